"""Word files (.docx): paragraphs and tables in order, with the numbers of lists; deleted text is left out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from engine.notice.guard import Reason, Unreadable
from engine.notice.paragraphs import Block, Cell, Paragraph, Place, PlaceKind, Row, Table
from engine.notice.readers.word_lists import ListNumbers

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AS_TEXT = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({f"{_W}moveFrom", f"{_W}del", f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr", _FALLBACK})
_DEEPEST = 60


def read_word(raw: bytes) -> Iterator[Block]:
    """The paragraphs and tables of a .docx file. Unreadable if it is none."""
    from docx import Document  # 200 ms: only where a Word file is read

    try:
        document = Document(io.BytesIO(raw))
        numbers = ListNumbers(document)
        yield from _Reader(numbers).blocks(document.element.body)
    except (LookupError, ValueError, AttributeError, TypeError, SyntaxError, OSError) as error:
        raise Unreadable(Reason.CORRUPT) from error


class _Reader:
    def __init__(self, numbers: ListNumbers) -> None:
        self._numbers = numbers
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, parent: Any, depth: int = 0) -> Iterator[Block]:
        """The blocks below `parent`, content controls and inserted parts opened."""
        for element in parent:
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                self._tables += 1
                yield self._table(element)
            elif element.tag not in _SKIPPED and isinstance(element.tag, str) and depth < _DEEPEST:
                yield from self.blocks(element, depth + 1)

    def _paragraph(self, element: Any) -> Iterator[Paragraph]:
        self._paragraphs += 1
        place = Place(PlaceKind.PARAGRAPH, str(self._paragraphs))
        for line in self._text(element).split("\n"):
            yield Paragraph(line, place)

    def _text(self, element: Any) -> str:
        """The text of a paragraph with the number Word puts before it."""
        text = "".join(_runs(element))
        return self._numbers.prefix(element) + text if text.strip() else text

    def _table(self, table: Any) -> Table:
        rows: list[Row] = []
        above: dict[int, Cell] = {}
        for index, row in enumerate(table.iterchildren(f"{_W}tr")):
            cells: list[Cell] = []
            column = _grid(row, "gridBefore")
            cells += [Cell("", self._cell_place(column, index), (index, i)) for i in range(column)]
            for element in row.iterdescendants(f"{_W}tc"):
                if element.getparent().tag in (f"{_W}tr", f"{_W}sdtContent"):
                    cell = self._cell(element, index, len(cells), above)
                    span = min(_grid(element.find(f"{_W}tcPr"), "gridSpan", 1), 64)
                    above |= {len(cells) + i: cell for i in range(span)}
                    cells += [cell] * span
            rows.append(tuple(cells))
        return Table(tuple(rows))

    def _cell(self, element: Any, row: int, column: int, above: dict[int, Cell]) -> Cell:
        merge = element.find(f"{_W}tcPr/{_W}vMerge")
        if merge is not None and merge.get(f"{_W}val", "continue") == "continue" and column in above:
            return above[column]
        lines = [self._text(p) for p in element.iter(f"{_W}p")]
        return Cell("\n".join(lines), self._cell_place(column, row), (row, column))

    def _cell_place(self, column: int, row: int) -> Place:
        name = f"{chr(65 + column)}{row + 1}" if column < 26 else f"R{row + 1}C{column + 1}"
        return Place(PlaceKind.CELL, f"表{self._tables}!{name}")


def _runs(element: Any, depth: int = 0) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _AS_TEXT:
            yield _AS_TEXT[child.tag]
        elif child.tag not in _SKIPPED and depth < _DEEPEST:
            yield from _runs(child, depth + 1)


def _grid(properties: Any, tag: str, default: int = 0) -> int:
    """A count of grid columns; of `gridBefore`, which stands in the row's properties, that of the row."""
    found = properties.find(f".//{_W}{tag}") if properties is not None else None
    value = found.get(f"{_W}val", "") if found is not None else ""
    return max(default, min(int(value), 64)) if value.isdecimal() else default
