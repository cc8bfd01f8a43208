"""Lines of tones painted as strips of cells; what the terminal could act on is shown as escapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip

from engine.text import visible
from tui.model.lines import Line, Tone

if TYPE_CHECKING:
    from tui.app import ZerenApp

TONE_CLASSES = {f"tone--{tone}" for tone in Tone}


class WholeCells(ScrollBarRender):
    """A scroll bar without eighths of cells."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class Painted(ScrollView):
    """A widget that paints rows of toned text, one strip at a time."""

    COMPONENT_CLASSES: ClassVar[set[str]] = TONE_CLASSES | {"row--cursor", "row--cursor-blurred", "row--lit"}

    def on_mount(self) -> None:
        """Give the scroll bar ends of whole cells where the terminal may disagree on partial ones."""
        if self.zeren.glyphs.instead:
            self.vertical_scrollbar.renderer = WholeCells  # type: ignore[misc]  # Textual means it to be replaced

    @property
    def zeren(self) -> ZerenApp:
        """The program."""
        return cast("ZerenApp", self.app)

    def beside_bar(self, rows: int) -> int:
        """Cells of a row where `rows` rows are shown: the scroll bar, if it is needed, takes one."""
        return max(1, self.size.width - (rows > self.size.height))

    def style_of(self, tone: Tone) -> Style:
        """The colours of a tone, without a ground."""
        return self.get_component_rich_style(f"tone--{tone}", partial=True)

    def painted(self, line: Line, width: int, ground: Style) -> Strip:
        """One row of exactly `width` cells; what does not fit is cut and marked so."""
        instead = self.zeren.glyphs.instead
        shown = tuple((text.translate(instead), tone) for text, tone in line) if instead else line
        return strip_of(shown, width, ground, self.style_of, self.zeren.glyphs.cut)


def strip_of(line: Line, width: int, ground: Style, style_of: Callable[[Tone], Style], cut: str) -> Strip:
    """A line in exactly `width` cells on a ground."""
    segments, left = [], width
    texts = [(visible(text), tone) for text, tone in line]
    too_long = sum(cell_len(text) for text, _ in texts) > width
    room = width - cell_len(cut) if too_long else width
    for text, tone in texts:
        fits = cell_len(text) <= room
        shown = text if fits else set_cell_size(text, max(0, room)) + cut
        style = ground if tone is Tone.PLAIN else ground + style_of(tone)
        segments.append(Segment(shown, style))
        size = cell_len(shown)
        room, left = room - size, left - size
        if not fits:
            break
    if left > 0:
        segments.append(Segment(" " * left, ground))
    return Strip(segments, width)


def aligned(text: str, width: int, cut: str, right: bool = False) -> str:
    """`text` in exactly `width` cells, as the terminal counts them."""
    shown = visible(text)
    size = cell_len(shown)
    if size > width:
        return set_cell_size(shown, max(0, width - cell_len(cut))) + cut[: max(0, width)]
    blanks = " " * (width - size)
    return blanks + shown if right else shown + blanks


def joined(lines: Iterable[Line]) -> str:
    """Lines as text, one a row, as they are copied."""
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines)
