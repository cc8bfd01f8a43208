"""What is typed into the filter: words and `key:value` pairs, all of which must hold.

`lead:计财科 responsible:jjk dept:办公室 is:orphan code:A103 section:3`, or words found in number, title, names and
pinyin. The keys may be written in Chinese: 牵头、责任、配合、科室、状态、规则、板块.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from engine.text import normalised
from tui.model.pinyin import sounds

KEYS: Mapping[str, str] = {
    "lead": "lead", "牵头": "lead",
    "responsible": "responsible", "resp": "responsible", "责任": "responsible",
    "support": "support", "配合": "support",
    "dept": "dept", "department": "dept", "科室": "dept",
    "is": "is", "状态": "is",
    "code": "code", "规则": "code",
    "section": "section", "板块": "section",
}  # fmt: skip

STATUSES: Mapping[str, str] = {
    "orphan": "orphan", "无主": "orphan",
    "transition": "transition", "过渡": "transition",
    "moved": "moved", "划出": "moved",
    "collective": "collective", "集体": "collective",
    "changed": "changed", "调整": "changed",
    "error": "error", "错误": "error",
    "warning": "warning", "警告": "warning",
    "overdue": "overdue", "逾期": "overdue",
}  # fmt: skip


@dataclass(frozen=True)
class Facts:
    """What can be asked of one task: `holders` by role, all names in `names`, rule codes, statuses."""

    number: int
    title: str
    section: int
    section_title: str = ""
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Condition:
    """One word of the filter; `key` is empty for a bare word."""

    key: str
    value: str


def parse(typed: str) -> tuple[Condition, ...]:
    """The conditions of a filter; a key that is none is part of a word."""
    words = unicodedata.normalize("NFKC", typed).split()
    return tuple(_condition(word) for word in words)


def matching(facts: Iterable[Facts], typed: str) -> list[int]:
    """The numbers of the tasks on which every condition holds, in their order."""
    conditions = parse(typed)
    return [fact.number for fact in facts if all(_holds(condition, fact) for condition in conditions)]


def found(typed: str, texts: Sequence[str]) -> bool:
    """Whether every bare word of `typed` is found in one of the texts, as written or by pinyin."""
    return all(any(_in(word, text) for text in texts) for word in unicodedata.normalize("NFKC", typed).split())


def _condition(word: str) -> Condition:
    key, colon, value = word.partition(":")
    known = KEYS.get(key.lower())
    return Condition(known, value) if colon and known else Condition("", word)


def _holds(condition: Condition, facts: Facts) -> bool:
    key, value = condition.key, condition.value
    if not value:
        return True
    if key == "is":
        return STATUSES.get(value.lower(), value.lower()) in facts.statuses
    if key == "code":
        return any(code.startswith(value.upper()) for code in facts.codes)
    if key == "section":
        return value == str(facts.section) or _in(value, facts.section_title)
    if key:
        return any(_in(value, name) for name in (facts.names if key == "dept" else facts.holders.get(key, ())))
    return _word(value, facts)


def _word(value: str, facts: Facts) -> bool:
    if value.isdigit() and int(value) == facts.number:
        return True
    texts = (facts.title, *facts.names, *facts.codes)
    return any(_in(value, text) for text in texts)


def _in(value: str, text: str) -> bool:
    wanted = normalised(value)
    if wanted in normalised(text):
        return True
    return re.fullmatch(r"[a-z0-9]+", wanted) is not None and not wanted.isdigit() and sounds(wanted, text)
