"""Who answered on one day and who on another, source by source, whatever was issued or revoked between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.graph.duty import Duty, Source
from engine.graph.duty_graph import DutyGraph
from engine.state import State


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to be answered for, and the duties that answered for it on either day (none: nobody did)."""

    source: Source
    before: tuple[Duty, ...]
    after: tuple[Duty, ...]


def differences(before: State, after: State) -> Iterator[Difference]:
    """What is answered for by others, or in another role, by task in the order of the plan."""
    for task in before.graph.tasks:
        sources = dict.fromkeys(s for state in (before, after) for duty in state.graph.on(task) for s in duty.sources)
        for source in sources:
            then, now = _answering(before.graph, source), _answering(after.graph, source)
            if [duty.key for duty in then] != [duty.key for duty in now]:
                yield Difference(source, then, now)


def orders_between(difference: Difference, after: State) -> list[str]:
    """The orders in force on the later day that touched it; none where one was revoked between the days."""
    touching = (change for change in after.changes if difference.source in change.duty.sources)
    return list(dict.fromkeys(change.order for change in touching))


def _answering(graph: DutyGraph, source: Source) -> tuple[Duty, ...]:
    return tuple(duty for duty in graph.on(source.task) if source in duty.sources)
