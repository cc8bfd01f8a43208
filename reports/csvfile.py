"""The tables of documents as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.celltext import text_lines
from reports.document import Cell, Document
from reports.plaintables import csv_text


def csv_documents(documents: Sequence[Document]) -> str:
    """Tables with the same columns one below the other under one head, others after an empty row."""
    return csv_text(_rows(documents))


def _rows(documents: Sequence[Document]) -> Iterator[list[object]]:
    titles: list[object] = []
    for document in documents:
        for table in document.sheets:
            head: list[object] = [column.title for column in table.columns]
            if head != titles:
                yield from ([[], head] if titles else [head])
                titles = head
            for row in table.rows:
                yield [_value(cell, document.language) for cell in row]


def _value(cell: Cell, language: str) -> object:
    if isinstance(cell, int | float):
        return cell
    return ("；" if language == "zh" else "; ").join(text_lines(cell))
