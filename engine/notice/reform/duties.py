"""Whose duties a wording means: 甲、乙的职责, 甲的某职责、丙承担的某工作, 其职责."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.notice.name_list import NameReader
from engine.notice.wording import pieces

DUTY = "(?:职责任务|工作任务|职责|职能|业务|事项|工作)"

_BETWEEN = re.compile(r"(?<=职责|职能|业务|事项|工作)(?:[、,，]|以及|和|及|与)(?!职责|职能)")
_END = re.compile(r"(?:职责任务|职责|职能|业务|事项)(?:和(?:职责|职能))?等?$")
_OF = re.compile(r"(?:所)?(?:承担|负责|履行|行使|牵头)的?|的")
_ITS = re.compile(r"(?:其(?![他它余中])|该科室?|该单位|该中心|上述|以上|它们?)(?:原有|原)?")
_FORMER = re.compile("^原有?(?:的)?")
_BARE = re.compile(r"(?:全部|所有|有关|相关|相应|原有|其余|其他|其它|剩余|余下)*(?:工作)?")


@dataclass(frozen=True, slots=True)
class Given:
    """`what` of the duties of `giver`, as written; `what` is empty for all, `giver` where nobody is named."""

    giver: str
    what: str


def read_duties(text: str, reader: NameReader, before: Sequence[str]) -> list[Given]:
    """What a wording that ends in 职责 means; `before` are the departments that 其 refers to."""
    found: list[Given] = []
    last: tuple[str, ...] = ()
    for group in _BETWEEN.split(text):
        if not group:
            continue
        givers, what = _parted(_END.sub("", group), reader, before)
        last = givers or last
        found += [Given(giver, what) for giver in last or ("",)]
    return found


def _parted(group: str, reader: NameReader, before: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The givers and what of their duties."""
    group = _FORMER.sub("", group)
    if (its := _ITS.match(group)) is not None and not _begins_with_known(group, reader):
        return tuple(before), _OF.sub("", group[its.end() :], count=1)
    for mark in _OF.finditer(group):
        names = reader.read(group[: mark.start()]).names
        if names and all(map(reader.is_unit, names)):
            return names, group[mark.end() :]
    names = reader.read(group).names
    if names and all(map(reader.is_known, names)):
        return names, ""
    if known := _begins_with_known(group, reader):
        return (known,), group[len(known) :]
    if (mark_of := _OF.search(group)) is not None and mark_of.start():
        return reader.read(group[: mark_of.start()]).names, group[mark_of.end() :]
    return (tuple(before) if _BARE.fullmatch(group) else ()), group


def _begins_with_known(group: str, reader: NameReader) -> str:
    ends = (end for end in range(min(len(group), 30), 1, -1) if reader.is_known(group[:end]))
    return group[: next(ends, 0)]


def parts_of(what: str) -> Iterator[str]:
    """The single matters of a wording such as 学前教育、特殊教育和民办教育."""
    return pieces(what, "、,，")
