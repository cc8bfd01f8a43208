"""Tables of a Word document, written as XML: python-docx takes a millisecond for every cell, this a hundredth of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx.oxml import parse_xml

from engine.text import cells, visible
from reports.celltext import text_lines
from reports.document import Cell, Column, Mark, Signatures, Table
from reports.officialstyle import SIGN_COLOURS, TABLE

if TYPE_CHECKING:
    from docx.oxml.table import CT_Tbl

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TWIPS_OF_A_MM = 1440 / 25.4
_BORDER = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
_BORDERS = "".join(f"<w:{side} {_BORDER}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_MANY = 14
"""Columns from which a table is a matrix: smaller type, less white space."""


def table_xml(table: Table, width: float) -> CT_Tbl:
    """A table `width` mm wide: fixed columns, head repeated on every page, rows kept whole."""
    sizes = _sizes(table.columns, width)
    many = len(table.columns) > _MANY
    margin = 30 if many else 70
    half_points = round(2 * (TABLE - 2 if many else TABLE))
    rows = [_row(row, table.columns, sizes, half_points) for row in table.rows]
    return parse_xml(
        f'<w:tbl {_W}><w:tblPr><w:tblW w:w="{sum(sizes)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="30" w:type="dxa"/><w:left w:w="{margin}" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>{_grid(sizes)}'
        f"{_head(table.columns, sizes, half_points)}{''.join(rows)}</w:tbl>"
    )


def signatures_xml(block: Signatures, width: float, chinese: bool) -> CT_Tbl:
    """Lines to sign, side by side; a single party signs at the right."""
    parties = block.parties if len(block.parties) > 1 else ("", *block.parties)
    sizes = [round(width / len(parties) * _TWIPS_OF_A_MM)] * len(parties)
    date = "　　　　年　　月　　日" if chinese else "________________"
    found = []
    for size, party in zip(sizes, parties, strict=True):
        lines = (party, f"{block.signed} ________________", f"{block.dated} {date}") if party else ("",)
        texts = "".join(_paragraph(visible(line), "ZerenSignature") for line in lines)
        found.append(f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr>{texts}</w:tc>')
    return parse_xml(
        f'<w:tbl {_W}><w:tblPr><w:tblW w:w="{sum(sizes)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"{_grid(sizes)}<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(found)}</w:tr></w:tbl>"
    )


def _sizes(columns: Sequence[Column], width: float) -> list[int]:
    total = sum(column.share for column in columns)
    return [round(column.share / total * width * _TWIPS_OF_A_MM) for column in columns]


def _grid(sizes: Sequence[int]) -> str:
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes) + "</w:tblGrid>"


def _head(columns: Sequence[Column], sizes: Sequence[int], half_points: int) -> str:
    found = [
        _cell(size, _paragraph(visible(column.title), "ZerenTableHead", half_points=half_points),
              '<w:shd w:val="clear" w:color="auto" w:fill="EBEBEB"/>' + (_direction(column) if column.vertical else ""))
        for column, size in zip(columns, sizes, strict=True)
    ]  # fmt: skip
    longest = max((cells(visible(c.title)) for c in columns if c.vertical), default=0)
    height = f'<w:trHeight w:val="{longest * half_points * 6 + 160}" w:hRule="atLeast"/>' if longest else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{''.join(found)}</w:tr>"


def _direction(column: Column) -> str:
    """Chinese stands upright one character below the other, Latin letters are turned."""
    return f'<w:textDirection w:val="{"btLr" if column.title.isascii() else "tbRlV"}"/>'


def _row(row: Sequence[Cell], columns: Sequence[Column], sizes: Sequence[int], half_points: int) -> str:
    found = []
    for cell, column, size in zip(row, columns, sizes, strict=True):
        centred = column.centred or isinstance(cell, int | float) or cell == "—"
        lines = text_lines(cell) or [""]
        texts = "".join(_paragraph(line, "ZerenTable", centred, half_points) for line in lines)
        found.append(_cell(size, _sign(cell) if isinstance(cell, Mark) else texts))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(found)}</w:tr>"


def _cell(size: int, content: str, properties: str = "") -> str:
    return (f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{properties}<w:vAlign w:val="center"/></w:tcPr>'
            f"{content}</w:tc>")  # fmt: skip


def _sign(mark: Mark) -> str:
    """A sign of the matrix; the hint makes Word take it from the Chinese font, where it is as wide as a character."""
    return (f'<w:p><w:pPr><w:pStyle w:val="ZerenTable"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr>'
            f'<w:rFonts w:hint="eastAsia"/><w:color w:val="{SIGN_COLOURS[mark.part][1:]}"/></w:rPr>'
            f"<w:t>{escape(mark.sign)}</w:t></w:r></w:p>")  # fmt: skip


def _paragraph(text: str, style: str, centred: bool = False, half_points: int = 0) -> str:
    """A paragraph of visible text."""
    side = '<w:jc w:val="center"/>' if centred else ""
    if not text:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{side}</w:pPr></w:p>'
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points not in (0, 21) else ""
    look = f"<w:rPr>{size}</w:rPr>" if size else ""
    return (f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{side}</w:pPr><w:r>{look}'
            f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>')  # fmt: skip
