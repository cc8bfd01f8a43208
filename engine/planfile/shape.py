"""Shapes that the data of a file must have: one declaration gives the check, its messages and the JSON Schema.

No validation library serves: all problems must come in one run, with file, line and remedy, in two languages, and
`zeren check` cannot afford the import of pydantic or jsonschema.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Protocol, TypeAlias

from engine.message import Message, message
from engine.planfile.document import Document
from engine.planfile.lines import Path
from engine.problems import InputError, Problem

Clean: TypeAlias = "dict[str, object]"
JsonSchema: TypeAlias = "dict[str, object]"

INVALID = object()
"""What a shape returns for a value it has reported; tables and lists leave such values out."""


class Report:
    """Collects the problems of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.name = document.name
        self.problems: list[Problem] = []
        self._blamed: set[Path] = set()

    def add(self, at: Path, what: Message, mend: Message) -> object:
        """Report a problem of the value at `at`; returns INVALID, so that a shape can return the report."""
        self._blamed.update(at[:end] for end in range(len(at) + 1))
        self.problems.append(Problem(what, mend, self.name, self._document.line(at)))
        return INVALID

    def blames(self, at: Path) -> bool:
        """Whether a problem was reported of the value at `at` or of anything in it."""
        return at in self._blamed

    def line(self, at: Path) -> int:
        """The line of `at` in the document."""
        return self._document.line(at)

    def raise_any(self) -> None:
        """Raise InputError with every problem collected, if there is one."""
        if self.problems:
            raise InputError(self.problems)


class Shape(Protocol):
    """What a value must be; `read` gives the value in its clean form or reports it and gives INVALID."""

    def read(self, value: object, at: Path, report: Report) -> object: ...

    def json_schema(self) -> JsonSchema: ...


@dataclass(frozen=True)
class Text:
    """A string, not blank."""

    def read(self, value: object, at: Path, report: Report) -> object:
        if not isinstance(value, str):
            return _wrong_type(value, message("text in quotes"), at, report)
        if not value.strip():
            return report.add(at, message("{key} is empty", key=_key(at)), message("fill it in or remove the key"))
        return value

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": r"\S"}


@dataclass(frozen=True)
class Number:
    """A number not below `minimum` (None: any), whole if `whole`."""

    minimum: float | None = None
    whole: bool = False

    def read(self, value: object, at: Path, report: Report) -> object:
        if isinstance(value, bool) or not isinstance(value, int if self.whole else (int, float)):
            expected = message("a whole number") if self.whole else message("a number")
            return _wrong_type(value, expected, at, report)
        assert isinstance(value, (int, float))
        if _is_huge(value) or not isfinite(value):
            return report.add(at, message("{key} is not finite", key=_key(at)), message("write an ordinary number"))
        if self.minimum is not None and value < self.minimum:
            return report.add(
                at,
                message("{key} is {value}, below {minimum}", key=_key(at), value=value, minimum=self.minimum),
                message("write {minimum} or more", minimum=self.minimum),
            )
        return value

    def json_schema(self) -> JsonSchema:
        schema: JsonSchema = {"type": "integer" if self.whole else "number"}
        if self.minimum is not None:
            schema["minimum"] = self.minimum
        return schema


@dataclass(frozen=True)
class Day:
    """A TOML date without a time."""

    def read(self, value: object, at: Path, report: Report) -> object:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        return _wrong_type(value, message("a date such as 2019-04-02, without quotes"), at, report)

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Flag:
    """true or false."""

    def read(self, value: object, at: Path, report: Report) -> object:
        return value if isinstance(value, bool) else _wrong_type(value, message("true or false"), at, report)

    def json_schema(self) -> JsonSchema:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    def read(self, value: object, at: Path, report: Report) -> object:
        if isinstance(value, str) and value in self.options:
            return value
        return report.add(
            at,
            message("{key} is {value}", key=_key(at), value=_shown(value)),
            message("write one of: {options}", options=self.options),
        )

    def json_schema(self) -> JsonSchema:
        return {"enum": list(self.options)}


@dataclass(frozen=True)
class Items:
    """A list of `item`, with at least `least` of them; an invalid item is reported and left out."""

    item: Shape
    least: int = 0

    def read(self, value: object, at: Path, report: Report) -> object:
        if not isinstance(value, list):
            return _wrong_type(value, message("a list in [ ]"), at, report)
        if len(value) < self.least:
            return report.add(
                at,
                message("{key} has {count} entries, needs {least}", key=_key(at), count=len(value), least=self.least),
                message("add what is missing"),
            )
        read = (self.item.read(item, (*at, i), report) for i, item in enumerate(value))
        return [item for item in read if item is not INVALID]

    def json_schema(self) -> JsonSchema:
        schema: JsonSchema = {"type": "array", "items": self.item.json_schema()}
        if self.least:
            schema["minItems"] = self.least
        return schema


@dataclass(frozen=True)
class Field:
    """A key of a table: its shape, what it means (a `term`, shown by editors), and whether it must be there."""

    shape: Shape
    doc: str
    required: bool = False


@dataclass(frozen=True)
class Table:
    """A table with known keys only. The clean form is a dict of the valid keys, with its path under `AT`."""

    fields: Mapping[str, Field]

    def read(self, value: object, at: Path, report: Report) -> object:
        if not isinstance(value, dict):
            return _wrong_type(value, message("a table"), at, report)
        for key in value:
            if key not in self.fields:
                self._report_unknown(key, (*at, key), report)
        for key in self.fields:
            if self.fields[key].required and key not in value:
                report.add(
                    at,
                    message("{key} is missing in {table}", key=key, table=_table(at)),
                    message("add it: {doc}", doc=Message(self.fields[key].doc, {})),
                )
        read = {key: f.shape.read(value[key], (*at, key), report) for key, f in self.fields.items() if key in value}
        return {AT: at} | {key: item for key, item in read.items() if item is not INVALID}

    def _report_unknown(self, key: str, at: Path, report: Report) -> None:
        guess = closest(key, self.fields)
        report.add(
            at,
            message("{key} is not a key of {table}", key=key, table=_table(at[:-1])),
            message("did you mean {guess}?", guess=guess)
            if guess
            else message("remove it; known keys: {keys}", keys=tuple(self.fields)),
        )

    def json_schema(self) -> JsonSchema:
        required = [key for key, field in self.fields.items() if field.required]
        properties = {key: field.shape.json_schema() | {"description": field.doc} for key, field in self.fields.items()}
        schema: JsonSchema = {"type": "object", "properties": properties, "additionalProperties": False}
        if required:
            schema["required"] = required
        return schema


AT = "@"
"""The key under which a clean table keeps its path; no TOML file can hold it, for it is not in any `Table`."""


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None if none is alike."""
    from difflib import get_close_matches  # only needed where something is wrong

    return next(iter(get_close_matches(word, list(known), n=1)), None)


def tables(clean: Clean, key: str) -> Sequence[Clean]:
    """The clean tables of the list under `key`, none if it is absent or invalid."""
    found = clean.get(key, [])
    assert isinstance(found, list)
    return found


def path_of(clean: Clean) -> Path:
    """Where a clean table stands in its document."""
    at = clean[AT]
    assert isinstance(at, tuple)
    return at


def _wrong_type(value: object, expected: Message, at: Path, report: Report) -> object:
    return report.add(
        at,
        message("{key} is {value}, not {expected}", key=_key(at), value=_shown(value), expected=expected),
        message("write {expected}", expected=expected),
    )


def _is_huge(value: object) -> bool:
    """Whether it is an integer beyond the 64 bits that TOML 1.0 asks for; Python may refuse to print it."""
    return isinstance(value, int) and value.bit_length() > 64


def _shown(value: object) -> str | Message:
    if _is_huge(value):
        return message("a huge number")
    if isinstance(value, dict):
        return message("a table")
    if isinstance(value, list):
        return message("a list in [ ]")
    shown = repr(value) if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return shown if len(shown) <= 60 else shown[:59] + "…"


def _key(at: Path) -> str:
    names = [step for step in at if isinstance(step, str)]
    return names[-1] if names else "?"


def _table(at: Path) -> str | Message:
    return f"[{_key(at)}]" if at else message("the file")
