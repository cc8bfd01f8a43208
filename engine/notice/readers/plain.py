"""Plain text: UTF-8, UTF-16 with a mark, or GB 18030."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from engine.message import message
from engine.notice.paragraphs import Block, Paragraph, Place, PlaceKind
from engine.problems import InputError, refuse

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_RAGGED = 5
"""Cells by which a line broken at the margin may fall short of it."""

_EXCEEDING = 20
"""Lines that may be longer than the margin, which is otherwise none."""

_CONTROL = frozenset(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A}


def read_plain(raw: bytes, name: str) -> Iterator[Block]:
    """The lines of a text. InputError if it is no text."""
    lines = decoded(raw, name).splitlines()
    margin = _margin(lines)
    gap = False
    for number, line in enumerate(lines, 1):
        if line.strip():
            full = margin is not None and margin - _RAGGED <= _width(line) <= margin
            yield Paragraph(line, Place(PlaceKind.LINE, str(number)), gap, full, line[0].isspace())
        gap = not line.strip()


def decoded(raw: bytes, name: str) -> str:
    """The text of `raw` by its mark, else as UTF-8, else as GB 18030. InputError if it is none of these."""
    try:
        text = _decoded(raw)
    except UnicodeDecodeError as error:
        raise _no_text(name) from error
    if sum(ord(ch) in _CONTROL for ch in text[:100_000]) > len(text[:100_000]) // 200:
        raise _no_text(name)
    return text


def _decoded(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def _no_text(name: str) -> InputError:
    return refuse(
        message("is neither a text in UTF-8 or GB 18030 nor a .docx, .xlsx or .pdf file"),
        message("save the notice as .docx, .xlsx, .pdf or .txt"),
        name,
    )


def _margin(lines: list[str]) -> int | None:
    """The width in cells at which the lines of a text were broken, or None if they were not.

    That is the greatest width which many lines reach and hardly any exceed.
    """
    widths = sorted((_width(line) for line in lines if line.strip()), reverse=True)
    for beyond, margin in enumerate(widths[: min(len(widths) // 10, _EXCEEDING) + 1]):
        reaching = sum(width > margin - 4 for width in widths) - beyond
        long = sum(width > margin // 2 for width in widths) - beyond
        if 40 <= margin <= 200 and reaching >= 5 and reaching * 2 >= long:
            return margin
    return None


def _width(line: str) -> int:
    """Cells of a line, every character beyond Latin counted as two."""
    stripped = line.rstrip()
    return len(stripped) + sum(ch > "\u2000" for ch in stripped)
