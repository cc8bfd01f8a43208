"""Tables as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.text import cells, fitted, visible


def text_table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as lines with their columns aligned in terminal cells."""
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(cells(row[column]) for row in shown) for column in range(len(shown[0]))]
    for row in shown:
        yield "  ".join(map(fitted, row, widths)).rstrip(" ")
