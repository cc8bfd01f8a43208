"""What goes wrong outside of zeren is told in words, and nothing is lost."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from engine.ledger.ledger import open_ledger
from engine.ledger.postgres import shown_url
from tests.conftest import ROOT
from tests.ledger.entries import an_issue, append, fill
from tests.ledger.places import Place, PostgresPlace, SqlitePlace
from tests.ledger.test_ledger import refusal

NOBODY = 65534


def both(file: Path) -> list[Callable[[], object]]:
    """Reading and appending."""
    return [SqlitePlace(file).open().links, lambda: append(SqlitePlace(file).open(), an_issue(1))]


class TestNoLedger:
    def test_another_database(self, tmp_path: Path) -> None:
        file = tmp_path / "other.db"
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE kept (value)")
        before = file.read_bytes()
        for run in both(file):
            assert f"{file}: is not a zeren ledger: name the right file" in refusal(run)
        assert file.read_bytes() == before

    def test_an_empty_file(self, tmp_path: Path) -> None:
        """Not taken for an empty ledger: it may be all that is left of a full one."""
        file = tmp_path / "empty.db"
        file.touch()
        for run in both(file):
            assert "is not a zeren ledger" in refusal(run)
        assert file.read_bytes() == b""

    def test_any_other_file(self, tmp_path: Path) -> None:
        file = tmp_path / "plan.toml"
        for content in (b"schema = 1\n" * 100, random.Random(3).randbytes(5000)):
            file.write_bytes(content)
            for run in both(file):
                assert "is not a ledger: restore it from its archive" in refusal(run)
            assert file.read_bytes() == content

    def test_a_folder(self, tmp_path: Path) -> None:
        for run in both(tmp_path):
            assert "is a directory, not a file: name the file itself" in refusal(run)

    def test_below_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        said = refusal(lambda: append(SqlitePlace(tmp_path / "file" / "ledger.db").open(), an_issue(1)))
        assert "cannot be used: " in said

    def test_a_log_of_something_else(self, sqlite_place: SqlitePlace) -> None:
        """SQLite puts aside a log that does not belong to the file."""
        ledger = sqlite_place.open()
        links = fill(ledger, 2)
        ledger.close()
        sqlite_place.file.with_name("ledger.db-wal").write_bytes(random.Random(3).randbytes(9000))
        assert sqlite_place.open().links() == links


def test_an_append_that_fails_leaves_no_crumbs(sqlite_place: SqlitePlace) -> None:
    ledger = sqlite_place.open()
    fill(ledger, 1)
    ledger.close()
    assert [file.name for file in sqlite_place.file.parent.iterdir()] == ["ledger.db"]


def test_locked_by_another_program(place: Place) -> None:
    ledger = place.open(wait=0.2)
    links = fill(ledger, 2)
    held, done = threading.Event(), threading.Event()
    holder = threading.Thread(target=hold_lock, args=(place, held, done))
    holder.start()
    try:
        assert held.wait(10)
        said = refusal(lambda: append(ledger, an_issue(3)))
    finally:
        done.set()
        holder.join()
    assert "is locked by another program: nothing was lost: repeat the command" in said
    assert append(ledger, an_issue(3)).previous == links[-1].hash


def hold_lock(place: Place, held: threading.Event, done: threading.Event) -> None:
    if isinstance(place, PostgresPlace):
        with place.connected() as connection, connection.transaction():
            connection.execute("LOCK TABLE zeren_entry IN SHARE MODE")
            held.set()
            done.wait(10)
    elif isinstance(place, SqlitePlace):
        with closing(sqlite3.connect(place.file, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            held.set()
            done.wait(10)
            connection.execute("ROLLBACK")


def once(place: Place, user: int = 0, largest: int = 0) -> str:
    """What a process says that reads and then appends, as another user or with no room on the disk."""
    command = [sys.executable, "-m", "tests.ledger.sessions", "once", place.address, str(user), str(largest)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files")
def test_no_room_on_the_disk(sqlite_place: SqlitePlace) -> None:
    """Simulated by a limit on the size of files, for which SQLite names the disk."""
    ledger = sqlite_place.open()
    fill(ledger, 3)
    ledger.close()
    outcomes = []
    for room in (1, 8, 24, 1024):
        count = len(sqlite_place.open().chain().links)
        said = once(sqlite_place, largest=room * 1024)
        outcomes.append("appended" in said)
        assert outcomes[-1] or "the disk reports an error: nothing was recorded: check the disk" in said
        assert len(sqlite_place.open().chain().links) == count + outcomes[-1]
    assert outcomes == [False, False, False, True]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files")
def test_no_room_for_a_first_entry(sqlite_place: SqlitePlace) -> None:
    assert "the disk reports an error" in once(sqlite_place, largest=4096)
    assert not sqlite_place.is_made()
    assert append(sqlite_place.open(), an_issue(1)).number == 1


def test_the_disk_is_full(sqlite_place: SqlitePlace) -> None:
    """A real full disk cannot be had everywhere; SQLite's own limit gives the same error."""
    ledger = sqlite_place.open()
    fill(ledger, 1)
    store = ledger._store
    connection = store._writing()  # type: ignore[attr-defined]
    connection.execute("PRAGMA max_page_count = 1")
    said = refusal(lambda: ledger.append(ledger.chain(), an_issue(2, "很长" * 9000)))
    assert "cannot grow: the disk is full: make room, then repeat the command" in said
    connection.execute("PRAGMA max_page_count = 1000000")
    assert append(ledger, an_issue(2)).number == 2


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX systems")
class TestPermissions:
    """As root permissions do not bind: then another user tries, in a process of its own."""

    user = NOBODY if sys.platform != "win32" and os.geteuid() == 0 else 0

    @pytest.fixture
    def closed(self) -> Iterator[SqlitePlace]:
        """A ledger whose entries are all in its file, in a folder that others may enter."""
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            place = SqlitePlace(Path(folder) / "data" / "ledger.db")
            ledger = place.open()
            fill(ledger, 2)
            ledger.close()
            yield place

    def test_a_folder_that_cannot_be_written(self, closed: SqlitePlace) -> None:
        closed.file.parent.chmod(0o555)
        try:
            said = once(closed, self.user)
        finally:
            closed.file.parent.chmod(0o755)
        assert said.startswith("read 2\n")
        assert "check the permissions of the file and folder" in said
        assert len(closed.open().chain().links) == 2

    def test_a_folder_in_which_no_ledger_can_be_made(self, closed: SqlitePlace) -> None:
        closed.file.unlink()
        closed.file.parent.chmod(0o555)
        said = once(closed, self.user)
        closed.file.parent.chmod(0o755)
        assert said.startswith("read 0\n")
        assert f"{closed.file}: cannot be used: Permission denied: " in said
        assert list(closed.file.parent.iterdir()) == []

    def test_a_file_that_cannot_be_written(self, closed: SqlitePlace) -> None:
        closed.file.chmod(0o444)
        closed.file.parent.chmod(0o777)
        said = once(closed, self.user)
        assert said.startswith("read 2\n")
        assert "cannot be written: check the permissions of the file and folder" in said
        assert len(closed.open().chain().links) == 2

    def test_a_file_that_cannot_be_read(self, closed: SqlitePlace) -> None:
        closed.file.chmod(0o000)
        said = once(closed, self.user)
        closed.file.chmod(0o644)
        assert "cannot be opened: check the permissions of the file and folder" in said


class TestPostgres:
    def test_no_server(self, tmp_path: Path) -> None:
        ledger = open_ledger(f"postgresql://zhang:geheim@/zeren?host={tmp_path}", tmp_path)
        for run in (ledger.links, lambda: append(ledger, an_issue(1))):
            said = refusal(run)
            assert "cannot be reached: " in said
            assert "check the address and that the server runs" in said
            assert "geheim" not in said

    def test_the_password_is_never_shown(self) -> None:
        for url, shown in {
            "postgresql://zhang:geheim@db:5432/zeren": "postgresql://zhang@db:5432/zeren",
            "postgresql://zhang:ge@heim:@[::1]:5432/zeren?a=b": "postgresql://zhang@[::1]:5432/zeren?a=b",
            "postgresql://db/zeren?user=zhang&password=geheim": "postgresql://db/zeren?user=zhang",
            "postgresql://db/zeren?password=geheim&sslpassword=x&user=zhang": "postgresql://db/zeren?user=zhang",
            "postgresql://db:5432/zeren": "postgresql://db:5432/zeren",
            "postgresql:///zeren?host=/tmp": "postgresql:///zeren?host=/tmp",
        }.items():
            assert shown_url(url) == shown

    def test_no_driver(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "psycopg", None)
        ledger = open_ledger("postgresql://db/zeren", tmp_path)
        for run in (ledger.links, lambda: append(ledger, an_issue(1))):
            said = refusal(run)
            assert "needs the PostgreSQL driver, which is not installed: install it: pip install" in said

    def test_a_connection_that_breaks(self, postgres_place: PostgresPlace) -> None:
        ledger = postgres_place.open()
        links = fill(ledger, 2)
        postgres_place.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        assert "cannot be used: " in refusal(ledger.links)
        assert ledger.links() == links

    def test_a_reader_may_read_and_no_more(self, postgres_place: PostgresPlace) -> None:
        fill(postgres_place.open(), 1)
        role = postgres_place.address.rpartition("%3D")[2]
        for grant in (
            f"CREATE ROLE r{role} LOGIN",
            f"GRANT USAGE ON SCHEMA {role} TO r{role}",
            f"GRANT SELECT ON ALL TABLES IN SCHEMA {role} TO r{role}",
        ):
            postgres_place.run(grant)
        reader = PostgresPlace(postgres_place.address.replace("//postgres:", f"//r{role}:"))
        assert reader.address != postgres_place.address
        ledger = reader.open()
        assert len(ledger.chain().links) == 1
        assert "check that the server runs and that you may write there" in refusal(lambda: append(ledger, an_issue(2)))
        ledger.close()
