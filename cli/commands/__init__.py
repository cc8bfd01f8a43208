"""The commands of `zeren`, one module each with its `COMMAND`; only the one that is asked for is imported."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING

from engine.message import message
from engine.problems import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cli.command import Command

NAMES = (
    "tui",
    "serve",
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
    "report",
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
            return _known(word)
    return None


def _known(word: str) -> str:
    """The name of a command. InputError with the nearest one if there is none of that name."""
    if word in NAMES:
        return word
    from difflib import get_close_matches  # only where something was mistyped

    guess = get_close_matches(word, NAMES, n=1)
    raise refuse(
        message("there is no command {word}", word=word),
        message("did you mean {guess}?", guess=guess[0]) if guess else message("`zeren --help` lists the commands"),
    )


def _command(name: str) -> Command:
    command: Command = import_module(f"cli.commands.{name}_" if iskeyword(name) else f"cli.commands.{name}").COMMAND
    return command
