"""A formal document cut into passages and sentences, each with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.notice.clean import cleaned
from engine.notice.numbering import marker_of
from engine.notice.paragraphs import Block, Paragraph, Place, Table
from engine.notice.wording import CLOSING, OPENING, continued, joined, pieces

_UNFINISHED = re.compile(r"[，、,“《（(]$")
_LONGEST = 10_000
"""Characters to which a passage may grow by joining lines; keeps the joining linear in the size of the text."""
NUMBER = re.compile(
    r"[（(]?(?P<number>[\u4e00-\u9fff]{2,14} ?[〔\[（(【] ?(?:19|20)\d\d ?[〕\]）)】] ?(?:第 ?)?\d{1,5} ?号)[）)]?"
    r"(?: *签发人.*)?"
)
"""A line that is a document number."""

_WHOLE = re.compile(
    rf"[^。，]{{2,40}}文件|{NUMBER.pattern}|.{{1,80}}[：:]|"
    r"(?!根据|按照|依据|经).{0,40}关于.{2,60}的(?:通知|批复|决定|意见|函|公告|通告|报告|方案)"
)
"""A line of a head, or one that announces: the next line does not continue it."""

_ENDS = "。；;！!：:\n"


@dataclass(frozen=True, slots=True)
class Passage:
    """A whole paragraph, or a cell of a table."""

    text: str
    place: Place
    tabular: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its number and end; `passage` is the index of the passage it stands in."""

    text: str
    place: Place
    passage: int


def passages_of(blocks: Iterable[Block]) -> list[Passage]:
    """The passages of a document in reading order: noise removed, broken lines joined."""
    found: list[Passage] = []
    last: Paragraph | None = None
    for block in cleaned(blocks):
        if isinstance(block, Table):
            found += _cells(block)
            last = None
        elif last is not None and _goes_on(found[-1].text, last, block):
            found[-1] = Passage(continued(found[-1].text, joined(block.text)), found[-1].place)
            last = block
        else:
            found.append(Passage(joined(block.text), block.place))
            last = block
    return found


def sentences_of(passages: Iterable[Passage]) -> Iterator[Sentence]:
    """The sentences of the passages."""
    for index, passage in enumerate(passages):
        for part in pieces(passage.text, _ENDS):
            if text := _unnumbered(part):
                yield Sentence(text, passage.place, index)


def _goes_on(text: str, last: Paragraph, line: Paragraph) -> bool:
    if len(text) > _LONGEST or marker_of(line.text) is not None:
        return False
    if NUMBER.fullmatch(line.text) or _WHOLE.fullmatch(text):
        return False
    if _UNFINISHED.search(text) or not _balanced(text):
        return not line.indented or not last.full
    return last.full and not line.indented and not line.gap


def _balanced(text: str) -> bool:
    tail = text[-400:]
    return sum(tail.count(ch) for ch in OPENING) <= sum(tail.count(ch) for ch in CLOSING)


def _cells(table: Table) -> Iterator[Passage]:
    """The cells of a table in reading order, a merged one once."""
    seen: set[tuple[int, int]] = set()
    for cell in (cell for row in table.rows for cell in row):
        if cell.anchor not in seen and cell.text.strip():
            seen.add(cell.anchor)
            yield Passage(joined(cell.text), cell.place, tabular=True)


def _unnumbered(text: str) -> str:
    while (marked := marker_of(text)) is not None and marked[1]:
        text = marked[1]
    return text.strip(" 。.，,、")
