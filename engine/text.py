"""Text from plans and names: made comparable, made safe to show, measured in terminal cells.

What is shown is always the text as written; only comparisons use the normalised form.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

# The characters of GB 2312 that OpenCC's t2s table changes; every other one is its own simplified form, so a name
# written in GB 2312 without these needs no conversion and OpenCC need not be loaded. Held true by a test.
_GB2312_CHANGED_BY_OPENCC = frozenset("乾菸薹拚捱摺吒後徵夥榘於袷麴醣麽")


@lru_cache(maxsize=4096)
def normalised(name: str) -> str:
    """`name` for comparison: NFKC (width), simplified characters, no blanks or control characters, case folded."""
    kept = (ch for ch in unicodedata.normalize("NFKC", name) if not ch.isspace() and unicodedata.category(ch)[0] != "C")
    return simplified("".join(kept)).casefold()


def simplified(text: str) -> str:
    """`text` in simplified characters."""
    if _is_simplified(text):
        return text
    converted: str = _opencc().convert(text)
    return converted


def _is_simplified(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _GB2312_CHANGED_BY_OPENCC.isdisjoint(text)


@lru_cache(maxsize=1)
def _opencc() -> OpenCC:
    from opencc import OpenCC  # loaded only for a name that is not plainly simplified: it costs 15 ms

    return OpenCC("t2s")


def visible(text: str) -> str:
    """`text` with control, format and other unprintable characters shown as escapes, so that none acts.

    Covers terminal escape sequences, line breaks, bidirectional overrides and lone surrogates; blanks stay.
    """
    if text.isprintable():
        return text
    return "".join(ch if _is_harmless(ch) else ch.encode("unicode_escape").decode("ascii") for ch in text)


def _is_harmless(ch: str) -> bool:
    return ch.isprintable() or unicodedata.category(ch) == "Zs"


def cells(text: str) -> int:
    """Width of `text` in terminal cells (East Asian wide characters take two)."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    width: int = wcswidth(text)
    return width if width >= 0 else len(text)


def fitted(text: str, width: int, right: bool = False) -> str:
    """`text` padded with blanks to `width` cells, at the left when `right`; longer text is cut with an ellipsis."""
    own = cells(text)
    if own > width:
        return _cut(text, width)
    blanks = " " * (width - own)
    return blanks + text if right else text + blanks


def _cut(text: str, width: int) -> str:
    kept = text
    while kept and cells(kept) > width - 1:
        kept = kept[:-1]
    return kept + "…" + " " * (width - 1 - cells(kept))
