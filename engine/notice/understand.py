"""From the blocks of a notice to a plan, with everything recorded that was inferred, missing or not used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from engine.message import Message, message
from engine.model import ROLES, Plan, Role, Task
from engine.notice.choosing import chosen
from engine.notice.clean import cleaned
from engine.notice.departments import Roll, inferred, resolve
from engine.notice.head import Head, read_head
from engine.notice.labels import Field
from engine.notice.name_list import NameReader
from engine.notice.outline import Outline, Outliner, Piece
from engine.notice.paragraphs import Notice, Table
from engine.notice.reading import read_assignments
from engine.notice.report import ImportReport, Missing
from engine.notice.statements import Statements, is_succession
from engine.notice.tables import read_table, whole_tables
from engine.notice.tasks import Builder
from engine.problems import refuse

UNSAID = "未载明"
"""Stands in the plan for what the notice does not say about itself."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the office says beside the notice; None: the notice is to say it."""

    title: str | None = None
    issuer: str | None = None
    document: str | None = None
    issued: date | None = None
    year: int | None = None
    roll: Roll | None = None


def understand(notice: Notice, given: Given) -> tuple[Plan, ImportReport]:
    """The plan that `notice` states, and the report. InputError if it states no task or not when it was issued."""
    report = ImportReport(notice.name)
    statements = Statements()
    outline = _outline(notice, statements)
    reader = NameReader(given.roll.known() if given.roll else frozenset())
    reading = read_assignments(outline, reader)
    items = chosen(reading)
    if not items:
        raise _no_task(notice)
    head = _head(outline, given, reader, report)
    assert head.issued is not None
    assert head.year is not None
    builder = Builder(reading, report, head.year, head.title, statements.first_leads)
    sections, tasks = builder.build(items)
    roll = _roll(tasks, head.salutation, given.roll, report)
    succession = _succession(outline, report)
    _finish(report, tasks, len(sections))
    plan = Plan("", head.title, head.issuer, head.document, head.issued, head.year, tuple(sections), roll.departments,
                roll.collectives, tuple(tasks), succession=succession, default=statements.default)  # fmt: skip
    return plan, report


def _outline(notice: Notice, statements: Statements) -> Outline:
    outliner = Outliner()
    for block in whole_tables(cleaned(notice.blocks)):
        if isinstance(block, Table):
            read_table(block, outliner)
        else:
            outliner.paragraph(statements.without(block))
    return outliner.outline


def _head(outline: Outline, given: Given, reader: NameReader, report: ImportReport) -> Head:
    """The head of the notice, completed by what is given; what neither says is reported."""
    head = read_head(outline.head, outline.loose, reader)
    before = len(outline.head)
    report.unplaced += [piece for i, piece in enumerate(outline.head) if i not in head.used]
    outline.loose = [piece for i, piece in enumerate(outline.loose, before) if i not in head.used]
    issued = given.issued or head.issued
    if issued is None:
        raise refuse(
            message("does not say when it was issued"), message("give the day: --issued 2019-04-02"), report.notice
        )
    return replace(
        head,
        title=_said(given.title, head.title, message("title"), report),
        issuer=_said(given.issuer, head.issuer, message("issuer"), report),
        document=_said(given.document, head.document, message("document number"), report),
        issued=issued,
        year=given.year or head.year or issued.year,
    )


def _said(given: str | None, read: str, field: Message, report: ImportReport) -> str:
    if not (given or read):
        report.infer(
            message("the notice does not state its {field}; the plan says {unsaid}", field=field, unsaid=UNSAID)
        )
    return given or read or UNSAID


def _roll(tasks: Sequence[Task], salutation: Sequence[str], given: Roll | None, report: ImportReport) -> Roll:
    return resolve(given, tasks, salutation, report) if given else inferred(tasks, salutation, report)


def _succession(outline: Outline, report: ImportReport) -> str:
    """The remark on succession, if there is one; all other loose texts go into the report."""
    found = ""
    for piece in outline.loose:
        if not found and is_succession(piece.text):
            found = piece.text.removeprefix("备注").lstrip("：: ")
        else:
            report.unplaced.append(piece)
    return found


def _finish(report: ImportReport, tasks: Sequence[Task], sections: int) -> None:
    report.tasks = len(tasks)
    report.sections = sections
    report.indicators = sum(len(task.indicators) for task in tasks)
    for field in (Field.LEAD, Field.RESPONSIBLE, Field.PROBLEM, Field.GOAL, Field.MEASURES):
        lacking = tuple(task.number for task in tasks if not _has(task, field))
        if lacking:
            report.missing.append(Missing(field.value, lacking, len(lacking) == len(tasks)))
    report.unplaced.sort(key=_order)


def _order(piece: Piece) -> tuple[int, str]:
    digits = "".join(ch for ch in piece.place.where if ch.isdigit())
    return int(digits[:9] or 0), piece.place.where


def _has(task: Task, field: Field) -> bool:
    if field.value in {role.value for role in ROLES}:
        return bool(task.written(Role(field.value)))
    return bool(getattr(task, field.value))


def _no_task(notice: Notice) -> Exception:
    what: Message = message("states no task: no numbered item or row names a lead or responsible department")
    return refuse(what, message("see `docs/import.md` for the forms that are read"), notice.name)
