"""The reconciliation sheet (责任清单核对表): counts, on the lists as printed, whether they are the whole plan.

Three things are proved by counting, each with its exceptions: the union of the lists is all tasks; every attribution
of the plan and its orders is on exactly the lists on which it must be; each task is on the list of a lead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from engine.message import Message, message, term
from engine.model import ROLE_TERMS, Role
from reports.document import Block, Cell, Document, Heading, Paragraph, Part, Table, Tone
from reports.duty_data import KINDS, PART_TERMS
from reports.duty_list import DutyLists
from reports.edition import Edition
from reports.numbering import numbered
from reports.tables import attributions, entries

if TYPE_CHECKING:
    from pandas import DataFrame

_DEPARTMENTS = ("office", "institution")


class Reconciliation:
    """The counts of one set of lists."""

    def __init__(self, lists: DutyLists) -> None:
        self.edition = lists.edition
        self.lists = lists.table
        self.attributions = attributions(lists.edition, lists.table)
        self.planned = [task.number for task in lists.edition.state.plan.tasks]

    @property
    def listed(self) -> set[int]:
        """The tasks that are on any list."""
        return set(self.lists["task"])

    @property
    def missing(self) -> list[int]:
        """Tasks of the plan that are on no list."""
        return [task for task in self.planned if task not in self.listed]

    @property
    def unplanned(self) -> list[int]:
        """Tasks on a list that the plan does not have."""
        return sorted(self.listed - set(self.planned))

    @property
    def miscounted(self) -> DataFrame:
        """Attributions that are on more or fewer lists than they must be."""
        return self.attributions[self.attributions["expected"] != self.attributions["found"]]

    @property
    def released(self) -> DataFrame:
        """Attributions that an order released: they must be on no list."""
        return self.attributions[self.attributions["expected"] == 0]

    @property
    def adrift(self) -> DataFrame:
        """Entries on the lists of holders that are no existing department."""
        return self.lists[~self.lists["kind"].isin(_DEPARTMENTS)]

    @cached_property
    def leads(self) -> dict[int, list[str]]:
        """By task, the existing departments on whose lists it stands as one they lead by name."""
        rows = self.lists[(self.lists["part"] == str(Role.LEAD)) & self.lists["kind"].isin(_DEPARTMENTS)]
        return _names(rows, "department")

    @cached_property
    def shared_leads(self) -> dict[int, list[str]]:
        """By task, the collectives through which it is led."""
        return _names(self.lists[(self.lists["role"] == str(Role.LEAD)) & self.lists["via"].notna()], "via")

    def without_lead(self) -> list[int]:
        """Tasks that no department leads by name."""
        return [task for task in self.planned if task not in self.leads]

    @cached_property
    def times(self) -> Mapping[int, int]:
        """By task, on how many lists it is."""
        return Counter(int(task) for task in self.lists["task"])


def _names(rows: DataFrame, column: str) -> dict[int, list[str]]:
    return {int(str(task)): list(dict.fromkeys(names)) for task, names in rows.groupby("task", sort=False)[column]}


def reconciliation_document(lists: DutyLists) -> Document:
    """The sheet for a set of lists."""
    edition, counted = lists.edition, Reconciliation(lists)
    tables = (_checks(counted), _tasks(counted), _attributions(counted))
    blocks: list[Block] = [
        Heading(edition.tr("Result")),
        tables[0],
        *_exceptions(counted),
        Heading(edition.tr("Tasks and their leads")),
        tables[1],
        Heading(edition.tr("Attributions and the lists they are on")),
        tables[2],
    ]
    return Document(
        edition.tr("Reconciliation of the duty lists"), edition.lines,
        (Part(numbered(blocks, edition.language), landscape=True),), edition.footer, edition.language,
        edition.state.as_of, tables, data(counted),
    )  # fmt: skip


def data(counted: Reconciliation) -> dict[str, object]:
    """The counts for programs."""
    return {
        "as_of": counted.edition.state.as_of.isoformat(),
        "version": counted.edition.version,
        "tasks": {"planned": len(counted.planned), "listed": len(counted.listed), "missing": counted.missing,
                  "unplanned": counted.unplanned},
        "attributions": {"count": len(counted.attributions), "miscounted": _rows(counted.miscounted),
                         "released": _rows(counted.released)},
        "without_lead": counted.without_lead(),
        "unanswered": [{"task": task, "role": role, "holder": name} for task, role, name in
                       counted.adrift[["task", "role", "department"]].itertuples(index=False, name=None)],
    }  # fmt: skip


def _rows(found: DataFrame) -> list[dict[str, str | int]]:
    rows = found[["task", "role", "written", "expected", "found"]].itertuples(index=False, name=None)
    return [
        {"task": int(task), "role": role, "written": written, "expected": int(must), "found": int(does)}
        for task, role, written, must, does in rows
    ]


def _checks(counted: Reconciliation) -> Table:
    edition = counted.edition
    columns = edition.columns((term("what must hold"), 100), (term("expected"), 25), (term("counted"), 25),
                              (term("exceptions"), 55), (term("result"), 20))  # fmt: skip
    count, wrong, idle = len(counted.attributions), len(counted.miscounted), counted.without_lead()
    planned = len(counted.planned)
    known = len(set(counted.planned) & counted.listed)
    rows = [
        _check(edition, term("The lists together hold every task of the plan, and no other"), planned, known,
               counted.missing + counted.unplanned),
        _check(edition, term("Every attribution is on exactly the lists on which it must be"), count, count - wrong,
               sorted({int(task) for task in counted.miscounted["task"]})),
        _check(edition, term("Every task is on the list of a department that leads it by name"), planned,
               planned - len(idle), idle),
        _check(edition, term("Every entry is on the list of an existing department"), len(counted.lists),
               len(counted.lists) - len(counted.adrift), sorted(set(counted.adrift["task"]))),
    ]  # fmt: skip
    return Table(edition.tr("Result"), columns, tuple(rows))


def _check(edition: Edition, what: str, expected: int, found: int, tasks: list[int]) -> tuple[Cell, ...]:
    named = edition.say(message("tasks {numbers}", numbers=tuple(tasks))) if tasks else "—"
    holds = expected == found and not tasks
    return edition.tr(what), expected, found, named, edition.tr("holds") if holds else edition.tr("does not hold")


def _exceptions(counted: Reconciliation) -> Iterator[Block]:
    said = list(_said(counted))
    if said:
        yield Heading(counted.edition.tr("Exceptions"))
    for text in said:
        yield Paragraph(counted.edition.say(text), Tone.ALARM)


def _said(counted: Reconciliation) -> Iterator[Message]:
    edition = counted.edition
    for task in counted.missing:
        yield message("Task {task} {title} is on no list.", task=task, title=edition.title(task))
    for task in counted.without_lead():
        yield _leaderless(counted, task)
    for entry in entries(counted.adrift):
        yield message("Task {task}: {name} ({role}) is no existing department: {kind}.", task=entry.task,
                      name=entry.department, role=edition.tr(PART_TERMS[entry.role]),
                      kind=edition.tr(KINDS[entry.kind]))  # fmt: skip
    for row in _rows(counted.miscounted):
        yield message("Task {task}: “{written}” ({role}) must be on {expected} lists and is on {found}.",
                      **row | {"role": edition.tr(PART_TERMS[str(row["role"])])})  # fmt: skip


def _leaderless(counted: Reconciliation, task: int) -> Message:
    title, shared = counted.edition.title(task), tuple(counted.shared_leads.get(task, []))
    if shared:
        return message("Task {task} {title} is led by a collective only: {names}.", task=task, title=title,
                       names=shared)  # fmt: skip
    return message("Task {task} {title} has no lead.", task=task, title=title)


def _tasks(counted: Reconciliation) -> Table:
    edition = counted.edition
    columns = edition.columns((term("No."), 12), (term("task"), 85), (term("lead"), 70), (term("lists"), 20),
                              (term("result"), 38))  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for task in counted.planned:
        leads = counted.leads.get(task, [])
        named = edition.joined(leads or counted.shared_leads.get(task, [])) or "—"
        verdict = edition.tr("holds") if leads else edition.tr("no lead by name")
        rows.append((task, edition.title(task), named, counted.times.get(task, 0), verdict))
    return Table(edition.tr("Tasks and their leads"), columns, tuple(rows))


def _attributions(counted: Reconciliation) -> Table:
    edition = counted.edition
    columns = edition.columns((term("No."), 12), (term("role"), 16), (term("as written"), 34), (term("expected"), 16),
                              (term("counted"), 16), (term("on the lists of"), 101), (term("result"), 30))  # fmt: skip
    rows = [_attribution(edition, row) for row in counted.attributions.itertuples(index=False, name=None)]
    return Table(edition.tr("Attributions"), columns, tuple(rows))


def _attribution(edition: Edition, row: tuple[object, ...]) -> tuple[Cell, ...]:
    task, role, written, expected, found, names = row
    holds = edition.tr("holds") if expected == found else edition.tr("does not hold")
    verdict = holds if expected else edition.tr("released by an order")
    shown = edition.joined(names) if isinstance(names, tuple) else "—"
    return (int(str(task)), edition.tr(ROLE_TERMS[Role(str(role))]), str(written), int(str(expected)),
            int(str(found)), shown, verdict)  # fmt: skip
