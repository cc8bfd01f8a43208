"""Line numbers of the keys, tables and array elements of a TOML text.

tomli says where a text is broken but not where a value stands, and no maintained library does. This scanner only
locates: it is given text that tomli has accepted, and a property test holds its paths against tomli's result.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TypeAlias

import tomli

Step: TypeAlias = "str | int"
Path: TypeAlias = "tuple[Step, ...]"

_LEXEME = re.compile(
    r'''(?P<skip>[ \t\r]+|\#[^\n]*)
      | (?P<newline>\n)
      | (?P<text>"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5} | \'\'\'(?:[^\']|\'{1,2}(?!\'))*\'{3,5}
                 | "(?:[^"\\\n]|\\.)*" | '[^'\n]*')
      | (?P<mark>[\[\]{}=,.])
      | (?P<bare>[^\s\[\]{}=,.\#"']+)''',
    re.VERBOSE | re.DOTALL,
)


def line_index(text: str) -> dict[Path, int]:
    """The line (from 1) of every key, table and array element of `text`, by its path in the parsed data."""
    return _Scanner(text).scan()


class _Scanner:
    """One pass over the tokens; statements fill `lines`, values recurse into arrays and inline tables."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}
        self.breaks = [i for i, ch in enumerate(text) if ch == "\n"]
        self.tokens = _tokens(text)
        self.advance()

    def advance(self) -> None:
        self.kind, self.lexeme, self.offset = next(self.tokens, ("end", "", -1))

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        while self.kind != "end":
            if self.kind == "newline":
                self.advance()
            elif self.lexeme == "[":
                table = self.header()
            else:
                self.entry(table)
        return self.lines

    def header(self) -> Path:
        line = self.line()
        self.advance()
        if many := self.lexeme == "[":
            self.advance()
        keys = self.keys("]")
        self.advance()
        if many:
            self.advance()
        return self.open_table(keys, many, line)

    def open_table(self, keys: list[str], many: bool, line: int) -> Path:
        table: Path = ()
        for key in keys[:-1]:
            table = self.current((*table, key), line)
        table = (*table, keys[-1])
        if many:
            self.lines.setdefault(table, line)
            self.counts[table] = self.counts.get(table, -1) + 1
        table = self.current(table, line)
        self.lines[table] = line
        return table

    def current(self, table: Path, line: int) -> Path:
        self.lines.setdefault(table, line)
        return (*table, self.counts[table]) if table in self.counts else table

    def entry(self, table: Path) -> None:
        line = self.line()
        keys = self.keys("=")
        self.advance()
        for end in range(1, len(keys) + 1):
            self.lines.setdefault((*table, *keys[:end]), line)
        self.value((*table, *keys))

    def keys(self, end: str) -> list[str]:
        keys: list[str] = []
        while self.lexeme != end:
            if self.lexeme != ".":
                keys.append(_unquoted(self.lexeme))
            self.advance()
        return keys

    def value(self, at: Path) -> None:
        if self.lexeme == "[":
            self.array(at)
        elif self.lexeme == "{":
            self.inline_table(at)
        else:
            while self.kind not in ("newline", "end") and self.lexeme not in (",", "]", "}"):
                self.advance()

    def array(self, at: Path) -> None:
        self.advance()
        count = 0
        while self.lexeme != "]":
            if self.lexeme in (",", "\n"):
                self.advance()
                continue
            self.lines[(*at, count)] = self.line()
            self.value((*at, count))
            count += 1
        self.advance()

    def inline_table(self, at: Path) -> None:
        self.advance()
        while self.lexeme != "}":
            if self.lexeme in (",", "\n"):
                self.advance()
            else:
                self.entry(at)
        self.advance()

    def line(self) -> int:
        return bisect_right(self.breaks, self.offset - 1) + 1


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _LEXEME.finditer(text):
        kind = match.lastgroup or ""
        if kind != "skip":
            yield kind, match.group(), match.start()


def _unquoted(lexeme: str) -> str:
    if lexeme[0] not in "\"'":
        return lexeme
    key: str = tomli.loads(f"key = {lexeme}")["key"]
    return key
