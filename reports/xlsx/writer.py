"""The tables of a document as an Excel workbook: frozen heads, filters, print titles, colours by role.

Cells are text or numbers, never formulas: text that begins like one is stored as text and marked to stay so.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from copy import copy
from datetime import datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from engine.text import cells, visible
from reports.celltext import text_lines
from reports.document import Cell, Column, Document, Mark, Table
from reports.officialstyle import PART_COLOURS, TABLE
from reports.zipping import without_clock

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as Field
    from openpyxl.styles import Border
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

_HEAD = 4
"""The row of the column titles, below the title, the lines under it and an empty row."""
_LONGEST = 32767
"""Characters that Excel takes in a cell (Excel specifications and limits)."""
_SHEET_NAME = 31
_WIDEST_ON_A4 = 170
"""Characters of a sheet from which A3 keeps it readable."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_LIGHT = frozenset({"support", "collective"})
"""Parts whose colour is light, so that their sign is black."""
_BODY_FONT, _HEAD_FONT, _TITLE_FONT = "仿宋_GB2312", "黑体", "方正小标宋简体"


def xlsx(document: Document) -> bytes:
    """The workbook."""
    from openpyxl import Workbook

    book = Workbook()
    _describe(book, document)
    first = book.active
    assert first is not None
    book.remove(first)
    names: list[str] = []
    for table in document.sheets:
        names.append(_sheet_name(table.name, names))
        _fill(book.create_sheet(names[-1]), document, table)
    target = io.BytesIO()
    book.save(target)
    moment = document.date.isoformat().encode()
    return without_clock(target.getvalue(), {"docProps/core.xml": _dated(target.getvalue(), moment)})


def _describe(book: Workbook, document: Document) -> None:
    about = book.properties
    about.creator, about.title, about.description = "", visible(document.title), visible(document.footer)
    about.created = datetime.combine(document.date, time())


def _dated(archive: bytes, day: bytes) -> bytes:
    """The properties with the day shown in place of the clock that openpyxl puts there."""
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(archive)) as source:
        found = source.read("docProps/core.xml")
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + day + b"T00:00:00Z", found)


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """A name that Excel accepts and that no other sheet has."""
    plain = re.sub(r"[\\/*?:\[\]]", " ", visible(name)).strip(" '")[:_SHEET_NAME] or "-"
    known = {other.casefold() for other in taken}
    number, found = 1, plain
    while found.casefold() in known:
        number += 1
        found = f"{plain[: _SHEET_NAME - len(str(number)) - 1]} {number}"
    return found


def _fill(sheet: Worksheet, document: Document, table: Table) -> None:
    _write_title(sheet, document, len(table.columns))
    _write_head(sheet, table.columns)
    look = _Looks(sheet)
    widths = [_width(column, number, table) for number, column in enumerate(table.columns)]
    for number, row in enumerate(table.rows, start=_HEAD + 1):
        sheet.row_dimensions[number].height = _height(row, widths)
        for index, (cell, column) in enumerate(zip(row, table.columns, strict=True), start=1):
            look.dress(_write(_field(sheet, number, index), cell), cell, column)
    _set_up(sheet, document, table, widths)


def _write_title(sheet: Worksheet, document: Document, width: int) -> None:
    from openpyxl.styles import Alignment, Font

    for number, (text, size, font) in enumerate(
        ((document.title, 18, _TITLE_FONT), (" ".join(document.lines), 11, _BODY_FONT)), start=1
    ):
        field = _field(sheet, number, 1)
        _put(field, text)
        field.font = Font(name=font, size=size, bold=number == 1)
        field.alignment = Alignment(horizontal="center" if width > 1 else "left", vertical="center")
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=width)
        sheet.row_dimensions[number].height = size * 1.7


def _write_head(sheet: Worksheet, columns: Sequence[Column]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for number, column in enumerate(columns, start=1):
        field = _field(sheet, _HEAD, number)
        _put(field, column.title)
        turned = (90 if column.title.isascii() else 255) if column.vertical else 0
        field.font, field.border = Font(name=_HEAD_FONT, size=TABLE), _border()
        field.fill = PatternFill("solid", fgColor="EBEBEB")
        field.alignment = Alignment("center", "center", wrap_text=not column.vertical, text_rotation=turned)
    longest = max((len(visible(column.title)) for column in columns if column.vertical), default=0)
    sheet.row_dimensions[_HEAD].height = longest * 14 + 8 if longest else 24


def _field(sheet: Worksheet, row: int, column: int) -> Field:
    return cast("Field", sheet.cell(row, column))  # never a merged one: these are only read


def _write(field: Field, cell: Cell) -> Field:
    if isinstance(cell, int | float):
        field.value = cell
    elif lines := text_lines(cell):
        _put(field, "\n".join(lines))
    return field


def _put(field: Field, text: str) -> None:
    """Write text that stays text, whatever it begins with; an empty one leaves the cell empty."""
    if not text:
        return
    field.value = "\n".join(map(visible, text.split("\n")))[:_LONGEST]
    field.data_type = "s"
    if text.lstrip().startswith(_FORMULA):
        field.quotePrefix = True


class _Looks:
    """How cells of a sheet look; each look is made once and shared, for making one takes longer than a cell."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._known: dict[tuple[str, bool, bool], StyleArray] = {}

    def dress(self, field: Field, cell: Cell, column: Column) -> None:
        """Give a cell the look of what it holds."""
        part = cell.part if isinstance(cell, Mark) else ""
        centred = column.centred or isinstance(cell, int | float | Mark) or cell == "—"
        key = part, centred, bool(field.quotePrefix)
        styled: Any = field  # openpyxl's own way of copying a style is not in its types
        if key not in self._known:
            self._make(field, part, centred)
            self._known[key] = styled._style  # noqa: SLF001
        styled._style = copy(self._known[key])  # noqa: SLF001

    @staticmethod
    def _make(field: Field, part: str, centred: bool) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill

        ink = "FFFFFF" if part and part not in _LIGHT else "000000"
        field.font, field.border = Font(name=_BODY_FONT, size=TABLE, color=ink), _border()
        field.alignment = Alignment("center" if centred else "left", "center", wrap_text=True)
        if part:
            field.fill = PatternFill("solid", fgColor=PART_COLOURS[part][1:].upper())


@lru_cache(maxsize=1)
def _border() -> Border:
    from openpyxl.styles import Border, Side

    line = Side(style="thin", color="808080")
    return Border(line, line, line, line)


def _set_up(sheet: Worksheet, document: Document, table: Table, widths: Sequence[float]) -> None:
    """Widths, what stays in view, filters, and how it prints."""
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    last = get_column_letter(len(table.columns))
    stay = next((n for n, column in enumerate(table.columns, start=1) if column.vertical), 2)
    sheet.freeze_panes = f"{get_column_letter(stay)}{_HEAD + 1}"
    sheet.auto_filter.ref = f"A{_HEAD}:{last}{_HEAD + max(len(table.rows), 1)}"
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if sum(widths) > _WIDEST_ON_A4 else sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    assert sheet.sheet_properties.pageSetUpPr is not None
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 0.6
    foot: Any = sheet.oddFooter  # openpyxl always makes one; its types do not know that
    foot.center.text = f"&9{visible(document.footer).replace('&', '&&')}"
    foot.right.text = "— &P —"


def _width(column: Column, number: int, table: Table) -> float:
    """Characters of a column: as wide as what it holds, within the share that its table gives it."""
    if column.vertical:
        return 4.5
    widest = max((cells(line) for row in table.rows for line in text_lines(row[number])), default=0)
    return float(max(min(widest, column.share, 60), cells(column.title), 5)) + 2.5


def _height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """Points of a row, so that nothing is cut off where a program does not fit it itself; Excel's limit is 409."""
    lines = max((_lines(cell, width) for cell, width in zip(row, widths, strict=True)), default=1)
    return min(409.0, max(lines, 1) * 14.5 + 4)


def _lines(cell: Cell, width: float) -> int:
    room = max(int(width - 2), 2)
    return sum(1 + max(cells(line) - 1, 0) // room for line in text_lines(cell))
