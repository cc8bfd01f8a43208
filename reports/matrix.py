"""The matrix (责任矩阵): tasks × departments, one sign each."""

from __future__ import annotations

from engine.graph.matrix import matrix
from engine.message import message, term
from engine.model import ROLE_TERMS
from engine.node import Node
from reports.document import Cell, Column, Document, Mark, Paragraph, Part, Table, Tone
from reports.duty_data import PARTS
from reports.edition import Edition
from reports.matrix_data import data, kind
from reports.tables import marks

SIGNS = {"lead": "●", "responsible": "○", "support": "△", "collective": "·"}

_TITLE = 56
"""Width of the column of titles in mm, of 225."""
_NUMBER = 11
_NARROWEST = 6.0
"""Millimetres of a column below which the departments are parted into several tables on paper."""


def matrix_document(edition: Edition) -> Document:
    """The matrix as a document; on paper in several tables if there are too many departments for one."""
    table = matrix_table(edition)
    parts = [Part((part, Paragraph(legend(edition), Tone.NOTE)), landscape=True) for part in parted(table)]
    return Document(
        edition.tr("Responsibility matrix"), edition.lines, tuple(parts), edition.footer, edition.language,
        edition.state.as_of, (table,), data(edition),
    )  # fmt: skip


def matrix_table(edition: Edition) -> Table:
    """The whole matrix as one table."""
    frame, holders = marks(edition), matrix(edition.state.graph).holders
    columns = (
        Column(edition.tr("No."), _NUMBER, centred=True),
        Column(edition.tr("task"), _TITLE),
        *(Column(column_name(edition, node), 8, centred=True, vertical=True) for node in holders),
    )
    rows = [
        (task, edition.title(task), *(Mark(part, SIGNS[part]) if part else None for part in row))
        for task, row in zip(frame.index, frame.itertuples(index=False, name=None), strict=True)
    ]
    return Table(edition.tr("Responsibility matrix"), columns, tuple(rows))


def parted(table: Table) -> list[Table]:
    """The table in pieces that fit a landscape page side by side, each with the numbers and titles."""
    most = int((225 - _TITLE - _NUMBER) / _NARROWEST)
    holders = range(2, len(table.columns))
    if len(holders) <= most:
        return [table]
    chosen = [[0, 1, *holders[start : start + most]] for start in range(0, len(holders), most)]
    return [_chosen(table, columns) for columns in chosen]


def legend(edition: Edition) -> str:
    """What the signs mean."""
    words = {str(role): word for role, word in ROLE_TERMS.items()} | {"collective": term("through a collective")}
    signs = "  ".join(f"{SIGNS[part]} {edition.tr(words[part])}" for part in PARTS)
    return edition.say(message("Note: {text}", text=f"{signs}  {edition.tr('? no department')}"))


def column_name(edition: Edition, node: Node) -> str:
    """Names that are no existing department's carry a question mark."""
    return edition.name(node) + ("" if kind(edition, node) in ("office", "institution") else "?")


def _chosen(table: Table, columns: list[int]) -> Table:
    rows: list[tuple[Cell, ...]] = [tuple(row[column] for column in columns) for row in table.rows]
    return Table(table.name, tuple(table.columns[column] for column in columns), tuple(rows))
