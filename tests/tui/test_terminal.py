"""The program in a real terminal (tmux), as a person starts it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(
    shutil.which("tmux") is None, reason="TMUX IS NOT INSTALLED: the real terminal is untested"
)
PATIENCE = 30.0
"""Seconds to wait for something on the screen; the machine may be busy."""


class Terminal:
    """A terminal of its own, with the program started in it by `zeren` alone."""

    def __init__(self, office: Path, size: tuple[int, int], **environment: str) -> None:
        self.socket = f"zeren-{uuid.uuid4().hex}"
        start = f"{sys.executable} -c 'import sys; from cli.main import main; sys.exit(main())'"
        command = f"{start} --lang zh --as-of 2019-06-01; echo status $?; sleep 60"
        known = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "XDG_STATE_HOME": str(office.parent / "state"),
            "XDG_CONFIG_HOME": str(office.parent / "config"),
            "LANG": "C.UTF-8",
        }
        size_options = ["-x", str(size[0]), "-y", str(size[1])]
        passed = [part for key, value in environment.items() for part in ("-e", f"{key}={value}")]
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-c", str(office), *size_options, *passed, command, env=known
        )

    def press(self, *keys: str) -> None:
        """Press keys as a fast typist does."""
        for key in keys:
            self._tmux("send-keys", key)
            time.sleep(0.15)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def wait(self, holds: Callable[[str], bool]) -> str:
        """The screen as soon as something holds on it."""
        end = time.monotonic() + PATIENCE
        while not holds(shown := self.screen()):
            assert time.monotonic() < end, shown
            time.sleep(0.1)
        return shown

    def close(self) -> None:
        self._tmux("kill-server")

    def _tmux(self, *arguments: str, env: dict[str, str] | None = None) -> str:
        run = subprocess.run(
            ["tmux", "-L", self.socket, *arguments], capture_output=True, text=True, env=env, check=True
        )
        return run.stdout


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def terminal(request: pytest.FixtureRequest, office: Path) -> Iterator[Terminal]:
    opened = Terminal(office, request.param)
    yield opened
    opened.close()


def test_reassign_in_the_real_terminal(terminal: Terminal, office: Path) -> None:
    terminal.wait(lambda shown: "基础教育科" in shown)
    terminal.press("2", "/")
    terminal.wait(lambda shown: "筛选" in shown)
    terminal.press("jyxxhjs")
    terminal.wait(lambda shown: "提升教育信息化" in shown and "思想政治" not in shown)
    terminal.press("Enter", "m")
    terminal.wait(lambda shown: "●" in shown and "思组关" in shown)
    terminal.press("l")
    terminal.wait(lambda shown: "电教站改派为" in shown)
    assert list((office / "data" / "orders").glob("*.toml"))
    terminal.press("u")
    terminal.wait(lambda shown: "电教站改派为" not in shown)
    terminal.press("q")
    terminal.wait(lambda shown: "status 0" in shown)


def test_a_closed_terminal_loses_nothing(office: Path) -> None:
    first = Terminal(office, (100, 30))
    first.wait(lambda shown: "基础教育科" in shown)
    first.press("4")
    first.wait(lambda shown: "思组关" in shown)
    first.press("j", "l")
    first.wait(lambda shown: "1 个动作" in shown)
    first.close()
    second = Terminal(office, (100, 30))
    try:
        second.wait(lambda shown: "有未完成的草案" in shown)
        second.press("Enter")
        second.wait(lambda shown: "1 个动作" in shown)
    finally:
        second.close()


def test_a_terminal_that_can_show_nothing_gets_a_line(office: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import sys; from cli.main import main; sys.exit(main())", "tui", "--lang", "en"],
        cwd=office, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert "needs a terminal" in run.stderr
    assert "\x1b" not in run.stdout + run.stderr


def test_bare_zeren_without_a_terminal_shows_the_help(office: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import sys; from cli.main import main; sys.exit(main())", "--lang", "en"],
        cwd=office, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert run.returncode == 0
    assert "usage: zeren" in run.stdout
