"""Issuing and revoking orders: the only two things that are ever recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from engine.candidates import proposed, successors
from engine.fingerprint import fingerprint
from engine.graph.duty import Duty
from engine.graph.duty_graph import DutyGraph
from engine.ledger.entry import Entry, Issue, Link, Revocation
from engine.message import Message, message
from engine.model import role_word
from engine.office import Office
from engine.order import ACTION_TERMS, Order
from engine.problems import InputError, Problem
from engine.succession.apply import Impossible, replay
from engine.timeline import Record, in_force, replays, turning_points


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
    return _recorded(office, entry)


def revoke(office: Office, ids: Sequence[str], signing: Signing, effective: date | None = None) -> Link:
    """Record that orders are revoked; they stop to hold on `effective` (None: today).

    An order that would not hold yet never comes into force; its own effective date makes it as if it never had.
    InputError with every reason against it, such as an order that depends on a revoked one.
    """
    effective, ids = effective or signing.today, tuple(dict.fromkeys(ids))
    if found := [*revocation_problems(office, ids, effective), *_unsigned(signing, reason=True)]:
        raise InputError(found)
    entry = Entry(Revocation(ids, effective), signing.operator, signing.now, signing.reason, fingerprint(office.plan))
    return _recorded(office, entry)


def _recorded(office: Office, entry: Entry) -> Link:
    try:
        return office.ledger.append(office.chain, entry)
    finally:
        office.close()


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
    yield from _consequences(office, order, orphans)


def _incomplete(order: Order) -> Iterator[Problem]:
    if not order.actions:
        yield Problem(message("order {id} has no action", id=order.id), message("write down what it changes"))
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


def _consequences(office: Office, order: Order, orphans: str | None) -> Iterator[Problem]:
    """What the order would make impossible or orphaned on the day it takes effect or any later one."""
    record = _as_record(order)
    changed = _Changed(office, (*office.records, record), record.effective)
    for item in changed.impossible():
        yield _problem(item, order.id)
    for duty, graph in changed.orphaned() if not orphans else ():
        yield Problem(
            message("task {task} would be orphaned: {name} is gone and nobody succeeds it as {role}", task=duty.task,
                    name=graph.name(duty.holder), role=role_word(duty.role)),
            proposed(message('name a successor, or state why not: --allow-orphans "reason"'),
                     successors(office.plan, graph, duty.task)),
        )  # fmt: skip


class _Changed:
    """What differs, day by day from `start` on, once `issued` are the records of an office."""

    def __init__(self, office: Office, issued: Sequence[Record], start: date) -> None:
        days = sorted({start, *(day for day in turning_points((*office.records, *issued)) if day >= start)})
        self._before = list(replays(office.noticed, office.records, days))
        self._after = list(replays(office.noticed, issued, days))
        self._ever = list(replays(office.noticed, office.records, turning_points(office.records)))

    def impossible(self) -> Iterator[Impossible]:
        """What becomes impossible that never was: of each action, all that is said on the first such day."""
        seen = {(item.order, item.action) for outcome in self._ever for item in outcome.impossible}
        for outcome in self._after:
            new = [item for item in outcome.impossible if (item.order, item.action) not in seen]
            yield from new
            seen.update((item.order, item.action) for item in new)

    def orphaned(self) -> Iterable[tuple[Duty, DutyGraph]]:
        """The duties that are orphaned on a day on which they were not, each once, with the graph of that day."""
        found: dict[object, tuple[Duty, DutyGraph]] = {}
        for before, after in zip(self._before, self._after, strict=True):
            left = {duty.key for duty in orphans_in(before.graph)}
            for duty in orphans_in(after.graph):
                if duty.key not in left:
                    found.setdefault(duty.key, (duty, after.graph))
        return found.values()


def _problem(item: Impossible, new: str) -> Problem:
    what = message("order {order}, action {action} ({kind}): {what}", order=item.order, action=item.action + 1,
                   kind=Message(ACTION_TERMS[item.kind], {}), what=item.objection.what)  # fmt: skip
    if item.order == new:
        return Problem(what, item.objection.mend)
    return Problem(
        message("it would make an issued order impossible: {what}", what=what),
        message("change this order, or revoke {order} first", order=item.order),
    )


def orphans_in(graph: DutyGraph) -> list[Duty]:
    """The duties whose department is gone and has no successor for them."""
    return [d for d in graph.duties.values() if (unit := graph.units.get(d.holder)) and unit.ended]


def _as_record(order: Order) -> Record:
    """The order as if it were issued; a draft without effective date holds after everything else."""
    return Record(replace(order, effective=order.effective or date.max), "", datetime.max)


def revocation_problems(office: Office, ids: Sequence[str], effective: date) -> Iterator[Problem]:
    """Every reason against revoking orders from a day on."""
    known = {record.order.id: record for record in office.records}
    if not ids:
        yield Problem(message("no order is named"), message("`zeren log` lists the issued orders"))
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
    """The orders that would become impossible, orphan duties, or do something else without the revoked ones."""
    left = tuple(replace(r, revoked=effective) if r.order.id in ids else r for r in office.records)
    changed = _Changed(office, left, effective)
    found: dict[str, Message] = {}
    for item in changed.impossible():
        found.setdefault(
            item.order,
            message("action {action} ({kind}): {what}", action=item.action + 1,
                    kind=Message(ACTION_TERMS[item.kind], {}), what=item.objection.what),
        )  # fmt: skip
    before, after = _effects(office, office.records), _effects(office, left)
    for order in before:
        if order not in ids and before[order] != after.get(order):
            found.setdefault(order, message("other duties would pass by it"))
    for duty, graph in changed.orphaned():
        order = graph.units[duty.holder].ended or ""
        if not _allows_orphans(office, order):
            found.setdefault(order, message("task {task} would be orphaned", task=duty.task))
    for order, what in found.items():
        yield Problem(
            message("order {order} depends on it: {what}", order=order, what=what),
            message("revoke {order} first, or both together", order=order),
        )


def _allows_orphans(office: Office, order: str) -> bool:
    return any(record.order.id == order and record.orphans for record in office.records)


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
