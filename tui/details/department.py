"""One department: its duty list, its co-workers, and what its absence would leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.graph.duty import Duty, Unit
from engine.message import message, term
from engine.model import KIND_TERMS, ROLE_TERMS
from engine.node import Node
from engine.state import Status
from engine.text import visible
from tui.desk import Desk
from tui.details.writing import (
    blank_between,
    finding_item,
    heading,
    item,
    labelled,
    numbers,
    said,
    status_word,
)
from tui.model.lines import Line, Paragraph, Part, Tone, line
from tui.speech import Speech

_SHOWN = 12


def department_page(desk: Desk, node: Node, speech: Speech) -> list[Paragraph]:
    """Everything about one department."""
    unit = desk.shown.graph.units[node]
    groups = (
        _head(desk, unit, speech),
        *_lists(desk, node, speech),
        _co_workers(desk, node, speech),
        _without(desk, unit, speech),
        _findings(desk, unit, speech),
    )
    return list(blank_between(groups))


def _head(desk: Desk, unit: Unit, speech: Speech) -> Iterator[Paragraph]:
    yield Paragraph(line((visible(unit.name), Tone.STRONG), "  ", (speech.tr(KIND_TERMS[unit.kind]), Tone.FAINT)))
    yield from labelled(speech, term("other names"), speech.tr(", ").join(unit.others))
    load = desk.loads.get(unit.node)
    if load:
        yield from labelled(speech, term("load"), speech.say(message("{points} points", points=f"{load.points:g}")))
    if unit.headcount:
        yield from labelled(speech, term("posts"), str(unit.headcount))
    if unit.founded:
        yield said(speech, message("founded by order {order}", order=unit.founded), Tone.FAINT)
    if unit.ended:
        yield said(speech, message("ended by order {order}", order=unit.ended), Tone.WARNING)


def _lists(desk: Desk, node: Node, speech: Speech) -> Iterator[Iterable[Paragraph]]:
    duties = desk.shown.graph.duties_of(node)
    for role, title in ROLE_TERMS.items():
        yield _list(desk, getattr(duties, role.value), speech.tr(title), speech)
    yield _list(desk, duties.collective, speech.tr(term("through a collective")), speech)


def _list(desk: Desk, duties: tuple[Duty, ...], title: str, speech: Speech) -> Iterator[Paragraph]:
    if duties:
        yield heading(f"{title} {len(duties)}")
    for duty in duties:
        yield Paragraph(_duty(desk, duty, speech), 0, 4)


def _duty(desk: Desk, duty: Duty, speech: Speech) -> Line:
    parts: list[str | Part] = [(f"{duty.task:>3} ", Tone.FAINT), visible(desk.tasks[duty.task].title)]
    status = desk.shown.status(duty)
    if status is not Status.IN_FORCE:
        parts += ["  ", status_word(speech, status)]
    return line(*parts)


def _co_workers(desk: Desk, node: Node, speech: Speech) -> Iterator[Paragraph]:
    found = desk.shown.graph.co_workers(node)
    if found:
        yield heading(speech.tr(term("Works with")))
    for other, tasks in list(found.items())[:_SHOWN]:
        yield item(visible(desk.shown.graph.name(other)), ("  " + speech.say(numbers(tasks)), Tone.FAINT))


def _without(desk: Desk, unit: Unit, speech: Speech) -> Iterator[Paragraph]:
    absence = desk.shown.graph.without(unit.node)
    yield heading(speech.say(message("Without {name}", name=unit.name)))
    if not absence.hit:
        yield item(speech.tr(term("every task would still have a lead")))
    if absence.without_lead:
        yield item(speech.say(message("without lead: {tasks}", tasks=numbers(absence.without_lead))))
    if absence.without_anyone:
        yield item(speech.say(message("nobody named: {tasks}", tasks=numbers(absence.without_anyone))))


def _findings(desk: Desk, unit: Unit, speech: Speech) -> Iterator[Paragraph]:
    found = [finding for finding in desk.outcome.findings if unit.name in finding.departments]
    if found:
        yield heading(speech.tr(term("Findings")))
    yield from (finding_item(speech, finding) for finding in found)
