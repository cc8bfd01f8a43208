"""The commands of `zeren`, one module each with its `COMMAND`; only the one that is asked for is imported."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cli.command import Command

NAMES = (
    "check",
    "who",
    "duties",
    "matrix",
    "load",
    "graph",
    "trace",
    "changes",
    "order",
    "handover",
    "log",
    "verify",
    "restore",
    "rule",
    "schema",
    "init",
    "import",
    "completion",
)
"""In the order of the help; a command's module has its name, with a _ where that is a word of Python."""

_WITH_VALUE = ("--lang", "--office", "--ledger", "--as-of", "--known-at")
"""Options before the command that take the next word."""


def commands_for(argv: Sequence[str]) -> tuple[Command, ...]:
    """The command that the arguments ask for, or all, where help or an error has to name them."""
    asked = _asked(argv)
    return tuple(_command(name) for name in ((asked,) if asked else NAMES))


def _asked(argv: Sequence[str]) -> str | None:
    words = iter(argv)
    for word in words:
        if word in _WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word if word in NAMES else None
    return None


def _command(name: str) -> Command:
    command: Command = import_module(f"cli.commands.{name}_" if iskeyword(name) else f"cli.commands.{name}").COMMAND
    return command
