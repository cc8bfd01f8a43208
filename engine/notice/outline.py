"""The outline of a notice: numbered items with the text and the labelled fields that stand under each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.notice.labels import PROSE_FIELDS, SLOT_FIELDS, Field, label, slots
from engine.notice.numbering import Level, Marker, marker_of
from engine.notice.paragraphs import Paragraph, Place
from engine.notice.wording import CLOSING, OPENING, continued, joined


@dataclass(slots=True)
class Piece:
    """A text with what it is and where it stands."""

    field: Field
    text: str
    place: Place


@dataclass(eq=False, slots=True)
class Item:
    """A numbered item; `texts` are its own paragraphs (the first holds its title), `fields` what labels say.

    `tabular`: it is a row of a table, whose title cell is `texts[0]`.
    """

    marker: Marker
    place: Place
    texts: list[Piece] = field(default_factory=list)
    fields: list[Piece] = field(default_factory=list)
    parent: Item | None = None
    children: list[Item] = field(default_factory=list)
    tabular: bool = False

    def walk(self) -> Iterator[Item]:
        """The item and everything below it, in reading order."""
        waiting = [self]
        while waiting:
            item = waiting.pop()
            yield item
            waiting += reversed(item.children)


@dataclass
class Outline:
    """What a notice consists of: text before the first item, items at the top, text that stands under nothing."""

    head: list[Piece] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)

    def walk(self) -> Iterator[Item]:
        """Every item in reading order."""
        for item in self.items:
            yield from item.walk()


_UNFINISHED = re.compile(r"[，、,；;：:（(《“〔]$")
_SENTENCE_END = re.compile(r"[。！？!?；;：:”）)】\]]$")
_SEPARATED = re.compile(r"[、，,；;和及与]$")
_LONGEST = 10_000
"""Characters to which a paragraph may grow by joining lines; keeps the joining linear in the size of the text."""
_ATTACHMENT = re.compile(r" ?附 ?件 ?\d{0,2} ?[:：]")


class Outliner:
    """Takes the paragraphs of a notice one after another and hangs each where it belongs."""

    def __init__(self) -> None:
        self.outline = Outline()
        self._path: list[Item] = []
        self._open: Piece | None = None
        self._open_full = False
        self._closed = False
        self._attachments = False

    def paragraph(self, paragraph: Paragraph) -> None:
        """Add a paragraph or line."""
        text = paragraph.text
        if (first := _first_label(text)) is not None:
            self._labelled(first, paragraph)
        elif (marked := marker_of(text)) is not None and not self._continues_number():
            self._numbered(*marked, paragraph)
        else:
            self._plain(paragraph)
        self._open_full = paragraph.full

    def item(self, item: Item) -> None:
        """Add an item below the nearest one of a smaller level."""
        while self._path and self._path[-1].marker.level >= item.marker.level:
            self._path.pop()
        if self._path:
            item.parent = self._path[-1]
            item.parent.children.append(item)
        else:
            self.outline.items.append(item)
        self._path.append(item)
        self._open = item.texts[-1] if item.texts else None
        self._closed = False

    def close(self) -> None:
        """End the current item: what follows without a number belongs to nothing."""
        self._open = None
        self._closed = bool(self._path)

    def _continues_number(self) -> bool:
        """Whether a line that looks numbered goes on with a figure broken at the margin (2017-, 2020、)."""
        return self._open_full and self._open is not None and self._open.text[-1:] in "-—–~至到（(《“第"

    def _numbered(self, marker: Marker, rest: str, paragraph: Paragraph) -> None:
        if self._path and (first := _first_label(rest)) is not None and first[0] is not Field.REMARK:
            self._labelled(first, Paragraph(rest, paragraph.place))
        elif self._attachments and marker.level is Level.DIGIT:
            self._loose(paragraph)
        else:
            item = Item(marker, paragraph.place)
            before, values = slots(rest, prose=True)
            item.texts = [Piece(Field.TEXT, joined(before), paragraph.place)]
            item.fields = [Piece(f, value, paragraph.place) for f, value in values]
            self.item(item)
            self._open = item.fields[-1] if item.fields else item.texts[-1]
            self._attachments = False

    def _labelled(self, first: tuple[Field, str], paragraph: Paragraph) -> None:
        if first[0] is Field.REMARK:
            self._attachments = _ATTACHMENT.match(paragraph.text) is not None
            self._loose(paragraph)
            self.close()
        elif not self._path:
            self.outline.head.append(Piece(first[0], paragraph.text, paragraph.place))
        else:
            found = _prose(*first) if first[0] in PROSE_FIELDS else slots(paragraph.text)[1] or [first]
            pieces = [Piece(f, value, paragraph.place) for f, value in found]
            self._path[-1].fields += pieces
            self._open, self._closed = pieces[-1], False

    def _plain(self, paragraph: Paragraph) -> None:
        self._attachments = False
        if not self._path and self._open_full and not paragraph.indented and self.outline.head:
            self.outline.head[-1].text = continued(self.outline.head[-1].text, paragraph.text)
        elif not self._path:
            self.outline.head.append(Piece(Field.TEXT, paragraph.text, paragraph.place))
        elif self._closed and self._open_full and not paragraph.indented and self.outline.loose:
            last = self.outline.loose[-1]
            last.text = continued(last.text, paragraph.text)
        elif self._closed:
            self._loose(paragraph)
        elif self._open is not None and self._goes_on(self._open, paragraph):
            self._open.text = continued(self._open.text, _kept(paragraph.text, self._open.field))
        elif self._open is None or (self._open.field in SLOT_FIELDS and not _is_bracket(paragraph.text)):
            self._loose(paragraph)
            self.close()
        else:
            self._open = Piece(Field.TEXT, joined(paragraph.text), paragraph.place)
            self._path[-1].texts.append(self._open)

    def _goes_on(self, open_: Piece, paragraph: Paragraph) -> bool:
        """Whether a line without number or label continues what is open."""
        if len(open_.text) > _LONGEST:
            return False
        if open_.field in PROSE_FIELDS:
            return not _is_bracket(paragraph.text)
        if open_.field in SLOT_FIELDS:
            return _list_goes_on(open_.text, paragraph, self._open_full)
        if (self._open_full and not paragraph.indented) or not _balanced(open_.text):
            return True
        return _UNFINISHED.search(open_.text) is not None and open_.text[-1] not in "：:；;"

    def _loose(self, paragraph: Paragraph) -> None:
        self.outline.loose.append(Piece(Field.TEXT, paragraph.text, paragraph.place))


def _first_label(text: str) -> tuple[Field, str] | None:
    """(field, text behind the colon) if `text` begins with a label."""
    head, colon, _ = text[:40].partition("：")
    if not colon:
        head, colon, _ = text[:40].partition(":")
    found = label(head) if colon else None
    return (found, text[len(head) + 1 :].strip()) if found is not None else None


def _prose(first: Field, text: str) -> list[tuple[Field, str]]:
    before, values = slots(text, prose=True)
    return [(first, joined(before)), *values]


def _kept(text: str, open_: Field) -> str:
    """Blanks may separate names, so only prose loses them."""
    return text if open_ in SLOT_FIELDS else joined(text)


def _list_goes_on(value: str, paragraph: Paragraph, full: bool) -> bool:
    if len(paragraph.text) > 120 or "：" in paragraph.text[:12]:
        return False
    if not value or _SEPARATED.search(value):
        return True
    return full and not paragraph.gap and not paragraph.indented


def _is_bracket(text: str) -> bool:
    """Whether a line is nothing but a bracket, as an attribution on a line of its own."""
    bare = text.strip(" 。")
    return len(bare) > 2 and bare[0] in "（(〔[【" and bare[-1] in "）)〕]】"


def _balanced(text: str) -> bool:
    tail = text[-400:]
    return sum(tail.count(ch) for ch in OPENING) <= sum(tail.count(ch) for ch in CLOSING)
