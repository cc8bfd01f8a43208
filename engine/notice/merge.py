"""A corrected notice brought into a plan the office has worked on: what the notice says is new, the rest is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import unified_diff

from engine.model import Indicator, Plan, Task
from engine.notice.understand import UNSAID
from engine.text import normalised


def merged(old: Plan, new: Plan) -> Plan:
    """`old` with the tasks and sections of `new`; departments, functions, rules, waivers and own words are kept."""
    known = _counterparts(old, new)
    return replace(
        old,
        title=_said(new.title, old.title),
        issuer=_said(new.issuer, old.issuer),
        document=_said(new.document, old.document),
        issued=new.issued,
        year=new.year,
        succession=old.succession or new.succession,
        default=new.default or old.default,
        sections=new.sections,
        collectives=new.collectives,
        tasks=tuple(_merged_task(known.get(task.number), task) for task in new.tasks),
    )


def difference(old: str, new: str, name: str) -> Iterator[str]:
    """The lines of a unified diff between two texts of the plan file `name`."""
    lines = unified_diff(old.splitlines(), new.splitlines(), name, name, lineterm="")
    yield from lines


def _said(new: str, old: str) -> str:
    return old if new == UNSAID else new


def _counterparts(old: Plan, new: Plan) -> dict[int, Task]:
    """The old task for each number of a new one: of the same title, else of the same number if its title is gone."""
    by_title = {normalised(task.title): task for task in old.tasks}
    by_number = {task.number: task for task in old.tasks}
    titles = {normalised(task.title) for task in new.tasks}
    found = {}
    for task in new.tasks:
        same_number = by_number.get(task.number)
        if (same_title := by_title.get(normalised(task.title))) is not None:
            found[task.number] = same_title
        elif same_number is not None and normalised(same_number.title) not in titles:
            found[task.number] = same_number
    return found


def _merged_task(old: Task | None, new: Task) -> Task:
    if old is None:
        return new
    return replace(
        new,
        problem=new.problem or old.problem,
        goal=new.goal or old.goal,
        measures=new.measures or old.measures,
        indicators=tuple(_named_as_before(new.indicators, old.indicators)) or old.indicators,
        functions=old.functions,
        due=new.due or old.due,
        overseer=new.overseer or old.overseer,
    )


def _named_as_before(new: Sequence[Indicator], old: Sequence[Indicator]) -> Iterator[Indicator]:
    """The new indicators under the names the office gave them, where as many as before have the same figure."""
    before, after = _by_figure(old), _by_figure(new)
    waiting = {figure: iter(before.get(figure, ())) for figure in after}
    for indicator in new:
        figure = replace(indicator, text="")
        known = len(before.get(figure, ())) == len(after[figure])
        yield next(waiting[figure], indicator) if known else indicator


def _by_figure(indicators: Sequence[Indicator]) -> dict[Indicator, list[Indicator]]:
    found: dict[Indicator, list[Indicator]] = {}
    for indicator in indicators:
        found.setdefault(replace(indicator, text=""), []).append(indicator)
    return found
