"""Remedies that need no thought beyond a choice: what `f` offers on a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.findings import Finding
from engine.graph.duty_graph import DutyGraph
from engine.message import Message, message
from engine.model import Role
from engine.order import Action, Assign, Release, Replace
from tui.desk import Desk


@dataclass(frozen=True)
class Remedy:
    """One way to mend a finding: actions for the draft, or an alias (department, written name) for the plan."""

    text: Message
    actions: tuple[Action, ...] = ()
    alias: tuple[str, str] | None = None


def remedies(desk: Desk, finding: Finding) -> list[Remedy]:
    """The mechanical remedies of a finding, the likeliest first; none where a person has to think."""
    find = _FOR.get(finding.code)
    return list(find(desk, finding)) if find and finding.tasks else []


def _name(desk: Desk, finding: Finding) -> Iterator[Remedy]:
    evidence: Any = finding.evidence
    written, role, task = str(evidence["written"]), Role(evidence["role"]), finding.tasks[0]
    meant = [s["name"] for s in evidence.get("suggestions", ())] or list(evidence.get("candidates", ()))
    named = {entry.name for entry in desk.shown.plan.departments}
    for name in meant:
        if name in named:
            text = message("declare {written} an alias of {name} in the plan", written=written, name=name)
            yield Remedy(text, alias=(name, written))
    for name in meant:
        text = message("by order: {name} instead of {written} on task {task}", name=name, written=written, task=task)
        yield Remedy(text, (Replace(task, role, written, name),))


def _one_lead(desk: Desk, finding: Finding) -> Iterator[Remedy]:
    graph, task = desk.edited, finding.tasks[0]
    leads = [duty for duty in graph.on(task) if duty.role is Role.LEAD]
    for chosen in leads:
        others = [graph.name(duty.holder) for duty in leads if duty is not chosen]
        actions: list[Action] = []
        for name in others:
            actions += [Release(task, Role.LEAD, name), Assign(task, Role.RESPONSIBLE, name)]
        name = graph.name(chosen.holder)
        yield Remedy(
            message("{name} leads alone; {others} become responsible", name=name, others=tuple(others)), tuple(actions)
        )


def _a_lead(desk: Desk, finding: Finding) -> Iterator[Remedy]:
    graph, task = desk.edited, finding.tasks[0]
    for name in _candidates(desk, graph, task, named_first=True):
        yield Remedy(message("{name} leads task {task}", name=name, task=task), (Assign(task, Role.LEAD, name),))


def _instead_of_collective(desk: Desk, finding: Finding) -> Iterator[Remedy]:
    graph, task = desk.edited, finding.tasks[0]
    leads = [graph.name(duty.holder) for duty in graph.on(task) if duty.role is Role.LEAD]
    for name in _candidates(desk, graph, task, named_first=True):
        rest = [action for other in leads[1:] for action in _lighter(task, other)]
        actions = (Replace(task, Role.LEAD, leads[0], name), Assign(task, Role.RESPONSIBLE, leads[0]), *rest)
        text = message("{name} leads; {others} are responsible", name=name, others=tuple(leads))
        yield Remedy(text, actions)


def _lighter(task: int, name: str) -> tuple[Action, Action]:
    return Release(task, Role.LEAD, name), Assign(task, Role.RESPONSIBLE, name)


def _responsible(desk: Desk, finding: Finding) -> Iterator[Remedy]:
    graph, task = desk.edited, finding.tasks[0]
    taken = graph.named_on(task)
    for name in _candidates(desk, graph, task):
        if all(graph.name(node) != name for node in taken):
            text = message("{name} is responsible on task {task}", name=name, task=task)
            yield Remedy(text, (Assign(task, Role.RESPONSIBLE, name),))


def _heavier_only(desk: Desk, finding: Finding) -> Iterator[Remedy]:
    graph, task = desk.edited, finding.tasks[0]
    for name in finding.departments:
        lighter = [d for d in graph.on(task) if graph.name(d.holder) == name and d.role is not Role.LEAD]
        if lighter:
            yield Remedy(
                message("{name} only leads task {task}", name=name, task=task),
                tuple(Release(task, duty.role, name) for duty in lighter),
            )


def _candidates(desk: Desk, graph: DutyGraph, task: int, named_first: bool = False) -> Iterable[str]:
    """The departments, the least loaded first; with `named_first` those the task names before all others."""
    named = graph.named_on(task) if named_first else frozenset()
    loads = desk.loads

    def rank(node: Any) -> tuple[bool, float]:
        return node not in named, loads[node].points if node in loads else 0.0

    return [graph.name(node) for node in sorted((unit.node for unit in graph.departments), key=rank)]


_FOR: Mapping[str, Callable[[Desk, Finding], Iterator[Remedy]]] = {
    "N201": _name,
    "N203": _name,
    "A101": _a_lead,
    "A102": _instead_of_collective,
    "A103": _one_lead,
    "A104": _responsible,
    "A105": _heavier_only,
}
