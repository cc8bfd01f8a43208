"""What a ledger is kept in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from engine.ledger.entry import Link

SCHEMA_VERSION = 1


class HeadMoved(Exception):
    """Somebody else appended since the head was read; nothing was written."""


class Store(Protocol):
    """A place that keeps links; InputError where it cannot be read or written."""

    @property
    def name(self) -> str:
        """How it is shown to people."""
        ...

    def links(self) -> Sequence[Link]:
        """All links by number, as they are kept; none if there is no ledger yet."""
        ...

    def append(self, link: Link) -> None:
        """Add a link durably, making the ledger if there is none; HeadMoved if it does not follow the head."""
        ...

    def close(self) -> None:
        """Let go of the place."""
        ...
