"""A question with one or two answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.widgets import Button

from engine.message import Message
from tui.dialogs.dialog import Dialog
from tui.model.lines import Paragraph, line
from tui.widgets.page import Page


class Question(Dialog[bool]):
    """Answers True for the first button, None for the second."""

    def __init__(self, title: Message, texts: Sequence[Message], yes: Message, no: Message | None = None) -> None:
        super().__init__(title)
        self._texts, self._yes, self._no = tuple(texts), yes, no

    def body(self) -> ComposeResult:
        """What is asked."""
        yield Page(id="asked")

    def buttons(self) -> Iterable[Button]:
        """Yes, and no."""
        yield self.button("yes", self._yes, primary=True)
        if self._no:
            yield self.button("no", self._no)

    def on_mount(self) -> None:
        """Write the text, wait at the first button."""
        super().on_mount()
        self.query_one("#asked", Page).show(Paragraph(line(self.speech.say(text))) for text in self._texts)
        self.query_one("#yes").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(True if event.button.id == "yes" else None)
