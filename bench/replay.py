"""Reading, verifying and replaying a ledger of one-duty orders on the real plan: 1,000 and 10,000 of them."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from engine.ledger.entry import Entry, Issue, Link, link_after
from engine.model import Role
from engine.office import Office
from engine.order import Order, Replace
from rules.rulebook import RULEBOOK

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 10_000)
ROUNDS = 7
AS_OF = date(2020, 1, 1)


def orders(office: Office, count: int) -> list[Order]:
    """Each passes one duty of the real plan to a department that has none on its task, over 200 days."""
    graph = office.noticed
    duties = [duty for duty in graph.duties.values() if duty.holder.kind == "department"]
    holders = {duty.key: graph.name(duty.holder) for duty in duties}
    busy = {task: {graph.name(duty.holder) for duty in graph.on(task)} for task in graph.tasks}
    names = [unit.name for unit in graph.departments]
    found = []
    for number in range(count):
        duty = duties[number % len(duties)]
        giver = holders[duty.key]
        taker = next(n for n in names[number % len(names) :] + names if n not in busy[duty.task])
        holders[duty.key] = taker
        busy[duty.task] = busy[duty.task] - {giver} | {taker}
        effective = date.fromordinal(date(2019, 5, 1).toordinal() + number * 200 // count)
        action = Replace(duty.task, Role(duty.role), giver, taker)
        found.append(
            Order(f"o{number}", "职责调整", (action,), f"〔2019〕{number}号", effective, effective, "机构改革")
        )
    return found


def fill(office: Office, count: int) -> None:
    links: list[Link] = []
    for order in orders(office, count):
        entry = Entry(Issue(order), "张三", datetime(2019, 5, 1, tzinfo=UTC), "机构改革", "f" * 64)
        links.append(link_after(links[-1] if links else None, entry))
    office.ledger.restore(links)
    office.ledger.close()


def measure(office: Office) -> list[float]:
    """Seconds to read and verify the chain, to understand its entries, and to replay them."""
    office = office.fresh()
    _ = office.noticed
    times = [perf_counter()]
    _ = office.chain
    times.append(perf_counter())
    _ = office.records
    times.append(perf_counter())
    state = office.state(AS_OF)
    times.append(perf_counter())
    assert not state.impossible
    office.ledger.close()
    return [after - before for before, after in pairwise(times)]


def main() -> None:
    print(" orders   read, verify   understand     replay      total   µs each")
    totals = []
    with TemporaryDirectory() as name:
        for size in SIZES:
            root = Path(name) / str(size)
            (root / "data").mkdir(parents=True)
            shutil.copy(ROOT / "data" / "plan.toml", root / "data")
            office = Office(root, RULEBOOK)
            fill(office, size)
            runs = [measure(office) for _ in range(ROUNDS)]
            read, understand, replay = (median(column) for column in zip(*runs, strict=True))
            totals.append(read + understand + replay)
            print(
                f"{size:>7} {read:>12.3f} s {understand:>10.3f} s {replay:>8.3f} s {totals[-1]:>8.3f} s"
                f" {totals[-1] / size * 1e6:>9.1f}"
            )
    print(f"tenfold orders take {totals[1] / totals[0]:.1f} times as long")
    print("goal: linear, 10,000 orders at most 1 s")


if __name__ == "__main__":
    main()
