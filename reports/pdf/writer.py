"""Documents as PDF. Their text reaches typst as data (JSON), never as source: nothing in it can act."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from engine.text import cells, visible
from reports import fonts
from reports.celltext import text_lines
from reports.document import Block, Cell, Document, Heading, Mark, Paragraph, Picture, Signatures, Table
from reports.officialstyle import SIGN_COLOURS, TABLE
from reports.svg import coloured, in_font

TEMPLATE = Path(__file__).with_name("template.typ")

_LINES_OF_A_ROW = 26
"""A row that may be longer is allowed to break across pages."""
_SMALLEST = 7.5
_MOST_TAGGED = 20_000
"""Cells from which tags would be most of the file: a matrix of 1,000 tasks and 200 departments would take 48 MB."""
_PICTURE = (b"#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
            b'#image(bytes(sys.inputs.svg), format: "svg")')  # fmt: skip


def pdf(document: Document) -> bytes:
    """The PDF. InputError if the system has no Chinese font."""
    chosen = fonts.chosen()
    said = {
        "document": json.dumps(_data(document, chosen), ensure_ascii=False),
        "fonts": json.dumps(chosen, ensure_ascii=False),
    }
    return compiled(TEMPLATE.read_bytes(), said, "pdf", tags=_fields(document) <= _MOST_TAGGED)


def png(svg: str, pixels_per_inch: int) -> bytes:
    """A chart as a PNG picture. InputError if the system has no Chinese font."""
    drawn = _chart(svg, fonts.chosen())
    source = (
        b'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image(bytes(sys.inputs.svg), format: "svg")'
    )
    return compiled(source, {"svg": drawn}, "png", pixels_per_inch)


def compiled(
    source: bytes, said: dict[str, str], form: str, pixels_per_inch: int | None = None, tags: bool = True
) -> bytes:
    """What typst makes of a source and its inputs, in one file; `tags` let a screen reader follow its structure."""
    pages: bytes | list[bytes] | None = _compiler().compile(
        source, format=form, sys_inputs=said, ppi=pixels_per_inch, pdf_tags=tags
    )
    found = pages[0] if isinstance(pages, list) else pages
    assert found is not None
    return found


@lru_cache(maxsize=1)
def _compiler():  # type: ignore[no-untyped-def]
    """One compiler with the fonts of the system for all documents: searching fonts takes longer than setting."""
    from typst import Compiler

    return Compiler(font_paths=fonts.system_fonts(), ignore_system_fonts=True)


def _fields(document: Document) -> int:
    return sum(len(block.rows) * len(block.columns) for block in document.blocks if isinstance(block, Table))


def _data(document: Document, chosen: Mapping[str, list[str]]) -> dict[str, object]:
    return {
        "title": visible(document.title),
        "lines": [visible(line) for line in document.lines],
        "footer": visible(document.footer),
        "language": document.language,
        "parts": [
            {
                "landscape": part.landscape,
                "attachment": visible(part.attachment),
                "title": visible(part.title),
                "blocks": [_block(block, chosen, 225 if part.landscape else 156) for block in part.blocks],
            }
            for part in document.parts
        ],
    }


def _block(block: Block, chosen: Mapping[str, list[str]], width: float) -> dict[str, object]:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": visible(block.text)}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "tone": block.tone, "leads_in": block.leads_in, "text": visible(block.text)}
    if isinstance(block, Picture):
        return {"kind": "picture", "svg": _chart(block.svg, chosen), "caption": visible(block.caption)}
    if isinstance(block, Signatures):
        return {"kind": "signatures", "parties": [visible(p) for p in block.parties],
                "signed": block.signed, "dated": block.dated}  # fmt: skip
    return _table(block, width)


def _table(table: Table, width: float) -> dict[str, object]:
    total = sum(column.share for column in table.columns)
    sizes = [column.share / total * width for column in table.columns]
    return {
        "kind": "table",
        "size": TABLE if len(table.columns) <= 14 else max(_SMALLEST, TABLE - 2),
        "columns": [
            {"title": visible(c.title), "share": c.share, "centred": c.centred, "vertical": c.vertical}
            for c in table.columns
        ],
        "rows": [
            {"whole": _height(row, sizes) < _LINES_OF_A_ROW, "cells": [_cell(cell) for cell in row]}
            for row in table.rows
        ],
    }


def _height(row: tuple[Cell, ...], sizes: list[float]) -> float:
    """Lines that the highest cell of a row takes, a terminal cell being half a character of the table's size."""
    return max(_lines(cell, size / (TABLE * 0.3528 / 2)) for cell, size in zip(row, sizes, strict=True))


def _lines(cell: Cell, room: float) -> float:
    return sum(1 + cells(line) // max(room - 2, 1) for line in text_lines(cell))


def _cell(cell: Cell) -> dict[str, object]:
    found: dict[str, object] = {"lines": text_lines(cell)}
    if isinstance(cell, Mark):
        found["colour"] = SIGN_COLOURS[cell.part]
    if isinstance(cell, int | float) or cell == "—":
        found["centred"] = True
    return found


def _chart(svg: str, chosen: Mapping[str, list[str]]) -> str:
    return in_font(coloured(svg, "#000000", "#ffffff"), chosen["chart"][0])
