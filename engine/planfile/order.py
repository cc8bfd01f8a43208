"""Reads orders: from their files, and from the data in which the ledger keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from engine.message import message
from engine.model import Kind, Role
from engine.order import ACTIONS, FILE_KEYS, Action, Order, OrderFile, Part
from engine.planfile.document import Document, read_document
from engine.planfile.order_shape import ORDER, check_order
from engine.planfile.shape import AT, Clean, Report, path_of, tables
from engine.problems import InputError, Problem

_DATES = ("issued", "effective")
_KINDS: Mapping[str, type[Action]] = {action.kind: action for action in ACTIONS}


def load_orders(folder: FilePath) -> tuple[OrderFile, ...]:
    """Every order file of a folder, by name; InputError with the problems of all of them, and of ids used twice."""
    found: list[OrderFile] = []
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.toml")):
        try:
            found.append(load_order(file))
        except InputError as error:
            problems.extend(error.problems)
    problems.extend(_repeated(found))
    if problems:
        raise InputError(problems)
    return tuple(found)


def load_order(file: FilePath) -> OrderFile:
    """Read one order file; InputError with every problem of it."""
    return order_from(read_document(file))


def order_from(document: Document) -> OrderFile:
    """The order of a parsed document; InputError with every problem of it."""
    report = Report(document)
    clean = ORDER.read(document.data, (), report)
    assert isinstance(clean, dict)
    check_order(clean, report)
    report.raise_any()
    lines = tuple(report.line(path_of(table)) for table in tables(clean, "actions"))
    return OrderFile(_order(clean), document.name, document.digest, report.line(("order",)), lines)


def order_from_ledger(data: Mapping[str, Any], name: str) -> Order:
    """The order of a ledger entry, whose dates are ISO strings; InputError if it is none."""
    head = {key: date.fromisoformat(value) if key in _DATES else value for key, value in data["order"].items()}
    return order_from(Document(name, "", {**data, "order": head}, "")).order


def _order(clean: Clean) -> Order:
    head: Any = clean["order"]
    values = {key: value for key, value in head.items() if key != AT}
    return Order(**values, actions=tuple(_action(table) for table in tables(clean, "actions")))


def _action(table: Clean) -> Action:
    made: Action = _build(_KINDS[str(table["kind"])], table)
    return made


def _build(kind: Any, table: Clean) -> Any:
    names = _attributes(kind)
    return kind(**{names[key]: _value(key, value) for key, value in table.items() if key in names})


@cache
def _attributes(kind: Any) -> Mapping[str, str]:
    """The attribute for each key of a file."""
    return {FILE_KEYS.get(field.name, field.name): field.name for field in fields(kind)}


def _value(key: str, value: Any) -> object:
    if key == "dept_kind":
        return Kind(value)
    if key == "role":
        return Role(value)
    if isinstance(value, list):
        return tuple(_build(Part, item) if isinstance(item, dict) else _item(key, item) for item in value)
    return value


def _item(key: str, item: Any) -> object:
    return Role(item) if key == "roles" else item


def _repeated(files: Iterable[OrderFile]) -> Iterable[Problem]:
    first: dict[str, str] = {}
    for entry in files:
        if entry.order.id in first:
            yield Problem(
                message("the id {id} is used in {file} already", id=entry.order.id, file=first[entry.order.id]),
                message("give each order an id of its own"),
                entry.file,
                entry.line,
            )
        first.setdefault(entry.order.id, entry.file)
