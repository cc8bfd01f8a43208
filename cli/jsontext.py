"""Data with dates and messages as JSON data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from engine.message import Message, Translate


def plain(value: object, tr: Translate) -> object:
    """Data such as the evidence of a finding as JSON data: dates as ISO strings, messages in the language of `tr`."""
    if isinstance(value, Message):
        return value.render(tr)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(item, tr) for key, item in value.items()}
    if value is None or isinstance(value, str | int | float):
        return value
    assert isinstance(value, Iterable)
    return [plain(item, tr) for item in value]
