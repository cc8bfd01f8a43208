"""Rows as CSV and Markdown, in which text from plans stays text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from engine.text import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings that a spreadsheet takes for a formula (OWASP, CSV Injection), full-width forms included."""

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>|#~&$!]")


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV for Excel: byte order mark, CRLF (RFC 4180), nothing that it would compute."""
    target = io.StringIO()
    csv.writer(target, lineterminator="\r\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + target.getvalue()


def markdown(text: str) -> str:
    """Text in Markdown that means itself only."""
    return _MARKDOWN.sub(lambda match: "\\" + match[0], visible(text)).replace("\\<", "&lt;").replace("\\>", "&gt;")


def _harmless(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    text = visible(cell)
    return "'" + text if cell.lstrip(" ").startswith(_FORMULA) else text
