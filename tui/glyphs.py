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
    instead: Mapping[int, str] = {}
    """What stands instead of characters in texts whose width such a terminal disagrees on."""


_WIDE = str.maketrans(
    {"“": "＂", "”": "＂", "‘": "＇", "’": "＇", "·": "・", "…": "～", "→": "＞", "×": "Ｘ", "—": "－"}
)
_ASCII = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "·": ".", "…": "~", "→": ">", "×": "x", "—": "-"})

GLYPHS: Mapping[str, Glyphs] = {
    "narrow": Glyphs("●", "○", "△", "·", "…", ("█", "▒", "░")),
    "wide": Glyphs("牵", "责", "配", "集", "~", ("#", "=", "-"), _WIDE),
    "ascii": Glyphs("L", "r", "s", ".", "~", ("#", "=", "-"), _ASCII),
}
