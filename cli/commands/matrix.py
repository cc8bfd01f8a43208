"""`zeren matrix`: tasks × departments."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from cli.command import Command
from cli.documents import FORMATS, add_document_options, asked_format, edition, hand_in, wants_document
from cli.screen import Part, Style
from cli.session import Session
from engine.graph.matrix import Matrix, matrix
from engine.message import Translate, term
from engine.model import ROLE_TERMS, Role
from engine.node import Node
from engine.text import cells, fitted, visible
from reports.jsontext import json_text
from reports.matrix_data import data

MARKS = {Role.LEAD: "●", Role.RESPONSIBLE: "○", Role.SUPPORT: "△", None: "·"}
STYLES = {Role.LEAD: Style.STRONG, Role.RESPONSIBLE: Style.PLAIN, Role.SUPPORT: Style.PLAIN, None: Style.FAINT}

_LEAST_TITLE = 12
"""Cells of a title below which the departments are parted into several tables."""
_WIDE_TITLE = 40
"""Cells of a title from which the columns stand further apart."""


_ROWS_IN_VIEW = 20
"""Tasks from which the names are repeated below, for on a small terminal the head is out of sight."""


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    parser.add_argument(
        "--breakdown", action="store_true", help=tr("the tasks with goal, departments and deadline, as a document")
    )
    add_document_options(parser, tr)


def _run(session: Session, arguments: Namespace) -> int:
    if arguments.breakdown or wants_document(arguments, ("text", "json")):
        return _document(session, arguments)
    if arguments.format == "json":
        session.screen.document(json_text(data(edition(session, arguments))))
    else:
        _write(session, matrix(session.state.graph))
    return 0


def _document(session: Session, arguments: Namespace) -> int:
    if arguments.breakdown and arguments.format == "text" and not arguments.output:
        arguments.format = "md"
    form = asked_format(arguments, "text")
    from reports.breakdown import breakdown_document
    from reports.matrix import matrix_document

    made = breakdown_document if arguments.breakdown else matrix_document
    return hand_in(session, arguments, made(edition(session, arguments)), form)


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
    configure=_configure,
    formats=("text", *FORMATS),
    examples=(
        ("zeren matrix", term("the whole matrix")),
        ("zeren matrix --format csv > matrix.csv", term("for a spreadsheet")),
        ("zeren matrix -o matrix.xlsx", term("as a workbook, coloured by role")),
        ("zeren matrix --breakdown -o breakdown.docx", term("the task breakdown as a Word document")),
    ),
)
