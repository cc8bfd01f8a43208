"""The marks of the matrix and the bars, for terminals that disagree on the width of some characters.

Unicode calls ● ○ △ · ambiguous (UAX 11): some terminals give them one cell, others two. `narrow` takes them as one
cell, `wide` uses Chinese characters, which are two cells everywhere, `ascii` uses letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Glyphs(NamedTuple):
    """One set: marks for lead, responsible, support and through a collective, and what else is drawn."""

    lead: str
    responsible: str
    support: str
    shared: str
    cut: str
    bars: tuple[str, str, str]
    open: str
    closed: str


GLYPHS: Mapping[str, Glyphs] = {
    "narrow": Glyphs("●", "○", "△", "·", "…", ("█", "▒", "░"), "▾", "▸"),
    "wide": Glyphs("牵", "责", "配", "集", "~", ("#", "=", "-"), "-", "+"),
    "ascii": Glyphs("L", "r", "s", ".", "~", ("#", "=", "-"), "-", "+"),
}
