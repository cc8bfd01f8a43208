"""Before and after an order: what passes to whom, how the load moves, which findings come and go."""

from __future__ import annotations

from collections.abc import Iterator

from engine.findings import Finding
from engine.graph.duty import Change, Duty
from engine.graph.duty_graph import DutyGraph
from engine.message import message, term
from engine.model import ROLE_TERMS
from engine.order import PHASE_TERMS
from engine.preview import LoadMoved, Preview
from reports.document import Block, Cell, Heading, Paragraph, Table, Tone
from reports.edition import Edition


def before_after(edition: Edition, preview: Preview | None) -> Iterator[Block]:
    """The effect of an order on the state in which it takes effect; nothing without an order."""
    if preview is None:
        return
    order = preview.pending.order
    yield Heading(edition.say(message("Before and after: {order}", order=edition.order(order))))
    phase = edition.tr(PHASE_TERMS[preview.phase])
    yield Paragraph(edition.say(message("The order is {phase}.", phase=phase)))
    for item in preview.impossible:
        yield Paragraph(edition.say(item.objection.what), Tone.ALARM)
    yield from _changes(edition, preview)
    yield from _load(edition, preview)
    yield from _findings(edition, term("Findings that come"), preview.gained)
    yield from _findings(edition, term("Findings that go"), preview.lost)


def _changes(edition: Edition, preview: Preview) -> Iterator[Block]:
    yield Heading(edition.tr("Duties that change"), 2)
    columns = edition.columns((term("No."), 12), (term("task"), 52), (term("held before"), 40),
                              (term("held after"), 40))  # fmt: skip
    before, after = preview.before.graph, preview.after.graph
    rows = dict.fromkeys(_change(edition, change, before, after) for change in preview.changes)
    if rows:
        yield Table(edition.tr("Duties that change"), columns, tuple(rows))
    else:
        yield Paragraph(edition.tr("None."))


def _change(edition: Edition, change: Change, before: DutyGraph, after: DutyGraph) -> tuple[Cell, ...]:
    task = change.duty.task
    return (task, edition.title(task), _held(edition, before, change.before), _held(edition, after, change.after))


def _held(edition: Edition, graph: DutyGraph, duty: Duty | None) -> str:
    if duty is None:
        return edition.tr("nobody")
    return f"{graph.name(duty.holder)}（{edition.tr(ROLE_TERMS[duty.role])}）"


def _load(edition: Edition, preview: Preview) -> Iterator[Block]:
    yield Heading(edition.tr("Load that moves"), 2)
    columns = edition.columns((term("department"), 60), (term("points before"), 32), (term("points after"), 32))
    rows = [_moved(moved) for moved in preview.load]
    if rows:
        yield Table(edition.tr("Load that moves"), columns, tuple(rows))
    old, new = preview.balance
    said = message("Gini coefficient before {before:.2f}, after {after:.2f}", before=old.gini, after=new.gini)
    yield Paragraph(edition.say(said))


def _moved(moved: LoadMoved) -> tuple[Cell, ...]:
    figures = ("—" if value is None else round(value, 2) for value in (moved.before, moved.after))
    return (moved.department, *figures)


def _findings(edition: Edition, title: str, findings: tuple[Finding, ...]) -> Iterator[Block]:
    if not findings:
        return
    yield Heading(edition.tr(title), 2)
    columns = edition.columns((term("rule"), 16), (term("tasks"), 22), (term("finding"), 66), (term("remedy"), 52))
    rows = [
        (f.code, ", ".join(map(str, f.tasks)) or "—", edition.say(f.message), edition.say(f.remedy)) for f in findings
    ]
    yield Table(edition.tr(title), columns, tuple(rows))
