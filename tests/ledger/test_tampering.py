"""Whatever is done to a ledger behind its back is noticed, and the first bad entry named."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from engine.ledger.entry import Link, first_flaw
from engine.problems import InputError
from tests.ledger.entries import an_issue, append, fill
from tests.ledger.places import Place, SqlitePlace
from tests.ledger.test_ledger import refusal

ENTRIES = 3


def flipped(value: bytes) -> Iterator[bytes]:
    """The value with each byte turned over, once wholly and once in its lowest bit."""
    for at in range(len(value)):
        for mask in (0xFF, 0x01):
            yield value[:at] + bytes([value[at] ^ mask]) + value[at + 1 :]


def flaw(place: Place) -> int | None:
    ledger = place.open()
    found = first_flaw(ledger.links())
    ledger.close()
    return found.number if found else None


def test_every_byte_of_every_text_in_the_file(sqlite_place: SqlitePlace) -> None:
    """Also bytes that are no UTF-8 afterwards; in a copy in memory, for there are thousands."""
    links = fill(sqlite_place.open(), ENTRIES)
    sqlite_place.unprotect()
    with closing(sqlite3.connect(sqlite_place.file, isolation_level=None)) as connection:
        for link in links:
            for column in ("previous", "body", "hash"):
                for value in flipped(getattr(link, column).encode()):
                    connection.execute(
                        f"UPDATE entry SET {column} = CAST(? AS TEXT) WHERE number = ?", (value, link.number)
                    )
                    assert flaw(sqlite_place) == link.number, (link.number, column, value)
                connection.execute(
                    f"UPDATE entry SET {column} = ? WHERE number = ?", (getattr(link, column), link.number)
                )
    assert flaw(sqlite_place) is None


def test_every_byte_of_every_text_in_the_table(place: Place) -> None:
    """PostgreSQL takes no text that is not UTF-8, and no zero byte: what it takes is noticed."""
    links = fill(place.open(), ENTRIES)
    place.unprotect()
    ledger = place.open()
    for link in links:
        for column in ("previous", "body", "hash"):
            texts = list(texts_of(getattr(link, column).encode()))
            assert len(texts) >= 64
            for text in texts[:: max(1, len(texts) // 100)]:
                place.run(f"UPDATE {{table}} SET {column} = ? WHERE number = ?", (text, link.number))
                found = first_flaw(ledger.links())
                assert found is not None, (link.number, column, text)
                assert found.number == link.number
            place.run(f"UPDATE {{table}} SET {column} = ? WHERE number = ?", (getattr(link, column), link.number))
    assert flaw(place) is None


def texts_of(raw: bytes) -> Iterator[str]:
    for value in flipped(raw):
        try:
            text = value.decode()
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            yield text


def test_every_bit_of_every_number(place: Place) -> None:
    fill(place.open(), ENTRIES)
    place.unprotect()
    for number in range(1, ENTRIES + 1):
        for bit in range(63):
            other = number ^ (1 << bit)
            if 1 <= other <= ENTRIES:
                continue
            place.run("UPDATE {table} SET number = ? WHERE number = ?", (other, number))
            assert flaw(place) is not None, (number, other)
            place.run("UPDATE {table} SET number = ? WHERE number = ?", (number, other))
    assert flaw(place) is None


def rewrite(place: Place, rows: Sequence[tuple[Any, ...]]) -> None:
    place.run("DELETE FROM {table}")
    for row in rows:
        place.run("INSERT INTO {table} VALUES (?, ?, ?, ?)", row)


def row(link: Link, number: int | None = None) -> tuple[Any, ...]:
    return number or link.number, link.previous, link.body, link.hash


def test_rows_taken_out_or_put_in_another_order(place: Place) -> None:
    links = fill(place.open(), 5)
    place.unprotect()
    for number in range(1, 5):
        rewrite(place, [row(link) for link in links if link.number != number])
        assert flaw(place) == number + 1
        assert f"entry {number + 1}: the entry before it is missing" in refusal(place.open().chain)
    for number in range(1, 5):
        order = [*links]
        order[number - 1], order[number] = order[number], order[number - 1]
        rewrite(place, [row(link, at) for at, link in enumerate(order, start=1)])
        assert flaw(place) == number
    for number in range(1, 5):
        rewrite(place, [row(link, at) for at, link in enumerate(links[: number - 1] + links[number:], start=1)])
        assert flaw(place) == number


def test_rows_taken_off_the_end_are_told_by_the_archive(place: Place) -> None:
    """No chain can know of links that followed: that is what the archive and the drafts' `based_on` are for."""
    links = fill(place.open(), 5)
    place.unprotect()
    rewrite(place, [row(link) for link in links[:3]])
    shortened = place.open().chain()
    assert shortened.links == tuple(links[:3])
    assert shortened.after(links[4].hash) is None
    place.open().restore(links)
    assert place.open().chain().links == tuple(links)


def test_a_forged_entry(place: Place) -> None:
    links = fill(place.open(), 3)
    place.unprotect()
    forged = links[2].body.replace("李四", "王五")
    place.run("UPDATE {table} SET body = ? WHERE number = 3", (forged,))
    assert "entry 3: it was changed after it was recorded" in refusal(place.open().chain)


def test_nothing_is_added_to_a_broken_chain(place: Place) -> None:
    fill(place.open(), 3)
    place.unprotect()
    place.run("UPDATE {table} SET body = ? WHERE number = 2", ("{}",))
    said = refusal(lambda: append(place.open(), an_issue(9)))
    assert "entry 2: it was changed" in said
    assert "restore it from its archive" in said
    assert len(place.open().links()) == 3


@pytest.fixture
def small_file(sqlite_place: SqlitePlace) -> bytes:
    """A ledger in as few bytes as can be, its log folded in."""
    ledger = sqlite_place.open()
    fill(ledger, ENTRIES)
    ledger.close()
    with closing(sqlite3.connect(sqlite_place.file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA page_size = 512")
        connection.execute("VACUUM")
        connection.execute("PRAGMA journal_mode = WAL")
    return sqlite_place.file.read_bytes()


def outcome(file: Path, links: Sequence[Link]) -> str:
    """What reading a file gives: the same, a flaw, or a refusal; never an error that nobody explains."""
    ledger = SqlitePlace(file).open()
    try:
        found = ledger.links()
        return "flaw" if first_flaw(found) else "same" if list(found) == list(links) else "different"
    except InputError:
        return "refused"
    finally:
        ledger.close()


def test_every_byte_of_the_file(sqlite_place: SqlitePlace, small_file: bytes, tmp_path: Path) -> None:
    """A byte that does not matter to the entries may go unnoticed, none that does."""
    links = sqlite_place.open().links()
    assert len(links) == ENTRIES
    file = tmp_path / "flipped.db"
    outcomes = []
    for at in range(len(small_file)):
        file.write_bytes(small_file[:at] + bytes([small_file[at] ^ 0xFF]) + small_file[at + 1 :])
        outcomes.append(outcome(file, links))
    assert set(outcomes) == {"same", "flaw", "refused"}
    assert outcomes.count("flaw") >= sum(len(link.body.encode()) for link in links)


def test_a_truncated_file(sqlite_place: SqlitePlace, small_file: bytes, tmp_path: Path) -> None:
    links = sqlite_place.open().links()
    file = tmp_path / "truncated.db"
    for size in range(0, len(small_file), 64):
        file.write_bytes(small_file[:size])
        assert outcome(file, links) in ("flaw", "refused"), size


def test_the_write_ahead_log_alone_may_hold_entries(sqlite_place: SqlitePlace, tmp_path: Path) -> None:
    """After a crash the log has not been folded in: file and log together are the ledger."""
    links = fill(sqlite_place.open(), ENTRIES)
    log = sqlite_place.file.with_name(sqlite_place.file.name + "-wal")
    assert log.stat().st_size > 0
    for name in (sqlite_place.file, log):
        shutil.copy(name, tmp_path / name.name)
    assert outcome(tmp_path / "ledger.db", links) == "same"
