"""`zeren verify`: whether the ledger can be trusted."""

from __future__ import annotations

from argparse import Namespace

from cli.command import Command
from cli.screen import Style
from cli.session import Session
from engine.message import message, term
from engine.verifying import Verdict, verify
from reports.jsontext import json_text


def _run(session: Session, arguments: Namespace) -> int:
    verdict = verify(session.office)
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
    formats=("text", "json"),
    examples=(("zeren verify", term("chain, hashes and replay; names the first bad entry")),),
)
