"""Rule R410 on states that zeren never makes: duties dropped and doubled by hand."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest

from engine.graph.duty import Change, Duty
from engine.graph.duty_graph import DutyGraph
from engine.message import message
from engine.model import Role
from engine.node import Node, department, task_node
from engine.order import Assign, Part, Split, Transfer
from engine.state import State
from rules.rulebook import RULEBOOK
from tests.orders.making import EFFECTIVE, an_order, state_after
from tests.plans import make_plan, make_state

KEY = (1, Role.LEAD, department("甲科"))


def corrupted(state: State, without: tuple[int, Role, Node] | None = None, also: Duty | None = None) -> State:
    raw = nx.MultiDiGraph(state.graph.raw)
    if without:
        raw.remove_edge(without[2], task_node(without[0]), without[1])
    if also:
        raw.add_edge(also.holder, task_node(also.task), also.role, duty=also)
    return replace(state, graph=DutyGraph(raw))


def found(state: State) -> list[str]:
    return [f"{f.tasks[0]} {f.severity}: {f.message}" for f in RULEBOOK.check(state).findings if f.code == "R410"]


@pytest.fixture
def state() -> State:
    return make_state([{"lead": ["甲科"]}])


def test_whole(state: State) -> None:
    assert found(state) == []


def test_lost(state: State) -> None:
    lost = corrupted(state, without=KEY)
    assert found(lost) == ["1 error: 甲科 was lost on its way"]
    released = Change("x", 0, None, message("released"), before=state.graph.duties[KEY])
    assert found(replace(lost, changes=(released,))) == []


def test_doubled(state: State) -> None:
    duty = state.graph.duties[KEY]
    doubled = corrupted(state, also=replace(duty, holder=department("乙科")))
    assert found(doubled) == ["1 error: 甲科 was doubled on its way"]


def test_doubled_by_an_order_that_shares_nothing() -> None:
    passed = state_after(make_plan([{"lead": ["甲科"]}]), [an_order("x", Transfer("甲科", "乙科"))], EFFECTIVE)
    assert found(passed) == []
    duty = next(iter(passed.graph.duties.values()))
    assert found(corrupted(passed, also=replace(duty, holder=department("丙科")))) == [
        "1 error: 甲科 was doubled on its way"
    ]


def test_shared_on_purpose() -> None:
    order = an_order("x", Split("甲科", (Part("乙科", tasks=(1,)), Part("丙科", tasks=(1,)))))
    shared = state_after(make_plan([{"lead": ["甲科"]}]), [order], EFFECTIVE)
    assert len(shared.graph.on(1)) == 2
    assert found(shared) == []


def test_what_an_order_assigned_is_not_lost_either() -> None:
    state = state_after(make_plan([{}]), [an_order("x", Assign(1, Role.LEAD, "甲科"))], EFFECTIVE)
    assert found(state) == []
    assert found(corrupted(state, without=KEY)) == ["1 error: 甲科 was lost on its way"]
