"""Lists under a heading, as the reports of an import show them."""

from __future__ import annotations

from collections.abc import Sequence

from cli.screen import Style
from cli.session import Session
from engine.message import Message, message

_SHOWN = 40
"""Entries of a list after which the text only counts; the JSON has all."""


def write_section(session: Session, title: str, entries: Sequence[Message]) -> None:
    """Write entries under their title (a term) and their number; nothing, if there are none."""
    if not entries:
        return
    session.screen.line()
    session.screen.line((session.tr(title), Style.STRONG), f" ({len(entries)})")
    for entry in entries[:_SHOWN]:
        session.screen.paragraph(session.say(entry), indent=2, first="- ")
    if len(entries) > _SHOWN:
        rest = message("and {count} more (--format json shows all)", count=len(entries) - _SHOWN)
        session.screen.paragraph(session.say(rest), indent=2)
