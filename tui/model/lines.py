"""Text as it is shown: parts with a tone each, and its breaking into rows. Tones become colours only in a widget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple, TypeAlias
from unicodedata import east_asian_width


class Tone(StrEnum):
    """What a piece of text is, for the eye."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    TITLE = "title"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    GOOD = "good"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    SHARED = "shared"
    GAINED = "gained"
    LOST = "lost"


Part: TypeAlias = "tuple[str, Tone]"
Line: TypeAlias = "tuple[Part, ...]"


class Paragraph(NamedTuple):
    """A line that is broken where the page ends; rows after the first start `hang` cells further in."""

    line: Line
    indent: int = 0
    hang: int = 0


def line(*parts: str | Part) -> Line:
    """A line of parts; a bare text has the plain tone."""
    return tuple((part, Tone.PLAIN) if isinstance(part, str) else part for part in parts)


def text_of(parts: Line) -> str:
    """The text of a line without its tones."""
    return "".join(text for text, _ in parts)


def width_of(text: str) -> int:
    """Cells of `text` when it is broken into rows (East Asian wide characters take two)."""
    return sum(map(_cells, text))


_NOT_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…·,.;:?!)]}%")
"""Characters that no row begins with (GB/T 15834, 5.1)."""
_NOT_LAST = frozenset("（《〈「『【〔“‘([{")
"""Characters that no row ends with (GB/T 15834, 5.1)."""


def broken(parts: Line, width: int) -> list[Line]:
    """A line in rows of at most `width` cells, broken at blanks and between Chinese characters."""
    rows: list[list[Part]] = [[]]
    used = 0
    for text, tone, size in _pieces(parts):
        if used and used + size > width:
            rows.append([])
            used = 0
            if text.isspace():
                continue
        for cut in _cuts(text, width) if size > width else (text,):
            if used and used + width_of(cut) > width:
                rows.append([])
                used = 0
            rows[-1].append((cut, tone))
            used += width_of(cut)
    return [_joined(row) for row in rows]


def rows_of(paragraph: Paragraph, width: int) -> list[Line]:
    """The rows of a paragraph, with its indents."""
    room = max(8, width - paragraph.indent - paragraph.hang)
    rows = broken(paragraph.line, room)
    blanks = [paragraph.indent + (paragraph.hang if number else 0) for number in range(len(rows))]
    return [((" " * blank, Tone.PLAIN), *row) if blank else row for blank, row in zip(blanks, rows, strict=True)]


def _pieces(parts: Line) -> Iterator[tuple[str, Tone, int]]:
    """The smallest pieces that stay together, with their width."""
    for text, tone in parts:
        piece = ""
        for ch in text:
            if piece and _may_break(piece[-1], ch):
                yield piece, tone, width_of(piece)
                piece = ""
            piece += ch
        if piece:
            yield piece, tone, width_of(piece)


def _may_break(before: str, after: str) -> bool:
    if before.isspace() or after.isspace():
        return before.isspace() != after.isspace()
    if before in _NOT_LAST or after in _NOT_FIRST:
        return False
    return _cells(before) == 2 or _cells(after) == 2


def _cuts(text: str, width: int) -> Iterator[str]:
    """A piece longer than a row, cut anywhere."""
    cut = ""
    for ch in text:
        if cut and width_of(cut) + _cells(ch) > width:
            yield cut
            cut = ""
        cut += ch
    yield cut


def _joined(row: Iterable[Part]) -> Line:
    found: list[Part] = []
    for text, tone in row:
        if found and found[-1][1] is tone:
            found[-1] = (found[-1][0] + text, tone)
        else:
            found.append((text, tone))
    return tuple(found)


def _cells(ch: str) -> int:
    return 2 if east_asian_width(ch) in "WF" else 1
