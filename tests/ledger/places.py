"""The two places a ledger is kept in, seen alike: opened as zeren opens them, and reached behind its back."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from engine.ledger.ledger import Ledger, open_ledger
from engine.ledger.postgres import PostgresStore
from engine.ledger.sqlite import SqliteStore


class Place(Protocol):
    """Where a ledger is, or will be."""

    opened: list[Ledger]

    @property
    def address(self) -> str:
        """What stands after --ledger."""
        ...

    def open(self, wait: float | None = None) -> Ledger:
        """The ledger, by a session of its own, that waits only so many seconds for others."""
        ...

    def is_made(self) -> bool:
        """Whether there is anything yet."""
        ...

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Change the database as a stranger would; `?` stands for a value."""
        ...

    def unprotect(self) -> None:
        """Remove the triggers that forbid changes."""
        ...

    def set_version(self, version: int) -> None:
        """Pretend that another zeren made it."""
        ...


@dataclass
class SqlitePlace:
    """A file."""

    file: Path
    opened: list[Ledger] = field(default_factory=list)

    @property
    def address(self) -> str:
        return str(self.file)

    def open(self, wait: float | None = None) -> Ledger:
        made = open_ledger(self.address, Path()) if wait is None else Ledger(SqliteStore(self.file, wait))
        self.opened.append(made)
        return made

    def is_made(self) -> bool:
        return self.file.exists()

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        with closing(sqlite3.connect(self.file, isolation_level=None)) as connection:
            connection.execute(sql.replace("{table}", "entry"), values)

    def unprotect(self) -> None:
        self.run("DROP TRIGGER no_update")
        self.run("DROP TRIGGER no_delete")

    def set_version(self, version: int) -> None:
        self.run(f"PRAGMA user_version = {version}")


@dataclass
class PostgresPlace:
    """A schema of its own in a database."""

    address: str
    opened: list[Ledger] = field(default_factory=list)

    def open(self, wait: float | None = None) -> Ledger:
        made = open_ledger(self.address, Path()) if wait is None else Ledger(PostgresStore(self.address, wait))
        self.opened.append(made)
        return made

    def is_made(self) -> bool:
        with self.connected() as connection:
            row = connection.execute("SELECT to_regclass('zeren_entry') IS NOT NULL").fetchone()
            return bool(row and row[0])

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        with self.connected() as connection:
            connection.execute(sql.replace("{table}", "zeren_entry").replace("?", "%s"), values)

    def unprotect(self) -> None:
        self.run("DROP TRIGGER zeren_append_only ON zeren_entry")

    def set_version(self, version: int) -> None:
        self.run("UPDATE zeren_ledger SET version = ?", (version,))

    def connected(self) -> Any:
        import psycopg

        return psycopg.connect(self.address, autocommit=True)
