"""Appending to the SQLite ledger against overwriting as many bytes in place and `fdatasync`, on the same disk.

`python bench/ledger_append.py [FOLDER]`: the disk is that of FOLDER (without it: of the current directory).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import medians, report

from engine.ledger.entry import Entry, Issue, Link, link_after
from engine.ledger.sqlite import SqliteStore
from engine.model import Role
from engine.order import Order, Replace

ROUNDS = 500
WARM = 1_500
WAL_FRAME_HEADER = 24
PAGE = 4096


def entry(number: int) -> Entry:
    day = date(2019, 7, 1)
    action = Replace(1, Role.LEAD, "基础教育科", "职成科")
    order = Order(f"o{number}", "职责调整", (action,), f"教〔2019〕{number}号", day, day, "机构改革")
    return Entry(Issue(order), "张三", datetime(2019, 6, 1, tzinfo=UTC), "机构改革", "f" * 64)


def links() -> Iterator[Link]:
    head: Link | None = None
    while True:
        head = link_after(head, entry(head.number + 1 if head else 1))
        yield head


def appending(file: Path, count: int) -> Callable[[], None]:
    """Each call, `count` at most, appends a link that was made before."""
    store = SqliteStore(file)
    made = iter(list(islice(links(), count)))
    return lambda: store.append(next(made))


def written_by_one_append(folder: Path) -> int:
    """Bytes that one append adds to the write-ahead log: the pages it touches, each with its header."""
    append = appending(folder / "measured.db", 51)
    for _ in range(50):
        append()
    log = folder / "measured.db-wal"
    before = log.stat().st_size
    append()
    return log.stat().st_size - before


def overwriting(file: Path, count: int, pieces: int) -> Callable[[], None]:
    """Each call overwrites the next `count` bytes of a file that is there already, in `pieces` writes, and syncs."""
    size = 4 * 1024 * 1024
    handle = os.open(file, os.O_RDWR | os.O_CREAT)
    os.write(handle, bytes(size))
    os.fsync(handle)
    piece = bytes(count // pieces)
    at = 0
    sync = getattr(os, "fdatasync", os.fsync)

    def run() -> None:
        nonlocal at
        for _ in range(pieces):
            os.pwrite(handle, piece, at)
            at = (at + len(piece)) % (size - len(piece))
        sync(handle)

    return run


def main() -> None:
    with TemporaryDirectory(dir=sys.argv[1] if sys.argv[1:] else ".") as name:
        folder = Path(name)
        count = written_by_one_append(folder)
        frames = count // (PAGE + WAL_FRAME_HEADER)
        print(f"one append writes {count} bytes: {frames} pages of {PAGE}")
        append = appending(folder / "ledger.db", WARM + ROUNDS + 1)
        for _ in range(WARM):  # until the log is folded in and its pages are overwritten, as in a ledger in use
            append()
        floor = f"overwrite {count} bytes and fdatasync"
        found = medians(
            {floor: overwriting(folder / "plain", count, frames), "append to the ledger": append},
            ROUNDS,
        )
    report(found, floor, "append at most 1.25 ×")


if __name__ == "__main__":
    main()
