"""A labelled row to type in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input, Label

if TYPE_CHECKING:
    from tui.speech import Speech


def field_row(speech: Speech, name: str, label: str, value: str = "", hint: str = "") -> Iterator[Widget]:
    """A label and an input of that id."""
    yield Label(speech.tr(label), classes="label", markup=False)
    yield Input(value, id=name, placeholder=hint)
