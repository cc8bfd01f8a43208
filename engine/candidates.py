"""Who might take over a duty: candidates ranked with reasons, for a person to choose from. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.graph.duty_graph import DutyGraph
from engine.message import Message, message
from engine.model import Plan, Task

_NAMED, _FUNCTION, _SECTION = 2.0, 1.0, 0.25
"""What counts for a candidate: that it is on the task already, each function it has elsewhere, the same section."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A department that might take over; `score` orders candidates, the best highest."""

    name: str
    score: float
    reasons: tuple[Message, ...]


def candidates(task: Task, options: Mapping[str, Iterable[Task]]) -> tuple[Candidate, ...]:
    """Those of the `options` (department: the tasks it answers for by name) that anything speaks for, best first."""
    found = (_candidate(task, name, list(tasks)) for name, tasks in options.items())
    return tuple(sorted((c for c in found if c.score), key=lambda c: (-c.score, c.name)))


def successors(plan: Plan, graph: DutyGraph, task: int) -> tuple[Candidate, ...]:
    """The departments that might take over a duty on a task that nobody answers for any more, best first."""
    tasks = {entry.number: entry for entry in plan.tasks}
    held = {unit.name: [tasks[duty.task] for duty in graph.held_by(unit.node)] for unit in graph.departments}
    return candidates(tasks[task], held)


def proposed(remedy: Message, found: tuple[Candidate, ...], most: int = 3) -> Message:
    """A remedy with the best candidates and their reasons, if anything speaks for anybody."""
    if not found:
        return remedy
    names = tuple(message("{name} ({reasons})", name=c.name, reasons=c.reasons) for c in found[:most])
    return message("{remedy}; candidates: {candidates}", remedy=remedy, candidates=names)


def _candidate(task: Task, name: str, tasks: list[Task]) -> Candidate:
    score = 0.0
    reasons: list[Message] = []
    others = [other for other in tasks if other.number != task.number]
    if len(others) < len(tasks):
        score += _NAMED
        reasons.append(message("is on the task already"))
    shared = tuple(f for f in task.functions if any(f in other.functions for other in others))
    if shared:
        score += _FUNCTION * len(shared)
        reasons.append(message("has the function {functions}", functions=shared))
    near = sum(other.section == task.section for other in others)
    if near:
        score += _SECTION
        reasons.append(message("tasks of the same section: {count}", count=near))
    return Candidate(name, score, tuple(reasons))
