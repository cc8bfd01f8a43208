"""The report of an import, as text and as data."""

from __future__ import annotations

from cli.jsontext import plain
from cli.screen import Style
from cli.sections import write_section
from cli.session import Session
from engine.message import Message, message, term
from engine.notice.bring_in import Imported
from engine.notice.report import ImportReport
from engine.notice.wording import excerpt, joined


def write_report(session: Session, report: ImportReport) -> None:
    """Show the report on the screen."""
    screen = session.screen
    found = message(
        "{notice}: {tasks} tasks in {sections} sections, {indicators} figures and deadlines",
        notice=report.notice, tasks=report.tasks, sections=report.sections, indicators=report.indicators,
    )  # fmt: skip
    screen.paragraph(session.say(found), style=Style.STRONG)
    write_section(session, term("Missing"), [_missing(report, i) for i in range(len(report.missing))])
    write_section(session, term("Names that no department bears"), _unresolved(report))
    pairs = [message("{one} and {other}", one=one, other=other) for one, other in report.variants]
    write_section(
        session, term("Names that may be one department; if so, declare the one as an alias of the other"), pairs
    )
    write_section(session, term("Inferred rather than read"), _inferred(report))
    write_section(session, term("Read, but part of nothing"), _unplaced(report))


def report_data(session: Session, imported: Imported) -> dict[str, object]:
    """The report as JSON data."""
    report = imported.report
    return {
        "notice": report.notice,
        "tasks": report.tasks,
        "sections": report.sections,
        "indicators": report.indicators,
        "missing": [{"field": m.field, "tasks": list(m.tasks)} for m in report.missing],
        "unresolved": [
            {"name": u.written, "tasks": list(u.tasks), "suggestions": [s.name for s in u.suggestions]}
            for u in report.unresolved
        ],
        "variants": [list(pair) for pair in report.variants],
        "inferred": [
            {"where": plain(r.place.said, session.tr) if r.place else None, "what": plain(r.what, session.tr)}
            for r in report.inferred
        ],
        "unplaced": [{"where": plain(p.place.said, session.tr), "text": p.text} for p in report.unplaced],
    }


_FIELDS = {
    "lead": term("lead"),
    "responsible": term("responsible"),
    "problem": term("problem"),
    "goal": term("goal"),
    "measures": term("measures"),
}


def _missing(report: ImportReport, index: int) -> Message:
    missing = report.missing[index]
    field = Message(_FIELDS[missing.field], {})
    if missing.all_tasks:
        return message("{field}: no task states it", field=field)
    return message("{field}: tasks {numbers}", field=field, numbers=tuple(map(str, missing.tasks)))


def _unresolved(report: ImportReport) -> list[Message]:
    said = []
    for name in report.unresolved:
        tasks = tuple(map(str, name.tasks))
        if name.suggestions:
            meant = tuple(suggestion.name for suggestion in name.suggestions)
            said.append(message("{name} (tasks {tasks}); perhaps {meant}", name=name.written, tasks=tasks, meant=meant))
        else:
            said.append(message("{name} (tasks {tasks})", name=name.written, tasks=tasks))
    return said


def _inferred(report: ImportReport) -> list[Message]:
    return [
        message("{place}: {what}", place=remark.place.said, what=remark.what) if remark.place else remark.what
        for remark in report.inferred
    ]


def _unplaced(report: ImportReport) -> list[Message]:
    return [message("{place}: {text}", place=p.place.said, text=excerpt(joined(p.text))) for p in report.unplaced]
