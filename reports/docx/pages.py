"""Pages of a Word document: size, margins, grid, feet, page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from engine.text import visible
from reports.officialstyle import (
    FOOT,
    LANDSCAPE,
    LINE_PITCH,
    PAGE_NUMBER,
    PAGE_NUMBER_DISTANCE,
    PORTRAIT,
    Margins,
)

if TYPE_CHECKING:
    from docx.section import Section, _Footer, _Header
    from docx.text.paragraph import Paragraph

_MM_OF_A_POINT = 25.4 / 72
_EMU_OF_A_MM = 36000
_FOOT_HEIGHT = (PAGE_NUMBER + FOOT) * 1.45 * _MM_OF_A_POINT
_DASHED = ('<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r>'
           '</w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r>')  # fmt: skip
_SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    )
)


def lay_out(section: Section, landscape: bool, footer: str) -> None:
    """Set a section as the standard asks, with the foot of its pages."""
    size = LANDSCAPE if landscape else PORTRAIT
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(size.width), Mm(size.height)
    section.top_margin, section.bottom_margin = Mm(size.top), Mm(size.bottom)
    section.left_margin, section.right_margin = Mm(size.left), Mm(size.right)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(max(size.bottom - PAGE_NUMBER_DISTANCE - (0 if landscape else _FOOT_HEIGHT), 8))
    _grid(section)
    for odd, foot, head in (
        (True, section.footer, section.header),
        (False, section.even_page_footer, section.even_page_header),
    ):
        foot.is_linked_to_previous = head.is_linked_to_previous = False
        if landscape:
            _beside(head, size, odd)
        else:
            _below(foot, odd)
        _imprint(foot, footer, first=landscape)


def _grid(section: Section) -> None:
    """22 lines on an upright page.

    That 28 characters fill a line is a matter of the styles (see the template): a grid of characters narrower than
    the type is read by LibreOffice as two cells for each character.
    """
    grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001 (python-docx knows no grid)
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)  # noqa: SLF001
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(LINE_PITCH / _MM_OF_A_POINT * 20)))


def _below(foot: _Footer, odd: bool) -> None:
    """The page number outside, one character in."""
    paragraph = foot.paragraphs[0]
    paragraph._p.style = "ZerenPageNumber"  # noqa: SLF001
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if odd else WD_ALIGN_PARAGRAPH.LEFT
    side = paragraph.paragraph_format
    side.left_indent, side.right_indent = (None, Pt(PAGE_NUMBER)) if odd else (Pt(PAGE_NUMBER), None)
    for run in parse_xml(f"<w:p {_SPACES}>{_DASHED}</w:p>"):
        paragraph._p.append(run)  # noqa: SLF001


def _imprint(foot: _Footer, text: str, first: bool) -> None:
    paragraph: Paragraph = foot.paragraphs[0] if first else foot.add_paragraph()
    paragraph._p.style = "ZerenFoot"  # noqa: SLF001
    paragraph.add_run(visible(text))


def _beside(head: _Header, size: Margins, odd: bool) -> None:
    """The page number where it is on an upright page, which is turned: at the left edge, read from above."""
    length = 22.0
    left = size.left - PAGE_NUMBER_DISTANCE - PAGE_NUMBER * _MM_OF_A_POINT
    inner = PAGE_NUMBER * _MM_OF_A_POINT
    top = size.height - size.bottom - length - inner if odd else size.top + inner
    head.paragraphs[0]._p.style = "ZerenFoot"  # noqa: SLF001
    head.paragraphs[0]._p.append(_turned(left, top, length, 1 if odd else 2))  # noqa: SLF001


def _turned(left: float, top: float, length: float, number: int) -> OxmlElement:  # type: ignore[valid-type]
    """A text box (in mm from the page's corner) whose line runs downwards."""
    width, height = round(7 * _EMU_OF_A_MM), round(length * _EMU_OF_A_MM)
    x, y = round(left * _EMU_OF_A_MM), round(top * _EMU_OF_A_MM)
    style = '<w:pPr><w:pStyle w:val="ZerenPageNumber"/><w:jc w:val="center"/></w:pPr>'
    return parse_xml(
        f'<w:r {_SPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" '
        f'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/><wp:docPr id="{900 + number}" '
        f'name="page number {number}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        f'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent><w:p>{style}{_DASHED}</w:p></w:txbxContent></wps:txbx>"
        f'<wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>'
        f"</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
