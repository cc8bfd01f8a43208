"""Text found by its pinyin: initials or whole syllables, from any character on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from engine.text import normalised

Readings: TypeAlias = "Sequence[frozenset[str]]"
"""Per character, everything by which it may be typed: each reading, its initial, and zh, ch, sh."""


@lru_cache(maxsize=16384)
def readings(text: str) -> tuple[frozenset[str], ...]:
    """How the characters of `text` may be typed; other characters than Chinese ones are typed as they are."""
    from pypinyin import Style, pinyin  # only where somebody types Latin letters

    found = [options for ch in normalised(text) for options in pinyin(ch, style=Style.NORMAL, heteronym=True)]
    return tuple(frozenset(_typings(options)) for options in found)


def sounds(typed: str, text: str) -> bool:
    """Whether `typed` (lower case letters and digits) spells some characters of `text` in a row."""
    steps = readings(text)
    return any(_spells(typed, steps[start:]) for start in range(len(steps)))


def _spells(typed: str, steps: Readings) -> bool:
    rests = {typed}
    for step in steps:
        rests = {rest[len(way) :] for rest in rests for way in step if rest.startswith(way)}
        if "" in rests:
            return True
        if not rests:
            return False
    return False


def _typings(options: Sequence[str]) -> list[str]:
    found = []
    for reading in options:
        found += [reading, reading[:1]]
        if reading[:2] in ("zh", "ch", "sh"):
            found.append(reading[:2])
    return [way for way in found if way]
