"""Issuing and revoking orders: the only two things that are ever recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from engine.fingerprint import fingerprint
from engine.graph.duty import Duty
from engine.graph.duty_graph import DutyGraph
from engine.ledger.entry import Entry, Issue, Link, Revocation
from engine.message import Message, message
from engine.office import Office
from engine.order import Order
from engine.problems import InputError, Problem
from engine.succession.apply import Impossible, replay
from engine.timeline import Record, in_force, turning_points


@dataclass(frozen=True, slots=True)
class Signing:
    """What is stated when something is recorded: who, why, and the moment (UTC) and day (local) by the clock."""

    operator: str
    now: datetime
    reason: str = ""

    @property
    def today(self) -> date:
        """The day of the moment, where the office is."""
        return self.now.astimezone().date()


def issue(office: Office, order: Order, signing: Signing, orphans: str | None = None) -> Link:
    """Record an order; `orphans` is the stated reason for leaving duties without successor.

    InputError with every reason against it (see `objections`); then nothing is recorded.
    """
    if found := list(objections(office, order, orphans)) + _unsigned(signing):
        raise InputError(found)
    entry = Entry(Issue(order, orphans), signing.operator, signing.now, signing.reason or order.reason,
                  fingerprint(office.plan))  # fmt: skip
    return office.ledger.append(office.chain, entry)


def revoke(office: Office, ids: Sequence[str], signing: Signing, effective: date | None = None) -> Link:
    """Record that orders are revoked; they stop to hold on `effective` (None: today).

    An order that would not hold yet never comes into force; its own effective date makes it as if it never had.
    InputError with every reason against it, such as an order that depends on a revoked one.
    """
    effective = effective or signing.today
    if found := [*_revocation_problems(office, ids, effective), *_unsigned(signing, reason=True)]:
        raise InputError(found)
    entry = Entry(
        Revocation(tuple(ids), effective), signing.operator, signing.now, signing.reason, fingerprint(office.plan)
    )
    return office.ledger.append(office.chain, entry)


def objections(office: Office, order: Order, orphans: str | None = None) -> Iterator[Problem]:
    """Every reason against issuing an order now."""
    yield from _incomplete(order)
    yield from _stale(office, order)
    if any(record.order.id == order.id for record in office.records):
        yield Problem(
            message("order {id} was issued already", id=order.id),
            message("give the new order an id of its own; an issued one can only be revoked"),
        )
        return
    yield from _contradictions(office, order)
    if not orphans:
        yield from _orphaning(office, order)


def _incomplete(order: Order) -> Iterator[Problem]:
    missing = (
        (order.document, message("document number (依据文号)"), "--document"),
        (order.issued, message("date of issue (发文日期)"), "--issued"),
        (order.effective, message("effective date (到位日期)"), "--effective"),
    )
    for value, name, option in missing:
        if not value:
            yield Problem(
                message("order {id} has no {name}", id=order.id, name=name),
                message("write it into the file, or give {option}", option=option),
            )


def _stale(office: Office, order: Order) -> Iterator[Problem]:
    """The draft looked at another state than the one it would change."""
    if order.based_on is None or order.based_on == office.chain.head_hash:
        return
    meanwhile = office.chain.after(order.based_on)
    if meanwhile is None:
        what = message("the draft {id} was made on another ledger", id=order.id)
    else:
        what = message("since the draft {id} was made, there was recorded: {events}", id=order.id,
                       events=tuple(_event(link) for link in meanwhile))  # fmt: skip
    yield Problem(what, message("look at the preview again: `zeren order preview FILE --rebase`"))


def _event(link: Link) -> Message:
    event = link.entry.event
    if isinstance(event, Issue):
        return message("order {id} issued by {operator}", id=event.order.id, operator=link.entry.operator)
    return message("order {id} revoked by {operator}", id=event.orders, operator=link.entry.operator)


def _contradictions(office: Office, order: Order) -> Iterator[Problem]:
    record = _as_record(order)
    known = {(item.order, item.action) for item in _impossible(office, office.records, date.min)}
    for item in _impossible(office, (*office.records, record), record.effective):
        if (item.order, item.action) not in known:
            yield _problem(item, order.id)


def _impossible(office: Office, issued: Sequence[Record], start: date) -> dict[Impossible, None]:
    """What is impossible at any day from `start` on, each once."""
    days = [day for day in turning_points(issued) if day >= start]
    return dict.fromkeys(item for day in days for item in replay(office.noticed, in_force(issued, day)).impossible)


def _problem(item: Impossible, new: str) -> Problem:
    what = message("order {order}, action {action} ({kind}): {what}", order=item.order, action=item.action + 1,
                   kind=item.kind, what=item.objection.what)  # fmt: skip
    if item.order == new:
        return Problem(what, item.objection.mend)
    return Problem(
        message("it would make an issued order impossible: {what}", what=what),
        message("change this order, or revoke {order} first", order=item.order),
    )


def _orphaning(office: Office, order: Order) -> Iterator[Problem]:
    record = _as_record(order)
    day = record.effective
    before = replay(office.noticed, in_force(office.records, day)).graph
    after = replay(office.noticed, in_force((*office.records, record), day)).graph
    left = {duty.key for duty in orphans_in(before)}
    for duty in orphans_in(after):
        if duty.key not in left:
            yield Problem(
                message("task {task} would be orphaned: {name} is gone and nobody succeeds it as {role}",
                        task=duty.task, name=after.name(duty.holder), role=duty.role),
                message('name a successor, or state why not: --allow-orphans "reason"'),
            )  # fmt: skip


def orphans_in(graph: DutyGraph) -> list[Duty]:
    """The duties whose department is gone and has no successor for them."""
    return [d for d in graph.duties.values() if (unit := graph.units.get(d.holder)) and unit.ended]


def _as_record(order: Order) -> Record:
    """The order as if it were issued; a draft without effective date holds after everything else."""
    return Record(replace(order, effective=order.effective or date.max), "", datetime.max)


def _revocation_problems(office: Office, ids: Sequence[str], effective: date) -> Iterator[Problem]:
    known = {record.order.id: record for record in office.records}
    for order in ids:
        if order not in known:
            yield Problem(
                message("there is no issued order {id}", id=order), message("`zeren log` lists the issued orders")
            )
        elif known[order].revoked:
            yield Problem(message("order {id} was revoked already", id=order), message("leave it out"))
    if all(order in known for order in ids):
        yield from _dependents(office, ids, effective)


def _dependents(office: Office, ids: Sequence[str], effective: date) -> Iterator[Problem]:
    """The orders that would become impossible, or do something else than they did, without the revoked ones."""
    left = tuple(replace(r, revoked=effective) if r.order.id in ids else r for r in office.records)
    known = _impossible(office, office.records, date.min)
    named: set[str] = set()
    for item in _impossible(office, left, effective):
        if item not in known:
            named.add(item.order)
            yield Problem(
                message("order {order} depends on it: action {action} ({kind}): {what}", order=item.order,
                        action=item.action + 1, kind=item.kind, what=item.objection.what),
                message("revoke {order} first, or both together", order=item.order),
            )  # fmt: skip
    before, after = _effects(office, office.records), _effects(office, left)
    for order in before:
        if order not in named and order not in ids and before[order] != after.get(order):
            yield Problem(
                message("order {order} depends on it: other duties would pass by it", order=order),
                message("revoke {order} first, or both together", order=order),
            )


def _effects(office: Office, issued: Sequence[Record]) -> dict[str, set[object]]:
    """By order, what it did to which duty, once every issued order holds that ever will."""
    found: dict[str, set[object]] = {}
    for change in replay(office.noticed, in_force(issued, date.max)).changes:
        done = (change.action, change.before and change.before.key, change.after and change.after.key)
        found.setdefault(change.order, set()).add(done)
    return found


def _unsigned(signing: Signing, reason: bool = False) -> list[Problem]:
    found = []
    if not signing.operator.strip():
        found.append(Problem(message("the operator is not named"), message("give --operator NAME")))
    if reason and not signing.reason.strip():
        found.append(Problem(message("no reason is given"), message('give --reason "…"')))
    return found
