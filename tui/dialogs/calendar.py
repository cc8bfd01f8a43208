"""Choosing a day: typed, or on the sheet of a month; the days on which an order takes effect are marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip
from textual.widgets import Button, Input

from engine.message import message, term
from tui.dialogs.dialog import Dialog
from tui.model.days import day_of, months_later, weeks
from tui.model.lines import Part, Tone
from tui.model.travel import Moment
from tui.widgets.paint import Painted


class Sheet(Painted, can_focus=True):
    """A month, the day under the cursor lit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", show=False),
        Binding("right,l", "move(1)", show=False),
        Binding("up,k", "move(-7)", show=False),
        Binding("down,j", "move(7)", show=False),
        Binding("pageup", "month(-1)", show=False),
        Binding("pagedown", "month(1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = "Sheet { height: 8; }"

    def __init__(self, day: date, marked: Iterable[date]) -> None:
        super().__init__(id="sheet")
        self.day = day
        self._marked = frozenset(marked)

    def on_mount(self) -> None:
        """A month has at most six weeks."""
        super().on_mount()
        self.virtual_size = Size(30, 8)

    def go(self, day: date) -> None:
        """Show another day."""
        self.day = day
        self.refresh()

    def action_move(self, days: int) -> None:
        """Another day."""
        try:
            self._moved(self.day + timedelta(days=days))
        except OverflowError:
            return

    def action_month(self, months: int) -> None:
        """Another month."""
        self._moved(months_later(self.day, months))

    def action_choose(self) -> None:
        """This day."""
        assert isinstance(self.screen, Calendar)
        self.screen.dismiss(self.day)

    def on_click(self, event: events.Click) -> None:
        """A click chooses a day, a second one closes."""
        rows = weeks(self.day)
        row, column = event.y - 2, event.x // 4
        if 0 <= row < len(rows) and column < 7 and (day := rows[row][column]):
            self._moved(day)
            if event.chain >= 2:
                self.action_choose()

    def render_line(self, y: int) -> Strip:
        """Month, names of the days, weeks."""
        tr, width = self.zeren.speech.tr, self.size.width
        if y == 0:
            return self.painted(((f"{self.day.year}-{self.day.month:02}", Tone.STRONG),), width, self.rich_style)
        if y == 1:
            names = tr(term("Mo Tu We Th Fr Sa Su")).split()
            return self.painted(tuple((f" {name} ", Tone.FAINT) for name in names), width, self.rich_style)
        rows = weeks(self.day)
        parts = [self._day(day) for day in rows[y - 2]] if y - 2 < len(rows) else []
        return self.painted(tuple(parts), width, self.rich_style)

    def _day(self, day: date | None) -> Part:
        if day is None:
            return "    ", Tone.PLAIN
        mark = "*" if day in self._marked else " "
        text = f"{day.day:>3}{mark}"
        return (
            (f"[{day.day:>2}]", Tone.TITLE) if day == self.day else (text, Tone.STRONG if mark == "*" else Tone.PLAIN)
        )

    def _moved(self, day: date) -> None:
        self.go(day)
        assert isinstance(self.screen, Calendar)
        self.screen.query_one("#day", Input).value = day.isoformat()


class Calendar(Dialog[date]):
    """Answers with a day."""

    def __init__(self, moment: Moment, marked: Sequence[date]) -> None:
        super().__init__(message("Show another day"))
        self._moment, self._marked = moment, marked

    def body(self) -> ComposeResult:
        """Typed, or on the sheet."""
        yield Input(self._moment.as_of.isoformat(), id="day", placeholder="2019-06-01")
        yield Sheet(self._moment.as_of, self._marked)

    def buttons(self) -> Iterable[Button]:
        """This day, or today."""
        yield self.button("show", message("Show this day"), primary=True)
        yield self.button("now", message("Today"))

    def on_mount(self) -> None:
        """Begin on the sheet."""
        super().on_mount()
        self.query_one(Sheet).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The sheet follows what is typed."""
        if day := day_of(event.value):
            self.query_one(Sheet).go(day)

    def on_input_submitted(self) -> None:
        """This day."""
        self._answer()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """This day, or today."""
        if event.button.id == "now":
            self.dismiss(self._moment.today)
        else:
            self._answer()

    def _answer(self) -> None:
        day = day_of(self.query_one("#day", Input).value)
        if day is None:
            text = message("{typed} is no date such as 2019-06-01", typed=self.query_one("#day", Input).value)
            self.zeren.tell(text, severity="warning")
        else:
            self.dismiss(day)
