"""The one-line bars: title with the day shown, tabs, keys."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip

from engine.text import visible
from tui.model.lines import Line, Part, Tone
from tui.widgets.paint import Painted, aligned


class Spot(NamedTuple):
    """A piece of a bar: what a click on it does (empty: nothing) and its parts."""

    deed: str
    parts: Line


class Bar(Painted, can_focus=False):
    """A row of spots; a click on one asks for its deed."""

    class Pressed(Message):
        """A spot was clicked."""

        def __init__(self, deed: str) -> None:
            super().__init__()
            self.deed = deed

    DEFAULT_CSS: ClassVar[str] = "Bar { height: 1; overflow: hidden; }"

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left: tuple[Spot, ...] = ()
        self._right: tuple[Spot, ...] = ()

    def show(self, left: tuple[Spot, ...], right: tuple[Spot, ...] = ()) -> None:
        """Show these spots at the left and at the right; the left ones are cut where they meet."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Ask for the deed of the spot that was clicked."""
        for start, end, deed in self._places():
            if start <= event.x < end and deed:
                self.post_message(self.Pressed(deed))

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """The bar."""
        width, cut = self.size.width, self.zeren.glyphs.cut
        right = [part for spot in self._right for part in spot.parts]
        room = max(0, width - sum(_cells(part) for part in right))
        parts: list[Part] = []
        for text, tone in (part for spot in self._left for part in spot.parts):
            parts.append((aligned(text, min(room, cell_len(visible(text))), cut), tone))
            room -= _cells(parts[-1])
        return self.painted((*parts, (" " * room, Tone.PLAIN), *right), width, self.rich_style)

    def _places(self) -> list[tuple[int, int, str]]:
        found = []
        x = 0
        for spot in self._left:
            size = sum(map(_cells, spot.parts))
            found.append((x, x + size, spot.deed))
            x += size
        x = self.size.width - sum(_cells(part) for spot in self._right for part in spot.parts)
        for spot in self._right:
            size = sum(map(_cells, spot.parts))
            found.append((x, x + size, spot.deed))
            x += size
        return found


def _cells(part: Part) -> int:
    return cell_len(visible(part[0]))
