"""What a command of `zeren` is."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import NamedTuple

from cli.session import Session
from engine.message import Translate


def no_arguments(_parser: ArgumentParser, _tr: Translate) -> None:
    """For a command without arguments of its own."""


def of_subcommand(_session: Session, _arguments: Namespace) -> int:
    """For a command that only has subcommands: the parser asks for one of them."""
    raise AssertionError


class Command(NamedTuple):
    """A command: how it is called, explained and run.

    `summary` and the second half of each of `examples` are terms; `formats` are those of `--format`, the default
    first; `on_plan` gives it --office, --ledger and the two clocks. `run` returns the exit status. A command with
    `subcommands` is never run itself.
    """

    name: str
    summary: str
    run: Callable[[Session, Namespace], int]
    examples: tuple[tuple[str, str], ...]
    configure: Callable[[ArgumentParser, Translate], None] = no_arguments
    formats: tuple[str, ...] = ()
    on_plan: bool = True
    subcommands: tuple[Command, ...] = ()
