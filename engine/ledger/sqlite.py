"""A ledger in an SQLite file: write-ahead log, every append on disk before it is acknowledged."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from engine.files import put_new, shown_path
from engine.ledger.entry import GENESIS, Link
from engine.ledger.store import SCHEMA_VERSION, HeadMoved
from engine.message import Message, message
from engine.problems import InputError, refuse

_APPLICATION = 0x7A726E31  # "zrn1"

_SCHEMA = f"""
PRAGMA journal_mode = WAL;
BEGIN IMMEDIATE;
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, previous TEXT NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'append-only'); END;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


_APPEND = """
INSERT INTO entry SELECT ?, ?, ?, ? WHERE coalesce((SELECT hash FROM entry ORDER BY number DESC LIMIT 1), ?) = ?
"""
"""One statement, hence one transaction with the write lock from its start: the head cannot move while it is checked."""


class SqliteStore:
    """See `engine.ledger.store.Store`. The file is made by the first append, never by reading.

    `wait` is how many seconds to wait for another session's append.
    """

    def __init__(self, file: Path, wait: float = 10.0) -> None:
        self._file = file
        self._wait = wait
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
            added = self._writing().execute(
                _APPEND, (link.number, link.previous, link.body, link.hash, GENESIS, link.previous)
            )
            if added.rowcount != 1:
                raise HeadMoved

    def close(self) -> None:
        """Close the file; the last one to close it folds the write-ahead log in."""
        if self._writer:
            self._writer.close()
            self._writer = None

    def _reader(self) -> sqlite3.Connection:
        try:
            return self._opened("mode=ro")
        except sqlite3.OperationalError:
            if _has_content(self._file.with_name(self._file.name + "-wal")):
                raise
            # A folder that cannot be written has no room for the shared-memory file; without a log none is needed.
            return self._opened("immutable=1")

    def _opened(self, how: str) -> sqlite3.Connection:
        """A connection for reading that is known to work."""
        connection = sqlite3.connect(f"{self._file.absolute().as_uri()}?{how}", uri=True, timeout=self._wait)
        connection.text_factory = _readable
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _writing(self) -> sqlite3.Connection:
        if self._writer is None:
            if not self._file.exists():
                _make(self._file)
            connection = sqlite3.connect(self._file, timeout=self._wait, isolation_level=None)
            try:
                _require_ledger(connection, self.name)
                connection.execute("PRAGMA synchronous = FULL")
            except BaseException:
                connection.close()
                raise
            self._writer = connection
        return self._writer

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except UnicodeDecodeError as error:  # in what SQLite says of a damaged file
            raise refuse(*_REASONS[sqlite3.SQLITE_CORRUPT], self.name) from error
        except (sqlite3.Error, OSError) as error:
            if self._file.is_dir():
                raise refuse(
                    message("is a directory, not a file"), message("name the file itself"), self.name
                ) from error
            raise _explain(error, self.name) from error


def _make(file: Path) -> None:
    """Make an empty ledger beside `file` and put it in place whole, unless another session was faster."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{file.name}.", dir=file.parent) as folder:
        made = Path(folder) / file.name
        with closing(sqlite3.connect(made)) as connection:
            connection.executescript(_SCHEMA)
        with suppress(FileExistsError):
            put_new(made, file)


def _readable(raw: bytes) -> str:
    """Text of the database; bytes that are no UTF-8 are shown, so that their entry can be named as tampered with."""
    return raw.decode("utf-8", "backslashreplace")


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
    sqlite3.SQLITE_IOERR: (
        message("cannot be read or written: the disk reports an error"),
        message("nothing was recorded: check the disk and the room on it, then repeat the command"),
    ),
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
        message("cannot be used: {reason}", reason=getattr(error, "strerror", None) or str(error)),
        message("check the file; `zeren restore` makes a ledger from its archive"),
    )
    return refuse(what, mend, name)
