"""`zeren log`: the ledger, entry by entry, and as an archive."""

from __future__ import annotations

from argparse import Namespace

from cli.command import Command
from cli.jsontext import plain
from cli.screen import Style
from cli.session import Session
from engine.ledger.archive import archive_jsonl, archive_toml
from engine.ledger.entry import Issue, Link
from engine.message import message, term
from engine.order import order_data
from engine.order_words import action_words
from reports.jsontext import json_text


def _run(session: Session, arguments: Namespace) -> int:
    links = [link for link in session.office.chain.links if _known(session, link)]
    if arguments.format == "jsonl":
        session.screen.document(archive_jsonl(links))
    elif arguments.format == "toml":
        session.screen.document(archive_toml(links))
    elif arguments.format == "json":
        session.screen.document(json_text(plain([_data(link) for link in links], session.tr)))
    else:
        _write_all(session, links)
    return 0


def _known(session: Session, link: Link) -> bool:
    return session.known_at is None or link.entry.recorded_at <= session.known_at


def _write_all(session: Session, links: list[Link]) -> None:
    if not links:
        session.screen.paragraph(session.say(message("the ledger {name} is empty", name=session.office.ledger.name)))
    for link in links:
        _write(session, link)


def _write(session: Session, link: Link) -> None:
    entry = link.entry
    moment = entry.recorded_at.astimezone().isoformat(" ", timespec="seconds")
    head = message("{number}  {moment}  {operator}", number=link.number, moment=moment, operator=entry.operator)
    session.screen.line((session.say(head), Style.STRONG), ("  " + link.hash[:12], Style.FAINT))
    if isinstance(entry.event, Issue):
        order = entry.event.order
        session.screen.paragraph(session.say(message(
            "issued {id} {title}: document {document}, issued {issued}, effective {effective}", id=order.id,
            title=order.title, document=order.document or "", issued=order.issued or "",
            effective=order.effective or "")), 4)  # fmt: skip
        for number, action in enumerate(order.actions, start=1):
            session.screen.paragraph(session.say(action_words(action)), 6, f"{number}. ")
        if entry.event.orphans:
            said = message("left duties without successor: {reason}", reason=entry.event.orphans)
            session.screen.paragraph(session.say(said), 4, style=Style.WARNING)
    else:
        said = message("revoked {ids} from {day} on", ids=entry.event.orders, day=entry.event.effective)
        session.screen.paragraph(session.say(said), 4, style=Style.WARNING)
    if entry.reason:
        session.screen.paragraph(session.say(message("reason: {reason}", reason=entry.reason)), 4)


def _data(link: Link) -> dict[str, object]:
    entry = link.entry
    event: dict[str, object] = (
        {"issued": order_data(entry.event.order), "orphans_allowed": entry.event.orphans}
        if isinstance(entry.event, Issue)
        else {"revoked": list(entry.event.orders), "effective": entry.event.effective}
    )
    return {
        "number": link.number,
        **event,
        "operator": entry.operator,
        "recorded_at": entry.recorded_at.isoformat(),
        "reason": entry.reason,
        "plan": entry.plan,
        "previous": link.previous,
        "hash": link.hash,
    }


COMMAND = Command(
    name="log",
    summary=term("show the ledger, or write its archive"),
    run=_run,
    formats=("text", "json", "jsonl", "toml"),
    examples=(
        ("zeren log", term("what was recorded, when, by whom")),
        ("zeren log --format jsonl > ledger.jsonl", term("an archive from which `zeren restore` makes it anew")),
    ),
)
