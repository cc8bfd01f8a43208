"""Two clocks: which orders hold on a day, as far as was recorded by a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from engine.graph.duty_graph import DutyGraph
from engine.ledger.entry import Entry, Issue
from engine.order import Order, Phase
from engine.succession.apply import Replay, replay


@dataclass(frozen=True, slots=True)
class Record:
    """An issued order as the ledger knows it; `revoked` is the day on which it stops to hold, if it does."""

    order: Order
    operator: str
    recorded_at: datetime
    orphans: str | None = None
    revoked: date | None = None

    @property
    def effective(self) -> date:
        """The effective date, which an issued order always has."""
        assert self.order.effective is not None
        return self.order.effective

    def phase(self, as_of: date) -> Phase:
        """Where the order stands on a day."""
        if self.revoked is not None and self.revoked <= as_of:
            return Phase.REVOKED
        if self.effective <= as_of:
            return Phase.IN_FORCE
        assert self.order.issued is not None
        return Phase.ISSUED if self.order.issued <= as_of else Phase.DRAFT


def records(entries: Iterable[Entry], known_at: datetime | None = None) -> tuple[Record, ...]:
    """The issued orders in issue order, as recorded by `known_at` (None: all that is recorded)."""
    found: dict[str, Record] = {}
    for entry in entries:
        if known_at is not None and entry.recorded_at > known_at:
            break  # entries are recorded in order
        if isinstance(entry.event, Issue):
            event = entry.event
            found[event.order.id] = Record(event.order, entry.operator, entry.recorded_at, event.orphans)
        else:
            for order in entry.event.orders:
                found[order] = replace(found[order], revoked=entry.event.effective)
    return tuple(found.values())


def in_force(issued: Sequence[Record], as_of: date) -> list[Order]:
    """The orders that hold on a day, by effective date; those of one day in issue order."""
    holding = [record for record in issued if record.phase(as_of) is Phase.IN_FORCE]
    return [record.order for record in sorted(holding, key=lambda record: record.effective)]


def to_come(issued: Sequence[Record], as_of: date) -> list[Order]:
    """The orders issued by a day that hold only later, by effective date."""
    waiting = [record for record in issued if record.phase(as_of) is Phase.ISSUED and not _vain(record)]
    return [record.order for record in sorted(waiting, key=lambda record: record.effective)]


def turning_points(issued: Sequence[Record]) -> list[date]:
    """The days on which it changes which orders hold."""
    days = {record.effective for record in issued} | {record.revoked for record in issued if record.revoked}
    return sorted(days)


def replays(noticed: DutyGraph, issued: Sequence[Record], days: Iterable[date]) -> Iterator[Replay]:
    """The orders in force on each of the days, replayed; where only orders were added, only these."""
    replayed: list[Order] = []
    outcome = replay(noticed, [])
    for day in days:
        orders = in_force(issued, day)
        if orders[: len(replayed)] == replayed:
            outcome = outcome.extended(orders[len(replayed) :])
        else:
            outcome = replay(noticed, orders)
        replayed = orders
        yield outcome


def _vain(record: Record) -> bool:
    """Whether it is revoked before it takes effect."""
    return record.revoked is not None and record.revoked <= record.effective
