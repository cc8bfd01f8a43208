"""A ledger in a PostgreSQL database, for offices that share one. Needs the extra `zeren[postgresql]`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from engine.ledger.entry import Link
from engine.ledger.store import SCHEMA_VERSION, HeadMoved
from engine.message import message
from engine.problems import InputError, refuse

if TYPE_CHECKING:
    import psycopg

_SCHEMA = """
CREATE TABLE zeren_ledger (version integer NOT NULL);
CREATE TABLE zeren_entry (
    number bigint PRIMARY KEY, previous text NOT NULL UNIQUE, body text NOT NULL, hash text NOT NULL UNIQUE
);
CREATE FUNCTION zeren_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'append-only'; END $$;
CREATE TRIGGER zeren_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON zeren_entry
    FOR EACH STATEMENT EXECUTE FUNCTION zeren_append_only();
"""

_MAKING = 0x7A726E31
"""Advisory lock under which the tables are made, so that two first sessions do not both make them."""


class PostgresStore:
    """See `engine.ledger.store.Store`. The tables are made by the first append, never by reading.

    `wait` is how many seconds to wait for the server, and for another session's append.
    """

    def __init__(self, url: str, wait: float = 10.0) -> None:
        self._url = url
        self._wait = wait
        self._open: psycopg.Connection | None = None
        self.name = shown_url(url)

    def links(self) -> Sequence[Link]:
        """All links by number; none if there are no tables yet."""
        with self._explained():
            connection = self._connection()
            with connection.transaction():
                if not self._exists(connection):
                    return ()
                rows = connection.execute("SELECT number, previous, body, hash FROM zeren_entry ORDER BY number")
                return [Link(*row) for row in rows]

    def append(self, link: Link) -> None:
        """Add a link; the primary key and the unique previous hash let only one session follow a head."""
        with self._explained():
            from psycopg.errors import UniqueViolation

            connection = self._connection()
            if not self._exists(connection):
                self._make(connection)
            try:
                with connection.transaction():
                    head = connection.execute("SELECT hash FROM zeren_entry ORDER BY number DESC LIMIT 1").fetchone()
                    if head and head[0] != link.previous:
                        raise HeadMoved
                    connection.execute(
                        "INSERT INTO zeren_entry VALUES (%s, %s, %s, %s)",
                        (link.number, link.previous, link.body, link.hash),
                    )
            except UniqueViolation as error:
                raise HeadMoved from error

    def close(self) -> None:
        """Close the connection."""
        if self._open:
            self._open.close()
            self._open = None

    def _connection(self) -> psycopg.Connection:
        if self._open is None:
            self._open = _connect(self._url, self.name, self._wait)
        return self._open

    def _make(self, connection: psycopg.Connection) -> None:
        connection.execute("SELECT pg_advisory_lock(%s)", (_MAKING,))
        try:
            with connection.transaction():  # begun under the lock, for it sees what was there when it began
                if not self._exists(connection):
                    connection.execute(_SCHEMA)
                    connection.execute("INSERT INTO zeren_ledger VALUES (%s)", (SCHEMA_VERSION,))
        finally:
            connection.execute("SELECT pg_advisory_unlock(%s)", (_MAKING,))

    def _exists(self, connection: psycopg.Connection) -> bool:
        row = connection.execute("SELECT to_regclass('zeren_ledger') IS NOT NULL").fetchone()
        if not (row and row[0]):
            return False
        version = connection.execute("SELECT max(version) FROM zeren_ledger").fetchone()
        if version and version[0] != SCHEMA_VERSION:
            raise refuse(
                message("has schema {version}; this zeren knows {known}", version=version[0], known=SCHEMA_VERSION),
                message("install a newer zeren"),
                self.name,
            )
        return True

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            import psycopg
        except ImportError as error:
            raise _without_driver(self.name) from error
        try:
            yield
        except psycopg.errors.LockNotAvailable as error:
            raise refuse(
                message("is locked by another program"),
                message("nothing was lost: repeat the command when the other one is done"),
                self.name,
            ) from error
        except psycopg.Error as error:
            self.close()
            raise refuse(
                message("cannot be used: {reason}", reason=str(error).strip()),
                message("check that the server runs and that you may write there; nothing was lost"),
                self.name,
            ) from error


def shown_url(url: str) -> str:
    """The URL of a ledger without its passwords, wherever they stand in it."""
    import re

    return re.sub(r"(?<=[?&])(ssl)?password=[^&]*&?", "", re.sub(r"(://[^/?:]*):.*@", r"\1@", url)).rstrip("?&")


def _connect(url: str, name: str, wait: float) -> psycopg.Connection:
    import psycopg

    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=max(2, round(wait)))
        connection.execute("SELECT set_config('lock_timeout', %s, false)", (str(round(wait * 1000)),))
    except psycopg.Error as error:
        raise refuse(
            message("cannot be reached: {reason}", reason=str(error).strip()),
            message("check the address and that the server runs"),
            name,
        ) from error
    return connection


def _without_driver(name: str) -> InputError:
    return refuse(
        message("needs the PostgreSQL driver, which is not installed"),
        message("install it: pip install 'zeren[postgresql]'"),
        name,
    )
