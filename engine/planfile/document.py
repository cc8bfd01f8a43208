"""A TOML file read whole: its data, the lines its values stand on, and its digest."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path as FilePath

import tomli

from engine.files import shown_path
from engine.message import message
from engine.planfile.lines import Path, line_index
from engine.problems import InputError, refuse

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes; a plan of 10,000 tasks has about 12 MiB."""


@dataclass(frozen=True)
class Document:
    """A file as it was when read; `name` is how it is shown to people, `digest` its SHA-256 in hex."""

    name: str
    text: str
    data: Mapping[str, object]
    digest: str

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return line_index(self.text)

    def line(self, at: Path) -> int:
        """The line of `at`, or of the nearest enclosing thing that has one (for what is missing)."""
        while at and at not in self._lines:
            at = at[:-1]
        return self._lines.get(at, 1)


def read_document(file: FilePath) -> Document:
    """Read and parse `file`; InputError if it is absent, no regular file, too large, not UTF-8 or not TOML."""
    name = shown_path(file)
    return parse_document(_read_bytes(file, name), name)


def parse_document(raw: bytes, name: str) -> Document:
    """Parse the bytes of a TOML file; InputError if they are not UTF-8 or not TOML."""
    text = _decode(raw, name)
    return Document(name, text, _parse(text, name), sha256(raw).hexdigest())


def _read_bytes(file: FilePath, name: str) -> bytes:
    try:
        _refuse_unfit(file.stat(), name)
        return file.read_bytes()
    except OSError as error:
        raise refuse(
            message("cannot be read: {reason}", reason=error.strerror or str(error)),
            message("check the path and its permissions"),
            name,
        ) from error


def _refuse_unfit(info: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(info.st_mode):
        raise refuse(message("is a directory, not a file"), message("name the file itself"), name)
    if not stat.S_ISREG(info.st_mode):
        raise refuse(message("is not a regular file"), message("name an ordinary file"), name)
    if info.st_size > SIZE_LIMIT:
        raise refuse(
            message("has {size} MiB, more than the {limit} MiB read", size=info.st_size >> 20, limit=SIZE_LIMIT >> 20),
            message("check that this is the right file"),
            name,
        )


def _decode(raw: bytes, name: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise refuse(message("is not UTF-8"), message("save the file as UTF-8"), name, line) from error
    return text.replace("\r\n", "\n")


def _parse(text: str, name: str) -> Mapping[str, object]:
    try:
        data: dict[str, object] = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise _broken(error, name) from error
    except ValueError as error:  # Python's own: an integer with thousands of digits
        raise refuse(
            message("has a number with far too many digits"), message("write a shorter number"), name
        ) from error
    except RecursionError as error:
        raise refuse(
            message("arrays or tables are nested too deeply"), message("remove the nesting: no plan needs it"), name
        ) from error
    return data


def _broken(error: tomli.TOMLDecodeError, name: str) -> InputError:
    return refuse(
        message("is not TOML: {reason} (column {column})", reason=error.msg, column=error.colno),
        message("compare the line with the same place in a plan that works (`zeren init --sample`)"),
        name,
        error.lineno,
    )
