"""Our template of a Word document: the styles of GB/T 9704-2012, the grid of lines and characters, fonts by name."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from reports.docx.fonttable import FONT_TABLE
from reports.officialstyle import BODY, CHARACTER_PITCH, FOOT, PAGE_NUMBER, TABLE, TITLE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

LATIN = "Times New Roman"
SMALL_TITLE = "方正小标宋简体"
FANGSONG = "仿宋_GB2312"
BLACK = "黑体"
KAI = "楷体_GB2312"
SONG = "宋体"
NOTE = 12.0


def new_document(language: str) -> Document:
    """An empty document with our styles."""
    return docx.Document(io.BytesIO(_template(language)))


@lru_cache(maxsize=2)
def _template(language: str) -> bytes:
    """Made once for each language: setting up the styles takes longer than filling a document."""
    document = docx.Document()
    chinese = language == "zh"
    _language(document, language)
    _style(document, "Normal", BODY, FANGSONG)
    _indent(_style(document, "Body Text", BODY, FANGSONG), chinese)
    _style(document, "Title", TITLE, SMALL_TITLE, bold=True, centred=True, keep=True, after=10)
    for level, font in enumerate((BLACK, KAI, FANGSONG), start=1):
        _indent(_style(document, f"Heading {level}", BODY, font, bold=level == 1 or not chinese, keep=True), chinese)
    _style(document, "Subtitle", PAGE_NUMBER, KAI, centred=True, keep=True)
    _style(document, "Caption", NOTE, FANGSONG, centred=True)
    _dense(_style(document, "Zeren Note", NOTE, FANGSONG, after=4))
    _style(document, "Zeren Alarm", NOTE, FANGSONG, bold=True, after=4).font.color.rgb = RGBColor(0xA6, 0x1C, 0)
    _dense(_style(document, "Zeren Table", TABLE, FANGSONG))
    _dense(_style(document, "Zeren Table Head", TABLE, BLACK, centred=True, keep=True))
    _dense(_style(document, "Zeren Attachment", BODY, BLACK, keep=True))
    _dense(_style(document, "Zeren Page Number", PAGE_NUMBER, SONG))
    _dense(_style(document, "Zeren Foot", FOOT, SONG, centred=True))
    _dense(_style(document, "Zeren Signature", PAGE_NUMBER, FANGSONG, keep=True, after=12))
    _dense(_style(document, "Zeren Break", 1, SONG)).paragraph_format.line_spacing = Pt(1)
    document.settings.odd_and_even_pages_header_footer = True
    _put_font_table(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _style(  # noqa: PLR0913 (what a style of the standard consists of)
    document: Document, name: str, size: float, font: str, *, bold: bool = False, centred: bool = False,
    keep: bool = False, after: float = 0,
) -> ParagraphStyle:  # fmt: skip
    styles = document.styles
    known = name in styles
    style: ParagraphStyle = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _fonts(style, font)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(after), 1.0
    form.keep_with_next, form.widow_control = keep, True
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None
    _without(style, "w:pBdr", "w:contextualSpacing")
    return style


def _fonts(style: ParagraphStyle, font: str) -> None:
    properties = style.element.get_or_add_rPr()
    for name in ("w:rFonts", "w:spacing", "w:kern"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for key, value in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", font), ("cs", LATIN)):
        fonts.set(qn(f"w:{key}"), value)
    properties.insert(0, fonts)


def _without(style: ParagraphStyle, *names: str) -> None:
    properties = style.element.get_or_add_pPr()
    for name in names:
        for old in properties.findall(qn(name)):
            properties.remove(old)


def _indent(style: ParagraphStyle, chinese: bool) -> None:
    """Two characters in, as 7.3.3 asks; English is not indented."""
    if chinese:
        _spread(style, round((CHARACTER_PITCH - BODY) * 20 - 0.5))
        style.paragraph_format.first_line_indent = Pt(2 * BODY)
        style.element.pPr.ind.set(qn("w:firstLineChars"), "200")


def _spread(style: ParagraphStyle, twips: int) -> None:
    """Characters closer or wider, so that 28 of them fill a line."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(twips))
    style.element.get_or_add_rPr().insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs")


def _dense(style: ParagraphStyle) -> ParagraphStyle:
    """Off the grid of lines: for tables and small print."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(snap, "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
    return style


def _language(document: Document, language: str) -> None:
    """The language of all text: without it a system may take the Chinese font of another country."""
    for said in document.styles.element.iter(qn("w:lang")):
        said.set(qn("w:val"), "zh-CN" if language == "zh" else "en-GB")
        said.set(qn("w:eastAsia"), "zh-CN")


def _put_font_table(document: Document) -> None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = FONT_TABLE  # noqa: SLF001 (python-docx offers no other way)
