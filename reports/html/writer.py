"""Documents as one HTML file; Jinja2 escapes whatever text they hold."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.language import translator
from engine.text import visible
from reports import fonts
from reports.celltext import text_lines
from reports.document import Block, Cell, Document, Heading, Mark, Picture
from reports.officialstyle import PART_COLOURS
from reports.svg import coloured

if TYPE_CHECKING:
    from jinja2 import Template

_FOLDER = Path(__file__).parent


def html(document: Document) -> str:
    """The page."""
    names = {use: ", ".join(f'"{name}"' for name in families) for use, families in fonts.USES.items()}
    tr = translator(document.language)
    return _template().render(
        document=document, skip=tr("Skip to the text"), contents=tr("Contents"), names=names, colours=PART_COLOURS,
        headings=[(f"h{index}", block) for index, block in enumerate(_headings(document))],
    )  # fmt: skip


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    room = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
                       keep_trailing_newline=True, loader=FileSystemLoader(_FOLDER))  # fmt: skip
    room.filters |= {"visible": visible, "lines": text_lines, "kind": _kind, "colour": _colour}
    room.filters["drawn"] = lambda picture: Markup(_drawn(picture))  # noqa: S704 (made by us, text escaped by lxml)
    return room.get_template("page.html")


def _drawn(picture: Picture) -> str:
    """The chart in the colours and the font of the page."""
    svg = coloured(picture.svg, "currentColor", "var(--paper)")
    for part, colour in PART_COLOURS.items():
        svg = svg.replace(f"fill: {colour}", f"fill: var(--bar-{part})")
    return svg


def _headings(document: Document) -> list[Heading]:
    return [block for block in document.blocks if isinstance(block, Heading)]


def _kind(block: Block) -> str:
    return type(block).__name__.lower()


def _colour(cell: Cell) -> str:
    return cell.part if isinstance(cell, Mark) else ""
