"""Whether the ledger can be trusted: its chain, its entries, and that they still apply to the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.fingerprint import fingerprint
from engine.ledger.entry import Link, first_flaw
from engine.ledger.ledger import Chain
from engine.message import Message, message
from engine.office import Office
from engine.problems import InputError
from engine.timeline import records, replays, turning_points


@dataclass(frozen=True, slots=True)
class Verdict:
    """`entries` were examined; `faults` break the proof, the first bad entry first; `notes` are worth knowing."""

    entries: int
    faults: tuple[Message, ...]
    notes: tuple[Message, ...] = ()


def verify(office: Office, noted: Sequence[str] = ()) -> Verdict:
    """Examine the ledger of an office. InputError only if it cannot be read at all.

    `noted` are hashes of entries, or their beginnings, that were written down elsewhere when they were recorded: a
    chain alone cannot tell that its last entries were cut off.
    """
    links = tuple(office.ledger.links())
    if missing := [hash_ for hash_ in noted if not any(link.hash.startswith(hash_) for link in links)]:
        return Verdict(len(links), tuple(message("no entry has the hash {hash}", hash=hash_) for hash_ in missing))
    if flaw := first_flaw(links):
        return Verdict(len(links), (_at(flaw.number, flaw.what),))
    unreadable = tuple(_unreadable(links))
    if unreadable:
        return Verdict(len(links), unreadable[:1])
    return Verdict(len(links), tuple(_inapplicable(office, links)), tuple(_notes(office, links)))


def _unreadable(links: Sequence[Link]) -> Iterator[Message]:
    for link in links:
        try:
            _ = link.entry
        except InputError as error:
            yield _at(link.number, error.problems[0].what)


def _inapplicable(office: Office, links: Sequence[Link]) -> Iterator[Message]:
    issued = records(Chain(tuple(links)).entries())
    told: set[tuple[str, int]] = set()
    days = turning_points(issued)
    for day, outcome in zip(days, replays(office.noticed, issued, days), strict=True):
        for item in outcome.impossible:
            if (item.order, item.action) not in told:
                told.add((item.order, item.action))
                yield message("from {day} on order {order}, action {action} cannot be applied: {what}", day=day,
                              order=item.order, action=item.action + 1, what=item.objection.what)  # fmt: skip


def _notes(office: Office, links: Sequence[Link]) -> Iterator[Message]:
    now = fingerprint(office.plan)
    changed = [link.number for link in links if link.entry.plan != now]
    if changed:
        yield message("who answers in the plan file was changed since entry {number} was recorded", number=changed[-1])
    issued = {record.order.id: record.order for record in records(Chain(tuple(links)).entries())}
    for file in office.order_files:
        order = issued.get(file.order.id)
        if order and replace(order, based_on=None) != replace(file.order, based_on=None):
            yield message("{file} differs from what was issued: `zeren order diff {id}`", file=file.file, id=order.id)


def _at(number: int, what: Message) -> Message:
    return message("entry {number}: {what}", number=number, what=what)
