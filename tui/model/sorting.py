"""Sorting that goes round: each press takes the next key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")


def next_of(current: str, all_of: Sequence[str]) -> str:
    """The one after `current`, the first after the last."""
    return all_of[(all_of.index(current) + 1) % len(all_of)] if current in all_of else all_of[0]


def ordered(items: Iterable[Item], key: Callable[[Item], Any] | None) -> list[Item]:
    """The items, largest key first; in their own order without a key."""
    found = list(items)
    return found if key is None else sorted(found, key=key, reverse=True)
