"""Pages for when little can be shown: a window too small, a plan that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.message import message
from tui.model.lines import Paragraph, Tone, line

if TYPE_CHECKING:
    from textual.geometry import Size

    from tui.speech import Speech


def small_page(size: Size, least: tuple[int, int], speech: Speech) -> list[Paragraph]:
    """Says how large the window must be."""
    text = message(
        "The window is {width} × {height} cells; zeren needs {least_width} × {least_height}. Make it larger.",
        width=size.width, height=size.height, least_width=least[0], least_height=least[1],
    )  # fmt: skip
    return [Paragraph(line((speech.say(text), Tone.WARNING)))]
