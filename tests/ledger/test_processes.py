"""Several processes at one ledger, and processes that are killed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from engine.ledger.ledger import open_ledger
from engine.office import LEDGER, Office
from rules.rulebook import RULEBOOK
from tests.conftest import ROOT
from tests.ledger.places import Place
from tests.orders.making import write_plan

PROCESSES = 8
APPENDS = 100
ISSUES = 200


def start(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.sessions", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_eight_processes_append_a_hundred_times_each(place: Place) -> None:
    sessions = [start("append", place.address, f"p{number}", str(APPENDS)) for number in range(PROCESSES)]
    told = [session.communicate(timeout=120) for session in sessions]
    assert [session.returncode for session in sessions] == [0] * PROCESSES, told
    assert sum(int(out) for out, _ in told) > 0, "they never met"
    entries = place.open().chain().entries()
    assert Counter(entry.operator for entry in entries) == {f"p{n}": APPENDS for n in range(PROCESSES)}
    assert len({str(entry.event) for entry in entries}) == PROCESSES * APPENDS


def test_eight_processes_make_the_first_entry(place: Place) -> None:
    """One makes the ledger, the others find it."""
    sessions = [start("append", place.address, f"p{number}", "1") for number in range(PROCESSES)]
    told = [session.communicate(timeout=120) for session in sessions]
    assert [session.returncode for session in sessions] == [0] * PROCESSES, told
    assert sorted(entry.operator for entry in place.open().chain().entries()) == [f"p{n}" for n in range(PROCESSES)]


def test_killed_while_issuing(tmp_path: Path) -> None:
    """Whatever was acknowledged is there, and at most the one entry more that was being acknowledged."""
    write_plan(tmp_path, [{"lead": ["甲科"]}])
    chance = random.Random(20190402)
    acknowledged: list[tuple[int, str]] = []
    kills = 0
    while len(acknowledged) < ISSUES:
        session = start("issue", str(tmp_path))
        assert session.stdout is not None
        lines = [session.stdout.readline() for _ in range(chance.randint(1, 40))]
        time.sleep(chance.random() * 0.02)
        session.kill()
        rest, failure = session.communicate()
        assert failure == ""
        kills += 1
        lines += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        acknowledged += [(int(number), digest) for number, digest in (line.split() for line in lines)]
        held = [(link.number, link.hash) for link in open_ledger(LEDGER, tmp_path).chain().links]
        assert set(acknowledged) <= set(held)
        assert len(held) <= len(acknowledged) + kills
    assert kills >= 5
    assert len(Office(tmp_path, RULEBOOK).records) == len(held)
