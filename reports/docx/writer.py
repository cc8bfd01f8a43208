"""Documents as Word files."""

from __future__ import annotations

import io
import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from engine.text import visible
from reports.document import Block, Document, Heading, Paragraph, Part, Picture, Signatures, Tone
from reports.docx.pages import lay_out
from reports.docx.table import signatures_xml, table_xml
from reports.docx.template import new_document
from reports.officialstyle import PORTRAIT
from reports.pdf.writer import png
from reports.zipping import without_clock

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.table import CT_Tbl
    from docx.text.paragraph import Paragraph as Paragraphs

_STYLES = {Tone.BODY: "BodyText", Tone.NOTE: "ZerenNote", Tone.ALARM: "ZerenAlarm"}
_PIXELS_PER_INCH = 200
_WIDTH = PORTRAIT.width - PORTRAIT.left - PORTRAIT.right
_HEIGHT = PORTRAIT.height - PORTRAIT.top - PORTRAIT.bottom


def docx(document: Document) -> bytes:
    """The Word file. InputError if it has charts and the system no Chinese font to draw them with."""
    word = new_document(document.language)
    _describe(word, document)
    for index, part in enumerate(document.parts):
        turned = index > 0 and document.parts[index - 1].landscape != part.landscape
        if turned:
            word.add_section(WD_SECTION.NEW_PAGE)
            _shrink_break(word)
        if index == 0 or turned:
            lay_out(word.sections[-1], part.landscape, document.footer)
        _write_part(word, document, part, index, turned)
    target = io.BytesIO()
    word.save(target)
    return without_clock(target.getvalue())


def _describe(word: Word, document: Document) -> None:
    """The properties of the file, with the day shown for a date: no clock."""
    about = word.core_properties
    about.title, about.author, about.comments = visible(document.title), "", visible(document.footer)
    about.language = "zh-CN" if document.language == "zh" else "en"
    about.created = about.modified = datetime.combine(document.date, time())
    about.last_modified_by, about.revision = "", 1


def _shrink_break(word: Word) -> None:
    """The paragraph that ends a section takes no room, or a full page would be followed by an empty one."""
    broken = next(p for p in reversed(word.paragraphs) if p._p.pPr is not None and p._p.pPr.sectPr is not None)  # noqa: SLF001
    broken._p.style = "ZerenBreak"  # noqa: SLF001


def _write_part(word: Word, document: Document, part: Part, index: int, turned: bool) -> None:
    """A part begins on a new page; parts of one orientation share a section, and thus the feet of its pages."""
    before = len(word.paragraphs)
    _write_titles(word, document, part, first=index == 0)
    if index and not turned:
        word.paragraphs[before].paragraph_format.page_break_before = True
    for block in part.blocks:
        _write(word, block, _HEIGHT if part.landscape else _WIDTH, document.language == "zh")
    if any(isinstance(block, Signatures) for block in part.blocks):
        _keep_signatures(word)


def _add(word: Word, text: str, style: str) -> Paragraphs:
    """A paragraph with a style by its id: python-docx takes milliseconds to find one by its name."""
    paragraph = word.add_paragraph(visible(text))
    paragraph._p.style = style  # noqa: SLF001
    return paragraph


def _write_titles(word: Word, document: Document, part: Part, first: bool) -> None:
    if part.attachment:
        _add(word, part.attachment, "ZerenAttachment")
    if first:
        _add(word, document.title, "Title")
    for line in document.lines if first else ():
        _add(word, line, "Subtitle")
    if part.title:
        _add(word, part.title, "Subtitle" if first else "Title")
    elif not first:
        _add(word, "", "ZerenBreak")


def _write(word: Word, block: Block, width: float, chinese: bool) -> None:
    if isinstance(block, Heading):
        _add(word, block.text, f"Heading{block.level}")
    elif isinstance(block, Paragraph):
        paragraph = _add(word, block.text, _STYLES[block.tone])
        paragraph.paragraph_format.keep_with_next = block.leads_in or None
    elif isinstance(block, Picture):
        _draw(word, block, width)
    elif isinstance(block, Signatures):
        _append(word, signatures_xml(block, width, chinese))
    elif block.rows:
        _append(word, table_xml(block, width))


def _keep_signatures(word: Word) -> None:
    """The last row of the last table but the signatures', and what stands between, stays with the signatures."""
    body = [child for child in word.element.body if child.tag in (qn("w:p"), qn("w:tbl"))]
    tables = [index for index, child in enumerate(body) if child.tag == qn("w:tbl")][-2:]
    if len(tables) < 2:
        return
    kept = [p for row in body[tables[0]].findall(qn("w:tr"))[-1:] for p in row.iter(qn("w:p"))]
    for paragraph in [*kept, *body[tables[0] + 1 : tables[1]]]:
        paragraph.get_or_add_pPr().get_or_add_keepNext()


def _append(word: Word, table: CT_Tbl) -> None:
    """A table, with a little space before and after it."""
    before = _add(word, "", "ZerenFoot")
    before.paragraph_format.keep_with_next = True
    before.paragraph_format.line_spacing = Pt(4)
    before._p.addnext(table)  # noqa: SLF001
    _add(word, "", "ZerenFoot").paragraph_format.line_spacing = Pt(8)


def _draw(word: Word, picture: Picture, width: float) -> None:
    found = re.search(r'width="([\d.]+)pt"', picture.svg)
    natural = float(found[1]) * 25.4 / 72 if found else width
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run()
    run.add_picture(io.BytesIO(png(picture.svg, _PIXELS_PER_INCH)), width=Mm(min(natural, width)))
    run._r.find(f".//{qn('wp:docPr')}").set("descr", visible(picture.caption))  # noqa: SLF001
    _add(word, picture.caption, "Caption")
