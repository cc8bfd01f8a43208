"""What needs attention, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from engine.findings import Severity
from engine.message import Message, message
from engine.state import Status
from tui.desk import Desk


class Entry(NamedTuple):
    """One line: where it leads (`finding:3`, `filter:is:orphan`, `order:…`), how grave it is, what it says."""

    key: str
    severity: Severity
    mark: str
    text: Message


def attention(desk: Desk) -> list[Entry]:
    """Orphans and duties in transition in one line each, drafts, then errors and warnings."""
    return [*_standing(desk), *_drafts(desk), *_findings(desk)]


def _standing(desk: Desk) -> Iterator[Entry]:
    state = desk.shown
    statuses = [state.status(duty) for duty in desk.duties()]
    if orphans := statuses.count(Status.ORPHAN):
        yield Entry("filter:is:orphan", Severity.ERROR, "!", message("duties nobody owns: {count}", count=orphans))
    if moving := statuses.count(Status.TRANSITION):
        text = message("duties in transition: {count}", count=moving)
        yield Entry("filter:is:transition", Severity.WARNING, ">", text)


def _drafts(desk: Desk) -> Iterator[Entry]:
    for file in desk.drafts:
        text = message("draft {id}: {title}", id=file.order.id, title=file.order.title)
        yield Entry(f"order:{file.order.id}", Severity.INFO, "*", text)


def _findings(desk: Desk) -> Iterator[Entry]:
    for index, finding in enumerate(desk.outcome.findings):
        if finding.severity is not Severity.INFO:
            text = message("{code} {what}", code=finding.code, what=finding.message)
            if finding.tasks:
                text = message("{code} task {task}: {what}", code=finding.code, task=finding.tasks[0],
                               what=finding.message)  # fmt: skip
            yield Entry(f"finding:{index}", finding.severity, "!" if finding.severity is Severity.ERROR else "-", text)
