"""Documents as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.celltext import text_lines
from reports.document import Block, Cell, Document, Heading, Paragraph, Part, Picture, Signatures, Table, Tone
from reports.plaintables import markdown


def markdown_document(document: Document) -> str:
    """The document; charts stand in it as their captions only."""
    blocks = [f"# {markdown(document.title)}", *map(markdown, document.lines)]
    for part in document.parts:
        blocks += _part(part)
    return "\n\n".join([*blocks, "---", markdown(document.footer)]) + "\n"


def _part(part: Part) -> Iterator[str]:
    title = " ".join(filter(None, (part.attachment, part.title)))
    if title:
        yield f"## {markdown(title)}"
    for block in part.blocks:
        if text := _block(block):
            yield text


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {markdown(block.text)}"
    if isinstance(block, Paragraph):
        text = markdown(block.text)
        return f"**{text}**" if block.tone is Tone.ALARM else text
    if isinstance(block, Picture):
        return f"*{markdown(block.caption)}*"
    if isinstance(block, Signatures):
        rule = markdown("________________")
        lines = [f"{markdown(party)}  \n{block.signed} {rule}  \n{block.dated} {rule}" for party in block.parties]
        return "\n\n".join(lines)
    return _table(block)


def _table(table: Table) -> str:
    """Not aligned: a column of measures would make every line hundreds of characters long."""
    if not table.rows:
        return ""
    lines = [_row([column.title for column in table.columns]), "|" + "---|" * len(table.columns)]
    return "\n".join([*lines, *map(_row, table.rows)])


def _row(row: Sequence[Cell]) -> str:
    return "| " + " | ".join("<br>".join(map(markdown, text_lines(cell))) for cell in row) + " |"
