"""A ledger in an SQLite file: write-ahead log, every append on disk before it is acknowledged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from engine.files import shown_path
from engine.ledger.entry import GENESIS, Link
from engine.ledger.store import SCHEMA_VERSION, HeadMoved
from engine.message import Message, message
from engine.problems import InputError, refuse

_APPLICATION = 0x7A726E31  # "zrn1"

_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS entry (
    number INTEGER PRIMARY KEY, previous TEXT NOT NULL UNIQUE, body TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER IF NOT EXISTS no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER IF NOT EXISTS no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'append-only'); END;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""

_WAIT = 10.0
"""Seconds to wait for another session's append."""


class SqliteStore:
    """See `engine.ledger.store.Store`. The file is made by the first append, never by reading."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._writer: sqlite3.Connection | None = None
        self.name = shown_path(file)

    def links(self) -> Sequence[Link]:
        """All links by number; none if there is no file."""
        if not self._file.exists():
            return ()
        with self._explained(), closing(self._reader()) as connection:
            _require_ledger(connection, self.name)
            rows = connection.execute("SELECT number, previous, body, hash FROM entry ORDER BY number")
            return [Link(*row) for row in rows]

    def append(self, link: Link) -> None:
        """Add a link; when this returns it is on the disk."""
        with self._explained():
            connection = self._writing()
            connection.execute("BEGIN IMMEDIATE")
            try:
                _require_head(connection, link.previous)
                connection.execute(
                    "INSERT INTO entry VALUES (?, ?, ?, ?)", (link.number, link.previous, link.body, link.hash)
                )
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file; the last one to close it folds the write-ahead log in."""
        if self._writer:
            self._writer.close()
            self._writer = None

    def _reader(self) -> sqlite3.Connection:
        connection = sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True, timeout=_WAIT)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            if _has_content(self._file.with_name(self._file.name + "-wal")):
                raise
            # A folder that cannot be written has no room for the shared-memory file; without a log none is needed.
            return sqlite3.connect(f"{self._file.absolute().as_uri()}?immutable=1", uri=True)
        return connection

    def _writing(self) -> sqlite3.Connection:
        if self._writer is None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._file, timeout=_WAIT, isolation_level=None)
            try:
                self._prepare(connection)
            except BaseException:
                connection.close()
                raise
            self._writer = connection
        return self._writer

    def _prepare(self, connection: sqlite3.Connection) -> None:
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            _require_ledger(connection, self.name)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            connection.executescript(_SCHEMA)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise _explain(error, self.name) from error


def _require_head(connection: sqlite3.Connection, expected: str) -> None:
    row = connection.execute("SELECT hash FROM entry ORDER BY number DESC LIMIT 1").fetchone()
    if (row[0] if row else GENESIS) != expected:
        raise HeadMoved


def _has_content(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


def _require_ledger(connection: sqlite3.Connection, name: str) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        raise refuse(message("is not a zeren ledger"), message("name the right file, or restore it"), name)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != SCHEMA_VERSION:
        raise refuse(
            message("has schema {version}; this zeren knows {known}", version=version, known=SCHEMA_VERSION),
            message("install a newer zeren"),
            name,
        )


_REASONS: dict[int, tuple[Message, Message]] = {
    sqlite3.SQLITE_BUSY: (
        message("is locked by another program"),
        message("nothing was lost: repeat the command when the other one is done"),
    ),
    sqlite3.SQLITE_FULL: (message("cannot grow: the disk is full"), message("make room, then repeat the command")),
    sqlite3.SQLITE_READONLY: (message("cannot be written"), message("check the permissions of the file and folder")),
    sqlite3.SQLITE_CANTOPEN: (message("cannot be opened"), message("check the permissions of the file and folder")),
    sqlite3.SQLITE_PERM: (message("cannot be opened"), message("check the permissions of the file and folder")),
    sqlite3.SQLITE_CORRUPT: (message("is damaged"), message("restore it from its archive: `zeren restore`")),
    sqlite3.SQLITE_NOTADB: (message("is not a ledger"), message("restore it from its archive: `zeren restore`")),
}


def _explain(error: Exception, name: str) -> InputError:
    code = getattr(error, "sqlite_errorcode", None)
    known = _REASONS.get(code & 0xFF) if isinstance(code, int) else None
    what, mend = known or (
        message("cannot be used: {reason}", reason=str(error)),
        message("check the file; `zeren restore` makes a ledger from its archive"),
    )
    return refuse(what, mend, name)
