"""Handover: the duties that pass by an order, by who gives and who takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.graph.duty import Change, Duty
from engine.graph.duty_graph import DutyGraph
from engine.issuing import orphans_in
from engine.message import message
from engine.node import Node
from engine.office import Office
from engine.order import Order
from engine.problems import refuse
from engine.succession.apply import replay
from engine.succession.passage import passages
from engine.timeline import Record, in_force


@dataclass(frozen=True, slots=True)
class Item:
    """A duty that passes: as it was, as it becomes; None where it is new, released, or left without successor."""

    before: Duty | None
    after: Duty | None


@dataclass(frozen=True, slots=True)
class HandoverList:
    """All that passes from one department to another; None: from nobody, or to nobody."""

    giver: str | None
    taker: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """The handover lists of an order; together they hold every duty it changes, each pair once."""

    order: Order
    lists: tuple[HandoverList, ...]


def handover(office: Office, order_id: str) -> Handover:
    """The handover lists of an issued order or a draft. InputError if there is no such order."""
    record = next((r for r in office.records if r.order.id == order_id), None)
    draft = next((file.order for file in office.order_files if file.order.id == order_id), None)
    order = record.order if record else draft
    if order is None:
        raise refuse(message("there is no order {id}", id=order_id), message("`zeren order list` lists the orders"))
    before = replay(office.noticed, _preceding(office, order)).graph
    after = replay(office.noticed, [*_preceding(office, order), order])
    if after.impossible:
        raise refuse(
            message("order {id} is impossible: {what}", id=order_id, what=after.impossible[0].objection.what),
            after.impossible[0].objection.mend,
        )
    own = tuple(change for change in after.changes if change.order == order.id)
    return Handover(order, tuple(_lists(before, after.graph, own)))


def _preceding(office: Office, order: Order) -> list[Order]:
    """The orders that held when this one took (or will take) effect, those of its day only if issued before it."""
    others: list[Record] = []
    for record in office.records:
        if record.order.id == order.id:
            others = [other for other in others if other.effective <= record.effective]
            later = office.records[office.records.index(record) + 1 :]
            others += [other for other in later if other.effective < record.effective]
            break
        others.append(record)
    if order.effective is None:
        return [other.order for other in sorted(others, key=lambda record: record.effective)]
    return in_force(others, order.effective)


def _lists(before: DutyGraph, after: DutyGraph, changes: tuple[Change, ...]) -> Iterator[HandoverList]:
    pairs: dict[tuple[Node | None, Node | None], list[Item]] = {}
    for passage in passages(before, after, changes):
        for duty in passage.after or (None,):
            giver = passage.before.holder if passage.before else None
            taker = duty.holder if duty else None
            if giver != taker:
                pairs.setdefault((giver, taker), []).append(Item(passage.before, duty))
    left = {duty.key for duty in orphans_in(before)}
    for duty in orphans_in(after):
        if duty.key not in left:
            pairs.setdefault((duty.holder, None), []).append(Item(duty, None))
    for (giver, taker), items in pairs.items():
        yield HandoverList(giver and before.name(giver), taker and after.name(taker), tuple(items))
