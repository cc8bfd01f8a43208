"""Text is shown so that nothing in it acts, and measured in terminal cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text import cells, fitted, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("计财科 A-1", "计财科 A-1"),
        ("全　角", "全　角"),
        ("\x1b[31m红", "\\x1b[31m红"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\u202e倒", "\\u202e倒"),
        ("\u200b\ufeff", "\\u200b\\ufeff"),
        ("\x9b2J", "\\x9b2J"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_nothing_visible_acts(text: str) -> None:
    shown = visible(text)
    assert all(ch.isprintable() or ch.isspace() for ch in shown)
    assert not set(shown) & set("\n\r\t\x1b\x85\u2028\u2029")
    shown.encode()


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("计财科", 6), ("a计", 3), ("e\u0301", 1), ("●", 1)])
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "width", "right", "expected"),
    [
        ("计财", 6, False, "计财  "),
        ("12", 4, True, "  12"),
        ("计财科", 6, False, "计财科"),
        ("计财科", 5, False, "计财…"),
        ("计财科", 4, False, "计… "),
        ("abcdef", 4, True, "abc…"),
        ("计", 1, False, "…"),
    ],
)
def test_fitted(text: str, width: int, right: bool, expected: str) -> None:
    assert fitted(text, width, right) == expected


@given(st.text(st.sampled_from("ab 计财①（"), max_size=12), st.integers(1, 20), st.booleans())
def test_fitted_is_exactly_as_wide_as_asked(text: str, width: int, right: bool) -> None:
    assert cells(fitted(text, width, right)) == width
