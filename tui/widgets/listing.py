"""A list with columns, a cursor and headings, painted row by row however long it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from engine.text import visible
from tui.model.lines import Line, Part, Tone, text_of
from tui.widgets.paint import Painted, aligned


class Column(NamedTuple):
    """A column: its title, its width in cells (0: what is left), whether it is set at the right."""

    title: str
    width: int = 0
    right: bool = False


class Row(NamedTuple):
    """A row: its key (empty: a heading, which the cursor passes over) and a line for each column."""

    key: str
    cells: tuple[Line, ...]


class Listing(Painted, can_focus=True):
    """Rows under a fixed header; says where its cursor is and which row was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup,ctrl+b", "page(-1)", show=False),
        Binding("pagedown,ctrl+f", "page(1)", show=False),
        Binding("home,g", "end(-1)", show=False),
        Binding("end,G", "end(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another row, or the rows changed under it."""

        def __init__(self, listing: Listing, key: str) -> None:
            super().__init__()
            self.listing = listing
            self.key = key

        @property
        def control(self) -> Listing:
            """The list."""
            return self.listing

    class Chosen(Moved):
        """A row was chosen."""

    def __init__(self, id: str | None = None, header: bool = True, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.columns: tuple[Column, ...] = (Column(""),)
        self.rows: tuple[Row, ...] = ()
        self.cursor = 0
        self._header = 1 if header else 0
        self._told: str | None = None

    @property
    def key(self) -> str:
        """The key of the row under the cursor; empty where there is none."""
        return self.rows[self.cursor].key if self.cursor < len(self.rows) else ""

    def fill(self, columns: Sequence[Column], rows: Sequence[Row], key: str | None = None) -> None:
        """Show these rows, the cursor on `key`, else on the row it stood on, else on the nearest one."""
        wanted = self.key if key is None else key
        self.columns, self.rows = tuple(columns), tuple(rows)
        places = [index for index, row in enumerate(self.rows) if row.key]
        at = next((index for index in places if self.rows[index].key == wanted), None)
        self.cursor = min(places, key=lambda index: abs(index - self.cursor), default=0) if at is None else at
        self._resize()
        self.refresh()
        self._tell()
        self.call_after_refresh(self._show_cursor)

    def go(self, key: str) -> bool:
        """Put the cursor on the row of that key; whether there is one."""
        for index, row in enumerate(self.rows):
            if row.key and row.key == key:
                self._put(index)
                return True
        return False

    def text(self) -> list[list[str]]:
        """Header and rows as texts, for export."""
        head = [column.title for column in self.columns]
        return [head, *([text_of(cell).strip() for cell in row.cells] for row in self.rows)]

    def action_move(self, steps: int) -> None:
        """Move the cursor over rows that can be chosen."""
        index = self.cursor + steps
        while 0 <= index < len(self.rows):
            if self.rows[index].key:
                self._put(index)
                return
            index += 1 if steps > 0 else -1
        if steps < 0:
            self.scroll_to(y=0, animate=False)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screenful."""
        self._nearest(self.cursor + direction * max(1, self.size.height - self._header - 1), direction)

    def action_end(self, direction: int) -> None:
        """Move the cursor to the first or the last row."""
        self._nearest(len(self.rows) - 1 if direction > 0 else 0, -direction)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.key:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one chooses."""
        index = event.y - self._header + self.scroll_offset.y
        if event.y >= self._header and 0 <= index < len(self.rows) and self.rows[index].key:
            self._put(index)
            if event.chain >= 2:
                self.action_choose()

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        self._resize()

    def render_line(self, y: int) -> Strip:
        """The row that stands on line `y` of the widget."""
        width, ground = self.beside_bar(len(self.rows) + self._header), self.rich_style
        if self._header and y == 0:
            return self._row(tuple(((column.title, Tone.TITLE),) for column in self.columns), width, ground)
        index = y - self._header + self.scroll_offset.y
        if index >= len(self.rows):
            return Strip.blank(width, ground)
        row = self.rows[index]
        if not row.key:
            return self.painted(row.cells[0] if row.cells else (), width, ground)
        if index == self.cursor:
            lit = "row--cursor" if self.has_focus else "row--cursor-blurred"
            ground += self.get_component_rich_style(lit, partial=True)
        return self._row(row.cells, width, ground)

    def _row(self, cells: tuple[Line, ...], width: int, ground: Style) -> Strip:
        cut = self.zeren.glyphs.cut
        parts: list[Part] = []
        for cell, size, column in zip(cells, self._widths(width), self.columns, strict=False):
            if parts:
                parts.append((" ", Tone.PLAIN))
            parts.extend(_fitted(cell, size, column.right, cut))
        return self.painted(tuple(parts), width, ground)

    def _widths(self, width: int) -> list[int]:
        fixed = sum(column.width for column in self.columns) + len(self.columns) - 1
        flexible = sum(not column.width for column in self.columns)
        share = max(4, (width - fixed) // flexible) if flexible else 0
        return [column.width or share for column in self.columns]

    def _nearest(self, index: int, direction: int) -> None:
        index = max(0, min(index, len(self.rows) - 1))
        while 0 <= index < len(self.rows) and not self.rows[index].key:
            index += direction
        if 0 <= index < len(self.rows):
            self._put(index)

    def _put(self, index: int) -> None:
        self.cursor = index
        self.refresh()
        self._show_cursor()
        self._tell()

    def _tell(self) -> None:
        self.post_message(self.Moved(self, self.key))

    def _resize(self) -> None:
        self.virtual_size = Size(max(1, self.size.width), len(self.rows) + self._header)

    def _show_cursor(self) -> None:
        room, top = self.size.height - self._header, self.scroll_offset.y
        first = self.cursor
        while first > 0 and not self.rows[first - 1].key:
            first -= 1  # a heading is seen with its first row
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif room > 0 and self.cursor >= top + room:
            self.scroll_to(y=self.cursor - room + 1, animate=False)


def _fitted(cell: Line, width: int, right: bool, cut: str) -> Line:
    """A cell in exactly `width` cells; only one of a single part can be set at the right."""
    if len(cell) == 1:
        return ((aligned(cell[0][0], width, cut, right), cell[0][1]),)
    parts: list[Part] = []
    left = width
    for text, tone in cell:
        shown = aligned(text, left, cut).rstrip() if left < _cells(text) else text
        parts.append((shown, tone))
        left -= _cells(shown)
        if left <= 0:
            break
    return (*parts, (" " * max(0, left), Tone.PLAIN))


def _cells(text: str) -> int:
    return cell_len(visible(text))
