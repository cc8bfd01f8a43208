"""The task breakdown (任务分解表): each task with its goal, who leads, who is responsible, when it is due."""

from __future__ import annotations

from collections.abc import Iterable

from engine.message import message, term
from engine.model import Role, Section, Task
from reports import wording
from reports.document import Block, Cell, Document, Heading, Paragraph, Part, Table, Tone
from reports.edition import Edition
from reports.numbering import numbered


def breakdown_document(edition: Edition) -> Document:
    """The breakdown, a table for each section of the plan."""
    plan = edition.state.plan
    title = edition.tr("Task breakdown")
    blocks: list[Block] = []
    for section in plan.sections:
        blocks += _section(edition, section, [task for task in plan.tasks if task.section == section.number])
    for text in filter(None, (plan.default, plan.succession)):
        blocks.append(Paragraph(edition.say(message("Note: {text}", text=text)), Tone.NOTE))
    return Document(
        title, edition.lines, (Part(numbered(blocks, edition.language), landscape=True),), edition.footer,
        edition.language, edition.state.as_of, (_sheet(edition, title),), data(edition),
    )  # fmt: skip


def data(edition: Edition) -> dict[str, object]:
    """The breakdown for programs."""
    return {
        "as_of": edition.state.as_of.isoformat(),
        "version": edition.version,
        "tasks": [
            {
                "task": task.number,
                "title": task.title,
                "section": task.section,
                "goal": task.goal,
                "lead": _names(edition, task, Role.LEAD),
                "responsible": _names(edition, task, Role.RESPONSIBLE),
                "support": _names(edition, task, Role.SUPPORT),
                "due": list(wording.deadlines(edition, task)),
                "indicators": [wording.indicator(edition, found) for found in task.indicators],
            }
            for task in edition.state.plan.tasks
        ],
    }


def _section(edition: Edition, section: Section, tasks: list[Task]) -> list[Block]:
    if not tasks:
        return []
    shares = (12, 34, 48, 24, 44, 22, 43)
    columns = edition.columns(*zip(_titles(), shares, strict=True))
    return [Heading(section.title), Table(section.title, columns, tuple(_row(edition, task) for task in tasks))]


def _sheet(edition: Edition, title: str) -> Table:
    sections = {section.number: section.title for section in edition.state.plan.sections}
    columns = edition.columns((term("section"), 20), *zip(_titles(), (7, 26, 40, 18, 28, 14, 36), strict=True))
    rows = [(sections[task.section], *_row(edition, task)) for task in edition.state.plan.tasks]
    return Table(title, columns, tuple(rows))


def _titles() -> tuple[str, ...]:
    """Supporting departments stand with the responsible ones, marked, as long as there are any."""
    return (term("No."), term("task"), term("goal"), term("lead department"), term("responsible department"),
            term("due"), term("indicators"))  # fmt: skip


def _row(edition: Edition, task: Task) -> tuple[Cell, ...]:
    indicators = tuple(wording.indicator(edition, found) for found in task.indicators)
    return (task.number, task.title, task.goal, edition.joined(_names(edition, task, Role.LEAD)) or "—",
            _others(edition, task), wording.deadlines(edition, task), indicators)  # fmt: skip


def _others(edition: Edition, task: Task) -> tuple[str, ...]:
    responsible = edition.joined(_names(edition, task, Role.RESPONSIBLE))
    support = edition.joined(_names(edition, task, Role.SUPPORT))
    helped = edition.say(message("support: {names}", names=support)) if support else ""
    return tuple(filter(None, (responsible, helped)))


def _names(edition: Edition, task: Task, role: Role) -> list[str]:
    """The holders of a role, those that are no existing department with a question mark."""
    return list(dict.fromkeys(_marked(edition, task, role)))


def _marked(edition: Edition, task: Task, role: Role) -> Iterable[str]:
    for duty in edition.state.graph.on(task.number):
        if duty.role is role:
            gone = all(answer.department is None for answer in edition.state.graph.answers(duty))
            yield edition.name(duty.holder) + ("?" if gone else "")
