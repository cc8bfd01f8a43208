"""What is shown, as a document: the official one where there is one, else the list as a table."""

from __future__ import annotations

from collections.abc import Sequence

from engine.text import cells
from reports.document import Column, Document, Part, Table
from reports.edition import Edition


def table_document(edition: Edition, title: str, rows: Sequence[Sequence[str]]) -> Document:
    """Rows, the header first, as a document of one table; rows are made as long as the header."""
    head, body = rows[0], rows[1:]
    widths = [max(1, *(cells(row[at]) for row in rows if at < len(row))) for at in range(len(head))]
    columns = tuple(Column(text, width) for text, width in zip(head, widths, strict=True))
    filled = tuple((*row[: len(head)], *[""] * (len(head) - len(row))) for row in body)
    table = Table(title, columns, filled)
    part = Part((table,), landscape=sum(widths) > 100)
    return Document(
        title, edition.lines, (part,), edition.footer, edition.language, edition.state.as_of, (table,),
        {"table": [list(row) for row in rows]},
    )  # fmt: skip
