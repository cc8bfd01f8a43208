"""Every theme can be read: contrast of text and ground after WCAG 2.2, 1.4.3 and 1.4.6."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from tui.theme import THEMES, themes


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [part / 255 for part in Color.parse(colour).rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.name)
def test_text_stands_out(theme: Theme) -> None:
    own = theme.variables
    texts = {"foreground": theme.foreground, "error": theme.error, "warning": theme.warning, "good": theme.success,
             "info": theme.secondary, "title": theme.primary, "lead": own["z-lead"],
             "responsible": own["z-responsible"], "faint": own["z-faint"]}  # fmt: skip
    grounds = {"background": theme.background, "surface": theme.surface, "panel": theme.panel, "lit": own["z-lit"]}
    least = 7.0 if theme.name.startswith("contrast") else 4.5
    low = {
        (text, ground): round(contrast(str(front), str(back)), 2)
        for text, front in texts.items()
        for ground, back in grounds.items()
        if contrast(str(front), str(back)) < least
    }
    assert low == {}


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_every_theme_is_there() -> None:
    assert tuple(theme.name for theme in themes()) == THEMES
