"""Reads `data/plan.toml`: every problem of the file in one run, or a `Plan`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path as FilePath
from typing import Any

from engine.model import (
    ROLES,
    Attribution,
    Collective,
    Comparator,
    Department,
    Indicator,
    Kind,
    Plan,
    Section,
    Settings,
    Task,
    Waiver,
    Weights,
)
from engine.planfile.crosscheck import check_plan
from engine.planfile.document import Document, read_document
from engine.planfile.plan_shape import PLAN
from engine.planfile.shape import AT, Clean, Report, path_of, tables


def load_plan(file: FilePath, known_rules: Collection[str]) -> Plan:
    """Read the plan in `file`; waivers may name only `known_rules`. InputError with every problem of the file."""
    return plan_from(read_document(file), known_rules)


def plan_from(document: Document, known_rules: Collection[str]) -> Plan:
    """The plan of a parsed document; InputError with every problem."""
    report = Report(document)
    clean = PLAN.read(document.data, (), report)
    assert isinstance(clean, dict)
    check_plan(clean, known_rules, report)
    report.raise_any()
    return _plan(clean, report)


def _plan(clean: Clean, report: Report) -> Plan:
    head = _plain(clean["plan"])
    return Plan(
        **head,
        file=report.name,
        sections=tuple(Section(**_plain(t), line=report.line(path_of(t))) for t in tables(clean, "sections")),
        departments=tuple(_department(t, report) for t in tables(clean, "departments")),
        collectives=tuple(_collective(t, report) for t in tables(clean, "collectives")),
        tasks=tuple(_task(t, report) for t in tables(clean, "tasks")),
        settings=_settings(clean),
        waivers=tuple(Waiver(**_plain(t), line=report.line(path_of(t))) for t in tables(clean, "waivers")),
    )


def _department(table: Clean, report: Report) -> Department:
    values = _plain(table)
    values["kind"] = Kind(values["kind"])
    return Department(**values, line=report.line(path_of(table)))


def _collective(table: Clean, report: Report) -> Collective:
    values = _plain(table)
    values["kinds"] = tuple(Kind(kind) for kind in values["kinds"])
    return Collective(**values, line=report.line(path_of(table)))


def _task(table: Clean, report: Report) -> Task:
    values = _plain(table)
    for role in ROLES:
        values.pop(role, None)
    values["indicators"] = tuple(_indicator(t) for t in tables(table, "indicators"))
    return Task(**values, attributions=tuple(_attributions(table, report)), line=report.line(path_of(table)))


def _attributions(table: Clean, report: Report) -> Iterator[Attribution]:
    number: Any = table["number"]
    for role in ROLES:
        written: Any = table.get(role, ())
        for index, name in enumerate(written):
            yield Attribution(number, role, name, report.line((*path_of(table), role, index)))


def _indicator(table: Clean) -> Indicator:
    values = _plain(table)
    if "comparator" in values:
        values["comparator"] = Comparator(values["comparator"])
    return Indicator(**values)


def _settings(clean: Clean) -> Settings:
    if "rules" not in clean:
        return Settings()
    values = _plain(clean["rules"])
    values["weights"] = Weights(**_plain(values.get("weights", {})))
    return Settings(**values)


def _plain(table: object) -> dict[str, Any]:
    """A clean table as keyword arguments: without its path, lists as tuples."""
    assert isinstance(table, dict)
    return {key: _frozen(value) for key, value in table.items() if key != AT}


def _frozen(value: object) -> object:
    if isinstance(value, list) and not any(isinstance(item, dict) for item in value):
        return tuple(_frozen(item) for item in value)
    return value
