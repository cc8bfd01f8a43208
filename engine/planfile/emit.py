"""TOML text of plain data. tomllib and tomli only read; what is written here is read back by tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date


def toml_line(key: str, value: object) -> str:
    """`key = value`, on one line; `key` is a bare key."""
    return f"{key} = {toml_value(value)}"


def toml_value(value: object) -> str:
    """A string, boolean, number, date, list or (inline) table as TOML. TypeError for anything else."""
    if isinstance(value, str):
        # A JSON string is a TOML basic string, but for the one control character that JSON leaves as it is.
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(toml_line(key, item) for key, item in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml_value(item) for item in value) + "]"
    raise TypeError(value)
