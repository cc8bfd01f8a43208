"""`zeren handover`: who hands over what to whom."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cli.command import Command
from cli.complete import completed, orders
from cli.session import Session
from engine.graph.duty import Duty
from engine.handover import Handover, HandoverList, Item, handover
from engine.message import Message, Translate, message, term
from engine.model import ROLE_TERMS
from engine.order import Order
from reports.jsontext import json_text
from reports.plaintables import markdown, markdown_table


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    completed(parser.add_argument("order", metavar="ORDER", help=tr("id of an issued order or a draft")), orders)


def _run(session: Session, arguments: Namespace) -> int:
    found = handover(session.office, arguments.order)
    if arguments.format == "json":
        session.screen.document(json_text(_data(found)))
    else:
        session.screen.document(_markdown(session, found))
    return 0


def _markdown(session: Session, found: Handover) -> str:
    blocks = [_heading(session, found.order)]
    blocks += [_list(session, listed, found.order) for listed in found.lists]
    return "\n".join(blocks)


def _heading(session: Session, order: Order) -> str:
    title = message("Handover lists: {title}", title=markdown(order.title))
    facts = message(
        "document {document} · issued {issued} · effective {effective}",
        document=markdown(order.document or "—"),
        issued=order.issued.isoformat() if order.issued else "—",
        effective=order.effective.isoformat() if order.effective else "—",
    )
    return f"# {session.say(title)}\n\n{session.say(facts)}\n"


def _list(session: Session, listed: HandoverList, order: Order) -> str:
    head = message("{giver} → {taker}", giver=_party(listed.giver), taker=_party(listed.taker))
    columns = [session.tr(word) for word in (term("task"), term("title"), term("role"), term("role afterwards"))]
    table = markdown_table([columns, *(_row(session, item) for item in listed.items)])
    signatures = message("Giver (signature): ____________  Taker (signature): ____________  Date: ____________")
    return (
        f"## {session.say(head)}\n\n{table}\n{session.say(_who_answers(listed, order))}\n\n{session.say(signatures)}\n"
    )


def _who_answers(listed: HandoverList, order: Order) -> Message:
    day = order.effective.isoformat() if order.effective else message("a day not yet set")
    if listed.taker is None:
        return message("Takes effect on {day}: until then the giver answers, from then on nobody.", day=day)
    if listed.giver is None:
        return message("Takes effect on {day}: from then on the taker answers.", day=day)
    return message("Takes effect on {day}: until then the giver answers, from then on the taker.", day=day)


def _row(session: Session, item: Item) -> list[str]:
    duty = item.before or item.after
    assert duty is not None
    return [str(duty.task), session.title(duty.task), _role(session, item.before), _role(session, item.after)]


def _role(session: Session, duty: Duty | None) -> str:
    return session.tr(ROLE_TERMS[duty.role]) if duty else "—"


def _party(name: str | None) -> str | Message:
    return markdown(name) if name else message("nobody")


def _data(found: Handover) -> dict[str, object]:
    order = found.order
    return {
        "order": order.id,
        "title": order.title,
        "document": order.document,
        "issued": order.issued.isoformat() if order.issued else None,
        "effective": order.effective.isoformat() if order.effective else None,
        "lists": [
            {"from": listed.giver, "to": listed.taker, "duties": [_item(item) for item in listed.items]}
            for listed in found.lists
        ],
    }


def _item(item: Item) -> dict[str, object]:
    duty = item.before or item.after
    assert duty is not None
    return {
        "task": duty.task,
        "role": item.before.role if item.before else None,
        "role_after": item.after.role if item.after else None,
    }


COMMAND = Command(
    name="handover",
    summary=term("list who hands over what to whom by an order"),
    run=_run,
    configure=_configure,
    formats=("md", "json"),
    examples=(("zeren handover example-reform", term("a list for each giver and taker, with both signatures")),),
)
