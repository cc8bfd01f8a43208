"""A notice as it was read: paragraphs and tables, each piece with the place it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from engine.message import Message, message


class PlaceKind(StrEnum):
    """What a reader counts in its format."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    PAGE = "page"
    CELL = "cell"


_WRITTEN = {
    PlaceKind.LINE: "第{}行",
    PlaceKind.PARAGRAPH: "第{}段",
    PlaceKind.PAGE: "第{}页",
    PlaceKind.CELL: "{}",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the notice: a line, paragraph or page by its number from 1, or a cell such as `表1!B3`."""

    kind: PlaceKind
    where: str

    @property
    def written(self) -> str:
        """The place as the plan records it, in Chinese."""
        return _WRITTEN[self.kind].format(self.where)

    @property
    def said(self) -> Message:
        """The place as it is told to people."""
        if self.kind is PlaceKind.LINE:
            return message("line {number}", number=self.where)
        if self.kind is PlaceKind.PARAGRAPH:
            return message("paragraph {number}", number=self.where)
        if self.kind is PlaceKind.PAGE:
            return message("page {number}", number=self.where)
        return message("cell {name}", name=self.where)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a line of a format that knows only lines.

    `gap`: a blank line stands before it. `full`: it reaches the right margin, so that the next line may continue it.
    `indented`: it begins as the first line of a paragraph does.
    """

    text: str
    place: Place
    gap: bool = False
    full: bool = False
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `anchor` is the (row, column) of the merged cell it belongs to, its own if it is not merged."""

    text: str
    place: Place
    anchor: tuple[int, int]


Row: TypeAlias = "tuple[Cell, ...]"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every cell of a merged area carries the area's text."""

    rows: tuple[Row, ...]


Block: TypeAlias = "Paragraph | Table"


@dataclass(frozen=True, slots=True)
class Notice:
    """The blocks of a notice in reading order; `name` is the file as shown to people."""

    name: str
    blocks: tuple[Block, ...] = field(default_factory=tuple)
