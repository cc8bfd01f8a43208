"""Line numbers of the keys, tables and array elements of a TOML text.

tomli says where a text is broken but not where a value stands, and no maintained library does. This scanner only
locates: it is given text that tomli has accepted, and a property test holds its paths against tomli's result.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

import tomli

Step: TypeAlias = "str | int"
Path: TypeAlias = "tuple[Step, ...]"

_BETWEEN = r"(?:[\s,]++|\#[^\n]*+)*+"
_STRING = (
    r'(?:"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+')"
)
_SCALAR = rf"(?:{_STRING}|[^\s,\[\]{{}}\#=][^\n,\]}}\#]*+)"
_VALUE = rf"(?:{_SCALAR}|(?P<opens>[\[{{]))"
_KEY = rf"(?:[A-Za-z0-9_-]++|{_STRING})"
_KEYS = rf"{_KEY}(?:[ \t]*+\.[ \t]*+{_KEY})*+"
_HEADER = rf"(?P<header>\[\[?)[ \t]*+(?P<table>{_KEYS})[ \t]*+\]\]?"
_PAIR = rf"(?P<keys>{_KEYS})[ \t]*+=[ \t]*+{_VALUE}"

_EACH_KEY = re.compile(_KEY, re.DOTALL)
_START = re.compile(_BETWEEN)
_IN_TABLE = re.compile(rf"(?:{_HEADER}|{_PAIR}|(?P<closes>\}})){_BETWEEN}", re.DOTALL)
_IN_ARRAY = re.compile(rf"(?:{_VALUE}|(?P<closes>\])){_BETWEEN}", re.DOTALL)


def line_index(text: str) -> dict[Path, int]:
    """The line (from 1) of every key, table and array element of `text`, by its path in the parsed data."""
    return _Scanner(text).scan()


class _Open(NamedTuple):
    """A table or array whose entries are being read; `pattern` is what may stand in it."""

    at: Path
    pattern: re.Pattern[str]


class _Scanner:
    """One pass over the text without recursion, however deep it nests."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}
        self.open = [_Open((), _IN_TABLE)]

    def scan(self) -> dict[Path, int]:
        start = _START.match(self.text)
        line, counted, end = 1, 0, start.end() if start else 0
        while found := self.open[-1].pattern.match(self.text, end):
            line += self.text.count("\n", counted, end)
            counted, end = end, found.end()
            self.take(found, line)
        return self.lines

    def take(self, found: re.Match[str], line: int) -> None:
        if found.lastgroup == "closes":
            self.open.pop()
        elif found.lastgroup == "table":
            self.open = [_Open(self.header(_split(found["table"]), found["header"] == "[[", line), _IN_TABLE)]
        else:
            at = self.element(line) if self.open[-1].pattern is _IN_ARRAY else self.pair(_split(found["keys"]), line)
            if found.lastgroup == "opens":
                self.open.append(_Open(at, _IN_ARRAY if found["opens"] == "[" else _IN_TABLE))

    def header(self, keys: Path, many: bool, line: int) -> Path:
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
        """`table`, or the last of its tables if it is an array of them."""
        self.lines.setdefault(table, line)
        return (*table, self.counts[table]) if table in self.counts else table

    def pair(self, keys: Path, line: int) -> Path:
        at = self.open[-1].at
        for key in keys:
            at = (*at, key)
            self.lines.setdefault(at, line)
        return at

    def element(self, line: int) -> Path:
        array = self.open[-1].at
        count = self.counts[array] = self.counts.get(array, -1) + 1
        self.lines[(*array, count)] = line
        return (*array, count)


def _split(keys: str) -> Path:
    """The keys of a dotted key, without their quotes."""
    if keys.isidentifier():
        return (keys,)
    return tuple(_unquoted(key) for key in _EACH_KEY.findall(keys))


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    unquoted: str = tomli.loads(f"key = {key}")["key"]
    return unquoted
