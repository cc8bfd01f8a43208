"""Entries of the ledger and the chain that binds them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, TypeAlias

from engine.message import Message, message
from engine.order import Order, order_data
from engine.planfile.order import order_from_ledger
from engine.problems import refuse

GENESIS = "0" * 64
"""What the first entry has for the hash of the previous one."""


@dataclass(frozen=True, slots=True)
class Issue:
    """An order was issued; `orphans` is the stated reason for leaving duties without successor, if it does."""

    order: Order
    orphans: str | None = None


@dataclass(frozen=True, slots=True)
class Revocation:
    """Orders were revoked; they stop to hold on `effective`."""

    orders: tuple[str, ...]
    effective: date


Event: TypeAlias = "Issue | Revocation"


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened, who recorded it when (UTC) and why, on which plan (`plan_fingerprint`)."""

    event: Event
    operator: str
    recorded_at: datetime
    reason: str
    plan: str


@dataclass(frozen=True, slots=True)
class Link:
    """An entry in its place in the chain: numbered from 1, bound to the link before by its hash.

    `body` is the entry in canonical form; `hash` is the SHA-256, in hex, of number, previous hash and body.
    """

    number: int
    previous: str
    body: str
    hash: str

    @property
    def entry(self) -> Entry:
        """The entry; InputError if the body is none (then the ledger was tampered with)."""
        return _decoded(self.body, message("ledger entry {number}", number=self.number))


@dataclass(frozen=True, slots=True)
class Flaw:
    """A link that does not hold: which, and what is wrong with it."""

    number: int
    what: Message


def link_after(head: Link | None, entry: Entry) -> Link:
    """The link that adds `entry` to the chain."""
    number, previous = (head.number + 1, head.hash) if head else (1, GENESIS)
    body = _encoded(entry)
    return Link(number, previous, body, link_hash(number, previous, body))


def link_hash(number: int, previous: str, body: str) -> str:
    """The hash of a link: SHA-256 of its number, the previous hash and its body, one a line."""
    return sha256(f"{number}\n{previous}\n{body}".encode()).hexdigest()


def first_flaw(links: Iterable[Link]) -> Flaw | None:
    """The first link whose number, previous hash or own hash is not what it must be; None if all hold."""
    head: Link | None = None
    for link in links:
        if what := _flaw(link, head):
            return Flaw(link.number, what)
        head = link
    return None


def _flaw(link: Link, head: Link | None) -> Message | None:
    if link.number != (head.number + 1 if head else 1):
        return message("the entry before it is missing")
    if link.previous != (head.hash if head else GENESIS):
        return message("it does not follow the entry before it")
    if link.hash != link_hash(link.number, link.previous, link.body):
        return message("it was changed after it was recorded")
    return None


def _encoded(entry: Entry) -> str:
    return json.dumps(
        {
            **_event_data(entry.event),
            "operator": entry.operator,
            "recorded_at": entry.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "reason": entry.reason,
            "plan": entry.plan,
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        default=_iso,
    )


def _event_data(event: Event) -> Mapping[str, object]:
    if isinstance(event, Issue):
        return {"issue": order_data(event.order), **({"orphans": event.orphans} if event.orphans else {})}
    return {"revoke": list(event.orders), "effective": event.effective}


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


def _decoded(body: str, name: Message) -> Entry:
    try:
        data: dict[str, Any] = json.loads(body)
        return Entry(
            _event(data, str(name)),
            data["operator"],
            datetime.fromisoformat(data["recorded_at"]),
            data["reason"],
            data["plan"],
        )
    except (ValueError, KeyError, TypeError) as error:
        raise refuse(
            message("{entry} is not readable", entry=name), message("restore the ledger from its archive")
        ) from error


def _event(data: Mapping[str, Any], name: str) -> Event:
    if "issue" in data:
        return Issue(order_from_ledger(data["issue"], name), data.get("orphans"))
    return Revocation(tuple(data["revoke"]), date.fromisoformat(data["effective"]))
