"""Tables of tasks: columns known by their headings; rows become items like those of running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.notice.labels import PROSE_FIELDS, ROLE_FIELDS, SLOT_FIELDS, Field, column, label
from engine.notice.name_list import NameReader
from engine.notice.numbering import Level, Marker, marker_of, read_number
from engine.notice.outline import Item, Outliner, Piece
from engine.notice.paragraphs import Block, Cell, Paragraph, PlaceKind, Row, Table
from engine.notice.wording import continued, joined

Columns: TypeAlias = "Mapping[int, Field]"

_HEADING_WITHIN = 30
"""Rows within which the heading of a table must stand."""

_SECTION_LENGTH = 80


@dataclass(slots=True)
class _Reading:
    """A table below its heading: what its columns are, and how far it has been read."""

    columns: Columns
    heading: tuple[str, ...]
    outliner: Outliner
    section: str = ""
    task: tuple[tuple[int, int], ...] = ()
    item: Item | None = None
    parts: list[Cell] = field(default_factory=list)


def whole_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with tables that pages have parted put together: one follows the other with as many columns."""
    waiting: Table | None = None
    for block in blocks:
        if waiting is not None and isinstance(block, Table) and _width(waiting) == _width(block):
            waiting = Table(waiting.rows + block.rows)
            continue
        if waiting is not None:
            yield waiting
        waiting = block if isinstance(block, Table) else None
        if waiting is None:
            yield block
    if waiting is not None:
        yield waiting


def _width(table: Table) -> int:
    return max(map(len, table.rows), default=0)


def read_table(table: Table, outliner: Outliner) -> None:
    """Add the rows of `table`: as sections and tasks below its heading, as paragraphs where there is none."""
    start, reading = _heading(table.rows, outliner)
    for row in table.rows[: start if reading else len(table.rows)]:
        _as_paragraphs(row, outliner)
    if reading is None:
        return
    rows = table.rows[start + 1 :] if not _two_rows(table.rows, start) else table.rows[start + 2 :]
    last = max((i for i, row in enumerate(rows) if len(_filled(row)) > 1), default=-1)
    for row in rows[: last + 1]:
        _row(row, reading)
    outliner.close()
    for row in rows[last + 1 :]:
        _as_paragraphs(row, outliner)


def _heading(rows: tuple[Row, ...], outliner: Outliner) -> tuple[int, _Reading | None]:
    """(index, reading) of the first row whose cells are headings of at least two columns, one of them the task."""
    for index, row in enumerate(rows[:_HEADING_WITHIN]):
        columns = _columns(row)
        if _two_rows(rows, index):
            columns |= _columns(rows[index + 1])
        columns = _with_title(columns, row)
        if Field.TITLE in columns.values() and len(set(columns.values())) > 1:
            return index, _Reading(columns, tuple(cell.text for cell in row), outliner)
    return 0, None


def _columns(row: Row) -> dict[int, Field]:
    found = ((i, column(joined(cell.text.replace("\n", "")))) for i, cell in enumerate(row))
    return {i: f for i, f in found if f is not None}


def _two_rows(rows: tuple[Row, ...], index: int) -> bool:
    """Whether the row below a heading belongs to it: each cell goes on from above, is empty, or is a heading."""
    if index + 1 >= len(rows) or not (above := _columns(rows[index])):
        return False
    below = _columns(rows[index + 1])
    own = [i for i, cell in enumerate(rows[index + 1]) if cell.text and not _continues(cell, rows[index], i)]
    return bool(own) and set(own) <= set(below) and len(above) > 1


def _continues(cell: Cell, above: Row, index: int) -> bool:
    return index < len(above) and above[index].anchor == cell.anchor


def _with_title(columns: dict[int, Field], row: Row) -> dict[int, Field]:
    """With one column as the task: the last of several, or the goal or measures where no column is headed so."""
    titles = [i for i, f in columns.items() if f is Field.TITLE]
    for i in titles:
        if row[i].anchor != row[titles[-1]].anchor:
            columns[i] = Field.SECTION
    for stand_in in (Field.GOAL, Field.MEASURES):
        if not titles and stand_in in columns.values():
            titles = [next(i for i, f in columns.items() if f is stand_in)]
            columns[titles[0]] = Field.TITLE
    return columns


def _row(row: Row, reading: _Reading) -> None:
    filled = _filled(row)
    if not filled or tuple(cell.text for cell in row) == reading.heading:
        return
    if len(filled) == 1 and label(filled[0].text.partition("：")[0]) is None and _is_section(filled[0], row, reading):
        _section(filled[0].text, filled[0], reading)
    else:
        _task(row, reading)


def _is_section(cell: Cell, row: Row, reading: _Reading) -> bool:
    """Whether the only filled cell of a row is a title: merged over columns, or no part of a task."""
    if len(cell.text) > _SECTION_LENGTH:
        return False
    wide = sum(other.anchor == cell.anchor for other in row) > 1
    marked = marker_of(cell.text)
    at = next(i for i, other in enumerate(row) if other.anchor == cell.anchor)
    first = reading.columns.get(at) in (Field.NUMBER, Field.SECTION, None)
    return wide or first or (marked is not None and marked[0].level <= Level.BRACKETED)


def _section(text: str, cell: Cell, reading: _Reading) -> None:
    marked = marker_of(joined(text.replace("\n", "")))
    marker, title = marked or (Marker(Level.CHINESE, None, ""), joined(text.replace("\n", "")))
    if marker.level >= Level.DIGIT:
        marker = Marker(Level.BRACKETED, marker.number, marker.written)
    reading.outliner.item(Item(marker, cell.place, [Piece(Field.TEXT, title, cell.place)]))
    reading.item, reading.task = None, ()


def _task(row: Row, reading: _Reading) -> None:
    by_field = {f: row[i] for i, f in sorted(reading.columns.items(), reverse=True) if i < len(row)}
    section = by_field.get(Field.SECTION)
    if section is not None and section.text and section.text != reading.section:
        reading.section = section.text
        _section(section.text, section, reading)
    key = tuple(by_field[f].anchor for f in (Field.NUMBER, Field.TITLE) if f in by_field)
    if reading.item is None or not (key == reading.task or _goes_on(by_field, reading)):
        reading.item = _new_item(row, by_field)
        reading.outliner.item(reading.item)
        reading.parts = []
    reading.task = key
    _add_fields(row, reading)


def _goes_on(by_field: Mapping[Field, Cell], reading: _Reading) -> bool:
    """Whether a row without title, or without number at the top of a page, is the rest of the row above."""
    title, number = by_field[Field.TITLE], by_field.get(Field.NUMBER)
    if not title.text:
        return True
    assert reading.item is not None
    parted = title.place.kind == PlaceKind.PAGE and title.place.where != reading.item.texts[-1].place.where
    if not (parted and number is not None and not number.text and reading.item.marker.written):
        return False
    reading.item.texts[-1].text = continued(reading.item.texts[-1].text, _prose(title.text))
    return True


def _new_item(row: Row, by_field: Mapping[Field, Cell]) -> Item:
    cell = by_field[Field.TITLE]
    title = _prose(cell.text)
    marked = marker_of(title)
    number = joined(by_field[Field.NUMBER].text) if Field.NUMBER in by_field else ""
    if number:
        marker = Marker(Level.DIGIT, read_number(number.strip(" .．、（）()")), number)
    else:
        marker = Marker(Level.DIGIT, marked[0].number, marked[0].written) if marked else Marker(Level.DIGIT, None, "")
    place = next((c.place for c in row if c.text), cell.place)
    return Item(marker, place, [Piece(Field.TEXT, marked[1] if marked else title, cell.place)], tabular=True)


def _add_fields(row: Row, reading: _Reading) -> None:
    assert reading.item is not None
    for i, found in sorted(reading.columns.items()):
        if i >= len(row) or not row[i].text or any(row[i].anchor == cell.anchor for cell in reading.parts):
            continue
        if found in SLOT_FIELDS or found in PROSE_FIELDS:
            text = _names(row[i]) if found in ROLE_FIELDS else _prose(row[i].text)
            reading.item.fields.append(Piece(found, text, row[i].place))
            reading.parts.append(row[i])
        elif found is Field.REMARK:
            reading.outliner.outline.loose.append(Piece(Field.TEXT, _prose(row[i].text), row[i].place))


def _names(cell: Cell) -> str:
    """The text of a cell with names; in a PDF file a break parts names only if whole ones stand on every line."""
    lines = cell.text.split("\n")
    if cell.place.kind == PlaceKind.PAGE and len(lines) > 1:
        reader = NameReader()
        if not all(reader.is_unit(name) for line in lines for name in reader.read(line).names):
            return "".join(lines)
    return cell.text


def _prose(text: str) -> str:
    """The lines of a cell as one text."""
    whole = ""
    for line in text.split("\n"):
        whole = continued(whole, joined(line)) if whole else joined(line)
    return whole


def _filled(row: Row) -> list[Cell]:
    """The cells of a row with text, each merged one once."""
    return list({cell.anchor: cell for cell in row if cell.text}.values())


def _as_paragraphs(row: Row, outliner: Outliner) -> None:
    for cell in _filled(row):
        for line in cell.text.split("\n"):
            outliner.paragraph(Paragraph(line, cell.place))
