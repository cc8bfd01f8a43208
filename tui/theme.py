"""Colours: light, dark, and two of high contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.message import term

if TYPE_CHECKING:
    from textual.theme import Theme

THEMES = ("zeren-light", "zeren-dark", "contrast-light", "contrast-dark")
THEME_TITLES = {
    "zeren-light": term("light"),
    "zeren-dark": term("dark"),
    "contrast-light": term("light, high contrast"),
    "contrast-dark": term("dark, high contrast"),
}


TONE_VARIABLES = dict.fromkeys(("z-lead", "z-responsible", "z-faint", "z-cursor", "z-lit"), "#808080")
"""What the style sheet may ask of any theme, also of Textual's own."""


def themes() -> list[Theme]:
    """The themes; text on its ground has a contrast of at least 4.5 to 1, 7 to 1 in the high ones (WCAG 2.2)."""
    from textual.theme import Theme

    return [
        Theme(
            "zeren-light", primary="#9b1c1c", secondary="#1d4e89", warning="#8a5300", error="#b00020",
            success="#1b6e3c", accent="#1d4e89", foreground="#1f2328", background="#fbfaf7", surface="#f1efe9",
            panel="#e4e0d6", dark=False, variables=_tones("#9b1c1c", "#1d4e89", "#5f6368", "#dcd5c4", "#ece8dd"),
        ),
        Theme(
            "zeren-dark", primary="#e57373", secondary="#82b1ff", warning="#f0b458", error="#ff8a80",
            success="#7bd88f", accent="#82b1ff", foreground="#e6e4df", background="#16181d", surface="#1e2127",
            panel="#2a2e36", dark=True, variables=_tones("#ff9e9e", "#9cc2ff", "#a3a8b0", "#3d4654", "#262b34"),
        ),
        Theme(
            "contrast-light", primary="#7a0000", secondary="#00307a", warning="#5c3600", error="#8b0000",
            success="#004d1f", accent="#00307a", foreground="#000000", background="#ffffff", surface="#ffffff",
            panel="#e6e6e6", dark=False, variables=_tones("#7a0000", "#00307a", "#333333", "#ffdf6b", "#fff3c4"),
        ),
        Theme(
            "contrast-dark", primary="#ffb3b3", secondary="#b3d1ff", warning="#ffd27f", error="#ffb3ab",
            success="#a6f0b8", accent="#b3d1ff", foreground="#ffffff", background="#000000", surface="#000000",
            panel="#262626", dark=True, variables=_tones("#ffb3b3", "#b3d1ff", "#d6d6d6", "#5a4a00", "#332a00"),
        ),
    ]  # fmt: skip


def _tones(lead: str, responsible: str, faint: str, cursor: str, lit: str) -> dict[str, str]:
    """The colours of the matrix: marks, faint text, the cursor and its row and column."""
    return {"z-lead": lead, "z-responsible": responsible, "z-faint": faint, "z-cursor": cursor, "z-lit": lit}
