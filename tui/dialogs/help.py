"""All keys, from the table of actions; and the explanation of a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from textual.app import ComposeResult
from textual.widgets import Button

from engine.message import Message, message, term
from tui.actions import DEEDS, TAB_TITLES, Deed, keys_of, shown_keys
from tui.dialogs.dialog import Dialog
from tui.model.lines import Paragraph, Tone, line
from tui.widgets.page import Page


class Reading(Dialog[bool]):
    """A page to be read."""

    def body(self) -> ComposeResult:
        """The page."""
        yield Page(id="reading", classes="tall")

    def buttons(self) -> Iterable[Button]:
        """Only one way out."""
        yield self.button("close", message("Close"), primary=True)

    def on_mount(self) -> None:
        """Write the page."""
        super().on_mount()
        page = self.query_one("#reading", Page)
        page.show(self.page())
        page.focus()

    def page(self) -> Iterable[Paragraph]:
        """What is to be read."""
        return ()

    def pressed(self, button: str | None) -> bool | None:  # noqa: ARG002
        """The answer of a button."""
        return None

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Leave."""
        self.dismiss(self.pressed(event.button.id))


class Help(Reading):
    """All keys, those of the open tab first."""

    def __init__(self, tab: str, own: Mapping[str, str]) -> None:
        super().__init__(message("Keys"))
        self._tab, self._own = tab, own

    def page(self) -> Iterator[Paragraph]:
        """Keys and what they do."""
        here = [deed for deed in DEEDS if self._tab in deed.where]
        if here:
            yield Paragraph(line((self.speech.tr(TAB_TITLES[self._tab]), Tone.TITLE)))
            yield from map(self._deed, here)
        yield Paragraph(line((self.speech.tr(term("Everywhere")), Tone.TITLE)))
        yield from (self._deed(deed) for deed in DEEDS if not deed.where)
        yield Paragraph(line((self.speech.tr(term("Moving")), Tone.TITLE)))
        for keys, meaning in _MOVES:
            yield self._line(keys, self.speech.tr(meaning))

    def _deed(self, deed: Deed) -> Paragraph:
        keys = " ".join(shown_keys(keys_of(deed, self._own)))
        return self._line(keys, self.speech.tr(deed.help))

    def _line(self, keys: str, meaning: str) -> Paragraph:
        return Paragraph(line((f"{keys:<12}", Tone.STRONG), meaning), 0, 12)


class RuleText(Reading):
    """The explanation of a rule."""

    def __init__(self, code: str) -> None:
        super().__init__(message("Rule {code}", code=code))
        self._code = code

    def page(self) -> Iterator[Paragraph]:
        """The explanation."""
        from rules.rulebook import RULEBOOK
        from tui.details.finding import rule_text

        yield from rule_text(RULEBOOK, self._code, self.speech)


class Told(Reading):
    """Any page under a title."""

    def __init__(self, title: Message, paragraphs: Iterable[Paragraph]) -> None:
        super().__init__(title)
        self._paragraphs = tuple(paragraphs)

    def page(self) -> Iterable[Paragraph]:
        """The page."""
        return self._paragraphs


_MOVES = (
    ("↑ ↓ j k", term("one row")),
    ("PgUp PgDn", term("one screenful; ^B and ^F too")),
    ("g G", term("first and last row; Home and End too")),
    ("← → h", term("one column of the matrix (l is lead there)")),
    ("Tab", term("from the list to the page beside it")),
    ("Enter", term("go to the place")),
    ("Esc", term("leave a dialog, empty the filter")),
)
