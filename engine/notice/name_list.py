"""Lists of names as notices write them: separators, conjunctions, blanks inside names, open tails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.message import Message, message
from engine.notice.collectives import collective
from engine.notice.wording import joined, pieces
from engine.text import normalised

_UNIT_END = re.compile(
    r"(?:科|室|处|股|局|办|委|委员会|管委会|厅|司|站|中心|所|院|馆|校|园|部|队|组|公司|政府|党委|工会|团委|妇联|协会|学会|联合会|联盟|大学|园区|县区|区县|街道|"
    r"乡镇|单位|部门|机构|银行|集团|法院|基地|专班|[市县区])(?:[（(〔][^（）()〔〕]*[）)〕])?$"
)
_PLAIN = re.compile(r"[^\d“”\"《》。！？!?%：:]{2,30}")
_TAIL = re.compile(
    r"(?<=[^\s])(等(?:[\d一二三四五六七八九十]+[家个])?(?:有关|相关|各有关|各相关|市级|县级)?(?:部门|单位|科室|处室|股室|责任单位|成员单位)?"
    r"(?:[和、及（(](?:部门|单位|科室)[）)]?)?)$"
)
_CONJUNCTION = re.compile("以及|[和及与]")
_LEADING = re.compile(r"^(?:由|以及|和|及|与)(?=.{2})")
_SEPARATORS = "、，,；;/／|\n"


@dataclass(frozen=True, slots=True)
class NameList:
    """The names of a list in order, as written, and what was left out or supposed in reading it."""

    names: tuple[str, ...]
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class NameReader:
    """Reads lists of names; `known` are the normalised names that are certain to be names."""

    known: frozenset[str] = field(default_factory=frozenset)

    def read(self, text: str) -> NameList:
        """The names of `text`."""
        notes: list[Message] = []
        names = [name for piece in self._pieces(text) for name in self._names(piece.strip(" 。.;；:："), notes)]
        return NameList(tuple(names), tuple(notes))

    def is_unit(self, name: str) -> bool:
        """Whether `name` is known, a collective, or ends as names of departments end."""
        return self.is_known(name) or collective(name) is not None or self._ends_as_unit(name)

    def is_known(self, name: str) -> bool:
        """Whether `name` is one of the known names."""
        return normalised(name) in self.known

    def plausible(self, name: str) -> bool:
        """Whether `name` can be a name at all: short, without figures, quotations or ends of sentences."""
        return self.is_known(name) or _PLAIN.fullmatch(name) is not None

    def _ends_as_unit(self, name: str) -> bool:
        return 2 <= len(name) <= 30 and _UNIT_END.search(name) is not None and self.plausible(name)

    def _pieces(self, text: str) -> Iterator[str]:
        return iter((text,)) if self.is_known(joined(text)) else pieces(text, _SEPARATORS)

    def _names(self, piece: str, notes: list[Message]) -> Iterator[str]:
        words = [joined(part) for part in self._by_blank(piece)]
        if len(words) > 1:
            notes.append(message("the blank between {names} was taken for a separator", names=tuple(words)))
        for word in words:
            for name in self._by_conjunction(word):
                yield from self._without_tail(_LEADING.sub("", name), notes)

    def _by_blank(self, piece: str) -> Iterator[str]:
        """Pieces at blanks, except that single characters and halves of a name belong together (人 事 科)."""
        held = ""
        for part in piece.split(" "):
            if held and not self._stands_alone(held, part):
                held += part
                continue
            if held:
                yield held
            held = part
        if held:
            yield held

    def _stands_alone(self, held: str, following: str) -> bool:
        if len(following) < 2 or len(held) < 2 or following[0] in "（(等" or held[-1] in "和及与":
            return False
        return self.is_known(held) or len(held) > 2 or self.is_unit(held)

    def _by_conjunction(self, word: str) -> Iterator[str]:
        if self.is_known(word):
            yield word
            return
        start = 0
        for match in _CONJUNCTION.finditer(word):
            left, right = word[start : match.start()], word[match.end() :]
            if self._parts(left) and self._parts(right):
                yield left
                start = match.end()
        yield word[start:]

    def _parts(self, side: str) -> bool:
        return self.is_known(side) or collective(side) is not None or (len(side) > 2 and self._ends_as_unit(side))

    def _without_tail(self, name: str, notes: list[Message]) -> Iterator[str]:
        match = _TAIL.search(name)
        if match is None or self.is_known(name):
            if name:
                yield name
            return
        notes.append(message("the open end {tail} after {name} was dropped", tail=match[1], name=name[: match.start()]))
        yield name[: match.start()]
