"""Notices as Word, Excel and PDF files, made for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

Rows = Sequence[Sequence[str]]


def word(lines: Sequence[str]) -> bytes:
    """A .docx file with a paragraph for each line."""
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return _saved(document.save)


def word_table(before: Sequence[str], rows: Rows, after: Sequence[str]) -> bytes:
    """A .docx file with a table; cells of a row that are "<" belong to the cell on their left, "^" to the one above."""
    from docx import Document

    document = Document()
    for line in before:
        document.add_paragraph(line)
    table = document.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    cells = [list(row.cells) for row in table.rows]
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "<":
                cells[r][c - 1].merge(cells[r][c])
                cells[r][c] = cells[r][c - 1]
            elif text == "^":
                cells[r - 1][c].merge(cells[r][c])
                cells[r][c] = cells[r - 1][c]
            else:
                cells[r][c].text = text
    for line in after:
        document.add_paragraph(line)
    return _saved(document.save)


def excel(before: Sequence[str], rows: Rows, after: Sequence[str]) -> bytes:
    """An .xlsx file with a table, lines above and below it in the first column."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for line in before:
        sheet.append([line])
    top = len(before) + 1
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in ("<", "^"):
                sheet.cell(top + r, c + 1, int(text) if text.isdecimal() else text)
                _merge(sheet, rows, (r, c), top)
    for line in after:
        sheet.append([line])
    return _saved(book.save)


def _merge(sheet: object, rows: Rows, at: tuple[int, int], top: int) -> None:
    r, c = at
    wide = next((i for i, other in enumerate(rows[r][c + 1 :]) if other != "<"), len(rows[r]) - c - 1)
    tall = next((i for i, other in enumerate(rows[r + 1 :]) if other[c] != "^"), len(rows) - r - 1)
    if wide or tall:
        sheet.merge_cells(
            start_row=top + r, end_row=top + r + tall, start_column=c + 1, end_column=c + 1 + wide
        )  # fmt: skip


def pdf(lines: Sequence[str], size: int = 14) -> bytes:
    """A PDF file with indented paragraphs, broken at the margin, and a page number at the foot of each page."""
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    out = io.BytesIO()
    flow = [Paragraph(_escaped(line), _style(size, indent=2 * size)) for line in lines]
    SimpleDocTemplate(out).build(flow, onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def pdf_table(before: Sequence[str], rows: Rows, widths: Sequence[int]) -> bytes:
    """A PDF file with a ruled table whose heading repeats on every page."""
    from reportlab.lib import colors
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    cells = [[Paragraph(_escaped("" if text in ("<", "^") else text), _style(9)) for text in row] for row in rows]
    spans = [("SPAN", (0, r), (-1, r)) for r, row in enumerate(rows) if len(row) > 1 and set(row[1:]) == {"<"}]
    table = Table(cells, colWidths=widths, repeatRows=1)
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans])
    out = io.BytesIO()
    head = [Paragraph(_escaped(line), _style(14)) for line in before]
    SimpleDocTemplate(out).build([*head, table], onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def changed(archive: bytes, old: bytes, new: bytes) -> bytes:
    """A .docx or .xlsx file with `new` for `old` in each of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            target.writestr(part, source.read(part).replace(old, new))
    return out.getvalue()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _style(size: int, indent: int = 0) -> object:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=size, leading=size * 1.6, firstLineIndent=indent, wordWrap="CJK"
    )


def _foot(canvas, document) -> None:
    canvas.setFont("STSong-Light", 12)
    canvas.drawCentredString(300, 30, f"— {document.page} —")
