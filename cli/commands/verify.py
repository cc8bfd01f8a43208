"""`zeren verify`: whether the ledger can be trusted."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from cli.command import Command
from cli.screen import Style
from cli.session import Session
from engine.message import Message, Translate, message, term
from engine.verifying import Verdict, verify
from reports.jsontext import json_text

if TYPE_CHECKING:
    from reports.version import Found


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    parser.add_argument(
        "--list", metavar="VERSION", help=tr("find the state that a document shows, by the version in its footer")
    )

    parser.add_argument(
        "--entry",
        metavar="HASH",
        action="append",
        default=[],
        help=tr("an entry that must be there, by the hash that was shown when it was recorded"),
    )


def _run(session: Session, arguments: Namespace) -> int:
    return (_find if arguments.list else _verify)(session, arguments)


def _find(session: Session, arguments: Namespace) -> int:
    from reports.version import find, usual_days

    days = [session.as_of, *usual_days(session.office, session.as_of)]
    found = find(session.office, arguments.list, days)
    if arguments.format == "json":
        moment = found.known_at.isoformat() if found.known_at else None
        session.screen.document(json_text({"as_of": found.as_of.isoformat(), "lang": found.language,
                                           "drafts": found.drafts, "known_at": moment}))  # fmt: skip
    else:
        session.screen.paragraph(session.say(_found(found)), 0, "✓ ", Style.GOOD)
    return 0


def _found(found: Found) -> Message:
    recorded = message("as recorded now")
    if found.known_at:
        recorded = message("as recorded at {moment}", moment=found.known_at.isoformat(timespec="seconds"))
    drafts = message("with drafts") if found.drafts else message("without drafts")
    return message("this version shows {day}, {recorded}, {drafts}, in the language {language}", day=found.as_of,
                   recorded=recorded, drafts=drafts, language=found.language)  # fmt: skip


def _verify(session: Session, arguments: Namespace) -> int:
    verdict = verify(session.office, arguments.entry)
    if arguments.format == "json":
        session.screen.document(json_text(_data(session, verdict)))
    else:
        _write(session, verdict)
    return 1 if verdict.faults else 0


def _write(session: Session, verdict: Verdict) -> None:
    ledger = session.office.ledger.name
    for fault in verdict.faults:
        session.screen.paragraph(session.say(fault), 0, "✗ ", Style.ERROR)
    for note in verdict.notes:
        session.screen.paragraph(session.say(note), 0, "! ", Style.WARNING)
    if verdict.faults:
        said = message("{ledger} does not hold: find out who changed it, then restore it from its archive",
                       ledger=ledger)  # fmt: skip
        session.screen.paragraph(session.say(said))
        return
    said = message("{ledger}: one unbroken chain, all entries apply to the plan (entries: {count})", ledger=ledger,
                   count=verdict.entries)  # fmt: skip
    session.screen.paragraph(session.say(said), 0, "✓ ", Style.GOOD)


def _data(session: Session, verdict: Verdict) -> dict[str, object]:
    return {
        "ledger": session.office.ledger.name,
        "entries": verdict.entries,
        "faults": [session.say(fault) for fault in verdict.faults],
        "notes": [session.say(note) for note in verdict.notes],
    }


COMMAND = Command(
    name="verify",
    summary=term("prove that the ledger is whole and unchanged"),
    run=_run,
    configure=_configure,
    formats=("text", "json"),
    examples=(
        ("zeren verify", term("chain, hashes and replay; names the first bad entry")),
        ("zeren verify --entry 3d69f9261c06", term("also that an entry noted elsewhere was not cut off")),
        ("zeren verify --list 1a2b3c4d5e6f7081", term("which day and which records a printed list shows")),
    ),
)
