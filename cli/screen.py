"""Where the command writes: every text is made harmless and, on a terminal that wants it, coloured."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TextIO, TypeAlias
from unicodedata import combining, east_asian_width

from engine.text import visible

WIDTH = 80
"""Cells of a line where the output is no terminal."""


class Style(StrEnum):
    """What a piece of text looks like: parameters of the terminal's SGR sequence (ECMA-48, 8.3.117)."""

    PLAIN = ""
    STRONG = "1"
    FAINT = "2"
    ERROR = "1;31"
    WARNING = "33"
    INFO = "36"
    GOOD = "32"


Part: TypeAlias = "str | tuple[str, Style]"


class Screen:
    """Lines of parts, each a text or a text with a style; text from plans can be given as it is."""

    def __init__(self, out: TextIO, colour: bool, width: int = WIDTH) -> None:
        self._out = out
        self._colour = colour
        self.width = width

    def line(self, *parts: Part) -> None:
        """Write one line."""
        self._out.write("".join(map(self._shown, parts)) + "\n")

    def paragraph(self, text: str, indent: int = 0, first: str = "", style: Style = Style.PLAIN) -> None:
        """Write `text` wrapped to the width, `first` before it, all lines indented by `indent` cells."""
        room = self.width - indent - len(first)
        for number, piece in enumerate(wrapped(visible(text), room)):
            self.line(" " * indent + (first if number == 0 else " " * len(first)), (piece, style))

    def document(self, text: str) -> None:
        """Write a whole file's text as it is (made harmless by whoever made it)."""
        self._out.write(text)

    def _shown(self, part: Part) -> str:
        text, style = (part, Style.PLAIN) if isinstance(part, str) else part
        shown = visible(text)
        return f"\x1b[{style}m{shown}\x1b[0m" if self._colour and style and shown else shown


def standard_screen(environment: Mapping[str, str]) -> Screen:
    """The standard output: UTF-8 unless it is a terminal, coloured only if it is one and NO_COLOR is not set."""
    terminal = sys.stdout.isatty()
    if isinstance(sys.stdout, io.TextIOWrapper):
        if terminal:
            sys.stdout.reconfigure(errors="backslashreplace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    colour = terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    return Screen(sys.stdout, colour, _terminal_width() if terminal else WIDTH)


def _terminal_width() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH
    except OSError:
        return WIDTH


# Words of Latin letters stay whole, closing marks stay with what they close, opening marks with what follows.
_PIECE = re.compile(r" +|[（《〈“‘「『〔【]*(?:[!-~]+|[^ ])[，。、；：！？）》〉”’」』〕】…]*")
_ITEM = re.compile(r"（?[^，。、；：（ ]*[，。、；：]* *")
_SHORT_ITEM = 22
"""Cells up to which an item of a list, such as a department's name or a document number, is not parted."""


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken at blanks and between Chinese characters.

    A word longer than a line stays whole. Widths are those of Unicode's East Asian Width (UAX 11), which is all that
    breaking needs and comes without the import of wcwidth.
    """
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text):
        size = sum(map(_cells, piece))
        if line and used + size > width and not piece.isspace():
            lines.append(line.rstrip(" "))
            line, used = "", 0
        if line or not piece.isspace():
            line, used = line + piece, used + size
    return [*lines, line.rstrip(" ")]


def _pieces(text: str) -> Iterator[str]:
    for item in _ITEM.findall(text):
        name = item.rstrip(" ")
        if sum(map(_cells, name)) <= _SHORT_ITEM:
            yield from filter(None, (name, item[len(name) :]))
        else:
            yield from _PIECE.findall(item)


def _cells(ch: str) -> int:
    if combining(ch):
        return 0
    return 2 if east_asian_width(ch) in "WF" else 1
