"""What files say, read back with other means than they were written with."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import docx
import openpyxl
import pdfplumber

from reports.celltext import text_lines
from reports.document import Document, Heading, Mark, Paragraph, Picture, Table


def said(document: Document) -> Iterator[str]:
    """Every text of a document that every format for people must hold."""
    yield document.title
    yield from document.lines
    yield document.footer
    for part in document.parts:
        yield part.title
        for block in part.blocks:
            if isinstance(block, Heading | Paragraph):
                yield block.text
            elif isinstance(block, Picture):
                yield block.caption
            elif isinstance(block, Table):
                yield from (column.title for column in block.columns if not column.vertical)
                for row in block.rows:
                    for cell in row:
                        yield from text_lines(cell)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def docx_text(content: bytes) -> str:
    """All text of a Word document: body, tables, feet."""
    word = docx.Document(io.BytesIO(content))
    found = [node.text or "" for node in word.element.body.iter("{*}t")]
    for section in word.sections:
        found += [p.text for foot in (section.footer, section.even_page_footer) for p in foot.paragraphs]
    return "".join(found)


def pdf_text(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return "".join(page.extract_text(use_text_flow=True) or "" for page in pdf.pages)


def html_text(content: str) -> str:
    return "".join(_Text().read(content))


def xlsx_rows(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def flat_cells(document: Document) -> list[list[str]]:
    """The rows of a document's sheets as text."""
    return [
        ["\n".join(text_lines(cell)) if not isinstance(cell, Mark) else cell.sign for cell in row]
        for table in document.sheets
        for row in table.rows
    ]


class _Text(HTMLParser):
    """The text between the tags of a page."""

    def read(self, content: str) -> list[str]:
        self.found: list[str] = []
        self.feed(content)
        return self.found

    def handle_data(self, data: str) -> None:
        self.found.append(data)
