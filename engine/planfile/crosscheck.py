"""What the parts of a plan say about each other: numbers, names and references that must agree."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from engine.message import message
from engine.model import Comparator
from engine.planfile.lines import Path
from engine.planfile.plan_shape import SCHEMA_VERSION
from engine.planfile.shape import Clean, Report, closest, path_of, tables
from engine.text import normalised


def check_plan(clean: Clean, known_rules: Collection[str], report: Report) -> None:
    """Report every contradiction between the valid parts of a plan."""
    _check_version(clean, report)
    _check_numbers(clean, "sections", report)
    _check_numbers(clean, "tasks", report)
    _check_sections(clean, report)
    _check_names(clean, report)
    for task in tables(clean, "tasks"):
        for indicator in tables(task, "indicators"):
            if not report.blames(path_of(indicator)):  # what is wrong in it was said already
                _check_indicator(indicator, report)
    _check_waivers(clean, known_rules, report)
    _check_separation(clean, report)


def _check_version(clean: Clean, report: Report) -> None:
    if clean.get("schema", SCHEMA_VERSION) != SCHEMA_VERSION:
        report.add(
            ("schema",),
            message("schema {version} is newer than this zeren knows", version=str(clean["schema"])),
            message("install a newer zeren, or write schema = {known}", known=SCHEMA_VERSION),
        )


def _check_numbers(clean: Clean, key: str, report: Report) -> None:
    first: dict[object, int] = {}
    for table in tables(clean, key):
        at = (*path_of(table), "number")
        if "number" not in table:
            continue
        if (number := table["number"]) in first:
            report.add(
                at,
                message("number {number} was given in line {line} already", number=str(number), line=first[number]),
                message("give each its own number"),
            )
        first.setdefault(number, report.line(at))


def _check_sections(clean: Clean, report: Report) -> None:
    known = [table["number"] for table in tables(clean, "sections") if "number" in table]
    for task in tables(clean, "tasks") if known else ():
        if "section" in task and task["section"] not in known:
            report.add(
                (*path_of(task), "section"),
                message("there is no section {number}", number=str(task["section"])),
                message("write one of: {options}", options=tuple(map(str, known))),
            )


def _check_names(clean: Clean, report: Report) -> None:
    """Each name and alias belongs to one department or collective only (which rules out cyclic aliases)."""
    owners: dict[str, tuple[str, int]] = {}
    for name, owner, at in _declared(clean):
        key = normalised(name)
        if key in owners:
            report.add(
                at,
                message("the name {name} was given to {owner} in line {line} already", name=name,
                        owner=owners[key][0], line=owners[key][1]),
                message("give each department and collective names of its own, and each alias once"),
            )  # fmt: skip
        owners.setdefault(key, (owner, report.line(at)))


def _declared(clean: Clean) -> Iterator[tuple[str, str, Path]]:
    """(name, owner, place) of every name, all full names first, so that an alias is what gets reported."""
    owners = [*tables(clean, "departments"), *tables(clean, "collectives")]
    for table in owners:
        if "name" in table:
            yield str(table["name"]), str(table["name"]), (*path_of(table), "name")
    for table in owners:
        aliases: Any = table.get("aliases", ())
        for index, alias in enumerate(aliases):
            yield alias, str(table.get("name", "?")), (*path_of(table), "aliases", index)


def _check_indicator(indicator: Clean, report: Report) -> None:
    if "low" in indicator or "high" in indicator or indicator.get("comparator") == Comparator.RANGE:
        _check_range(indicator, report)
    elif ("value" in indicator) != ("comparator" in indicator) or not indicator.keys() & {"value", "due"}:
        report.add(
            path_of(indicator),
            message("the indicator has no value with a comparator"),
            message('write comparator = "=" and value = …, or low and high, or a due date alone'),
        )


def _check_range(indicator: Clean, report: Report) -> None:
    low: Any = indicator.get("low")
    high: Any = indicator.get("high")
    whole = indicator.get("comparator") == Comparator.RANGE and "value" not in indicator
    if not whole or low is None or high is None or low > high:
        report.add(
            path_of(indicator),
            message("the range of the indicator is not complete"),
            message('write comparator = "range" with low and high (low not above high) and no value'),
        )


def _check_waivers(clean: Clean, known_rules: Collection[str], report: Report) -> None:
    numbers = {task["number"] for task in tables(clean, "tasks") if "number" in task}
    for waiver in tables(clean, "waivers"):
        if (rule := waiver.get("rule")) is not None and rule not in known_rules:
            guess = closest(str(rule), known_rules)
            report.add(
                (*path_of(waiver), "rule"),
                message("there is no rule {rule}", rule=str(rule)),
                message("did you mean {guess}?", guess=guess) if guess else message("`zeren rule` lists the rules"),
            )
        if "task" in waiver and numbers and waiver["task"] not in numbers:
            report.add(
                (*path_of(waiver), "task"),
                message("there is no task {number}", number=str(waiver["task"])),
                message("name a task of this plan"),
            )


def _check_separation(clean: Clean, report: Report) -> None:
    rules: Any = clean.get("rules", {})
    for index, pair in enumerate(rules.get("separation", ())):
        if len(pair) != 2:
            report.add(
                ("rules", "separation", index),
                message("a separation names {count} departments", count=len(pair)),
                message("name two departments in each pair"),
            )
