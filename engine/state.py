"""Who answers for what on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engine.graph.duty_graph import DutyGraph
from engine.model import Plan


@dataclass(frozen=True)
class State:
    """The plan and its duties as of a day. `noticed` is the graph of the notice alone, before any order."""

    plan: Plan
    as_of: date
    noticed: DutyGraph
    graph: DutyGraph
