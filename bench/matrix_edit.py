"""Time from a key on a cell of the matrix to the repainted effect panel, against the engine's preview alone.

The program runs without a terminal (Textual's own test driver), its frames are made as for a real one. Each edit is
another cell, so that every round writes the draft, previews it and paints. Memory is the peak of the process.
"""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from large_plans import synthetic_plan  # noqa: E402 (the paths come first)

from engine.preview import preview  # noqa: E402
from tui.app import ZerenApp  # noqa: E402
from tui.config import Config, Memory  # noqa: E402
from tui.widgets.grid import Grid  # noqa: E402
from tui.widgets.page import Page  # noqa: E402

AS_OF = date(2019, 6, 1)
ROUNDS = 15
GOALS = {42: 0.100, 1_000: 0.300}


def office_of(tasks: int, folder: Path) -> Path:
    """An office with the bundled plan (42 tasks) or a synthetic one."""
    (folder / "data").mkdir(parents=True)
    bundled = (ROOT / "data" / "plan.toml").read_text(encoding="utf-8")
    (folder / "data" / "plan.toml").write_text(bundled if tasks == 42 else synthetic_plan(tasks), encoding="utf-8")
    return folder


async def edits(office: Path) -> tuple[list[float], list[float]]:
    """Seconds of each edit, and of the preview of the last draft alone."""
    memory = Memory(office.parent / "memory", office)
    app = ZerenApp(office, Config(), memory, language="zh", as_of=AS_OF, clock=lambda: datetime.now().astimezone())
    async with app.run_test(size=(120, 40)) as pilot:
        while app.desk is None:
            await pilot.pause(0.05)
        await app.show_tab("matrix")
        await pilot.pause()
        taken = [await edit(app, row) for row in range(ROUNDS)]
        draft = app.desk.draft
        assert draft is not None
        assert draft.file is not None
        assert len(draft.actions) >= ROUNDS
        alone = []
        for _ in range(ROUNDS):
            start = perf_counter()
            preview(app.desk.office, draft.file, AS_OF)
            alone.append(perf_counter() - start)
    return taken, alone


async def edit(app: ZerenApp, row: int) -> float:
    """Make the cell under the cursor the lead, wait until the panel says so and its frame is made."""
    grid, panel = app.query_one(Grid), app.query_one("#draft", Page)
    key = grid.rows[row].key
    free = next(column.key for column in grid.columns if "●" not in (grid.mark(key, column.key) or ("",))[0])
    grid.go(key, free)
    before = panel.text()
    start = perf_counter()
    await app.action_deed("lead")
    while panel.text() == before:
        await asyncio.sleep(0.001)
    painted = asyncio.Event()
    app.call_after_refresh(painted.set)
    await painted.wait()
    return perf_counter() - start


def main() -> None:
    """Measure both sizes."""
    for tasks, goal in GOALS.items():
        with tempfile.TemporaryDirectory() as folder:
            taken, alone = asyncio.run(edits(office_of(tasks, Path(folder) / "office")))
        edit_time, preview_time = median(taken), median(alone)
        print(f"{tasks:>5} tasks: edit to repainted panel {edit_time * 1e3:7.1f} ms (worst {max(taken) * 1e3:.1f}), "
              f"preview alone {preview_time * 1e3:7.1f} ms, ratio {edit_time / preview_time:.2f}; "
              f"goal: under {goal * 1e3:.0f} ms")  # fmt: skip
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB peak")


if __name__ == "__main__":
    main()
