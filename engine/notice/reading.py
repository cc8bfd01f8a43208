"""Who answers for each item: brackets read and taken out of the text, fields read, misplaced ones put right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.notice.attribution import Assignment, of_bracket, of_slots
from engine.notice.labels import PROSE_FIELDS, ROLE_FIELDS, SLOT_FIELDS, Field
from engine.notice.name_list import NameReader
from engine.notice.numbering import Level, Marker
from engine.notice.outline import Item, Outline, Piece
from engine.notice.wording import brackets


@dataclass
class Reading:
    """The assignments of an outline's items."""

    outline: Outline
    reader: NameReader
    of: dict[Item, Assignment] = field(default_factory=dict)

    def assigns(self, item: Item) -> bool:
        """Whether the item itself names somebody."""
        return item in self.of and self.of[item].assigns


def read_assignments(outline: Outline, reader: NameReader) -> Reading:
    """Read who answers for what in `outline`; items are split, and fields moved, where the notice means it so."""
    reading = Reading(outline, reader)
    for item in list(outline.walk()):
        _split(item, reader)
    if not _any_assignment(outline, reader):
        _take_head(outline, reader)
    _lift(outline)
    for item in outline.walk():
        reading.of[item] = _assignment(item, reader)
    return reading


def _assignment(item: Item, reader: NameReader) -> Assignment:
    """What the fields and brackets of `item` assign; the brackets are taken out of its texts."""
    assignment = of_slots([(piece.field, piece.text) for piece in item.fields if piece.field in SLOT_FIELDS], reader)
    for piece in _prose(item):
        piece.text, inline = extract(piece.text, reader)
        for found in inline:
            assignment.add(found)
    return assignment


def _prose(item: Item) -> Iterator[Piece]:
    yield from item.texts
    yield from (piece for piece in item.fields if piece.field in PROSE_FIELDS)


def extract(text: str, reader: NameReader) -> tuple[str, list[Assignment]]:
    """`text` without the brackets that assign something, and what they assign."""
    end = len(text.rstrip("。．.；;，, "))
    kept: list[str] = []
    found: list[Assignment] = []
    behind = 0
    for start, stop in brackets(text):
        assignment = of_bracket(text[start + 1 : stop - 1], reader, at_end=stop >= end)
        if assignment is not None:
            found.append(assignment)
            kept.append(text[behind:start])
            behind = stop
    if not found:
        return text, found
    rest = text[behind:]
    before = "".join(kept).rstrip()
    return before + (rest.lstrip("。．.；;，, ") if before.endswith(("。", "；", ";")) or not before else rest), found


def _inline(piece: Piece, reader: NameReader) -> bool:
    """Whether a bracket in `piece` names somebody."""
    return any(found.assigns for found in extract(piece.text, reader)[1])


def _split(item: Item, reader: NameReader) -> None:
    """Make tasks of the unnumbered paragraphs below a title that each end with their own bracket."""
    if item.tabular or len(item.texts) < 3 or any(piece.field in ROLE_FIELDS for piece in item.fields):
        return
    carrying = {id(piece) for piece in item.texts if _inline(piece, reader)}
    if len(carrying) < 2 or id(item.texts[0]) in carrying:
        return
    item.texts, parts = item.texts[:1], item.texts[1:]
    waiting: list[Piece] = []
    tasks: list[Item] = []
    for piece in parts:
        waiting.append(piece)
        if id(piece) in carrying:
            tasks.append(_unnumbered(waiting, item))
            waiting = []
    item.texts += waiting
    item.children = tasks + item.children


def _unnumbered(texts: list[Piece], parent: Item | None) -> Item:
    return Item(Marker(Level.NONE, None, ""), texts[0].place, list(texts), parent=parent)


def _any_assignment(outline: Outline, reader: NameReader) -> bool:
    return any(
        any(piece.field in ROLE_FIELDS for piece in item.fields)
        or any(_inline(piece, reader) for piece in _prose(item))
        for item in outline.walk()
    )


def _take_head(outline: Outline, reader: NameReader) -> None:
    """A notice without numbers: its paragraphs that end with a bracket are the tasks."""
    tasks = [piece for piece in outline.head if piece.field is Field.TEXT and _inline(piece, reader)]
    taken = {id(piece) for piece in tasks}
    outline.head = [piece for piece in outline.head if id(piece) not in taken]
    outline.items = [_unnumbered([piece], None) for piece in tasks] + outline.items


def _lift(outline: Outline) -> None:
    """Give an item the fields that stand behind the last of its sub-items, where sub-items are its measures."""
    items = list(outline.walk())
    last_only: Counter[Level] = Counter()
    others: Counter[Level] = Counter()
    for item in items:
        if len(item.children) > 1 and not _has_role_field(item):
            (last_only if _only_last(item) else others)[item.marker.level] += any(map(_has_role_field, item.children))
    for item in reversed(items):
        measures = any(piece.field is Field.MEASURES for piece in item.fields)
        usual = len(item.children) > 1 and last_only[item.marker.level] > others[item.marker.level]
        if (measures or usual) and item.children and not item.children[0].tabular and _only_last(item):
            _lift_from(item.children[-1], item)


def _only_last(item: Item) -> bool:
    *before, last = item.children
    return _has_role_field(last) and not any(_has_role_field(child) or child.children for child in before)


def _has_role_field(item: Item) -> bool:
    return any(piece.field in ROLE_FIELDS for piece in item.fields)


def _lift_from(child: Item, item: Item) -> None:
    moved = [piece for piece in child.fields if piece.field in SLOT_FIELDS]
    child.fields = [piece for piece in child.fields if piece.field not in SLOT_FIELDS]
    item.fields += moved
