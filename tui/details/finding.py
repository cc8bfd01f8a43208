"""One finding: what, where, how to mend it, and the rule that found it explained."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine.findings import Finding, Waived
from engine.message import message, term
from engine.text import visible
from rules.rulebook import Rules
from tui.desk import Desk
from tui.details.writing import blank_between, heading, item, labelled, plain, said, severity_word
from tui.model.lines import Paragraph, Tone, line
from tui.speech import Speech


def finding_page(desk: Desk, finding: Finding, speech: Speech, waived: Waived | None = None) -> list[Paragraph]:
    """Everything about one finding."""
    groups = (
        _what(finding, speech),
        _waiver(waived, speech),
        _place(desk, finding, speech),
        rule_text(desk.rulebook, finding.code, speech),
    )
    return list(blank_between(groups))


def rule_text(rulebook: Rules, code: str, speech: Speech) -> Iterator[Paragraph]:
    """The explanation of a rule."""
    rule = next((rule for rule in rulebook.all if rule.code == code), None)
    if rule is None:
        return
    yield heading(f"{rule.code} {speech.tr(rule.name)}")
    yield plain(speech.tr(rule.title))
    for title, text in rule.explanation.items():
        yield from labelled(speech, title, speech.tr(text))


def _what(finding: Finding, speech: Speech) -> Iterator[Paragraph]:
    yield Paragraph(line(severity_word(speech, finding.severity), "  ", (speech.say(finding.message), Tone.STRONG)))
    yield Paragraph(line((speech.tr(term("remedy")) + speech.tr(": "), Tone.FAINT), speech.say(finding.remedy)), 0, 2)


def _waiver(waived: Waived | None, speech: Speech) -> Iterator[Paragraph]:
    if waived:
        waiver = waived.waiver
        until = message("waived until {day}: {reason}", day=waiver.expires, reason=waiver.reason)
        yield said(speech, until, Tone.GOOD)


def _place(desk: Desk, finding: Finding, speech: Speech) -> Iterator[Paragraph]:
    for task in finding.tasks:
        if task in desk.tasks:
            yield item(visible(f"{task} {desk.tasks[task].title}"))
    if finding.departments:
        yield item(visible(speech.tr(", ").join(finding.departments)))
    if finding.order:
        yield item(speech.say(message("order {order}", order=finding.order)))
    if finding.file:
        place = f"{Path(finding.file).name}{f':{finding.line}' if finding.line else ''}"
        yield plain(place, tone=Tone.FAINT)
