"""An office: the folder with a plan and its orders, and everything that can be asked of it.

The one core under the command line and the screen; both call only what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from engine.findings import Outcome, Rulebook
from engine.graph.build import build_graph
from engine.message import message
from engine.model import Plan
from engine.planfile.plan import load_plan
from engine.problems import refuse
from engine.state import State

PLAN = Path("data") / "plan.toml"


def find_office(start: Path, named: Path | None = None) -> Path:
    """The office folder: `named`, or the nearest one at or above `start` that holds data/plan.toml.

    InputError if there is none.
    """
    if named is not None:
        if not (named / PLAN).exists():
            raise refuse(
                message("{folder} has no {plan}", folder=str(named), plan=str(PLAN)),
                message("name an office folder, or make one: `zeren init DIR`"),
            )
        return named
    for folder in (start, *start.parents):
        if (folder / PLAN).exists():
            return folder
    raise refuse(
        message("no {plan} in this folder or above it", plan=str(PLAN)),
        message("name an office with --office DIR, or make one: `zeren init DIR --sample`"),
    )


@dataclass(frozen=True)
class Office:
    """The office in the folder `root`, judged by `rulebook`."""

    root: Path
    rulebook: Rulebook

    @property
    def plan_file(self) -> Path:
        """The plan."""
        return self.root / PLAN

    @cached_property
    def plan(self) -> Plan:
        """The plan, read once. InputError with every problem of the file."""
        return load_plan(self.plan_file, self.rulebook.codes)

    def state(self, as_of: date) -> State:
        """Who answers for what on the day `as_of`."""
        graph = build_graph(self.plan)
        return State(self.plan, as_of, graph, graph)

    def check(self, state: State) -> Outcome:
        """What the rules find in a state."""
        return self.rulebook.check(state)
