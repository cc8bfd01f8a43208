"""Time from the start of the process to the first paint in a pseudo-terminal: the program against an empty Textual app.

The first paint is the moment at which the first rows of text are on the terminal (the cursor and mode sequences that
Textual sends before do not count: a mark that is painted is waited for). Memory is the peak of the process.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
from collections.abc import Callable
from pathlib import Path
from shutil import copy
from time import perf_counter

from timing import medians, report

ROOT = Path(__file__).parents[1]
ROUNDS = 21
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("painted")
Empty().run()
"""
PROGRAM = "import sys; from cli.main import main; sys.exit(main())"
LOADED_FIRST = "import networkx, pandas\n" + EMPTY


def first_paint(source: str, arguments: list[str], mark: bytes, environment: dict[str, str]) -> tuple[float, int]:
    """Seconds until `mark` is painted, and the peak memory of the process until then in KiB."""
    start = perf_counter()
    pid, master = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execvpe(sys.executable, [sys.executable, "-c", source, *arguments], environment)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    while mark not in seen:
        if not select.select([master], [], [], 20)[0]:
            raise TimeoutError(seen[-400:])
        seen += os.read(master, 65536)
    taken = perf_counter() - start
    memory = int(next(x for x in Path(f"/proc/{pid}/status").read_text().splitlines() if "VmHWM" in x).split()[1])
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(master)
    return taken, memory


def main() -> None:
    """Compare."""
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder) / "office"
        (office / "data").mkdir(parents=True)
        copy(ROOT / "data" / "plan.toml", office / "data" / "plan.toml")
        compare(Path(folder), office)


def compare(folder: Path, office: Path) -> None:
    """Take the contestants in turns."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "NO_COLOR")} | {
        "PYTHONPYCACHEPREFIX": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
    memory: dict[str, int] = {}

    def contestant(name: str, source: str, arguments: list[str], mark: str) -> Callable[[], object]:
        def run() -> None:
            memory[name] = first_paint(source, arguments, mark.encode(), environment)[1]

        return run

    tui = ["tui", "--office", str(office), "--lang", "zh", "--as-of", "2019-06-01"]
    cases = {
        "an empty Textual app": (EMPTY, [], "painted"),
        "the same, networkx and pandas imported first": (LOADED_FIRST, [], "painted"),
        "zeren tui, first paint": (PROGRAM, tui, "总览"),
        "zeren tui, the plan on the screen": (PROGRAM, tui, "基础教育科"),
    }
    found = medians({name: contestant(name, *case) for name, case in cases.items()}, ROUNDS)
    report(found, "an empty Textual app", "first paint at most 1.5 ×")
    for name, kib in memory.items():
        print(f"{name:<44} {kib / 1024:9.1f} MiB peak until then")


if __name__ == "__main__":
    main()
