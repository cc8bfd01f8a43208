"""The duty matrix: tasks × those who answer, one mark each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.graph.unanswered import unanswered
from engine.model import ROLES, Role

if TYPE_CHECKING:
    from engine.graph.duty_graph import DutyGraph
    from engine.node import Node


@dataclass(frozen=True, slots=True)
class Matrix:
    """`marks[task][holder]` is the heaviest role by name, None where a department answers through a collective only.

    `holders` are the existing departments, then whoever holds duties that reach none of them.
    """

    holders: tuple[Node, ...]
    marks: Mapping[int, Mapping[Node, Role | None]]


def matrix(graph: DutyGraph) -> Matrix:
    """The matrix of a duty graph."""
    lost = unanswered(graph)
    holders = (*(unit.node for unit in graph.departments), *lost)
    marks = {task: _marks(graph, task) for task in graph.tasks}
    for holder, duties in lost.items():
        for duty in reversed(duties.named):  # the heaviest role is written last and stays
            marks[duty.task][holder] = duty.role
    return Matrix(holders, marks)


def _marks(graph: DutyGraph, task: int) -> dict[Node, Role | None]:
    found: dict[Node, Role | None] = {}
    for answer in sorted(graph.who(task), key=lambda a: (a.via is not None, ROLES.index(a.duty.role))):
        if answer.department is not None:
            found.setdefault(answer.department, None if answer.via else answer.duty.role)
    return found
