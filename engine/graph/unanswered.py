"""Duties that reach no existing department: what would be on nobody's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.graph.duty import DutyList
from engine.model import ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.graph.duty import Duty
    from engine.graph.duty_graph import DutyGraph
    from engine.node import Node


def unanswered(graph: DutyGraph) -> Mapping[Node, DutyList]:
    """The duties for which no department answers, listed by who holds them, in the order of the plan.

    Holders are unknown names, collectives without a (further) member, departments gone without a successor, and
    bodies outside the bureau. With the lists of the existing departments they account for every attribution.
    """
    found: dict[Node, list[Duty]] = {}
    for duty in graph.duties.values():
        if all(answer.department is None for answer in graph.answers(duty)):
            found.setdefault(duty.holder, []).append(duty)
    return {holder: listed(holder, duties) for holder, duties in found.items()}


def listed(holder: Node, duties: Sequence[Duty]) -> DutyList:
    """The list of the duties that a node holds itself, whatever it is."""
    lead, responsible, support = (tuple(d for d in duties if d.role is role) for role in ROLES)
    return DutyList(holder, lead, responsible, support, ())
