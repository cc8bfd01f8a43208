"""What holds for the duty graph of every plan."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from engine.graph.build import build_graph
from engine.model import Plan, Role
from tests.graph.strategies import plans


@given(plans())
def test_every_attribution_is_the_source_of_one_duty(plan: Plan) -> None:
    graph = build_graph(plan)
    sources = Counter(source for duty in graph.duties.values() for source in duty.sources)
    assert set(sources) == {a for task in plan.tasks for a in task.attributions}
    assert all(
        (source.task, source.role) == (duty.task, duty.role)
        for duty in graph.duties.values()
        for source in duty.sources
        if hasattr(source, "line")
    )


@given(plans())
def test_who_and_duty_lists_tell_the_same(plan: Plan) -> None:
    """Seen from the tasks or from the departments, it is the same duties, each of them once."""
    graph = build_graph(plan)
    by_task = Counter(
        (answer.department, answer.duty.key)
        for task in graph.tasks
        for answer in graph.who(task)
        if answer.department is not None
    )
    by_department = Counter(
        (unit.node, duty.key)
        for unit in graph.departments
        for duties in [graph.duties_of(unit.node)]
        for duty in (*duties.named, *duties.collective)
    )
    assert by_task == by_department
    assert set(by_task.values()) <= {1}


@given(plans())
def test_every_duty_has_an_answer_or_says_that_nobody_answers(plan: Plan) -> None:
    graph = build_graph(plan)
    for duty in graph.duties.values():
        found = graph.answers(duty)
        assert found
        assert all(answer.department for answer in found) or len(found) == 1


@given(plans())
def test_whoever_is_named_on_a_task_has_it_through_no_collective(plan: Plan) -> None:
    graph = build_graph(plan)
    for unit in graph.departments:
        duties = graph.duties_of(unit.node)
        assert not {duty.task for duty in duties.named} & {duty.task for duty in duties.collective}
        assert all(duty.holder == unit.node for duty in duties.named)
        assert all(unit.node in graph.members(duty.holder) for duty in duties.collective)


@given(plans())
def test_co_working_is_mutual(plan: Plan) -> None:
    graph = build_graph(plan)
    for unit in graph.departments:
        for other, tasks in graph.co_workers(unit.node).items():
            assert graph.co_workers(other)[unit.node] == tasks
            assert other != unit.node
            assert all({unit.node, other} <= graph.named_on(task) for task in tasks)


@given(plans())
def test_components_part_the_departments(plan: Plan) -> None:
    graph = build_graph(plan)
    components = graph.components()
    assert sorted(node for group in components for node in group) == sorted(unit.node for unit in graph.departments)
    for task in graph.tasks:
        assert sum(bool(graph.named_on(task) & group) for group in components) <= 1


@given(plans())
def test_absence_hits_exactly_what_nobody_else_holds(plan: Plan) -> None:
    graph = build_graph(plan)
    for unit in graph.departments:
        absence = graph.without(unit.node)
        named = {t: {d.holder for d in graph.on(t)} & {u.node for u in graph.departments} for t in graph.tasks}
        leads = {
            t: {d.holder for d in graph.on(t) if d.role is Role.LEAD and d.holder in named[t]} for t in graph.tasks
        }
        assert absence.without_anyone == tuple(t for t in graph.tasks if named[t] == {unit.node})
        assert absence.without_lead == tuple(t for t in graph.tasks if leads[t] == {unit.node})


@given(plans())
def test_building_twice_gives_the_same(plan: Plan) -> None:
    assert list(build_graph(plan).duties.items()) == list(build_graph(plan).duties.items())
