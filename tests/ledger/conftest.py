"""Ledgers to test: the same tests run on every kind of place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.ledger.places import Place, PostgresPlace, SqlitePlace
from tests.ledger.server import postgres_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a database on a server that runs for this session of tests."""
    with postgres_server() as url:
        yield url


@pytest.fixture
def sqlite_place(tmp_path: Path) -> Iterator[SqlitePlace]:
    found = SqlitePlace(tmp_path / "数据 #1?%20" / "ledger.db")  # a path that an URL would misread
    yield found
    close_all(found)


@pytest.fixture
def postgres_place(postgres: str) -> Iterator[PostgresPlace]:
    import psycopg

    schema = f"s{uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    found = PostgresPlace(f"{postgres}{'&' if '?' in postgres else '?'}options=-csearch_path%3D{schema}")
    yield found
    close_all(found)


def close_all(place: Place) -> None:
    for ledger in place.opened:
        ledger.close()


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.getfixturevalue(f"{request.param}_place")
    return found
