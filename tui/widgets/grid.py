"""The matrix on the screen: fixed header and task column, vertical names, a lit cursor row and column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from engine.text import visible
from tui.model.lines import Part, Tone
from tui.widgets.paint import Painted, aligned


class GridRow(NamedTuple):
    """A row: its key, its number, its title."""

    key: str
    number: str
    title: str


Marker: TypeAlias = "Callable[[str, str], Part | None]"
"""Gives the mark of a cell by the keys of its row and column."""


class GridColumn(NamedTuple):
    """A column: its key, its name, and a tone where it is not usual."""

    key: str
    name: str
    tone: Tone = Tone.PLAIN


class Grid(Painted, can_focus=True):
    """Rows × columns with one cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1,0)", show=False),
        Binding("down,j", "move(1,0)", show=False),
        Binding("left,h", "move(0,-1)", show=False),
        Binding("right", "move(0,1)", show=False),
        Binding("pageup,ctrl+b", "page(-1)", show=False),
        Binding("pagedown,ctrl+f", "page(1)", show=False),
        Binding("home", "move(0,-100000)", show=False),
        Binding("end", "move(0,100000)", show=False),
        Binding("g", "move(-100000,0)", show=False),
        Binding("G", "move(100000,0)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another cell."""

    class Chosen(Message):
        """A cell was chosen."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.rows: tuple[GridRow, ...] = ()
        self.columns: tuple[GridColumn, ...] = ()
        self.at = (0, 0)
        self.mark: Marker = _no_mark

    @property
    def row(self) -> GridRow | None:
        """The row under the cursor."""
        return self.rows[self.at[0]] if self.rows else None

    @property
    def column(self) -> GridColumn | None:
        """The column under the cursor."""
        return self.columns[self.at[1]] if self.columns else None

    def fill(self, columns: Sequence[GridColumn], rows: Sequence[GridRow], mark: Marker) -> None:
        """Show other cells (`mark` is asked for those in sight), the cursor on the same place as far as it is there."""
        row, column = self.row, self.column
        self.mark = mark
        self.rows, self.columns = tuple(rows), tuple(columns)
        self.at = (
            _index([r.key for r in self.rows], row and row.key, self.at[0]),
            _index([c.key for c in self.columns], column and column.key, self.at[1]),
        )
        self._resize()
        self._changed()

    def go(self, row: str | None = None, column: str | None = None) -> None:
        """Put the cursor on a row and a column, named by their keys."""
        self.at = (
            _index([r.key for r in self.rows], row, self.at[0]),
            _index([c.key for c in self.columns], column, self.at[1]),
        )
        self._changed()

    def action_move(self, down: int, right: int) -> None:
        """Move the cursor."""
        self.at = (_kept(self.at[0] + down, len(self.rows)), _kept(self.at[1] + right, len(self.columns)))
        self._changed()

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screenful."""
        self.action_move(direction * max(1, self.size.height - self._head - 1), 0)

    def action_choose(self) -> None:
        """Choose the cell under the cursor."""
        if self.rows and self.columns:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one chooses."""
        row = event.y - self._head + self.scroll_offset.y
        column = (event.x - self._label) // self._pitch + self._first
        if event.y >= self._head and row < len(self.rows):
            self.at = (row, column if event.x >= self._label and column < len(self.columns) else self.at[1])
            self._changed()
            if event.chain >= 2:
                self.action_choose()

    def on_resize(self) -> None:
        """Fit the task column to the new width."""
        self._resize()
        self._show_cursor()

    def text(self) -> list[list[str]]:
        """Header and rows as texts, for export."""
        head = ["", "", *(column.name for column in self.columns)]
        return [
            head,
            *([r.number.strip(), r.title, *(self._sign(r.key, c.key) for c in self.columns)] for r in self.rows),
        ]

    def _sign(self, row: str, column: str) -> str:
        mark = self.mark(row, column)
        return mark[0].strip() if mark else ""

    @property
    def _pitch(self) -> int:
        """Cells of a column: a mark and its flag, and no less than one Chinese character."""
        return max(2, cell_len(self.zeren.glyphs.lead) + 1)

    @property
    def _head(self) -> int:
        """Rows of the header."""
        return min(6, max((len(column.name) for column in self.columns), default=0))

    @property
    def _label(self) -> int:
        """Cells of the task column: what the columns leave, but no less than a title needs."""
        return max(24, self.size.width - self._pitch * len(self.columns) - 1)

    @property
    def _first(self) -> int:
        """The first column shown."""
        room = max(1, (self.size.width - self._label - 1) // self._pitch)
        return max(0, self.at[1] - room + 1) if len(self.columns) > room else 0

    def render_line(self, y: int) -> Strip:
        """The row that stands on line `y` of the widget."""
        if y < self._head:
            return self._header(y)
        index = y - self._head + self.scroll_offset.y
        if index >= len(self.rows):
            return Strip.blank(self.size.width, self.rich_style)
        row, current = self.rows[index], index == self.at[0]
        ground = self.rich_style + (self._lit("row--lit") if current else Style.null())
        label = aligned(f"{row.number} {row.title}", self._label - 1, self.zeren.glyphs.cut) + " "
        strips = [self.painted(((label, Tone.STRONG if current else Tone.PLAIN),), self._label, ground)]
        for place, column in self._shown():
            strips.append(self._cell(self.mark(row.key, column.key), ground, (current, place == self.at[1])))
        return Strip.join(strips).adjust_cell_length(self.size.width, ground)

    def _cell(self, mark: Part | None, ground: Style, lit: tuple[bool, bool]) -> Strip:
        if all(lit):
            ground += self._lit("row--cursor" if self.has_focus else "row--cursor-blurred")
        elif lit[1]:
            ground += self._lit("row--lit")
        return self.painted((mark,) if mark else (), self._pitch, ground)

    def _header(self, y: int) -> Strip:
        legend = ((self.zeren.legend[y] if y < len(self.zeren.legend) else ""), Tone.FAINT)
        strips = [self.painted((legend,), self._label, self.rich_style)]
        for place, column in self._shown():
            name = visible(column.name)[: self._head].rjust(self._head)
            ground = self.rich_style + (self._lit("row--lit") if place == self.at[1] else Style.null())
            tone = column.tone if column.tone is not Tone.PLAIN else Tone.TITLE
            strips.append(self.painted(((name[y], tone),), self._pitch, ground))
        return Strip.join(strips).adjust_cell_length(self.size.width, self.rich_style)

    def _shown(self) -> list[tuple[int, GridColumn]]:
        room = max(1, (self.size.width - self._label) // self._pitch)
        return list(enumerate(self.columns))[self._first : self._first + room]

    def _lit(self, component: str) -> Style:
        return self.get_component_rich_style(component, partial=True)

    def _resize(self) -> None:
        self.virtual_size = Size(max(1, self.size.width), len(self.rows) + self._head)

    def _changed(self) -> None:
        self._show_cursor()
        self.refresh()
        self.post_message(self.Moved())

    def _show_cursor(self) -> None:
        room, top = self.size.height - self._head, self.scroll_offset.y
        if self.at[0] < top:
            self.scroll_to(y=self.at[0], animate=False)
        elif room > 0 and self.at[0] >= top + room:
            self.scroll_to(y=self.at[0] - room + 1, animate=False)


def _no_mark(_row: str, _column: str) -> Part | None:
    return None


def _kept(index: int, count: int) -> int:
    return max(0, min(index, count - 1))


def _index(keys: Sequence[str], wanted: str | None, usual: int) -> int:
    return keys.index(wanted) if wanted in keys else _kept(usual, len(keys))
