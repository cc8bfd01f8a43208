"""What can be shown of a plan that has errors: the plan without the tables in which they stand.

Nothing can be changed or issued then; the errors are shown with their lines beside what is left.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from engine.files import shown_path
from engine.model import Plan
from engine.planfile.document import parse_document
from engine.planfile.plan import plan_from
from engine.problems import InputError, Problem

_START = re.compile(r"\s*\[\[?\s*(?:sections|departments|collectives|tasks|waivers|rules|plan)\s*[\].]")
"""Where a table of the plan begins; the tables below it (`[[tasks.indicators]]`) belong to the one before."""
_WITHIN = re.compile(r"\s*\[\[?\s*\w+\s*\.")
_ROUNDS = 8
"""Leaving out a section makes its tasks errors, and so on; a plan that is not sound after this is not shown."""


def readable_part(file: Path, known_rules: Collection[str]) -> Plan | None:
    """The plan as far as it can be read; None if that is nothing."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    for _ in range(_ROUNDS):
        try:
            return plan_from(parse_document("\n".join(lines).encode(), shown_path(file)), known_rules)
        except InputError as error:
            if not (lines := without_tables(lines, error.problems)):
                return None
    return None


def without_tables(lines: list[str], problems: Iterable[Problem]) -> list[str]:
    """The lines, those of every table with a problem made empty, so that all others keep their numbers.

    Empty if a problem stands in no table that can be left out.
    """
    found = list(lines)
    starts = [n for n, text in enumerate(lines) if _START.match(text) and not _WITHIN.match(text)]
    for problem in problems:
        at = (problem.line or 0) - 1
        start = max((n for n in starts if n <= at), default=None)
        if start is None or lines[start].strip().startswith("[plan"):
            return []
        end = min((n for n in starts if n > start), default=len(lines))
        found[start:end] = [""] * (end - start)
    return found


def excerpt(file: Path, line: int, around: int = 2) -> list[tuple[int, str]]:
    """The lines around one of a file, numbered; none if it cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []
    first = max(1, line - around)
    return list(enumerate(lines[first - 1 : line + around], start=first))
