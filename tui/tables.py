"""Tables as files, with text that no spreadsheet takes for a formula and no reader for markup."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from engine.text import visible

FORMATS = (".csv", ".md")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def document(rows: Sequence[Sequence[str]], ending: str) -> bytes:
    """A table (header first) in the form of that ending: CSV with a byte order mark, as Excel wants it, or Markdown."""
    if ending == ".md":
        return _markdown(rows).encode()
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[_harmless(cell) for cell in row] for row in rows])
    return ("\ufeff" + out.getvalue()).encode()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet computes (OWASP, CSV injection)."""
    text = visible(cell)
    return f"'{text}" if text.startswith(_FORMULA) and len(text) > 1 else text


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    width = max((len(row) for row in rows), default=0)
    lines = ["| " + " | ".join([_escaped(cell) for cell in row] + [""] * (width - len(row))) + " |" for row in rows]
    rule = "|" + " --- |" * width
    return "\n".join([*lines[:1], rule, *lines[1:]]) + "\n"


def _escaped(cell: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", visible(cell))
