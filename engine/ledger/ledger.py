"""The ledger of an office, whatever it is kept in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.ledger.entry import GENESIS, Entry, Link, first_flaw, link_after
from engine.ledger.store import HeadMoved, Store
from engine.message import message
from engine.problems import refuse


@dataclass(frozen=True)
class Chain:
    """The links of a ledger at one moment, proved to be one unbroken chain."""

    links: tuple[Link, ...]

    @property
    def head(self) -> Link | None:
        """The last link; None in an empty ledger."""
        return self.links[-1] if self.links else None

    @property
    def head_hash(self) -> str:
        """The hash of the last link, that of the genesis in an empty ledger."""
        return self.head.hash if self.head else GENESIS

    def entries(self) -> list[Entry]:
        """All entries in order; InputError if one cannot be read."""
        return [link.entry for link in self.links]

    def after(self, head_hash: str) -> tuple[Link, ...] | None:
        """The links added since `head_hash` was the head; None if it never was."""
        hashes = [GENESIS, *(link.hash for link in self.links)]
        return self.links[hashes.index(head_hash) :] if head_hash in hashes else None


class Ledger:
    """Reads and extends the chain kept in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def name(self) -> str:
        """How the ledger is shown to people."""
        return self._store.name

    def links(self) -> Sequence[Link]:
        """The links as they are kept, unproved (for `zeren verify`)."""
        return self._store.links()

    def chain(self) -> Chain:
        """The chain; InputError that names the first entry that does not hold."""
        links = tuple(self._store.links())
        if flaw := first_flaw(links):
            raise refuse(
                message("entry {number}: {what}", number=flaw.number, what=flaw.what),
                message("do not go on with it: find out who changed it, then restore it from its archive"),
                self.name,
            )
        return Chain(links)

    def append(self, chain: Chain, entry: Entry) -> Link:
        """Add an entry to the chain that was read; InputError if it grew meanwhile, and nothing is written.

        Entries are recorded in order: if the clock stands behind the last entry, its moment is used.
        """
        if chain.head and entry.recorded_at < chain.head.entry.recorded_at:
            entry = replace(entry, recorded_at=chain.head.entry.recorded_at)
        try:
            link = link_after(chain.head, entry)
        except UnicodeEncodeError as error:
            raise refuse(
                message("cannot record what is no text: {piece}", piece=ascii(error.object[error.start : error.end])),
                message("check the names and reasons given, and the encoding of the terminal"),
                self.name,
            ) from error
        self._append(link)
        return link

    def _append(self, link: Link) -> None:
        try:
            self._store.append(link)
        except HeadMoved as error:
            raise refuse(
                message("was extended by another session meanwhile; nothing was recorded"),
                message("look at `zeren log` and the preview again, then repeat the command"),
                self.name,
            ) from error

    def restore(self, links: Sequence[Link]) -> None:
        """Fill an empty ledger, or one that a restore left unfinished, with the links of an archive.

        InputError if it holds anything else, or the links are no chain.
        """
        if flaw := first_flaw(links):
            raise refuse(
                message("entry {number} of the archive: {what}", number=flaw.number, what=flaw.what),
                message("use another archive: nothing was restored"),
            )
        held = self._store.links()
        if list(held) != list(links[: len(held)]):
            raise refuse(
                message("holds other entries already"), message("restore into a new ledger: --ledger FILE"), self.name
            )
        for link in links[len(held) :]:
            self._append(link)

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()


def open_ledger(address: str, base: Path) -> Ledger:
    """The ledger at a postgresql:// URL, or in a file (relative to `base`)."""
    if address.startswith(("postgresql://", "postgres://")):
        from engine.ledger.postgres import PostgresStore

        return Ledger(PostgresStore(address))
    from engine.ledger.sqlite import SqliteStore

    return Ledger(SqliteStore(base / address))
