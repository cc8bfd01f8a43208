"""What every dialog is: a box with a title, a body and buttons; escape leaves it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button

from engine.message import Message
from tui.model.lines import Paragraph, Tone, line
from tui.widgets.page import Page

if TYPE_CHECKING:
    from tui.app import ZerenApp
    from tui.speech import Speech

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """Answers with what was decided, None if it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, title: Message) -> None:
        super().__init__()
        self._title = title

    @property
    def zeren(self) -> ZerenApp:
        """The program."""
        return cast("ZerenApp", self.app)

    @property
    def speech(self) -> Speech:
        """The language."""
        return self.zeren.speech

    def compose(self) -> ComposeResult:
        """The box."""
        with VerticalScroll(classes="box", can_focus=False):
            yield Page(id="dialog-title", classes="hint")
            yield from self.body()
            with Container(classes="buttons"):
                yield from self.buttons()

    def body(self) -> ComposeResult:
        """What stands between title and buttons."""
        yield from ()

    def buttons(self) -> Iterable[Button]:
        """The buttons."""
        return ()

    def on_mount(self) -> None:
        """Write the title."""
        title = self.query_one("#dialog-title", Page)
        title.can_focus = False
        title.show([Paragraph(line((self.speech.say(self._title), Tone.TITLE)))])

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    def button(self, id: str, text: Message, *, primary: bool = False) -> Button:  # noqa: A002
        """A button; its text is no markup."""
        return Button(Content(self.speech.say(text)), id=id, classes="-primary" if primary else "")
