"""A page of paragraphs, broken between Chinese characters and scrolled with the keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from tui.model.lines import Line, Paragraph, rows_of
from tui.widgets.paint import Painted, joined


class Page(Painted, can_focus=True):
    """Text to be read; a click on a row that leads somewhere is not needed: every place has its key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", show=False),
        Binding("down,j", "scroll_down", show=False),
        Binding("pageup,ctrl+b", "page_up", show=False),
        Binding("pagedown,ctrl+f,space", "page_down", show=False),
        Binding("home,g", "scroll_home", show=False),
        Binding("end,G", "scroll_end", show=False),
    ]

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._rows: list[Line] = []

    def show(self, paragraphs: Iterable[Paragraph], keep: bool = False) -> None:
        """Show other paragraphs from their beginning, or, with `keep`, from where it was scrolled to."""
        self._paragraphs = tuple(paragraphs)
        self._break()
        if not keep:
            self.scroll_to(y=0, animate=False)
        self.refresh()

    def text(self) -> str:
        """The whole page as text."""
        return joined(paragraph.line for paragraph in self._paragraphs)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._break()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row that stands on line `y` of the widget."""
        index = y + self.scroll_offset.y
        line = self._rows[index] if index < len(self._rows) else ()
        return self.painted(line, self.size.width, self.rich_style)

    def _break(self) -> None:
        width = max(10, self.size.width)
        self._rows = self._broken(width)
        if len(self._rows) > self.size.height:
            self._rows = self._broken(width - 1)  # beside the scroll bar
        self.virtual_size = Size(width, len(self._rows))

    def _broken(self, width: int) -> list[Line]:
        return [row for paragraph in self._paragraphs for row in rows_of(paragraph, width)]
