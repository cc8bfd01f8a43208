"""Findings as text: by family, each with its place and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cli.screen import Style
from cli.session import Session
from engine.findings import SEVERITIES, SEVERITY_TERMS, Finding, Outcome, Severity, Waived
from engine.message import Message, Value, message
from rules.rule import FAMILIES

_STYLES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.INFO: Style.INFO}
_INDENT = 6


def write_outcome(session: Session, outcome: Outcome) -> None:
    """Write the outcome of a check, its summary last."""
    write_head(session)
    for family, title in FAMILIES.items():
        findings = [finding for finding in outcome.findings if finding.code.startswith(family)]
        if findings:
            _heading(session, session.tr(title))
            for group in _condensed(findings):
                _write_finding(session, group)
    _write_waived(session, outcome.waived)
    _write_idle(session, outcome)
    session.screen.line()
    session.screen.line((session.say(_summary(outcome)), _worst(outcome)))


def write_head(session: Session) -> None:
    """Write which plan is asked, on which day, and how large it is."""
    state, screen = session.state, session.screen
    screen.paragraph(f"{state.plan.document}  {state.plan.title}", style=Style.STRONG)
    size = message(
        "as of {day} · {sections} sections · {tasks} tasks · {departments} departments",
        day=state.as_of,
        sections=len(state.plan.sections),
        tasks=len(state.graph.tasks),
        departments=len(state.graph.departments),
    )
    screen.line((session.say(size), Style.FAINT))


def _heading(session: Session, title: str) -> None:
    session.screen.line()
    session.screen.line((title, Style.STRONG))


def _condensed(findings: Iterable[Finding]) -> Iterator[tuple[Finding, ...]]:
    """Each error and warning alone; the info findings that say the same of several tasks together."""
    groups: dict[object, list[Finding]] = {}
    for index, finding in enumerate(findings):
        same = (finding.code, str(finding.message), finding.file)
        groups.setdefault(same if finding.severity is Severity.INFO else index, []).append(finding)
    return map(tuple, groups.values())


def _write_finding(session: Session, group: tuple[Finding, ...]) -> None:
    finding, screen = group[0], session.screen
    mark = session.tr(SEVERITY_TERMS[finding.severity])
    screen.line("  ", (mark, _STYLES[finding.severity]), f" {finding.code} ", (session.tr(finding.name), Style.STRONG))
    screen.paragraph(session.say(finding.message), _INDENT)
    if place := _place(session, group):
        screen.paragraph(place, _INDENT, style=Style.FAINT)
    screen.paragraph(session.say(finding.remedy), _INDENT, "→ ")


def _place(session: Session, group: Sequence[Finding]) -> str:
    """`task 42 … · order 2019-03 · data/plan.toml:1198`, as far as there are tasks, orders and lines."""
    tasks = tuple(dict.fromkeys(number for finding in group for number in finding.tasks))
    orders = dict.fromkeys(finding.order for finding in group if finding.order)
    parts = [session.say(_named(session, tasks))] if tasks else []
    parts.extend(session.say(message("order {order}", order=order)) for order in orders)
    if file := group[0].file:
        lines = dict.fromkeys(str(finding.line) for finding in group if finding.line)
        parts.append(":".join([file, ", ".join(lines)] if lines else [file]))
    return " · ".join(parts)


def _named(session: Session, tasks: tuple[int, ...]) -> Message:
    if len(tasks) == 1:
        return message("task {number} {title}", number=tasks[0], title=session.title(tasks[0]))
    numbers: tuple[Value, ...] = tasks
    return message("tasks {numbers}", numbers=numbers)


def _write_waived(session: Session, waived: Sequence[Waived]) -> None:
    if waived:
        _heading(session, session.tr("Waived"))
    for item in waived:
        finding, waiver = item.finding, item.waiver
        session.screen.line(f"  {finding.code} ", (session.tr(finding.name), Style.STRONG))
        session.screen.paragraph(session.say(finding.message), _INDENT)
        if place := _place(session, (finding,)):
            session.screen.paragraph(place, _INDENT, style=Style.FAINT)
        until = message("until {day}: {reason}", day=waiver.expires, reason=waiver.reason)
        session.screen.paragraph(session.say(until), _INDENT)


def _write_idle(session: Session, outcome: Outcome) -> None:
    if outcome.could_not_run:
        _heading(session, session.tr("Could not run"))
    for idle in outcome.could_not_run:
        session.screen.line(f"  {idle.code} ", (session.tr(idle.name), Style.STRONG))
        session.screen.paragraph(session.say(idle.reason), _INDENT)


def _summary(outcome: Outcome) -> Message:
    return message(
        "errors: {errors} · warnings: {warnings} · info: {info} · waived: {waived}",
        errors=outcome.count(Severity.ERROR),
        warnings=outcome.count(Severity.WARNING),
        info=outcome.count(Severity.INFO),
        waived=len(outcome.waived),
    )


def _worst(outcome: Outcome) -> Style:
    return next((_STYLES[severity] for severity in SEVERITIES[:2] if outcome.count(severity)), Style.GOOD)
