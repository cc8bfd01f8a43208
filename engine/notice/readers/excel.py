"""Excel files (.xlsx): every visible sheet as a table, values as they are shown."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from engine.notice.guard import Reason, Unreadable
from engine.notice.paragraphs import Block, Cell, Place, PlaceKind, Table

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_CELLS = 2_000_000
_MOST_COLUMNS = 200
_MERGED = re.compile(rb"mergeCell\b[^>]{0,200}?\bref\s*=\s*[\"']\$?([A-Za-z]{1,3}\d{1,7}:[A-Za-z]{1,3}\d{1,7})[\"']")


def read_excel(raw: bytes) -> Iterator[Block]:
    """The sheets of an .xlsx file. Unreadable if it is none, or its cells are spread too far."""
    from openpyxl import load_workbook  # 300 ms: only where an Excel file is read

    _check_merged(raw)
    try:
        book = load_workbook(io.BytesIO(raw), data_only=True)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield _table(sheet)
    except (LookupError, ValueError, AttributeError, TypeError, SyntaxError, OSError) as error:
        raise Unreadable(Reason.CORRUPT) from error


def _check_merged(raw: bytes) -> None:
    """Refuse merged areas no table has: openpyxl would make an object for every cell in them."""
    from openpyxl.utils import range_boundaries

    cells = 0
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for part in archive.namelist():
            for match in _MERGED.finditer(archive.read(part) if part.startswith("xl/worksheets/") else b""):
                left, top, right, bottom = (bound or 0 for bound in range_boundaries(match[1].decode()))
                cells += (right - left + 1) * (bottom - top + 1)
    if cells > _MOST_CELLS:
        raise Unreadable(Reason.LARGE)


def _table(sheet: Worksheet) -> Table:
    filled = {at: text for at, cell in sheet._cells.items() if (text := _text(cell))}  # noqa: SLF001
    rows = sorted({row for row, _ in filled})
    columns = max((column for _, column in filled), default=0)
    if columns > _MOST_COLUMNS or len(rows) * columns > _MOST_CELLS:
        raise Unreadable(Reason.LARGE)
    anchors = _anchors(sheet, frozenset(rows), columns)
    return Table(
        tuple(tuple(_cell(sheet.title, filled, anchors, row, c) for c in range(1, columns + 1)) for row in rows)
    )


def _cell(
    title: str, filled: Mapping[tuple[int, int], str], anchors: Mapping[tuple[int, int], tuple[int, int]],
    row: int, column: int,
) -> Cell:  # fmt: skip
    from openpyxl.utils import get_column_letter

    anchor = anchors.get((row, column), (row, column))
    place = Place(PlaceKind.CELL, f"{title}!{get_column_letter(anchor[1])}{anchor[0]}")
    return Cell(filled.get(anchor, ""), place, anchor)


def _anchors(sheet: Worksheet, rows: frozenset[int], columns: int) -> dict[tuple[int, int], tuple[int, int]]:
    """The first cell of the merged area each cell belongs to, among the rows and columns in use."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        inside = range(area.min_row, area.max_row + 1)
        used = (
            [row for row in inside if row in rows]
            if len(inside) < len(rows)
            else [row for row in rows if row in inside]
        )
        for row in used:
            for column in range(area.min_col, min(area.max_col, columns) + 1):
                found[row, column] = (area.min_row, area.min_col)
        if len(found) > _MOST_CELLS:
            raise Unreadable(Reason.LARGE)
    return found


def _text(cell: SheetCell | MergedCell) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float) and "%" in str(cell.number_format):
        return f"{round(value * 100, 6):g}%"
    if isinstance(value, float):
        return f"{round(value, 10):g}" if abs(value) < 1e15 else str(value)
    return str(value).strip()
