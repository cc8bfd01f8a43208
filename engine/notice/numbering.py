"""Numbers before headings, tasks and items: 一、 （一） 1. （1） ① and their relatives."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

_NUMERAL = "一二三四五六七八九十百零〇两"
_DIGITS = {ch: value for value, ch in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


class Level(IntEnum):
    """The kind of a number; a greater level stands below a smaller one."""

    PART = 0
    CHINESE = 1
    BRACKETED = 2
    DIGIT = 3
    DIGIT_BRACKETED = 4
    CIRCLED = 5
    NONE = 6


@dataclass(frozen=True, slots=True)
class Marker:
    """A number as it stands before a text; `number` is None where there is none to be read."""

    level: Level
    number: int | None
    written: str


_MARKERS = (
    (Level.PART, re.compile(rf"第([{_NUMERAL}]{{1,5}}|\d{{1,3}})(?:部分|章|篇|板块)[ :：、]*")),
    (Level.CHINESE, re.compile(rf"([{_NUMERAL}]{{1,6}}) ?[、．.](?![{_NUMERAL}])")),
    (Level.BRACKETED, re.compile(rf"[（(] ?([{_NUMERAL}]{{1,6}}) ?[）)][、.．]?")),
    (Level.BRACKETED, re.compile(r"([㈠-㈩])[、.．]?")),
    (Level.DIGIT, re.compile(r"(\d{1,5}) ?(?:[.．](?!\d)|[.．](?=(?:19|20)\d\d ?年)|、)")),
    (Level.DIGIT, re.compile(r"([⒈-⒛])")),
    (Level.DIGIT_BRACKETED, re.compile(r"[（(] ?(\d{1,3}) ?[）)][、.．]?|(\d{1,3})[）)][、.．]?")),
    (Level.DIGIT_BRACKETED, re.compile(r"([⑴-⒇])")),
    (Level.CIRCLED, re.compile(r"([①-⑳㉑-㉟㊱-㊿❶-❿⓵-⓾])")),
)


def marker_of(text: str) -> tuple[Marker, str] | None:
    """The number that `text` begins with, and what follows it; None if it begins with none."""
    for level, pattern in _MARKERS:
        if (match := pattern.match(text)) is not None:
            written = next(group for group in match.groups() if group)
            number = read_number(written)
            if number:
                return Marker(level, number, match.group().strip()), text[match.end() :].strip()
    return None


def read_number(written: str) -> int | None:
    """The value of a number in digits, in Chinese numerals below a thousand, or in a circle; None if it is none."""
    if written.isdecimal():
        return int(written)
    if len(written) == 1 and written not in _NUMERAL:
        return int(unicodedata.numeric(written, 0)) or None
    return _chinese(written)


def _chinese(written: str) -> int | None:
    """Chinese numerals: 百 and 十 multiply what stands before them; without them the digits stand in a row."""
    if not written or set(written) - set(_NUMERAL):
        return None
    if not set(written) & set("十百"):
        return int("".join(str(_DIGITS[ch]) for ch in written))
    total = digit = 0
    for ch in written:
        if ch in _DIGITS:
            digit = _DIGITS[ch]
        else:
            total += (digit or 1) * (10 if ch == "十" else 100)
            digit = 0
    return total + digit
