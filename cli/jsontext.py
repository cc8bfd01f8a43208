"""Evidence as JSON data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from engine.findings import Evidence
from engine.message import Message, Translate


def plain(value: Evidence | date, tr: Translate) -> object:
    """Evidence of a finding as JSON data, messages in the language of `tr`."""
    if isinstance(value, Message):
        return value.render(tr)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(item, tr) for key, item in value.items()}
    if value is None or isinstance(value, str | int | float):
        return value
    return [plain(item, tr) for item in value]
