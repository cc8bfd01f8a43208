"""What became of each duty between two graphs, told by the sources it answers for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.graph.duty import Duty
from engine.graph.duty_graph import DutyGraph


@dataclass(frozen=True, slots=True)
class Passage:
    """A duty that others hold afterwards, or in another role: `before` is None if new, `after` empty if released."""

    before: Duty | None
    after: tuple[Duty, ...]

    @property
    def task(self) -> int:
        """The task it is about."""
        return (self.before or self.after[0]).task

    @property
    def changes_hands(self) -> bool:
        """Whether somebody else holds it afterwards, and not just the same department in another role."""
        return {duty.holder for duty in self.after} != ({self.before.holder} if self.before else set())


def passages(before: DutyGraph, after: DutyGraph, tasks: Iterable[int] | None = None) -> Iterator[Passage]:
    """What passed between two graphs of one plan, on all tasks or some."""
    for task in before.tasks if tasks is None else tasks:
        yield from _on(before.on(task), after.on(task))


def _on(before: tuple[Duty, ...], after: tuple[Duty, ...]) -> Iterator[Passage]:
    for duty in before:
        heirs = tuple(other for other in after if _common(duty, other))
        if [other.key for other in heirs] != [duty.key]:
            yield Passage(duty, heirs)
    for other in after:
        if not any(_common(duty, other) for duty in before):
            yield Passage(None, (other,))


def _common(one: Duty, other: Duty) -> bool:
    return not set(one.sources).isdisjoint(other.sources)
