"""A labelled row to type in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Label

if TYPE_CHECKING:
    from tui.speech import Speech

_BESIDE = 20
"""Cells of a label from which it stands above its field and not before it."""


def field_row(  # noqa: PLR0913, PLR0917 (everything that stands in a row)
    speech: Speech, name: str, label: str, value: str = "", hint: str = "", note: str = ""
) -> Iterator[Widget]:
    """A label (with a note behind it) and an input of that id."""
    text = speech.tr(label) + (f" ({note})" if note else "")
    typing = Input(value, id=name, placeholder=hint)
    if cell_len(text) <= _BESIDE:
        yield Horizontal(Label(text, classes="beside", markup=False), typing, classes="row")
    else:
        yield Label(text, classes="label", markup=False)
        yield typing
