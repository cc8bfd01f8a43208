"""What the shell offers when Tab is pressed; loaded with the parser, run only under argcomplete."""

from __future__ import annotations

from argparse import Action, Namespace
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from typing import TypeAlias

from cli.session import called_office
from engine.problems import InputError
from engine.state import State
from rules.rulebook import RULEBOOK

Completer: TypeAlias = Callable[..., Iterable[str]]


def completed(action: Action, completer: Completer) -> None:
    """Let `completer` complete an argument; argcomplete looks for it on the action."""
    action.completer = completer  # type: ignore[attr-defined]


def departments(parsed_args: Namespace, **_: object) -> Iterable[str]:
    """The names of the departments."""
    return (unit.name for state in _states(parsed_args) for unit in state.graph.departments)


def tasks(parsed_args: Namespace, **_: object) -> Iterable[str]:
    """The numbers of the tasks."""
    return (str(number) for state in _states(parsed_args) for number in state.graph.tasks)


def orders(parsed_args: Namespace, **_: object) -> Iterable[str]:
    """The ids of the orders, issued and drafted."""
    for state in _states(parsed_args):
        yield from (record.order.id for record in state.issued)
        yield from (pending.order.id for pending in state.pending if pending.file)


def rule_codes(**_: object) -> Iterable[str]:
    """The codes of the rules."""
    return RULEBOOK.codes


def _states(parsed_args: Namespace) -> list[State]:
    """The state to complete from, or none: an unreadable plan completes nothing and says nothing."""
    with suppress(InputError):
        return [called_office(parsed_args, RULEBOOK).state(getattr(parsed_args, "as_of", None) or date.today())]
    return []
