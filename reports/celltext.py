"""Cells as lines of plain text in which nothing acts."""

from __future__ import annotations

from datetime import date

from engine.text import visible
from reports.document import Cell, Mark
from reports.wording import number


def text_lines(cell: Cell) -> list[str]:
    """The lines of a cell."""
    if cell is None:
        return []
    if isinstance(cell, Mark):
        return [cell.sign]
    if isinstance(cell, tuple):
        return [visible(line) for line in cell]
    if isinstance(cell, float):
        return [number(cell)]
    return [cell.isoformat() if isinstance(cell, date) else visible(str(cell))]
