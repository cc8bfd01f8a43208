"""An order with what it does, and an entry of the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from engine.handover import Handover, HandoverList, Item
from engine.ledger.entry import Issue, Link
from engine.message import Message, message, term
from engine.model import ROLE_TERMS
from engine.order import PHASE_TERMS, Order, Phase
from engine.order_words import action_words
from engine.text import visible
from engine.timeline import Record
from tui.details.writing import BLANK, heading, item, labelled, plain, said
from tui.model.lines import Paragraph, Tone, line
from tui.speech import Speech

PHASE_TONES = {
    Phase.DRAFT: Tone.FAINT,
    Phase.ISSUED: Tone.WARNING,
    Phase.IN_FORCE: Tone.GOOD,
    Phase.REVOKED: Tone.LOST,
}


def order_page(order: Order, phase: Phase, record: Record | None, speech: Speech) -> Iterator[Paragraph]:
    """Head and actions of an order."""
    yield Paragraph(
        line((visible(order.title), Tone.STRONG), "  ", (speech.tr(PHASE_TERMS[phase]), PHASE_TONES[phase]))
    )
    yield from labelled(speech, term("id"), order.id)
    yield from labelled(speech, term("document number"), order.document or "")
    yield from labelled(speech, term("date of issue"), order.issued.isoformat() if order.issued else "")
    yield from labelled(speech, term("effective date"), order.effective.isoformat() if order.effective else "")
    yield from labelled(speech, term("reason"), order.reason)
    if record:
        yield from labelled(speech, term("operator"), record.operator)
        yield from labelled(speech, term("recorded at"), _moment(record.recorded_at.isoformat()))
        yield from labelled(speech, term("reason for orphans"), record.orphans or "")
        if record.revoked:
            yield said(speech, message("revoked as of {day}", day=record.revoked), Tone.WARNING)
    yield BLANK
    yield heading(speech.tr(term("Actions")))
    for number, action in enumerate(order.actions, start=1):
        yield item(speech.say(action_words(action)), mark=f"{number}. ")


def entry_page(link: Link, speech: Speech) -> Iterator[Paragraph]:
    """An entry of the ledger."""
    entry = link.entry
    yield Paragraph(line((speech.say(message("Ledger entry {number}", number=link.number)), Tone.STRONG)))
    yield said(speech, event_text(link))
    yield from labelled(speech, term("operator"), entry.operator)
    yield from labelled(speech, term("recorded at"), _moment(entry.recorded_at.isoformat()))
    yield from labelled(speech, term("reason"), entry.reason)
    yield from labelled(speech, term("hash"), link.hash)
    yield from labelled(speech, term("hash of the entry before"), link.previous)
    yield BLANK
    yield plain(speech.tr(term("K shows everything as it was known after this entry")), tone=Tone.FAINT)


def event_text(link: Link) -> Message:
    """What an entry records, in one line."""
    event = link.entry.event
    if isinstance(event, Issue):
        return message("issued: {id} {title}", id=event.order.id, title=event.order.title)
    return message("revoked as of {day}: {ids}", day=event.effective, ids=event.orders)


def handover_page(found: Handover, speech: Speech) -> Iterator[Paragraph]:
    """All handover lists of an order."""
    if not found.lists:
        yield said(speech, message("no duty passes from one department to another"), Tone.FAINT)
    for each in found.lists:
        yield from _list(each, speech)
        yield BLANK


def _list(each: HandoverList, speech: Speech) -> Iterator[Paragraph]:
    nobody = speech.tr(term("nobody"))
    yield heading(visible(f"{each.giver or nobody} > {each.taker or nobody} ({len(each.items)})"))
    for passed in each.items:
        before, after = _role(passed, speech, before=True), _role(passed, speech, before=False)
        roles = before if before == after else f"{before or '-'} > {after or '-'}"
        yield item(speech.say(message("task {task}", task=_task(passed))), "  ", (roles, Tone.FAINT))


def _task(passed: Item) -> int:
    duty = passed.before or passed.after
    assert duty is not None
    return duty.task


def _role(passed: Item, speech: Speech, *, before: bool) -> str:
    duty = passed.before if before else passed.after
    return speech.tr(ROLE_TERMS[duty.role]) if duty else ""


def _moment(iso: str) -> str:
    return iso.replace("T", " ")[:19]
