"""The screen, opened before anything else is imported: it paints first and reads the office afterwards.

Only plain calls are taken; whatever is not understood here goes the usual way, which explains what is wrong.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

_OPTIONS = ("--lang", "--office", "--ledger", "--as-of")
_PLAN = Path("data") / "plan.toml"


def open_at_once(arguments: Sequence[str]) -> int | None:
    """The exit status of the screen, if the call is `zeren` or `zeren tui` on a terminal; None for any other call."""
    if arguments and arguments[0] != "tui" and not arguments[0].startswith("--"):
        return None
    given = _options(arguments)
    root = _root(given.get("--office")) if given is not None else None
    if given is None or root is None or not _shows():
        return None
    from tui.startup import run

    day, ledger = given.get("--as-of"), given.get("--ledger")
    return run(
        root,
        os.environ,
        language=given.get("--lang"),
        as_of=date.fromisoformat(day) if day else None,
        ledger=_address(ledger) if ledger else os.environ.get("ZEREN_LEDGER"),
    )


def _options(arguments: Sequence[str]) -> dict[str, str] | None:
    """The options of the call; None if it has others, or a value that is not plain."""
    found: dict[str, str] = {}
    words = iter(arguments)
    for place, word in enumerate(words):
        name, equals, value = word.partition("=")
        if word == "tui" and place == 0:
            continue
        if name not in _OPTIONS:
            return None
        found[name] = value if equals else next(words, "")
    return found if all(map(_is_plain, found.items())) else None


def _is_plain(option: tuple[str, str]) -> bool:
    name, value = option
    if name == "--lang":
        return value in ("zh", "en")
    if name == "--as-of":
        try:
            return bool(date.fromisoformat(value))
        except ValueError:
            return False
    return bool(value)


def _root(named: str | None) -> Path | None:
    """The office (see `engine.office.find_office`)."""
    here = Path.cwd()
    folders = (Path(named),) if named else (here, *here.parents)
    return next((folder for folder in folders if (folder / _PLAN).exists()), None)


def _shows() -> bool:
    """Whether the terminal can show the screen; a browser behind `zeren serve` can."""
    if os.environ.get("TEXTUAL_DRIVER", "").endswith("WebDriver"):
        return True
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _address(ledger: str) -> str:
    return ledger if "://" in ledger else str(Path(ledger).absolute())
