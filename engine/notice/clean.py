"""Noise taken out of a notice: page numbers, lines that repeat on every page, control characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.notice.paragraphs import Block, Cell, Paragraph, Row, Table
from engine.notice.wording import narrowed

_PAGE_NUMBER = re.compile(
    r"[-—–－―─·~_ ]*\d{1,4}[-—–－―─·~_ ]*"
    r"|[-—–－ ]*第 ?[\d一二三四五六七八九十百]{1,5} ?页(?:[ ,，/]*共 ?[\d一二三四五六七八九十百]{1,5} ?页)?[-—–－ ]*"
    r"|[-—– ]*\d{1,4} ?/ ?\d{1,4}[-—– ]*|[Pp]age ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?"
)
_DIGITS = re.compile(r"\d+")


def cleaned(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without noise, their texts in one line each with plain blanks and half-width digits."""
    narrow = [_narrow(block) for block in blocks]
    running = _running_lines(narrow)
    gap = False
    for block in narrow:
        if isinstance(block, Table):
            yield block
            gap = False
        elif not block.text or _PAGE_NUMBER.fullmatch(block.text) or _key(block.text) in running:
            gap = gap or block.gap
        else:
            yield replace(block, gap=block.gap or gap)
            gap = False


def _narrow(block: Block) -> Block:
    if isinstance(block, Table):
        return Table(tuple(_narrow_row(row) for row in block.rows))
    return replace(block, text=narrowed(block.text))


def _narrow_row(row: Row) -> Row:
    return tuple(Cell(_cell_text(cell.text), cell.place, cell.anchor) for cell in row)


def _cell_text(text: str) -> str:
    """Lines of a cell stay apart: a break may separate names."""
    return "\n".join(filter(None, map(narrowed, text.splitlines())))


def _running_lines(blocks: list[Block]) -> set[str]:
    """Headers and footers: lines that stand beside a page number or page end three times or more."""
    beside: Counter[str] = Counter()
    lines = [block for block in blocks if isinstance(block, Paragraph) and block.text]
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None:
            continue
        if _PAGE_NUMBER.fullmatch(before.text) or _new_page(before, line):
            beside[_key(line.text)] += 1
        if _PAGE_NUMBER.fullmatch(line.text) or _new_page(before, line):
            beside[_key(before.text)] += 1
    return {key for key, count in beside.items() if count >= 3}


def _new_page(before: Paragraph, line: Paragraph) -> bool:
    return before.place.kind == "page" and before.place.where != line.place.where


def _key(text: str) -> str:
    return _DIGITS.sub("#", text)
