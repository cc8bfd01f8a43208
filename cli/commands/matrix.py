"""`zeren matrix`: tasks × departments."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from cli.command import Command
from cli.screen import Part, Style
from cli.session import Session
from engine.graph.matrix import Matrix, matrix
from engine.message import term
from engine.model import ROLE_TERMS, Role
from engine.node import Node
from engine.text import cells, fitted, visible
from reports.jsontext import json_text
from reports.plaintables import csv_text, markdown_table

MARKS = {Role.LEAD: "●", Role.RESPONSIBLE: "○", Role.SUPPORT: "△", None: "·"}
STYLES = {Role.LEAD: Style.STRONG, Role.RESPONSIBLE: Style.PLAIN, Role.SUPPORT: Style.PLAIN, None: Style.FAINT}

_LEAST_TITLE = 12
"""Cells of a title below which the departments are parted into several tables."""
_WIDE_TITLE = 40
"""Cells of a title from which the columns stand further apart."""


_ROWS_IN_VIEW = 20
"""Tasks from which the names are repeated below, for on a small terminal the head is out of sight."""


def _run(session: Session, arguments: Namespace) -> int:
    found = matrix(session.state.graph)
    if arguments.format == "json":
        session.screen.document(json_text(_data(session, found)))
    elif arguments.format == "csv":
        session.screen.document(csv_text(_rows(session, found)))
    elif arguments.format == "md":
        session.screen.document(markdown_table(_rows(session, found)) + "\n" + _legend(session) + "\n")
    else:
        _write(session, found)
    return 0


def _data(session: Session, found: Matrix) -> dict[str, object]:
    return {
        "as_of": session.as_of.isoformat(),
        "departments": [{"name": session.name(node), "kind": _kind(session, node)} for node in found.holders],
        "tasks": [
            {
                "task": task,
                "title": session.title(task),
                "marks": {session.name(node): marks[node] or "collective" for node in found.holders if node in marks},
            }
            for task, marks in found.marks.items()
        ],
    }


def _kind(session: Session, node: Node) -> str:
    unit = session.state.graph.units.get(node)
    return unit.kind if unit else node.kind


def _rows(session: Session, found: Matrix) -> list[list[object]]:
    head = [session.tr("task"), session.tr("title"), *(_column_name(session, node) for node in found.holders)]
    return [
        [*head],
        *(
            [task, session.title(task), *(MARKS[marks[n]] if n in marks else "" for n in found.holders)]
            for task, marks in found.marks.items()
        ),
    ]


def _column_name(session: Session, node: Node) -> str:
    """Names that are no department's carry a question mark."""
    return session.name(node) + ("" if node.kind == "department" else "?")


def _write(session: Session, found: Matrix) -> None:
    number = max(len(str(task)) for task in found.marks)
    pitch = 3 if session.screen.width - number - 1 - 3 * len(found.holders) >= _WIDE_TITLE else 2
    longest = max(cells(visible(session.title(task))) for task in found.marks)
    room = session.screen.width - number - 1
    count = max(1, (room - _LEAST_TITLE) // pitch)
    for start in range(0, len(found.holders), count):
        part = found.holders[start : start + count]
        _write_part(session, found, part, (number, min(longest + 2, room - pitch * len(part)), pitch))
        session.screen.line()
    session.screen.line(_legend(session))


def _write_part(session: Session, found: Matrix, holders: Sequence[Node], widths: tuple[int, int, int]) -> None:
    number, title, pitch = widths
    head = _vertical([visible(_column_name(session, node)) for node in holders], pitch)
    above = [(" " * (number + 1 + title) + row).rstrip() for row in head]
    for line in above:
        session.screen.line(line)
    for task, marks in found.marks.items():
        label = f"{task:>{number}} {fitted(visible(session.title(task)), title - 1)} "
        parts: list[Part] = [label]
        for node in holders:
            parts.append((MARKS[marks[node]], STYLES[marks[node]]) if node in marks else " ")
            parts.append(" " * (pitch - 1))
        session.screen.line(*_without_tail(parts))
    for line in above if len(found.marks) > _ROWS_IN_VIEW else ():
        session.screen.line(line)


def _without_tail(parts: list[Part]) -> list[Part]:
    """The parts of a line without the blanks at its end."""
    last = max((index for index, part in enumerate(parts) if not isinstance(part, str)), default=0)
    return parts[: last + 1]


def _vertical(names: Sequence[str], pitch: int) -> list[str]:
    """The names one character a row, their last characters in the last row."""
    height = max(map(len, names))
    raised = [name.rjust(height) for name in names]
    return ["".join(fitted(name[row], pitch) for name in raised) for row in range(height)]


def _legend(session: Session) -> str:
    named = [f"{MARKS[role]} {session.tr(word)}" for role, word in ROLE_TERMS.items()]
    return "  ".join([*named, f"{MARKS[None]} {session.tr('through a collective')}", session.tr("? no department")])


COMMAND = Command(
    name="matrix",
    summary=term("show tasks × departments"),
    run=_run,
    formats=("text", "md", "csv", "json"),
    examples=(
        ("zeren matrix", term("the whole matrix")),
        ("zeren matrix --format csv > matrix.csv", term("for a spreadsheet")),
    ),
)
