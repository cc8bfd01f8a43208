"""One task: what it is about, who answers as written, resolved and today, findings, history."""

from __future__ import annotations

from collections.abc import Iterator

from engine.graph.duty import Answer, Assignment, Change, Duty
from engine.message import message, term
from engine.model import Indicator, Task
from engine.order import PHASE_TERMS
from engine.state import Status
from engine.text import visible
from engine.tracing import Trail, trace
from tui.desk import Desk
from tui.details.writing import (
    blank_between,
    finding_item,
    heading,
    item,
    labelled,
    plain,
    role_word,
    status_word,
)
from tui.model.lines import Line, Paragraph, Part, Tone, line
from tui.speech import Speech


def task_page(desk: Desk, number: int, speech: Speech) -> list[Paragraph]:
    """Everything about one task."""
    task = desk.tasks[number]
    trails = trace(desk.shown, number)
    groups = (
        _head(desk, task, speech),
        _answers(desk, number, speech),
        _trails(desk, trails, speech),
        _findings(desk, number, speech),
        _history(desk, trails, speech),
        _text(task, speech),
    )
    return list(blank_between(groups))


def _head(desk: Desk, task: Task, speech: Speech) -> Iterator[Paragraph]:
    yield Paragraph(line((f"{task.number} ", Tone.TITLE), (visible(task.title), Tone.STRONG)), 0, 3)
    section = next(s for s in desk.shown.plan.sections if s.number == task.section)
    yield plain(f"{section.number} {section.title}", tone=Tone.FAINT)
    if task.due:
        yield from labelled(speech, term("due"), task.due.isoformat())
    yield from labelled(speech, term("overseer"), task.overseer)


def _text(task: Task, speech: Speech) -> Iterator[Paragraph]:
    yield from labelled(speech, term("problem addressed"), task.problem)
    yield from labelled(speech, term("goal"), task.goal)
    if task.measures:
        yield heading(speech.tr(term("measures")))
        yield from (item(visible(text)) for text in task.measures)
    if task.indicators:
        yield heading(speech.tr(term("indicators")))
        yield from (item(*_indicator(indicator, speech)) for indicator in task.indicators)
    yield from labelled(speech, term("functions"), speech.tr(", ").join(task.functions))
    yield from labelled(speech, term("stated at"), task.source)


def _indicator(indicator: Indicator, speech: Speech) -> Line:
    figures = [figure for figure in (indicator.value, indicator.low, indicator.high) if figure is not None]
    amount = "–".join(f"{figure:g}" for figure in figures) + indicator.unit if figures else ""
    due = speech.say(message("by {day}", day=indicator.due)) if indicator.due else ""
    extra = " ".join(part for part in (str(indicator.comparator or ""), amount, due) if part)
    return line(visible(indicator.text), (f"  {visible(extra)}" if extra else "", Tone.FAINT))


def _answers(desk: Desk, number: int, speech: Speech) -> Iterator[Paragraph]:
    yield heading(speech.tr(term("Who answers")))
    shared: dict[tuple[str, str], list[str]] = {}
    for answer in desk.shown.graph.who(number):
        if answer.via is not None and answer.department is not None:
            key = (answer.duty.role, desk.shown.graph.name(answer.via))
            shared.setdefault(key, []).append(desk.shown.graph.name(answer.department))
        else:
            yield item(*_named(desk, answer, speech))
    for (role, via), names in shared.items():
        role_part = next(role_word(speech, duty.role) for duty in desk.shown.graph.on(number) if duty.role == role)
        said = message("through {collective}: {names}", collective=via, names=tuple(names))
        yield item(role_part, "  ", (speech.say(said), Tone.FAINT))


def _named(desk: Desk, answer: Answer, speech: Speech) -> Line:
    duty, state = answer.duty, desk.shown
    status = state.status(duty)
    parts: list[str | Part] = [
        role_word(speech, duty.role),
        "  ",
        (visible(state.graph.name(duty.holder)), Tone.STRONG),
    ]
    if answer.department is None or status is not Status.IN_FORCE:
        parts += ["  ", _standing(answer, status, speech)]
    return line(*parts)


def _standing(answer: Answer, status: Status, speech: Speech) -> Part:
    if answer.department is None and answer.duty.holder.kind == "unknown":
        return speech.say(message("no department of this name")), Tone.ERROR
    if answer.department is None and status is Status.IN_FORCE:
        return speech.say(message("no department within the bureau")), Tone.FAINT
    return status_word(speech, status)


def _trails(desk: Desk, trails: tuple[Trail, ...], speech: Speech) -> Iterator[Paragraph]:
    yield heading(speech.tr(term("As written → resolved → today")))
    for trail in trails:
        yield item(role_word(speech, trail.source.role), "  ", *_trail(desk, trail, speech))


def _trail(desk: Desk, trail: Trail, speech: Speech) -> Line:
    """The written name, what it resolved to where that is another, who has it today where that is another."""
    written = trail.source.written
    resolved = trail.resolved or speech.tr(term("nothing"))
    if isinstance(trail.source, Assignment):
        resolved = speech.say(message("assigned by order {order}", order=trail.source.order))
    steps = [written]
    for step in (resolved, _today(desk, trail, speech)):
        if step != steps[-1]:
            steps.append(step)
    parts: list[str | Part] = [visible(" > ".join(steps))]
    for transition in trail.coming:
        to = speech.tr(", ").join(_names(desk, transition.successors)) or speech.tr(term("nobody"))
        parts += [(" > ", Tone.FAINT), (f"{visible(to)} ({speech.tr(PHASE_TERMS[transition.phase])})", Tone.WARNING)]
    return line(*parts)


def _today(desk: Desk, trail: Trail, speech: Speech) -> str:
    if not trail.now:
        return speech.tr(term("released"))
    names = [desk.shown.graph.name(duty.holder) for duty, _ in trail.now if duty.holder.kind != "unknown"]
    return speech.tr(", ").join(names) or speech.tr(term("nobody"))


def _names(desk: Desk, duties: tuple[Duty, ...]) -> list[str]:
    """The names of holders, also of those that a pending order is going to found."""
    found = []
    for duty in duties:
        graphs = [desk.shown.graph, *(pending.outcome.graph for pending in desk.shown.pending)]
        graph = next((graph for graph in graphs if duty.holder in graph.units), graphs[0])
        found.append(graph.name(duty.holder))
    return found


def _findings(desk: Desk, number: int, speech: Speech) -> Iterator[Paragraph]:
    found = desk.by_task.get(number, ())
    if found:
        yield heading(speech.tr(term("Findings")))
    yield from (finding_item(speech, finding) for finding in found)


def _history(desk: Desk, trails: tuple[Trail, ...], speech: Speech) -> Iterator[Paragraph]:
    steps: dict[int, Change] = {id(change): change for trail in trails for change in trail.steps}
    if steps:
        yield heading(speech.tr(term("History")))
    for change in steps.values():
        before = desk.shown.graph.name(change.before.holder) if change.before else speech.tr(term("nobody"))
        after = desk.shown.graph.name(change.after.holder) if change.after else speech.tr(term("nobody"))
        day = change.effective.isoformat() if change.effective else ""
        yield item(
            (f"{day} {change.order}  ", Tone.FAINT),
            visible(f"{before} > {after}  "),
            (speech.say(change.reason), Tone.FAINT),
        )
