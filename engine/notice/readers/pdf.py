"""PDF files with text: lines with their margins, tables with their rules. A scanned file is refused."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf, isfinite
from typing import TYPE_CHECKING, Any

from engine.notice.guard import Reason, Unreadable
from engine.notice.paragraphs import Block, Cell, Paragraph, Place, PlaceKind, Row, Table

if TYPE_CHECKING:
    from pdfplumber.page import Page

_MOST_PAGES = 1000
_TOLERANCE = 3.0
"""Points by which the ends of lines at one margin may differ."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    page: int
    left: float
    right: float
    top: float
    size: float


def read_pdf(raw: bytes) -> Iterator[Block]:
    """The lines and tables of a PDF file. Unreadable if it is damaged, encrypted or has no text."""
    import pdfplumber  # 400 ms: only where a PDF file is read
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(raw)) as pdf:
            found = [part for page in pdf.pages[:_MOST_PAGES] for part in _page(page)]
    except PdfminerException as error:
        locked = isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect)
        raise Unreadable(Reason.ENCRYPTED if locked else Reason.CORRUPT) from error
    except (MalformedPDFException, PSException, LookupError, ValueError, AttributeError, TypeError, SyntaxError,
            OSError, ArithmeticError, AssertionError, NotImplementedError) as error:  # fmt: skip
        raise Unreadable(Reason.CORRUPT) from error
    if not any(isinstance(part, Table) or part.text.strip() for part in found):
        raise Unreadable(Reason.SCANNED)
    yield from _paragraphs(found)


def _page(page: Page) -> Iterator[_Line | Table]:
    """The lines and tables of a page from top to bottom."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
    rest: Any = page
    for table in tables:
        rest = (
            rest.outside_bbox(_within(table.bbox, page.bbox), strict=False) if hasattr(rest, "outside_bbox") else rest
        )
    number = page.page_number
    parts: list[tuple[float, _Line | Table]] = [(table.bbox[1], _table(table, number)) for table in tables]
    for line in rest.extract_text_lines(return_chars=False, strip=True):
        size = line["bottom"] - line["top"]
        read = _Line(line["text"], number, line["x0"], line["x1"], line["top"], size)
        parts.append((line["top"], read))
    parts.sort(key=lambda part: part[0])
    page.close()
    return (part for _, part in parts)


def _within(box: Sequence[float], page: Sequence[float]) -> tuple[float, float, float, float]:
    return max(box[0], page[0]), max(box[1], page[1]), min(box[2], page[2]), min(box[3], page[3])


def _table(table: Any, page: int) -> Table:
    texts = table.extract()
    rows: list[Row] = []
    for index, row in enumerate(table.rows):
        rows.append(tuple(_cell(table, texts, (index, i), row, page) for i in range(len(row.cells))))
    return Table(tuple(rows))


def _cell(table: Any, texts: Any, at: tuple[int, int], row: Any, page: int) -> Cell:
    """The cell at (row, column); where the grid has none, the merged one that covers the place."""
    anchor = at if row.cells[at[1]] else _covering(table, at)
    text = texts[anchor[0]][anchor[1]] or ""
    return Cell(text, Place(PlaceKind.PAGE, str(page)), (page * 100_000 + anchor[0], anchor[1]))


def _covering(table: Any, at: tuple[int, int]) -> tuple[int, int]:
    row = table.rows[at[0]]
    middle = (row.bbox[1] + row.bbox[3]) / 2
    for index in range(at[0], -1, -1):
        for column in range(at[1], -1, -1):
            box = table.rows[index].cells[column]
            if box and box[3] > middle and _reaches(table, box, at[1]):
                return index, column
    return at


def _reaches(table: Any, box: Sequence[float], column: int) -> bool:
    """Whether a cell reaches over the middle of a column, as any row shows where the column is."""
    for row in table.rows:
        if (other := row.cells[column]) is not None:
            return bool(box[0] <= (other[0] + other[2]) / 2 <= box[2])
    return False


def _paragraphs(parts: Sequence[_Line | Table]) -> Iterator[Block]:
    lines = [part for part in parts if isinstance(part, _Line)]
    left, right = _margins(lines)
    for part in parts:
        if isinstance(part, Table):
            yield part
            continue
        full = part.right > right - max(part.size, _TOLERANCE)
        indented = part.left > left + part.size
        yield Paragraph(part.text, Place(PlaceKind.PAGE, str(part.page)), full=full, indented=indented)


def _margins(lines: Sequence[_Line]) -> tuple[float, float]:
    """The left and right margin: where most of the lines longer than half of the longest begin and end."""
    wide = [line for line in lines if isfinite(line.left) and isfinite(line.right) and line.right > line.left]
    longest = max((line.right - line.left for line in wide), default=0.0)
    long = [line for line in wide if line.right - line.left > longest / 2]
    if not long:
        return 0.0, inf
    rights = Counter(round(line.right / _TOLERANCE) for line in long)
    lefts = Counter(round(line.left / _TOLERANCE) for line in long)
    common = [value for value, count in lefts.items() if count * 10 >= len(long)]
    return min(common, default=0) * _TOLERANCE, rights.most_common(1)[0][0] * _TOLERANCE
