"""What became of each duty between two graphs, told by the changes that lie between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from engine.graph.duty import Change, Duty
from engine.graph.duty_graph import DutyGraph
from engine.model import Role
from engine.node import Node

Key: TypeAlias = "tuple[int, Role, Node]"


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


def passages(before: DutyGraph, after: DutyGraph, changes: Iterable[Change]) -> Iterator[Passage]:
    """What passed between two graphs of one plan; `changes` are all the changes that lie between them.

    The way of a duty is followed and not looked up by its sources: duties shared on purpose have these in common.
    """
    changes = tuple(changes)
    origins = _origins(before, changes)
    touched = {change.duty.task for change in changes}
    for task in before.tasks:
        if task in touched:
            yield from _on(before.on(task), after.on(task), origins)


def _on(before: tuple[Duty, ...], after: tuple[Duty, ...], origins: dict[Key, dict[Key, None]]) -> Iterator[Passage]:
    came_from = {duty.key: origins.get(duty.key, {duty.key: None}) for duty in after}
    for duty in before:
        heirs = tuple(other for other in after if duty.key in came_from[other.key])
        if [other.key for other in heirs] != [duty.key]:
            yield Passage(duty, heirs)
    for other in after:
        if not came_from[other.key]:
            yield Passage(None, (other,))


def _origins(before: DutyGraph, changes: Iterable[Change]) -> dict[Key, dict[Key, None]]:
    """For each duty that was touched, the duties of `before` that came to be in it."""
    found: dict[Key, dict[Key, None]] = {}
    shared: dict[tuple[str, int, Duty], dict[Key, None]] = {}  # one action may pass a duty to several

    def of(key: Key) -> dict[Key, None]:
        return found.setdefault(key, {key: None} if key in before.duties else {})

    for change in changes:
        passed: dict[Key, None] = {}
        if change.before:
            move = (change.order, change.action, change.before)
            if move not in shared:
                shared[move] = of(change.before.key)
                found[change.before.key] = {}
            passed = shared[move]
        if change.after:
            found[change.after.key] = of(change.after.key) | passed
    return found
