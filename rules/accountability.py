"""Family A: whether each task is answered for by somebody in particular."""

from __future__ import annotations

from collections.abc import Iterator

from engine.findings import Severity
from engine.graph.duty import Duty
from engine.message import Message, message
from engine.model import ROLES, Attribution, Role, role_word
from engine.state import State
from rules.rule import Hit, Rule


def no_lead(state: State) -> Iterator[Hit]:
    """A task that nobody leads.

    What it finds:
        Tasks without any lead department in the bureau, neither by name nor through a collective.
    Why it matters:
        Responsible departments wait for each other when nobody has to call the first meeting and report the result.
    Example:
        Task 12 lists only `responsible = ["计财科"]`.
    How to mend:
        Name one lead department in `lead`, or assign the lead by an order.
    """
    for task in state.plan.tasks:
        if not _duties(state, task.number, Role.LEAD) and not _moved_out(state, task.number):
            yield Hit(
                message("nobody leads the task"),
                message("name one lead department"),
                (task.number,),
                line=task.line,
            )


def collective_lead(state: State) -> Iterator[Hit]:
    """A task led only by a collective.

    What it finds:
        Tasks whose only leads are collectives such as 机关各科室.
    Why it matters:
        What everybody leads nobody leads: no one department can be asked.
    Example:
        Task 42 has `lead = ["机关各科室", "直属事业单位"]`.
    How to mend:
        Choose one department as the lead and leave the collective responsible.
    """
    for task in state.plan.tasks:
        leads = _duties(state, task.number, Role.LEAD)
        if leads and all(duty.holder.kind == "collective" for duty in leads):
            names = tuple(duty.written for duty in leads)
            yield Hit(
                message("led only by a collective: {names}", names=names),
                message("choose one lead department and leave the collective responsible"),
                (task.number,),
                line=_line(leads, task.line),
                evidence={"lead": names},
            )


def shared_lead(state: State) -> Iterator[Hit]:
    """A task with several named leads.

    What it finds:
        Tasks led by more than one department by name.
    Why it matters:
        Each may take the other for the one who acts first; 牵头 is meant for one.
    Example:
        Task 3 has `lead = ["组干科", "机关党办"]`.
    How to mend:
        Keep one lead and make the others responsible, or waive it with the reason why both lead.
    """
    for task in state.plan.tasks:
        leads = [d for d in _duties(state, task.number, Role.LEAD) if d.holder.kind != "collective"]
        if len(leads) > 1:
            names = tuple(state.graph.name(duty.holder) for duty in leads)
            yield Hit(
                message("{count} departments lead it: {names}", count=len(names), names=names),
                message("keep one lead and make the others responsible"),
                (task.number,),
                names,
                line=_line(leads, task.line),
                evidence={"lead": names},
            )


def no_responsible(state: State) -> Iterator[Hit]:
    """A task without responsible departments.

    What it finds:
        Tasks that have no responsible department, neither by name nor through a collective.
    Why it matters:
        The lead is left to do all the work alone, or the list was forgotten.
    Example:
        Task 42 has a lead but no `responsible`.
    How to mend:
        Name the responsible departments, or waive it where the lead really works alone.
    """
    for task in state.plan.tasks:
        if not _duties(state, task.number, Role.RESPONSIBLE) and not _moved_out(state, task.number):
            yield Hit(
                message("no responsible department"),
                message("name the responsible departments"),
                (task.number,),
                line=task.line,
            )


def lead_also_responsible(state: State) -> Iterator[Hit]:
    """A department named twice on a task in different roles.

    What it finds:
        Departments that are named on one task in more than one role.
    Why it matters:
        The lighter role adds nothing, and often another department was meant.
    Example:
        Task 6 has 基础教育科 in `lead` and 基教科 in `responsible`.
    How to mend:
        Remove the lighter role, or name the department that was meant.
    """
    for task in state.plan.tasks:
        by_holder: dict[object, list[Duty]] = {}
        for duty in state.graph.on(task.number):
            by_holder.setdefault(duty.holder, []).append(duty)
        for duties in by_holder.values():
            if len(duties) > 1 and duties[0].holder.kind == "department":
                name = state.graph.name(duties[0].holder)
                yield Hit(
                    message("{name} is named as {roles}", name=name, roles=_roles(duties)),
                    message("remove the lighter role of {name}, or name the department that was meant", name=name),
                    (task.number,),
                    (name,),
                    line=_line(duties[1:], task.line),
                    evidence={"roles": [duty.role for duty in duties]},
                )


def collective_only(state: State) -> Iterator[Hit]:
    """A task answered only by everyone.

    What it finds:
        Tasks on which no department is named: every duty is a collective's.
    Why it matters:
        It appears on every duty list and at the top of none.
    Example:
        Task 42 names 机关各科室 and 直属事业单位 and nobody else.
    How to mend:
        Name at least one department, or take it for a general reminder and leave it.
    """
    for task in state.plan.tasks:
        duties = state.graph.on(task.number)
        if duties and all(duty.holder.kind == "collective" for duty in duties):
            yield Hit(
                message("answered only by everyone: {names}", names=tuple(dict.fromkeys(d.written for d in duties))),
                message("name at least one department"),
                (task.number,),
                line=_line(duties, task.line),
            )


def duplicate_attribution(state: State) -> Iterator[Hit]:
    """A name given twice in one role.

    What it finds:
        Attributions of one task and role that resolve to the same department or collective, aliases included.
    Why it matters:
        One of the two was probably meant to be another department, whose duty is lost.
    Example:
        Task 9 has `responsible = ["基教科", "基础教育科"]`.
    How to mend:
        Remove one, or correct the name that was meant otherwise.
    """
    for duty in state.noticed.duties.values():
        if len(duty.sources) > 1:
            written = tuple(source.written for source in duty.sources)
            name = state.noticed.name(duty.holder)
            yield Hit(
                message("{written} are one and the same: {name}", written=written, name=name),
                message("remove one of the two, or correct the name that was meant otherwise"),
                (duty.task,),
                (name,) if duty.holder.kind == "department" else (),
                line=_last_line(duty),
                evidence={"written": written, "role": duty.role},
            )


def _duties(state: State, task: int, role: Role) -> list[Duty]:
    """The duties of a role that did not leave the bureau."""
    return [duty for duty in state.graph.on(task) if duty.role is role and duty.holder.kind != "body"]


def _moved_out(state: State, task: int) -> bool:
    """Whether the whole task left the bureau."""
    duties = state.graph.on(task)
    return bool(duties) and all(duty.holder.kind == "body" for duty in duties)


def _line(duties: list[Duty] | tuple[Duty, ...], default: int) -> int:
    return next((duty.line for duty in duties if duty.line), default)


def _last_line(duty: Duty) -> int | None:
    return max((source.line for source in duty.sources if isinstance(source, Attribution)), default=None)


def _roles(duties: list[Duty]) -> tuple[Message, ...]:
    return tuple(role_word(role) for role in ROLES if any(d.role is role for d in duties))


RULES = (
    Rule("A101", "no-lead", Severity.ERROR, 2, no_lead),
    Rule("A102", "collective-lead", Severity.ERROR, 2, collective_lead),
    Rule("A103", "shared-lead", Severity.WARNING, 2, shared_lead),
    Rule("A104", "no-responsible", Severity.WARNING, 2, no_responsible),
    Rule("A105", "lead-also-responsible", Severity.WARNING, 2, lead_also_responsible),
    Rule("A106", "collective-only", Severity.INFO, 2, collective_only),
    Rule("A107", "duplicate-attribution", Severity.WARNING, 2, duplicate_attribution),
)
