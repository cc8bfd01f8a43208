"""What the filter may ask of the tasks of a desk."""

from __future__ import annotations

from engine.findings import Severity
from engine.model import ROLES
from engine.state import Status
from tui.desk import Desk
from tui.model.filter import Facts

_STATUSES = {Status.ORPHAN: "orphan", Status.TRANSITION: "transition", Status.MOVED_OUT: "moved"}


def task_facts(desk: Desk) -> tuple[Facts, ...]:
    """The facts of every task, in the order of the plan."""
    sections = {section.number: section.title for section in desk.shown.plan.sections}
    return tuple(_facts(desk, number, sections) for number in desk.shown.graph.tasks)


def _facts(desk: Desk, number: int, sections: dict[int, str]) -> Facts:
    task, graph = desk.tasks[number], desk.shown.graph
    holders: dict[str, tuple[str, ...]] = {role.value: () for role in ROLES}
    answering = []
    for answer in graph.who(number):
        name = graph.name(answer.department or answer.duty.holder)
        answering.append(name)
        holders[answer.duty.role] += (name,)
    findings = desk.by_task.get(number, ())
    written = [attribution.written for attribution in task.attributions]
    named = [graph.name(duty.holder) for duty in graph.on(number)]
    return Facts(
        number,
        task.title,
        task.section,
        sections.get(task.section, ""),
        holders,
        tuple(dict.fromkeys([*named, *written, *answering])),
        frozenset(finding.code for finding in findings),
        frozenset(_statuses(desk, number)),
    )


def _statuses(desk: Desk, number: int) -> set[str]:
    state = desk.shown
    duties = state.graph.on(number)
    found = {_STATUSES[status] for duty in duties if (status := state.status(duty)) in _STATUSES}
    if any(duty.holder.kind == "collective" for duty in duties):
        found.add("collective")
    if any(duty.order for duty in duties):
        found.add("changed")
    findings = desk.by_task.get(number, ())
    found |= {severity.value for severity in Severity if any(f.severity is severity for f in findings)}
    if any(finding.code == "T503" for finding in findings):
        found.add("overdue")
    return found
