"""Handover lists (交接清单): what one department hands over to another by an order, signed by both."""

from __future__ import annotations

from collections.abc import Iterator

from engine.graph.duty import Duty
from engine.handover import Handover, HandoverList, Item
from engine.message import Message, message, term
from engine.model import ROLE_TERMS
from engine.order import Order
from reports import wording
from reports.document import Block, Cell, Document, Paragraph, Part, Signatures, Table, Tone
from reports.edition import Edition


def handover_documents(edition: Edition, found: Handover) -> Iterator[Document]:
    """A document for each pair of giver and taker."""
    for listed in found.lists:
        yield _document(edition, found, (listed,))


def handover_document(edition: Edition, found: Handover) -> Document:
    """All lists of the order in one document, each on its own page."""
    return _document(edition, found, found.lists)


def data(found: Handover) -> dict[str, object]:
    """The handover for programs."""
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


def pair(edition: Edition, listed: HandoverList) -> str:
    """Who gives and who takes, in words."""
    giver, taker = (name or message("nobody") for name in (listed.giver, listed.taker))
    return edition.say(message("{giver} → {taker}", giver=giver, taker=taker))


def _document(edition: Edition, found: Handover, lists: tuple[HandoverList, ...]) -> Document:
    parts = tuple(_part(edition, found.order, listed) for listed in lists)
    if not parts:
        parts = (Part((Paragraph(edition.tr("Nothing changes hands by this order.")),)),)
    title = edition.tr("Handover list")
    if len(lists) == 1:
        title = edition.say(message("Handover list: {pair}", pair=pair(edition, lists[0])))
        parts = (Part(parts[0].blocks, landscape=True),)
    return Document(
        title, (edition.state.plan.title, edition.order(found.order)), parts, edition.footer, edition.language,
        edition.state.as_of, (_sheet(edition, lists),), data(Handover(found.order, lists)),
    )  # fmt: skip


def _part(edition: Edition, order: Order, listed: HandoverList) -> Part:
    blocks: list[Block] = [
        Paragraph(edition.say(_facts(edition, order, listed)), leads_in=True),
        _table(edition, listed),
        Paragraph(edition.say(_who_answers(edition, order, listed)), Tone.NOTE, leads_in=True),
        _signatures(edition, listed),
    ]
    return Part(tuple(blocks), landscape=True, title=pair(edition, listed))


def _facts(edition: Edition, order: Order, listed: HandoverList) -> Message:
    return message(
        "Document: {document}. Issued: {issued}. Effective: {effective}. Duties: {count}.",
        document=order.document or edition.tr("awaited"),
        issued=edition.day(order.issued) if order.issued else "—",
        effective=edition.day(order.effective) if order.effective else "—",
        count=len(listed.items),
    )


def _who_answers(edition: Edition, order: Order, listed: HandoverList) -> Message:
    day = edition.day(order.effective) if order.effective else message("a day not yet set")
    if listed.taker is None:
        return message("Takes effect on {day}: until then the giver answers, from then on nobody.", day=day)
    if listed.giver is None:
        return message("Takes effect on {day}: from then on the taker answers.", day=day)
    return message("Takes effect on {day}: until then the giver answers, from then on the taker.", day=day)


def _table(edition: Edition, listed: HandoverList) -> Table:
    """Progress and what is handed over are filled in by hand."""
    columns = edition.columns((term("No."), 12), (term("task"), 40), (term("goal"), 40), (term("indicators"), 46),
                              (term("role"), 14), (term("role afterwards"), 17), (term("progress"), 28),
                              (term("files handed over"), 30))  # fmt: skip
    return Table(pair(edition, listed), columns, tuple((*_cells(edition, item), None, None) for item in listed.items))


def _sheet(edition: Edition, lists: tuple[HandoverList, ...]) -> Table:
    columns = edition.columns((term("giver"), 14), (term("taker"), 14), (term("No."), 8), (term("task"), 30),
                              (term("goal"), 40), (term("indicators"), 30), (term("role"), 10),
                              (term("role afterwards"), 12), (term("progress"), 24),
                              (term("files handed over"), 24))  # fmt: skip
    nobody = edition.tr("nobody")
    rows: list[tuple[Cell, ...]] = [
        (listed.giver or nobody, listed.taker or nobody, *_cells(edition, item), None, None)
        for listed in lists
        for item in listed.items
    ]
    return Table(edition.tr("Handover list"), columns, tuple(rows))


def _cells(edition: Edition, item: Item) -> tuple[Cell, ...]:
    task = edition.state.plan.task(_duty(item).task)
    indicators = tuple(wording.indicator(edition, found) for found in task.indicators)
    return task.number, task.title, task.goal, indicators, _role(edition, item.before), _role(edition, item.after)


def _role(edition: Edition, duty: Duty | None) -> str:
    return edition.tr(ROLE_TERMS[duty.role]) if duty else "—"


def _item(item: Item) -> dict[str, object]:
    return {
        "task": _duty(item).task,
        "role": item.before.role if item.before else None,
        "role_after": item.after.role if item.after else None,
    }


def _duty(item: Item) -> Duty:
    duty = item.before or item.after
    assert duty is not None
    return duty


def _signatures(edition: Edition, listed: HandoverList) -> Signatures:
    """Both sides sign; nobody cannot."""
    giver = message("Giver: {name} (seal)", name=listed.giver) if listed.giver else None
    taker = message("Taker: {name} (seal)", name=listed.taker) if listed.taker else None
    parties = tuple(edition.say(party) for party in (giver, taker) if party)
    return Signatures(parties, edition.tr("Signed:"), edition.tr("Date:"))
