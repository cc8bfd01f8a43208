"""What a key on a cell means, tried on the real rewriting of the graph."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from engine.graph.duty_graph import DutyGraph
from engine.model import Role
from engine.node import Node, collective, department, unknown
from engine.order import Action, Assign, Order, Release, Replace
from engine.succession.apply import replay
from tests.plans import make_graph
from tui.model import edits
from tui.model.edits import NothingToDo, folded

Edit = Callable[[DutyGraph, int, Node], tuple[Action, ...]]
A, B, C = department("甲科"), department("乙科"), department("丙科")


def after(graph: DutyGraph, actions: Sequence[Action]) -> dict[Node, Role]:
    done = replay(graph, [Order("x", "x", tuple(actions))])
    assert done.impossible == ()
    return {duty.holder: duty.role for duty in done.graph.on(1)}


def do(edit: Edit, node: Node, **task: object) -> dict[Node, Role]:
    graph = make_graph([task])
    return after(graph, edit(graph, 1, node))


def test_lead_replaces_whoever_leads() -> None:
    assert do(edits.lead, B, lead=["甲科"]) == {B: Role.LEAD}


def test_lead_of_two_replaces_one_and_releases_the_other() -> None:
    assert do(edits.lead, C, lead=["甲科", "乙科"]) == {C: Role.LEAD}


def test_one_of_two_leads_made_the_only_one() -> None:
    assert do(edits.lead, A, lead=["甲科", "乙科"]) == {A: Role.LEAD}


def test_lead_replaces_an_unknown_name_and_a_collective() -> None:
    assert do(edits.lead, B, lead=["戊科"]) == {B: Role.LEAD}
    assert do(edits.lead, B, lead=["各科室"]) == {B: Role.LEAD}


def test_lead_where_nobody_leads() -> None:
    assert do(edits.lead, B, lead=[]) == {B: Role.LEAD}


def test_a_responsible_department_that_leads_is_no_longer_responsible_besides() -> None:
    assert do(edits.lead, B, lead=["甲科"], responsible=["乙科"]) == {B: Role.LEAD}


def test_joint_lead_takes_nothing_away() -> None:
    assert do(edits.joint, B, lead=["甲科"]) == {A: Role.LEAD, B: Role.LEAD}


def test_responsible_takes_nothing_from_others_but_its_own_lead() -> None:
    assert do(edits.responsible, B, lead=["甲科"]) == {A: Role.LEAD, B: Role.RESPONSIBLE}
    assert do(edits.responsible, A, lead=["甲科"]) == {A: Role.RESPONSIBLE}


def test_support_ends_heavier_roles() -> None:
    assert do(edits.support, B, lead=["甲科"], responsible=["乙科"]) == {A: Role.LEAD, B: Role.SUPPORT}


def test_release_ends_the_duty_also_of_an_unknown_name() -> None:
    assert do(edits.release, A, lead=["甲科"]) == {}
    assert do(edits.release, unknown("戊科"), lead=["甲科"], responsible=["戊科"]) == {A: Role.LEAD}
    assert do(edits.release, collective("各科室"), lead=["甲科"], responsible=["各科室"]) == {A: Role.LEAD}


@pytest.mark.parametrize(
    ("edit", "task"),
    [
        (edits.lead, {"lead": ["甲科"]}),
        (edits.joint, {"lead": ["甲科"]}),
        (edits.responsible, {"lead": ["乙科"], "responsible": ["甲科"]}),
        (edits.release, {"lead": ["乙科"]}),
        (edits.release, {"lead": ["乙科"], "responsible": ["各科室"]}),
    ],
)
def test_what_would_change_nothing_is_said(edit: Edit, task: dict[str, object]) -> None:
    graph = make_graph([task])
    with pytest.raises(NothingToDo):
        edit(graph, 1, A)


def test_a_second_thought_is_joined_to_the_first() -> None:
    first, second = Replace(1, Role.LEAD, "甲科", "乙科"), Replace(1, Role.LEAD, "乙科", "丙科")
    assert folded([first, second]) == (Replace(1, Role.LEAD, "甲科", "丙科"),)
    assert folded([first, Replace(1, Role.LEAD, "乙科", "甲科")]) == ()
    assert folded([Assign(1, Role.LEAD, "甲科"), Replace(1, Role.LEAD, "甲科", "乙科")]) == (
        Assign(1, Role.LEAD, "乙科"),
    )


def test_what_is_about_other_duties_is_not_joined() -> None:
    actions = (
        Replace(1, Role.LEAD, "甲科", "乙科"),
        Replace(2, Role.LEAD, "乙科", "丙科"),
        Replace(1, Role.SUPPORT, "乙科", "丙科"),
        Release(1, Role.LEAD, "乙科"),
    )
    assert folded(actions) == actions
