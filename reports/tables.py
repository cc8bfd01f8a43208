"""The tables that documents are made of; the only place where DataFrames are built.

Every column holds plain Python objects (`dtype=object`): what is None stays None, what is an int stays one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

import pandas as pd

from engine.conservation import sources
from engine.findings import SEVERITIES, Finding, Outcome
from engine.graph.duty import Duty, DutyList, Source
from engine.graph.matrix import matrix
from engine.graph.unanswered import unanswered
from engine.model import ROLE_TERMS, ROLES, Task
from engine.node import Node
from engine.workload import loads
from reports import wording
from reports.duty_data import PARTS
from reports.edition import Edition
from reports.matrix_data import kind


@dataclass(frozen=True, slots=True)
class Entry:
    """One duty on one list.

    `kind` of the holder: office or institution; else unknown, collective, body, or ended (a department that is gone).
    `noticed` are the roles in which the names `written` were written, `others` all others on the task, `partners`
    the same by role, one a line.
    """

    holder: str
    department: str
    kind: str
    part: str
    role: str
    task: int
    title: str
    goal: str
    measures: tuple[str, ...]
    indicators: tuple[str, ...]
    due: tuple[str, ...]
    others: tuple[str, ...]
    partners: tuple[str, ...]
    written: tuple[str, ...]
    noticed: tuple[str, ...]
    via: str | None
    since: str
    status: str
    remark: str


def duties(edition: Edition) -> pd.DataFrame:
    """Every duty list, one row an `Entry`: those of the departments, then of holders that are none."""
    graph = edition.state.graph
    lists: list[DutyList] = [graph.duties_of(unit.node) for unit in graph.departments]
    lists.extend(unanswered(graph).values())
    tasks = {task.number: _TaskText(edition, task) for task in edition.state.plan.tasks}
    return _frame(Entry, (entry for found in lists for entry in _entries(edition, found, tasks)))


def entries(frame: pd.DataFrame) -> list[Entry]:
    """The rows of a table of duties."""
    return [Entry(*row) for row in frame.itertuples(index=False, name=None)]


def marks(edition: Edition) -> pd.DataFrame:
    """The matrix: a row per task, a column per holder (its node), a part of PARTS or None where they meet."""
    found = matrix(edition.state.graph)
    rows = [[_part(row, holder) for holder in found.holders] for row in found.marks.values()]
    return pd.DataFrame(rows, index=list(found.marks), columns=pd.Index(list(found.holders), tupleize_cols=False),
                        dtype=object)  # fmt: skip


def load(edition: Edition) -> pd.DataFrame:
    """The load of every department, the heaviest first; `times` is its measure in times of the mean."""
    found = loads(edition.state.graph, edition.state.plan.settings.weights)
    rows = [(edition.name(n), x.lead, x.responsible, x.support, x.collective, x.points, x.measure)
            for n, x in found.items()]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["department", *PARTS, "points", "measure"])
    mean = frame["measure"].mean() if len(frame) else 0.0
    frame["times"] = frame["measure"] / mean if mean else 0.0
    return frame.sort_values("measure", ascending=False, kind="stable").reset_index(drop=True)


def counts(outcome: Outcome, families: Iterable[str]) -> pd.DataFrame:
    """How many findings stand: families (first letters of codes) × severities, with sums in row and column `all`."""
    rows = [(finding.code[0], str(finding.severity)) for finding in outcome.findings]
    frame = pd.DataFrame(rows, columns=["family", "severity"], dtype=object)
    table = pd.crosstab(frame["family"], frame["severity"])
    table = table.reindex(index=list(families), columns=[str(s) for s in SEVERITIES], fill_value=0)
    table["all"] = table.sum(axis=1)
    table.loc["all"] = table.sum()
    return table.astype(int)


def alike(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings of one rule that say the same, together, in their order."""
    keys = pd.Series([f"{f.code} {f.message} {f.remedy}" for f in findings], dtype=object)
    return [[findings[i] for i in group.index] for _, group in keys.groupby(keys, sort=False)]


def attributions(edition: Edition, lists: pd.DataFrame) -> pd.DataFrame:
    """Each source of the plan and its orders against what the lists show (see `reports.reconciliation`).

    Columns: task, role, written, expected (how often it must appear), found (how often it does), on (the lists).
    """
    must = pd.DataFrame(_expected(edition), columns=["task", "role", "written", "expected"])
    shown = lists[["task", "noticed", "written", "department"]].explode(["noticed", "written"])
    shown = shown.rename(columns={"noticed": "role"})
    keys = ["task", "role", "written"]
    shown = shown.groupby(keys, sort=False).agg(found=("department", "size"), on=("department", tuple)).reset_index()
    joined = must.merge(shown.astype({"task": must["task"].dtype}), on=keys, how="outer", sort=False)
    joined[["expected", "found"]] = joined[["expected", "found"]].fillna(0).astype(int)
    return joined.sort_values("task", kind="stable").reset_index(drop=True)


def _expected(edition: Edition) -> list[tuple[int, str, str, int]]:
    """From the plan and its orders alone: how often each written name must be on lists, by task and noticed role."""
    found = {_source(source): 0 for source in sources(edition.state)}
    for duty in edition.state.graph.duties.values():
        for source in duty.sources:
            found[_source(source)] = found.get(_source(source), 0) + _times(edition, duty)
    return [(*key, times) for key, times in found.items()]


def _source(source: Source) -> tuple[int, str, str]:
    return source.task, str(source.role), source.written


def _times(edition: Edition, duty: Duty) -> int:
    """A duty by name is on one list; one of a collective on that of each member not named, else on its own."""
    if duty.holder.kind != "collective":
        return 1
    graph = edition.state.graph
    return len(set(graph.members(duty.holder)) - graph.named_on(duty.task)) or 1


class _TaskText:
    """What every list says of a task; made once, for it stands on many lists."""

    def __init__(self, edition: Edition, task: Task) -> None:
        self.task = task
        self.indicators = tuple(wording.indicator(edition, indicator) for indicator in task.indicators)
        self.due = wording.deadlines(edition, task)
        graph = edition.state.graph
        self._held = [(duty.role, duty.holder, edition.name(duty.holder)) for duty in graph.on(task.number)]
        self._roles = {role: edition.tr(word) for role, word in ROLE_TERMS.items()}
        self._edition = edition

    def others(self, holder: Node) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for _, other, name in self._held if other != holder))

    def partners(self, holder: Node) -> tuple[str, ...]:
        lines = []
        for role in ROLES:
            names = [name for r, other, name in self._held if r is role and other != holder]
            if names:
                lines.append(f"{self._roles[role]}{self._edition.tr(': ')}{self._edition.joined(names)}")
        return tuple(lines)


def _entries(edition: Edition, found: DutyList, tasks: dict[int, _TaskText]) -> Iterable[Entry]:
    for duty in found.lead + found.responsible + found.support:
        yield _entry(edition, found.department, duty, tasks[duty.task])
    for duty in found.collective:
        yield _entry(edition, found.department, duty, tasks[duty.task])


def _entry(edition: Edition, holder: Node, duty: Duty, text: _TaskText) -> Entry:
    state, shared = edition.state, duty.holder != holder
    since = edition.day(state.since(duty, holder if shared else None))
    coming = state.transitions.get(duty.key)
    return Entry(
        str(holder), edition.name(holder), kind(edition, holder), "collective" if shared else str(duty.role),
        str(duty.role), duty.task, text.task.title, text.task.goal, text.task.measures, text.indicators, text.due,
        text.others(duty.holder), text.partners(duty.holder), tuple(source.written for source in duty.sources),
        tuple(str(source.role) for source in duty.sources),
        edition.name(duty.holder) if duty.holder.kind == "collective" else None, since,
        str(state.status(duty)), wording.transition(edition, duty, coming) if coming else "",
    )  # fmt: skip


def _part(row: object, holder: Node) -> str | None:
    assert isinstance(row, dict)
    return (str(row[holder]) if row[holder] else "collective") if holder in row else None


def _frame(row: type[Entry], rows: Iterable[Entry]) -> pd.DataFrame:
    """A table with a column for each field; `astuple` would copy tuples, so values are taken as they are."""
    names = [field.name for field in fields(row)]
    return pd.DataFrame([tuple(getattr(entry, name) for name in names) for entry in rows], columns=names, dtype=object)
