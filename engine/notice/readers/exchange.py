"""Blocks as plain data and back, between the process that reads a file and the one that asked for it."""

from __future__ import annotations

from typing import Any

from engine.notice.paragraphs import Block, Cell, Paragraph, Place, PlaceKind, Table


def packed(block: Block) -> object:
    """A block as lists, texts and truth values."""
    if isinstance(block, Paragraph):
        return [*_place(block.place), block.text, block.gap, block.full, block.indented]
    return [[[*_place(cell.place), cell.text, *cell.anchor] for cell in row] for row in block.rows]


def unpacked(data: Any) -> Block:
    """The block of `packed` data."""
    if data and isinstance(data[0], str):
        kind, where, text, gap, full, indented = data
        return Paragraph(text, Place(PlaceKind(kind), where), gap, full, indented)
    return Table(tuple(tuple(_cell(*cell) for cell in row) for row in data))


def _place(place: Place) -> tuple[str, str]:
    return str(place.kind), place.where


def _cell(kind: str, where: str, text: str, row: int, column: int) -> Cell:
    return Cell(text, Place(PlaceKind(kind), where), (row, column))
