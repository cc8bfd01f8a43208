"""The duty graph of small plans, by hand."""

from __future__ import annotations

import networkx as nx
import pytest

from engine.graph.duty_graph import DutyGraph
from engine.model import Role
from engine.node import Node, collective, department, task_node, unknown
from tests.plans import make_graph

A, B, C, D = (department(name) for name in ("甲科", "乙科", "丙科", "丁站"))
OFFICES, STATIONS, SCHOOLS = (collective(name) for name in ("各科室", "各单位", "各学校"))
LEAD, RESPONSIBLE, SUPPORT = Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT


def answers(graph: DutyGraph, task: int) -> list[tuple[Role, Node | None, Node | None]]:
    return [(answer.duty.role, answer.department, answer.via) for answer in graph.who(task)]


def test_one_edge_for_each_attribution() -> None:
    graph = make_graph([{"lead": ["甲科"], "responsible": ["各科室", "戊科"]}, {"support": ["丁站", "乙科"]}])
    edges = {(u, v, key) for u, v, key in graph.raw.edges(keys=True) if v.kind == "task" and u.kind != "section"}
    assert edges == {
        (A, task_node(1), LEAD), (OFFICES, task_node(1), RESPONSIBLE), (unknown("戊科"), task_node(1), RESPONSIBLE),
        (D, task_node(2), SUPPORT), (B, task_node(2), SUPPORT),
    }  # fmt: skip


def test_collectives_have_members_by_kind() -> None:
    graph = make_graph([{}])
    assert graph.members(OFFICES) == (A, B, C)
    assert graph.members(STATIONS) == (D,)
    assert graph.members(SCHOOLS) == ()


def test_aliases_and_spellings_are_one_holder_and_keep_every_source() -> None:
    graph = make_graph([{"lead": ["甲办", "甲 科"], "responsible": ["丁　站"]}])
    lead, responsible = graph.on(1)
    assert (lead.holder, responsible.holder) == (A, D)
    assert [source.written for source in lead.sources] == ["甲办", "甲 科"]
    assert responsible.written == "丁　站"


def test_duties_come_by_role_then_as_written() -> None:
    graph = make_graph([{"support": ["甲科"], "responsible": ["丁站", "乙科"], "lead": ["丙科"]}])
    assert [(duty.role, duty.holder) for duty in graph.on(1)] == [
        (LEAD, C), (RESPONSIBLE, D), (RESPONSIBLE, B), (SUPPORT, A),
    ]  # fmt: skip
    assert list(graph.duties) == [duty.key for duty in graph.on(1)]


def test_who_names_members_of_a_collective_unless_they_are_named_themselves() -> None:
    graph = make_graph([{"lead": ["甲科"], "responsible": ["各科室", "各单位"]}])
    assert answers(graph, 1) == [
        (LEAD, A, None), (RESPONSIBLE, B, OFFICES), (RESPONSIBLE, C, OFFICES), (RESPONSIBLE, D, STATIONS),
    ]  # fmt: skip


def test_nobody_answers_for_unknown_names_and_for_collectives_without_further_members() -> None:
    graph = make_graph([{"lead": ["戊科", "丁站"], "responsible": ["各单位", "各学校"]}])
    assert answers(graph, 1) == [
        (LEAD, None, None), (LEAD, D, None), (RESPONSIBLE, None, STATIONS), (RESPONSIBLE, None, SCHOOLS),
    ]  # fmt: skip


def test_duty_list_parts_named_and_shared() -> None:
    graph = make_graph([
        {"lead": ["各科室"]},
        {"responsible": ["甲科"]},
        {"lead": ["甲科"], "support": ["各科室"]},
        {"lead": ["各科室"], "responsible": ["各科室"]},
    ])  # fmt: skip
    duties = graph.duties_of(A)
    assert [duty.task for duty in duties.lead] == [3]
    assert [duty.task for duty in duties.responsible] == [2]
    assert duties.support == ()
    assert [(duty.task, duty.role) for duty in duties.collective] == [(1, LEAD), (4, LEAD), (4, RESPONSIBLE)]
    assert duties.named == duties.lead + duties.responsible
    assert graph.duties_of(D).collective == ()


def test_a_department_that_never_was_has_no_list() -> None:
    with pytest.raises(KeyError):
        make_graph([{}]).duties_of(department("戊科"))


def test_co_workers_share_named_tasks() -> None:
    graph = make_graph([
        {"lead": ["甲科"], "responsible": ["乙科", "丁站"]},
        {"lead": ["乙科"], "support": ["甲办"]},
        {"lead": ["甲科"], "responsible": ["各科室", "戊科"]},
        {"lead": ["丙科"]},
    ])  # fmt: skip
    assert list(graph.co_workers(A).items()) == [(B, (1, 2)), (D, (1,))]
    assert graph.co_workers(C) == {}


def test_without_a_department() -> None:
    graph = make_graph([
        {"lead": ["甲科"], "responsible": ["乙科"]},
        {"lead": ["甲科", "乙科"]},
        {"lead": ["各科室"], "responsible": ["甲科"]},
        {"lead": ["甲科", "戊科"]},
        {"lead": ["乙科"], "responsible": ["甲科"]},
    ])  # fmt: skip
    absence = graph.without(A)
    assert absence.without_lead == (1, 4)
    assert absence.without_anyone == (3, 4)
    assert absence.hit == (1, 3, 4)
    assert graph.without(C).hit == ()


def test_components_are_joined_by_named_duties_only() -> None:
    graph = make_graph([{"lead": ["甲科"], "responsible": ["丁站", "各科室"]}, {"lead": ["各科室"]}])
    assert graph.components() == (frozenset({A, D}), frozenset({C}), frozenset({B}))


def test_leads() -> None:
    graph = make_graph([{"lead": ["甲科", "戊科", "各科室"], "responsible": ["乙科"]}])
    assert graph.leads(1) == {A}
    assert graph.named_on(1) == {A, B}


def test_names_are_shown_as_declared() -> None:
    graph = make_graph([{"lead": ["戊科"]}])
    assert [graph.name(node) for node in (A, OFFICES, unknown("戊科"))] == ["甲科", "各科室", "戊科"]


def test_tasks_keep_the_order_of_the_plan() -> None:
    graph = make_graph([{"number": 7}, {"number": 3}, {"number": 5}])
    assert graph.tasks == (7, 3, 5)


def test_the_graph_cannot_be_changed() -> None:
    raw = make_graph([{"lead": ["甲科"]}]).raw
    changes = [
        lambda: raw.add_node(B), lambda: raw.add_edge(B, task_node(1), LEAD), lambda: raw.remove_node(A),
        lambda: raw.remove_edge(A, task_node(1)), raw.clear,
    ]  # fmt: skip
    for change in changes:
        with pytest.raises(nx.NetworkXError):
            change()
