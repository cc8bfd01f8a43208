"""How official documents look: GB/T 9704-2012 党政机关公文格式, in millimetres and points.

Clauses are named at each number. What the standard leaves open (tables, colours of a matrix) is said to be ours.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Margins:
    """White space around the type area in mm, and the size of the page."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float


PORTRAIT = Margins(width=210, height=297, top=37, right=26, bottom=35, left=28)
"""5.1, 5.2.1: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; the rest is what remains."""

LANDSCAPE = Margins(width=297, height=210, top=28, right=37, bottom=26, left=35)
"""7.6: a table across is the page turned: its head lies at the binding edge, the type area stays the same."""

LINES = 22
CHARACTERS = 28
"""5.2.3: 22 lines a page, 28 characters a line, filling the type area."""

TITLE = 22.0
"""7.3.1: title in 2号 小标宋, centred."""
BODY = 16.0
"""5.2.2, 7.3.3: body in 3号 仿宋; headings 一、 in 黑体, （一） in 楷体, 1. in 仿宋."""
PAGE_NUMBER = 14.0
"""7.5: page numbers in 4号 宋体 between dashes, 7 mm below the type area, outside, one character in."""
PAGE_NUMBER_DISTANCE = 7.0

TABLE = 10.5
"""Ours: tables in 5号, in which seven columns fit; the standard does not size them."""
FOOT = 9.0
"""Ours: the line with document number, day and version, in 小5号."""

CHARACTER_PITCH = (PORTRAIT.width - PORTRAIT.left - PORTRAIT.right) / CHARACTERS / 25.4 * 72
"""Points from character to character: a fifth of a point less than a character of 3号 is wide."""

LINE_PITCH = (PORTRAIT.height - PORTRAIT.top - PORTRAIT.bottom) / LINES
"""Millimetres from line to line."""

PART_COLOURS = {"lead": "#1f4e79", "responsible": "#5b9bd5", "support": "#f0b25c", "collective": "#c9ced6"}
"""Ours: told apart by lightness too, in print and by the colour-blind."""

SIGN_COLOURS = {"lead": "#1f4e79", "responsible": "#2f75b5", "support": "#9a5b00", "collective": "#6b7280"}
"""Ours: the same, dark enough for a thin sign on white paper (at least 4.5 to 1, WCAG 2.2, 1.4.3)."""
