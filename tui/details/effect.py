"""The draft and its effect so far: what the panel beside the screens says."""

from __future__ import annotations

from collections.abc import Iterator

from engine.message import message, term
from engine.model import ROLE_TERMS
from engine.order_words import action_words
from engine.preview import LoadMoved, Preview
from engine.succession.passage import Passage, passages
from engine.text import visible
from tui.desk import Desk
from tui.details.writing import BLANK, finding_item, heading, item, plain, role_word, said
from tui.draft import Draft
from tui.model.lines import Line, Paragraph, Tone, line
from tui.speech import Speech

UNFINISHED = "R403"
"""The rule on drafts without number or dates: these are asked for when the draft is issued."""


def draft_page(desk: Desk, speech: Speech) -> list[Paragraph]:
    """The current draft, its actions and its effect."""
    draft = desk.draft
    if draft is None:
        return []
    return [*_head(desk, draft, speech), *_actions(draft, speech), *effect_page(desk.effect, speech)]


def effect_page(effect: Preview | None, speech: Speech) -> list[Paragraph]:
    """What an order does."""
    if effect is None:
        return []
    if effect.impossible:
        return [BLANK, *_impossible(effect, speech)]
    return [BLANK, *_moved(effect, speech), *_findings(effect, speech), *_load(effect, speech)]


def _head(desk: Desk, draft: Draft, speech: Speech) -> Iterator[Paragraph]:
    title = speech.say(message("Draft {id}", id=draft.order.id))
    count = speech.say(message("{count} actions", count=len(draft.actions)))
    undo = f"u {speech.tr(term('undo'))} {len(draft.history.past)}"
    redo = f"U {speech.tr(term('redo'))} {len(draft.history.future)}"
    yield Paragraph(line((visible(title), Tone.TITLE), f"  {count}  ", (f"{undo} {redo}", Tone.FAINT)))
    if draft.order.based_on not in (None, desk.office.chain.head_hash):
        yield said(speech, message("based on an earlier ledger: look at the effect, then press b"), Tone.WARNING)


def _actions(draft: Draft, speech: Speech) -> Iterator[Paragraph]:
    for number, action in enumerate(draft.actions, start=1):
        yield item(speech.say(action_words(action)), mark=f"{number}. ")
    if not draft.actions:
        yield plain(speech.tr(term("no actions yet: edit the matrix, or press a")), tone=Tone.FAINT)


def _impossible(effect: Preview, speech: Speech) -> Iterator[Paragraph]:
    yield heading(speech.tr(term("Impossible, so nothing changes")))
    for problem in effect.impossible:
        what = message("action {number}: {what}", number=problem.action + 1, what=problem.objection.what)
        yield item((speech.say(what), Tone.ERROR))
        yield item(speech.say(problem.objection.mend), mark="> ", indent=2)


def _moved(effect: Preview, speech: Speech) -> Iterator[Paragraph]:
    before, after = effect.before.graph, effect.after.graph
    found = list(passages(before, after, effect.changes))
    yield heading(speech.say(message("Duties moved: {count}", count=len(found))))
    for passage in found:
        yield item(*_passage(effect, passage, speech))
    for membership in effect.collectives:
        yield item(speech.say(message("{collective}: {joins} join, {leaves} leave", collective=membership.collective,
                                      joins=membership.joins or "0", leaves=membership.leaves or "0")))  # fmt: skip


def _passage(effect: Preview, passage: Passage, speech: Speech) -> Line:
    """`task role: from > to`, with the role after where it is another one."""
    nobody = speech.tr(term("nobody"))
    role = passage.before.role if passage.before else passage.after[0].role
    giver = effect.before.graph.name(passage.before.holder) if passage.before else nobody
    takers = []
    for duty in passage.after:
        other = f"({speech.tr(ROLE_TERMS[duty.role])})" if duty.role is not role else ""
        takers.append(effect.after.graph.name(duty.holder) + other)
    to = speech.tr(", ").join(takers) or nobody
    return line((f"{passage.task} ", Tone.FAINT), role_word(speech, role), f" {visible(giver)} > {visible(to)}")


def _findings(effect: Preview, speech: Speech) -> Iterator[Paragraph]:
    gained = [finding for finding in effect.gained if finding.code != UNFINISHED]
    for title, found in ((term("New findings: {count}"), gained), (term("Findings gone: {count}"), effect.lost)):
        if found:
            yield heading(speech.tr(title).format(count=len(found)))
        yield from (finding_item(speech, finding) for finding in found)


def _load(effect: Preview, speech: Speech) -> Iterator[Paragraph]:
    moved = effect.load
    if moved:
        yield heading(speech.tr(term("Load before > after")))
    for load in moved:
        yield item(visible(load.department), "  ", f"{_points(load.before)} > {_points(load.after)}", _change(load))
    before, after = effect.balance
    if before != after:
        gini = message("imbalance (Gini) {before} > {after}", before=f"{before.gini:.2f}", after=f"{after.gini:.2f}")
        yield said(speech, gini, Tone.FAINT)


def _points(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def _change(load: LoadMoved) -> tuple[str, Tone]:
    change = (load.after or 0) - (load.before or 0)
    return f"  {change:+g}", Tone.WARNING if change > 0 else Tone.GOOD
