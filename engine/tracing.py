"""The whole way of the duties of a task: from the line of the notice to who answers today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.graph.duty import Assignment, Change, Duty, Source
from engine.names import Spelling
from engine.order import Order
from engine.state import State, Status, Transition


@dataclass(frozen=True, slots=True)
class Trail:
    """One source of a task and what became of it, step by step.

    `resolved` is the name it resolved to in the notice (None: nothing), `spelling` how it was written; `now` are the
    duties that answer for it on the day of the state, with their status (none: it was released).
    """

    source: Source
    resolved: str | None
    spelling: Spelling | None
    steps: tuple[Change, ...]
    now: tuple[tuple[Duty, Status], ...]
    coming: tuple[Transition, ...]


def trace(state: State, task: int) -> tuple[Trail, ...]:
    """The trails of all attributions of a task, then of all duties that orders assigned to it."""
    return tuple(_trail(state, source) for source in _sources(state, task))


def order_of(state: State, change: Change) -> Order:
    """The issued order that made a change."""
    return next(record.order for record in state.issued if record.order.id == change.order)


def _sources(state: State, task: int) -> Iterator[Source]:
    yield from state.plan.task(task).attributions
    touched = (change for change in state.changes if change.duty.task == task and change.after)
    assigned = (s for change in touched if change.after for s in change.after.sources if isinstance(s, Assignment))
    yield from dict.fromkeys(assigned)


def _trail(state: State, source: Source) -> Trail:
    names = state.noticed.names
    found = names.bearers(source.written) if not isinstance(source, Assignment) else ()
    now = tuple(duty for duty in state.graph.on(source.task) if source in duty.sources)
    return Trail(
        source,
        found[0].name if len(found) == 1 else None,
        names.spelling(source.written) if found else None,
        tuple(change for change in state.changes if _concerns(change, source)),
        tuple((duty, state.status(duty)) for duty in now),
        tuple(state.transitions[duty.key] for duty in now if duty.key in state.transitions),
    )


def _concerns(change: Change, source: Source) -> bool:
    return source in change.duty.sources
