"""Sessions in processes of their own: `python -m tests.ledger.sessions append|issue|once …`."""

from __future__ import annotations

import os
import random
import sys
import time
import urllib.parse  # noqa: F401 (pathlib asks for it only when another user may not read Python's own files)
from datetime import UTC, date, datetime
from pathlib import Path

from engine.issuing import Signing, issue
from engine.ledger.ledger import open_ledger
from engine.model import Role
from engine.office import Office
from engine.order import Order, Replace
from engine.problems import InputError
from rules.rulebook import RULEBOOK
from tests.ledger.entries import an_issue, append
from tests.told import told


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def append_many(address: str, operator: str, count: int) -> None:
    """Append `count` entries, reading again whenever another session was faster; print how often that was."""
    ledger = open_ledger(address, Path())
    retries = 0
    for number in range(count):
        while True:
            try:
                append(ledger, an_issue(number, operator))
                break
            except InputError as error:
                if "was extended by another session" not in str(error):
                    raise
                retries += 1
                time.sleep(random.random() * 0.05)
        time.sleep(random.random() * 0.02)  # two processors serve eight sessions: each gets its turn
    ledger.close()
    say(retries)


def issue_on_and_on(root: str) -> None:
    """Issue one order after the other and acknowledge each, until killed."""
    office = Office(Path(root), RULEBOOK)
    while True:
        number = len(office.records)
        link = issue(office, swap(number), Signing("张三", datetime.now(UTC), "试"))
        say(link.number, link.hash)
        office = office.fresh()


def swap(number: int) -> Order:
    """The order by which the lead of task 1 passes to and fro."""
    giver, taker = ("甲科", "乙科") if number % 2 == 0 else ("乙科", "甲科")
    day = date(2019, 7, 1)
    return Order(f"o{number}", "调整", (Replace(1, Role.LEAD, giver, taker),), f"〔2019〕{number}号", day, day)


def append_once(address: str, user: str, largest: str) -> None:
    """Append one entry as user number `user`, with no file larger than `largest` bytes; print the refusal if any."""
    open_ledger("loaded while its files can be read", Path())
    if int(largest):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), int(largest)))
    if int(user):
        os.setgroups([])
        os.setgid(int(user))
        os.setuid(int(user))
    ledger = open_ledger(address, Path())
    try:
        count = len(ledger.chain().links)
        say("read", count)
        append(ledger, an_issue(count + 1, "很长" * 2000))
        say("appended")
    except InputError as error:
        say("\n".join(told(error)))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["append", address, operator, count]:
            append_many(address, operator, int(count))
        case ["issue", root]:
            issue_on_and_on(root)
        case ["once", address, user, largest]:
            append_once(address, user, largest)
