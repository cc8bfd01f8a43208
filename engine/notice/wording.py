"""Characters and blanks of notices: widths made one, blanks inside words removed, brackets and sentences found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

CJK = "\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’—…·"
OPENING = "（(〔[【《“〈「"
CLOSING = "）)〕]】》”〉」"

_INVISIBLE = dict.fromkeys([*range(0x20), 0x7F, *range(0x80, 0xA0), 0xAD, 0x61C, *range(0x200B, 0x2010),
                            *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xD800, 0xE000),
                            0xFFFE, 0xFFFF])  # fmt: skip
_BLANKS = dict.fromkeys([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B),
                         0x2028, 0x2029, 0x202F, 0x205F, 0x3000], " ")  # fmt: skip
_LETTERS = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
_RADICALS = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00))
}
_NARROW = _INVISIBLE | _BLANKS | _LETTERS | _RADICALS | {0xFF05: "%", 0xFF0E: "．", 0xFF61: "。"}

_BLANK_RUN = re.compile(r" {2,}")
_BLANK_BESIDE_CJK = re.compile(rf" +(?=[{CJK}])|(?<=[{CJK}]) +")


def narrowed(text: str) -> str:
    """`text` in one line: half-width letters and digits, plain blanks, no control or invisible characters.

    Radicals and compatibility characters, which PDF files give for ordinary ones, become the ordinary ones.
    """
    return _BLANK_RUN.sub(" ", text.translate(_NARROW)).strip()


def joined(text: str) -> str:
    """Prose without the blanks that stand beside Chinese characters or punctuation."""
    return _BLANK_BESIDE_CJK.sub("", text)


def continued(first: str, second: str) -> str:
    """Two pieces of a broken line as one: a blank only between two pieces of Latin text."""
    latin = first[-1:].isascii() and second[:1].isascii() and first[-1:].isalnum() and second[:1].isalnum()
    return f"{first} {second}" if latin else first + second


def pieces(text: str, separators: str) -> Iterator[str]:
    """The pieces of `text` between `separators` that stand in no bracket or quotation; blank pieces left out."""
    start = depth = 0
    for index, ch in enumerate(text):
        if ch in OPENING:
            depth += 1
        elif ch in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and ch in separators:
            yield from _nonblank(text[start:index])
            start = index + 1
    yield from _nonblank(text[start:])


def _nonblank(text: str) -> Iterator[str]:
    if stripped := text.strip():
        yield stripped


def brackets(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every outermost bracket （）, (), 〔〕, [], 【】 of `text`, end behind the closing one."""
    start = depth = 0
    for index, ch in enumerate(text):
        if ch in "（(〔[【":
            if depth == 0:
                start = index
            depth += 1
        elif ch in "）)〕]】" and depth:
            depth -= 1
            if depth == 0:
                yield start, index + 1


def excerpt(text: str, length: int = 60) -> str:
    """The beginning of `text`, for a report."""
    return text if len(text) <= length else text[: length - 1] + "…"
