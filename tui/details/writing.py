"""How pages are written: headings, fields and items in the language of the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.findings import SEVERITY_TERMS, Finding, Severity
from engine.message import Message, Value, message
from engine.model import ROLE_TERMS, Role
from engine.state import STATUS_TERMS, Status
from engine.text import visible
from tui.model.lines import Paragraph, Part, Tone, line
from tui.speech import Speech

ROLE_TONES = {Role.LEAD: Tone.LEAD, Role.RESPONSIBLE: Tone.RESPONSIBLE, Role.SUPPORT: Tone.SUPPORT}
SEVERITY_TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.INFO: Tone.INFO}
STATUS_TONES = {
    Status.IN_FORCE: Tone.PLAIN,
    Status.TRANSITION: Tone.WARNING,
    Status.ORPHAN: Tone.ERROR,
    Status.MOVED_OUT: Tone.FAINT,
}
BLANK = Paragraph(())


def heading(text: str) -> Paragraph:
    """A heading over what follows."""
    return Paragraph(line((visible(text), Tone.TITLE)))


def plain(text: str, indent: int = 0, tone: Tone = Tone.PLAIN) -> Paragraph:
    """A paragraph of one tone."""
    return Paragraph(line((visible(text), tone)), indent)


def item(*parts: str | Part, mark: str = "- ", indent: int = 0) -> Paragraph:
    """An item of a list, its further rows under its text."""
    return Paragraph(line((mark, Tone.FAINT), *parts), indent, len(mark))


def labelled(speech: Speech, label: str, text: str) -> Iterator[Paragraph]:
    """`label: text`; nothing where there is no text."""
    if text:
        yield Paragraph(line((speech.tr(label) + speech.tr(": "), Tone.FAINT), visible(text)), 0, 2)


def said(speech: Speech, text: Message, tone: Tone = Tone.PLAIN, indent: int = 0) -> Paragraph:
    """A message as a paragraph."""
    return Paragraph(line((speech.say(text), tone)), indent)


def role_word(speech: Speech, role: Role) -> Part:
    """The name of a role in its tone."""
    return speech.tr(ROLE_TERMS[role]), ROLE_TONES[role]


def status_word(speech: Speech, status: Status) -> Part:
    """How it stands with a duty, in its tone."""
    return speech.tr(STATUS_TERMS[status]), STATUS_TONES[status]


def severity_word(speech: Speech, severity: Severity) -> Part:
    """The name of a severity in its tone."""
    return speech.tr(SEVERITY_TERMS[severity]), SEVERITY_TONES[severity]


def finding_item(speech: Speech, finding: Finding) -> Paragraph:
    """A finding in one item."""
    return item(
        severity_word(speech, finding.severity),
        f" {finding.code} {speech.tr(finding.name)}{speech.tr(': ')}",
        speech.say(finding.message),
    )


def numbers(tasks: Iterable[int]) -> Message:
    """Task numbers, as they are named to people."""
    values: tuple[Value, ...] = tuple(tasks)
    return message("tasks {numbers}", numbers=values)


def blank_between(groups: Iterable[Iterable[Paragraph]]) -> Iterator[Paragraph]:
    """Groups of paragraphs with a blank row between those that are not empty."""
    started = False
    for group in groups:
        for number, paragraph in enumerate(group):
            if number == 0 and started:
                yield BLANK
            started = True
            yield paragraph
