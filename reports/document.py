"""What a document consists of, whatever file it becomes.

All text in it is plain text: data, never markup. A writer of a format makes it visible and escapes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign in a matrix; `part` (a role, or `collective`) gives it its colour."""

    part: str
    sign: str


Cell: TypeAlias = "str | int | float | date | Mark | tuple[str, ...] | None"
"""What stands in a cell of a table; a tuple is several lines."""


class Tone(StrEnum):
    """How a paragraph is set."""

    BODY = "body"
    NOTE = "note"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and its share of the table's width; `vertical` titles stand upright over narrow columns."""

    title: str
    share: float
    centred: bool = False
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table, named for the sheet it may become."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、), 2 （一） or 3 (1.); the number is given by `numbering`."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; with `leads_in` it stays on the page of what follows."""

    text: str
    tone: Tone = Tone.BODY
    leads_in: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign and date, side by side: what each party is called."""

    parties: tuple[str, ...]
    signed: str
    dated: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, and in words for those who do not see it."""

    name: str
    svg: str
    caption: str


Block: TypeAlias = "Table | Heading | Paragraph | Signatures | Picture"


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of one orientation; `attachment` is the mark of an attachment (附件1), `title` its own title."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    attachment: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document: `lines` stand under its title, `footer` at the foot of every page.

    `sheets` are its tables for programs that calculate (xlsx, csv), `data` is all it says for programs (json).
    """

    title: str
    lines: tuple[str, ...]
    parts: tuple[Part, ...]
    footer: str
    language: str
    date: date
    sheets: tuple[Table, ...]
    data: Mapping[str, object] = field(default_factory=dict)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all parts."""
        return tuple(block for part in self.parts for block in part.blocks)
