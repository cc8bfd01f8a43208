"""Tasks and sections of a plan, built from the items of a notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from engine.message import message
from engine.model import ROLES, Attribution, Indicator, Role, Section, Task
from engine.notice.choosing import ancestors
from engine.notice.deadlines import deadline
from engine.notice.figures import indicators
from engine.notice.labels import Field
from engine.notice.outline import Item, Piece
from engine.notice.reading import Reading
from engine.notice.report import ImportReport
from engine.notice.titles import END, split_measures, split_title


@dataclass(frozen=True)
class Builder:
    """Builds the plan's parts; `year` and `title` are the plan's, `first_leads`: the first of a bare list leads."""

    reading: Reading
    report: ImportReport
    year: int
    title: str
    first_leads: bool

    def build(self, items: Sequence[Item]) -> tuple[list[Section], list[Task]]:
        """The sections and tasks of the chosen `items`; what is inferred or left over goes into the report."""
        sections, section_of = self._sections(items)
        numbers = self._numbers(items)
        tasks = [self._task(item, number, section_of[item.parent]) for item, number in zip(items, numbers, strict=True)]
        self._report_rest(items)
        return sections, tasks

    def _numbers(self, items: Sequence[Item]) -> list[int]:
        if (own := _rising(items)) is not None:
            return own
        self.report.infer(message("the tasks were numbered 1 to {last} in reading order", last=len(items)))
        return list(range(1, len(items) + 1))

    def _sections(self, items: Sequence[Item]) -> tuple[list[Section], dict[Item | None, int]]:
        parents = list(dict.fromkeys(item.parent for item in items))
        numbers = _rising(parents)
        if numbers is None:
            numbers = list(range(1, len(parents) + 1))
            self._say_numbered(parents)
        titles = [_section_title(parent) or self.title for parent in parents]
        sections = [Section(number, title, 0) for number, title in zip(numbers, titles, strict=True)]
        return sections, dict(zip(parents, numbers, strict=True))

    def _say_numbered(self, parents: Sequence[Item | None]) -> None:
        if None in parents:
            self.report.infer(message("tasks without a section stand in one called {title}", title=self.title))
        if len(parents) > 1:
            self.report.infer(message("the sections were numbered 1 to {last} in reading order", last=len(parents)))

    def _task(self, item: Item, number: int, section: int) -> Task:
        assignment = self.reading.of[item]
        for note in assignment.notes:
            self.report.infer(note, item.place)
        title, rest = self._title(item, number)
        goal = "".join(_texts(item, Field.GOAL))
        measures = [*_texts(item, Field.MEASURES), *rest, *_below(item)]
        written = item.marker.written
        return Task(
            number,
            section,
            title,
            line=0,
            attributions=tuple(self._attributions(item, number)),
            problem="".join(_texts(item, Field.PROBLEM)),
            goal=goal,
            measures=tuple(split_measures(measures)),
            indicators=tuple(_indicators([title, goal, *measures], self.year)),
            due=self._due(item, assignment.due),
            overseer=assignment.overseer or _overseer_above(item),
            source=item.place.written,
            original_number=written if item.marker.number != number else "",
        )

    def _title(self, item: Item, number: int) -> tuple[str, list[str]]:
        """The title of a task, and the texts of the item that are not its title."""
        texts = [piece.text for piece in item.texts if piece.text.strip(END)]
        if not texts:
            self.report.infer(message("task {number} has no title of its own", number=number), item.place)
            others = [*_texts(item, Field.GOAL), *_texts(item, Field.MEASURES), str(number)]
            return split_title(others[0])[0] or str(number), []
        title, rest = split_title(texts[0])
        if rest == texts[0]:
            self.report.infer(message("the title of task {number} is its first clause", number=number), item.place)
        return title, [text for text in (rest, *texts[1:]) if text.strip(END)]

    def _attributions(self, item: Item, number: int) -> Iterator[Attribution]:
        names = {role: list(self.reading.of[item].names[role]) for role in ROLES}
        lead, responsible = names[Role.LEAD], names[Role.RESPONSIBLE]
        if self.first_leads and not lead and responsible and not self.reading.of[item].verbal:
            lead.append(responsible.pop(0))
            self.report.infer(
                message("{name} leads task {number} as the first named", name=lead[0], number=number), item.place
            )
        for role in ROLES:
            yield from (Attribution(number, role, name, 0) for name in names[role])

    def _due(self, item: Item, text: str) -> date | None:
        if not text:
            return None
        found = deadline(text, self.year)
        if found is None:
            self.report.infer(message("the deadline {text} names no day", text=text), item.place)
            return None
        if found.supposed or not _FULL_DAY.fullmatch(text):
            self.report.infer(message("the deadline {text} was taken as {day}", text=text, day=found.day), item.place)
        return found.day

    def _report_rest(self, items: Sequence[Item]) -> None:
        """Report what stands in headings besides their titles, and items that are neither tasks nor headings."""
        inside = {below for item in items for below in item.walk()}
        headings: set[Item] = set()
        for item in items:
            headings.update(ancestors(item, headings))
        for item in self.reading.outline.walk():
            if item in headings:
                self.report.unplaced += _beside_title(item)
            elif item not in inside:
                self.report.unplaced += _whole(item)


_FULL_DAY = re.compile(r"[^\d]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:之|以)?前?")


def _rising(items: Sequence[Item | None]) -> list[int] | None:
    """The items' own numbers if each has one and they rise."""
    own = [(item.marker.number or 0) if item else 0 for item in items]
    return own if own[0] > 0 and all(a < b for a, b in pairwise(own)) else None


def _section_title(item: Item | None) -> str:
    """The titles of the headings above a task, from the top down."""
    titles: list[str] = []
    while item is not None:
        titles.append(split_title(item.texts[0].text)[0] if item.texts else "")
        item = item.parent
    return " · ".join(filter(None, reversed(titles)))


def _texts(item: Item, wanted: Field) -> list[str]:
    return [piece.text for piece in item.fields if piece.field is wanted and piece.text]


def _below(item: Item) -> Iterator[str]:
    """The texts of the sub-items, which are measures."""
    for child in item.walk():
        if child is not item:
            yield from (piece.text for piece in (*child.texts, *child.fields))


def _overseer_above(item: Item) -> str:
    for heading in ancestors(item, set()):
        if texts := _texts(heading, Field.OVERSEER):
            return texts[0]
    return ""


def _indicators(texts: Sequence[str], year: int) -> Iterator[Indicator]:
    yield from dict.fromkeys(indicator for text in texts for indicator in indicators(text, year))


def _beside_title(item: Item) -> list[Piece]:
    rest = [Piece(Field.TEXT, split_title(piece.text)[1], piece.place) for piece in item.texts[:1]]
    fields = [piece for piece in item.fields if piece.field is not Field.OVERSEER]
    return [piece for piece in (*rest, *item.texts[1:], *fields) if piece.text.strip(END)]


def _whole(item: Item) -> list[Piece]:
    first = [Piece(piece.field, item.marker.written + piece.text, piece.place) for piece in item.texts[:1]]
    return [*first, *item.texts[1:], *item.fields]
