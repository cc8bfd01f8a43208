"""Numbers of headings: 一、（一） 1. in Chinese (GB/T 9704-2012, 7.3.3), 1 1.1 1.1.1 in English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reports.document import Block, Heading

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A number from 1 to 99 in Chinese characters; larger ones in Arabic digits."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def numbered(blocks: Iterable[Block], language: str) -> tuple[Block, ...]:
    """The blocks with their headings numbered."""
    counts = [0, 0, 0]
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level - 1
            counts[level:] = [counts[level] + 1, *[0] * (len(counts) - level - 1)]
            block = replace(block, text=_number(counts[: block.level], language) + block.text)  # noqa: PLW2901
        found.append(block)
    return tuple(found)


def _number(counts: list[int], language: str) -> str:
    if language != "zh":
        return ".".join(map(str, counts)) + " "
    last = counts[-1]
    return (f"{chinese(last)}、", f"（{chinese(last)}）", f"{last}. ")[len(counts) - 1]
