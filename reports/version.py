"""The version of a state: the hash in the footer of a document, and how to find again what it stands for.

Nothing is stored. A version is made again for every day and every moment that may be meant, and compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256

from engine.language import LANGUAGES
from engine.message import message
from engine.node import Node
from engine.office import Office
from engine.order import Phase
from engine.problems import refuse
from engine.state import State
from engine.timeline import in_force, records, to_come

DIGITS = 16
"""Hexadecimal digits shown; 64 bits tell the states of an office apart."""
_FEWEST = 8

_PLACES = frozenset({"line", "file", "known_at"})
"""Where something stands is no part of what is said."""


@dataclass(frozen=True, slots=True)
class Found:
    """The state that a version stands for; `known_at` None: as it is recorded now."""

    as_of: date
    language: str
    drafts: bool
    known_at: datetime | None


def on_record(state: State, drafts: bool = False) -> State:
    """The state as documents print it: drafts are not on record and are left out, unless asked for."""
    if drafts:
        return state
    return replace(state, pending=tuple(p for p in state.pending if p.phase is not Phase.DRAFT))


def version(state: State, language: str) -> str:
    """The version of a state in a language: over its content and its day, first digits of a SHA-256 in hex."""
    return _version(content(state), state.as_of, language)


def content(state: State) -> str:
    """SHA-256, in hex, of all a state says except its day: plan, duties, departments, what is to come."""
    said = {
        "plan": state.plan,
        "duties": list(state.graph.duties.values()),
        "units": list(state.graph.units.values()),
        "transitions": [(key, t.order.id, t.order.document, t.phase, [d.key for d in t.successors])
                        for key, t in state.transitions.items()],
        "orders": [(p.order, p.phase) for p in state.pending],
    }  # fmt: skip
    text = json.dumps(_plain(said), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def find(office: Office, typed: str, days: Iterable[date]) -> Found:
    """The state that a version (or at least its first 8 digits) stands for, among `days`.

    Looked for as recorded now, then as recorded after each entry of the ledger, the latest first; in both languages;
    with and without the drafts of today. InputError if there is none: another plan text, other drafts, another day.
    """
    wanted = typed.strip().lower()
    if len(wanted) < _FEWEST or not set(wanted) <= set("0123456789abcdef"):
        raise refuse(
            message("{typed} is no version of a list", typed=typed),
            message("type at least the first {count} digits of the footer's version", count=_FEWEST),
        )
    for found, candidate in _candidates(office, list(days)):
        if candidate.startswith(wanted[:DIGITS]):
            return found
    raise refuse(
        message("no state of this office has the version {typed}", typed=typed),
        message("give the day shown in the footer with --as-of; if the plan file was changed since, use a copy of it"),
    )


def usual_days(office: Office, today: date) -> list[date]:
    """The days that are looked through: from the notice to a year after whatever comes last."""
    points = [record.effective for record in office.records]
    first = min([office.plan.issued, date(office.plan.year, 1, 1), *points])
    last = max([today, date(office.plan.year, 12, 31), *points]) + timedelta(days=366)
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]


def _candidates(office: Office, days: list[date]) -> Iterator[tuple[Found, str]]:
    moments = [None, *sorted({entry.recorded_at for entry in office.chain.entries()}, reverse=True)]
    for known_at in moments:
        for drafts in (False, True) if known_at is None else (False,):
            for day, digest in _contents(office, days, known_at, drafts):
                for language in LANGUAGES:
                    yield Found(day, language, drafts, known_at), _version(digest, day, language)


def _contents(
    office: Office, days: Iterable[date], known_at: datetime | None, drafts: bool
) -> Iterator[tuple[date, str]]:
    """The content of each day; days on which the same orders hold and wait share theirs."""
    recorded = records(office.chain.entries(), known_at)
    known: dict[object, str] = {}
    for day in days:
        orders = (tuple(o.id for o in in_force(recorded, day)), tuple(o.id for o in to_come(recorded, day)))
        if orders not in known:
            known[orders] = content(on_record(office.state(day, known_at), drafts))
        yield day, known[orders]


def _version(digest: str, as_of: date, language: str) -> str:
    return sha256(f"{digest}\n{as_of.isoformat()}\n{language}".encode()).hexdigest()[:DIGITS]


def _plain(value: object) -> object:
    if isinstance(value, Node):
        return str(value)
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name not in _PLACES}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
