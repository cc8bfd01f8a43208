"""What each kind of action does, case by case: `cases/KIND.toml`.

A file holds `[[cases]]`, each with
    about       what makes the case
    tasks       the tasks of the plan, numbered from 1 (see `tests.plans`)
    orders      lists of actions: orders 1, 2, … each issued and, a day after the one before, in force
    duties      every duty afterwards: `TASK ROLE HOLDER < SOURCES [STATUS]`; sources as the notice writes
                them, or +ORDER for what an order assigned; no status if it is simply in force
    standing    the departments that stand, if that is of interest
    members     what collectives mean then
    means       which departments (names, in order) stand for a name
    impossible  what is said of the orders that cannot be carried out
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import tomli

from engine.conservation import doubled, lost
from engine.graph.duty import Assignment, Duty, Source
from engine.state import State, Status
from tests.orders.making import EFFECTIVE, a_file, state_after
from tests.plans import make_plan

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    kind: str
    about: str
    tasks: list[dict[str, Any]]
    orders: list[list[dict[str, Any]]]
    duties: list[str]
    standing: list[str] | None = None
    members: Mapping[str, list[str]] = field(default_factory=dict)
    means: Mapping[str, list[str]] = field(default_factory=dict)
    impossible: list[str] = field(default_factory=list)

    def state(self) -> State:
        orders = [
            a_file({
                "id": str(number), "document": "文", "issued": EFFECTIVE,
                "effective": EFFECTIVE + timedelta(days=number), "actions": actions,
            }).order
            for number, actions in enumerate(self.orders, start=1)
        ]  # fmt: skip
        return state_after(make_plan(self.tasks), orders, EFFECTIVE + timedelta(days=99))


ALL = [
    Case(file.stem, **table)
    for file in sorted(CASES.glob("*.toml"))
    for table in tomli.loads(file.read_text(encoding="utf-8"))["cases"]
]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.kind}: {case.about}")
def test_case(case: Case) -> None:
    state = case.state()
    assert [spoken(state, duty) for duty in state.graph.duties.values()] == case.duties
    assert [f"{i.order}.{i.action + 1}: {i.objection.what}" for i in state.impossible] == case.impossible
    if case.standing is not None:
        assert [unit.name for unit in state.graph.departments] == case.standing
    graph = state.graph
    for name, members in case.members.items():
        node = graph.names.resolve(name)
        assert node is not None
        assert [graph.name(member) for member in graph.members(node)] == members
    for name, departments in case.means.items():
        assert list(meant(state, name)) == departments
    assert lost(state) == doubled(state) == []


def test_every_kind_has_cases() -> None:
    from engine.order import ACTIONS

    assert {action.kind for action in ACTIONS} <= {case.kind for case in ALL}


def meant(state: State, name: str) -> Iterator[str]:
    node = state.graph.names.resolve(name)
    yield from sorted(state.graph.name(other) for other in state.graph.current(node)) if node else ()


def spoken(state: State, duty: Duty) -> str:
    sources = " ".join(sorted(map(source, duty.sources)))
    status = state.status(duty)
    shown = "" if status is Status.IN_FORCE else f" [{status}]"
    return f"{duty.task} {duty.role} {state.graph.name(duty.holder)} < {sources}{shown}"


def source(found: Source) -> str:
    return f"+{found.order}" if isinstance(found, Assignment) else found.written
