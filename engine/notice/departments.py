"""The departments and collectives of an imported plan: taken from a plan the office has, or inferred."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from engine.message import message
from engine.model import Collective, Department, Kind, Task
from engine.names import Named, Names
from engine.node import collective as collective_node
from engine.node import department
from engine.notice.collectives import collected, collective
from engine.notice.report import ImportReport, Unresolved
from engine.problems import refuse
from engine.text import normalised

_INSTITUTION = re.compile(r"(?:站|中心|所|院|校|学校|馆|园|场|基地|招办|招生办|考试办|队)$")
_SUGGESTIONS = 3
_MOST_ALIKE = 40
"""Names with the same first character that are compared with each other; more are no bureau's."""


@dataclass(frozen=True, slots=True)
class Roll:
    """The departments and collectives of a plan."""

    departments: tuple[Department, ...]
    collectives: tuple[Collective, ...]

    def known(self) -> frozenset[str]:
        """Every name and alias, normalised."""
        entries: list[Department | Collective] = [*self.departments, *self.collectives]
        return frozenset(normalised(name) for entry in entries for name in (entry.name, *entry.aliases))


def resolve(roll: Roll, tasks: Iterable[Task], salutation: Sequence[str], report: ImportReport) -> Roll:
    """`roll` with the collectives of `tasks` that it lacks; names that nobody bears are reported."""
    names = Names(tuple(_entries(roll)))
    unknown = {w: numbers for w, numbers in _written(tasks).items() if names.resolve(w) is None}
    wordings = [wording for name in unknown if (wording := collective(name)) is not None]
    added, unsaid = collected(wordings, salutation)
    for each in added:
        report.infer(message("{name} was added as a collective", name=each.name))
    _report_unsaid(unsaid, report)
    for written, numbers in unknown.items():
        if collective(written) is None:
            report.unresolved.append(Unresolved(written, numbers, names.suggest(written)[:_SUGGESTIONS]))
    return Roll(roll.departments, (*roll.collectives, *added))


def inferred(tasks: Iterable[Task], salutation: Sequence[str], report: ImportReport) -> Roll:
    """Departments and collectives as the attributions of `tasks` name them; variants are reported, not merged.

    InputError if only collectives are named.
    """
    written = _written(tasks)
    collectives, unsaid = collected([c for name in written if (c := collective(name)) is not None], salutation)
    _report_unsaid(unsaid, report)
    names = _first_spellings(name for name in written if collective(name) is None)
    if not names:
        raise refuse(
            message("names no department, only collectives: {names}", names=tuple(written)[:5]),
            message("give the departments of a plan: --departments PLAN"),
            report.notice,
        )
    departments = [Department(name, kind_of(name), 0) for name in names]
    _report_kinds(departments, report)
    for each in collectives:
        if each.aliases:
            report.infer(message("{aliases} mean the same as {name}", aliases=each.aliases, name=each.name))
    report.variants += variants(names)
    departments.sort(key=lambda d: list(Kind).index(d.kind))
    return Roll(tuple(departments), tuple(collectives))


def _report_kinds(departments: Sequence[Department], report: ImportReport) -> None:
    offices = tuple(each.name for each in departments if each.kind is Kind.OFFICE)
    institutions = tuple(each.name for each in departments if each.kind is Kind.INSTITUTION)
    if offices:
        report.infer(message("taken for offices of the bureau: {names}", names=offices))
    if institutions:
        report.infer(message("taken for institutions by the ends of their names: {names}", names=institutions))


def variants(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that look like one department: one shortens the other, or they differ in a single character."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[normalised(name)[:1]].append(name)
    for group in groups.values():
        for one, other in combinations(group[:_MOST_ALIKE], 2):
            if _alike(normalised(one), normalised(other)):
                yield one, other


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return len(short) > 2 and sum(a != b for a, b in zip(short, long, strict=True)) == 1
    rest = iter(long)
    return len(short) > 1 and all(ch in rest for ch in short)


def kind_of(name: str) -> Kind:
    """What a department of that name is taken for, by the end of the name."""
    return Kind.INSTITUTION if _INSTITUTION.search(re.sub(r"[（(].*[）)]$", "", name)) else Kind.OFFICE


def _written(tasks: Iterable[Task]) -> dict[str, tuple[int, ...]]:
    """The names written in attributions, with the tasks that use each."""
    found: dict[str, dict[int, None]] = {}
    for task in tasks:
        for attribution in task.attributions:
            found.setdefault(attribution.written, {})[task.number] = None
    return {name: tuple(numbers) for name, numbers in found.items()}


def _first_spellings(names: Iterable[str]) -> list[str]:
    return list({normalised(name): name for name in reversed(list(names))}.values())[::-1]


def _report_unsaid(names: Sequence[str], report: ImportReport) -> None:
    if names:
        report.infer(message("whom {names} mean is not said; taken for bodies outside the bureau", names=tuple(names)))


def _entries(roll: Roll) -> Iterator[Named]:
    for each in roll.departments:
        yield Named(department(each.name), each.name, each.aliases)
    for group in roll.collectives:
        yield Named(collective_node(group.name), group.name, group.aliases)
