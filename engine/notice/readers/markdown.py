"""Markdown: its marks taken off, its tables read as tables, everything else as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.notice.paragraphs import Block, Cell, Paragraph, Place, PlaceKind, Row, Table
from engine.notice.readers.plain import read_plain

_PREFIX = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)+")
_EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)(.{1,500}?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")
_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$")
_RULE = re.compile(r"^[ \t|:\-]+$")


def read_markdown(raw: bytes, name: str) -> Iterator[Block]:
    """The lines and tables of a Markdown text. InputError if it is no text."""
    rows: list[Row] = []
    for block in read_plain(raw, name):
        assert isinstance(block, Paragraph)
        if _ROW.match(block.text):
            if not _RULE.match(block.text):
                rows.append(_row(block, len(rows)))
            continue
        yield from _table(rows)
        rows = []
        text = _plain(_PREFIX.sub("", block.text))
        yield Paragraph(text, block.place, block.gap, block.full, block.indented)
    yield from _table(rows)


def _table(rows: list[Row]) -> Iterator[Table]:
    if rows:
        yield Table(tuple(rows))


def _row(line: Paragraph, index: int) -> Row:
    cells = re.split(r"(?<!\\)\|", line.text.strip()[1:-1])
    place = Place(PlaceKind.LINE, line.place.where)
    return tuple(
        Cell(re.sub(r"<br ?/?>", "\n", _plain(cell.strip())), place, (index, i)) for i, cell in enumerate(cells)
    )


def _plain(text: str) -> str:
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\2", text))
