"""Entries to append, and ledgers filled with them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from engine.ledger.entry import Entry, Issue, Link, Revocation
from engine.ledger.ledger import Ledger
from engine.model import Role
from engine.order import Assign, Order

START = datetime(2019, 6, 1, 8, tzinfo=UTC)


def an_order(name: str) -> Order:
    return Order(
        name, f"调整 {name}", (Assign(1, Role.LEAD, "甲科"),), "教〔2019〕9号", date(2019, 6, 1), date(2019, 7, 1)
    )


def an_issue(number: int, by: str = "张三") -> Entry:
    return Entry(Issue(an_order(f"{by}-{number}")), by, START + timedelta(minutes=number), "试", "f" * 64)


def a_revocation(number: int, of: str) -> Entry:
    return Entry(Revocation((of,), date(2019, 8, 1)), "李四", START + timedelta(minutes=number), "撤", "f" * 64)


def append(ledger: Ledger, entry: Entry) -> Link:
    return ledger.append(ledger.chain(), entry)


def fill(ledger: Ledger, count: int) -> list[Link]:
    """Append issues; the last entry revokes the first if there are several."""
    entries = [an_issue(number) for number in range(1, count + 1)]
    if count > 1:
        entries[-1] = a_revocation(count, "张三-1")
    return [append(ledger, entry) for entry in entries]
