"""`zeren import --order`: a reform document made a draft order, with a report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from cli.jsontext import plain
from cli.screen import Style
from cli.sections import write_section
from cli.session import Session
from engine.drafting import draft_file, write_draft
from engine.files import shown_path
from engine.message import Message, message, term
from engine.notice.paragraphs import Notice
from engine.notice.reform.comments import comments_of
from engine.notice.reform.draft import Drafted, GivenHead, draft_from
from engine.notice.reform.report import Orphaned, ReformReport
from engine.notice.reform.statements import Open
from engine.notice.reform.text import Sentence
from engine.notice.wording import excerpt
from engine.order import Order, order_data
from engine.order_words import action_words
from engine.problems import refuse
from reports.jsontext import json_text


def import_order(session: Session, arguments: Namespace, notice: Notice) -> int:
    """Make a draft of a reform document and report on it."""
    _require_fitting(arguments)
    given = GivenHead(arguments.title, arguments.document, arguments.issued)
    drafted = draft_from(notice, session.office, given, session.as_of)
    written = None
    worth = bool(drafted.order.actions) or any(one.template for one in drafted.report.open)
    if worth and not arguments.dry_run:
        output = Path(arguments.output) if arguments.output else None
        written = write_draft(session.office, drafted.order, comments_of(drafted.report), output, force=arguments.force)
    if arguments.format == "json":
        session.screen.document(json_text(_data(session, drafted, written)))
    else:
        _write_report(session, drafted.order, drafted.report)
        session.screen.line()
        session.screen.paragraph(session.say(_outcome(session, drafted, written, worth)))
    return 0 if worth else 1


def _require_fitting(arguments: Namespace) -> None:
    given = [name for name in ("merge", "departments", "issuer", "year") if getattr(arguments, name)]
    if given:
        raise refuse(
            message("--{option} is for a work plan, not for --order", option=given[0]), message("leave the option out")
        )


def _write_report(session: Session, order: Order, report: ReformReport) -> None:
    screen = session.screen
    found = message("{notice}: {count} actions, {open} passages left to a person", notice=report.notice,
                    count=len(order.actions), open=len(report.open))  # fmt: skip
    screen.paragraph(session.say(found), style=Style.STRONG)
    screen.paragraph(session.say(_head(order)), 2)
    write_section(session, term("Actions, each with its sentence"), list(_actions(report)))
    write_section(session, term("Not understood, or not said in full"), [_open(one) for one in report.open])
    write_section(session, term("The plan contradicts"), [
        message("action {action}: {what}; {mend}", action=r.action + 1, what=r.objection.what, mend=r.objection.mend)
        for r in report.refused
    ])  # fmt: skip
    write_section(session, term("Duties without successor"), [_orphaned(one) for one in report.orphaned])
    write_section(session, term("Inferred rather than read"), [
        message("{place}: {what}", place=remark.place.said, what=remark.what) if remark.place else remark.what
        for remark in report.inferred
    ])  # fmt: skip
    write_section(session, term("Read, but states no change"), [_placed(sentence) for sentence in report.silent])


def _head(order: Order) -> Message:
    unsaid = message("not stated")
    return message("document {document} · issued {issued} · effective {effective}", document=order.document or unsaid,
                   issued=order.issued or unsaid, effective=order.effective or unsaid)  # fmt: skip


def _actions(report: ReformReport) -> Iterator[Message]:
    for number, derived in enumerate(report.derived, start=1):
        sentence = derived.sentences[0]
        yield message("{number}. {action} ({place}: {text})", number=number, action=action_words(derived.action),
                      place=sentence.place.said, text=excerpt(sentence.text))  # fmt: skip


def _open(one: Open) -> Message:
    place = one.sentence.place.said
    return message("{place}: {text} — {why}; {mend}", place=place, text=excerpt(one.what), why=one.why, mend=one.mend)


def _orphaned(one: Orphaned) -> Message:
    if not one.tasks:
        return message("{name} ends without successor; it holds no duty by name", name=one.department)
    return message("{name} ends without successor: its duties on task {tasks} would be orphans; add a successor",
                   name=one.department, tasks=one.tasks)  # fmt: skip


def _placed(sentence: Sentence) -> Message:
    return message("{place}: {text}", place=sentence.place.said, text=excerpt(sentence.text))


def _outcome(session: Session, drafted: Drafted, written: Path | None, worth: bool) -> Message:
    if not worth:
        return message("nothing was written: no sentence could be made an action")
    if written is None:
        return message("nothing was written (--dry-run)")
    known = written.resolve() == draft_file(session.office, drafted.order.id).resolve()
    named = drafted.order.id if known else shown_path(written)
    if drafted.report.refused:
        return message("wrote the draft {file}; mend what the plan contradicts, then `zeren order preview {id}`",
                       file=shown_path(written), id=named)  # fmt: skip
    return message("wrote the draft {file}; look through the report, then `zeren order preview {id}`",
                   file=shown_path(written), id=named)  # fmt: skip


def _data(session: Session, drafted: Drafted, written: Path | None) -> dict[str, object]:
    report = drafted.report
    return {
        "order": plain(order_data(drafted.order), session.tr),
        "report": {
            "notice": report.notice,
            "sources": [[_sentence(session, s) for s in derived.sentences] for derived in report.derived],
            "open": [
                {**_sentence(session, o.sentence), "what": o.what, "why": session.say(o.why),
                 "mend": session.say(o.mend), "template": o.template or None}
                for o in report.open
            ],
            "refused": [
                {"action": r.action + 1, "reason": session.say(r.objection.what),
                 "remedy": session.say(r.objection.mend)}
                for r in report.refused
            ],
            "orphaned": [{"department": o.department, "tasks": list(o.tasks)} for o in report.orphaned],
            "inferred": [
                {"where": session.say(r.place.said) if r.place else None, "what": session.say(r.what)}
                for r in report.inferred
            ],
            "silent": [_sentence(session, s) for s in report.silent],
        },
        "written": shown_path(written) if written else None,
    }  # fmt: skip


def _sentence(session: Session, sentence: Sentence) -> dict[str, object]:
    return {"where": session.say(sentence.place.said), "text": sentence.text}
