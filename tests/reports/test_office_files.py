"""Word and Excel files as other programs take them: LibreOffice opens them, and their parts keep the schema's order."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pdfplumber
import pytest

from engine.office import Office
from reports.officialstyle import PORTRAIT
from reports.output import rendered
from tests.reports.conftest import KINDS, document, needs_font
from tests.reports.reading import squeezed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# ECMA-376 part 1: the order of the children that we write (CT_PPr 17.3.1.26, CT_RPr 17.3.2.28, CT_TblPr 17.4.60,
# CT_TcPr 17.4.70, CT_SectPr 17.6.17, CT_Font 17.8.3.10).
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
           "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
           "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
           "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
           "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl "
           "cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
             "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
              "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
}  # fmt: skip


def out_of_order(root: ET.Element) -> list[str]:
    """Elements whose children do not stand in the order of the schema."""
    found = []
    for element in root.iter():
        order = ORDER.get(element.tag.removeprefix(W), "").split()
        ranks = [order.index(child.tag.removeprefix(W)) for child in element if child.tag.removeprefix(W) in order]
        if element.tag == f"{W}sectPr":
            ranks = [max(rank, 1) for rank in ranks]  # references may stand in any order among themselves
        if order and (ranks != sorted(ranks) or len(ranks) != len(element)):
            found.append(ET.tostring(element, encoding="unicode")[:300])
    return found


@needs_font
@pytest.mark.parametrize("kind", KINDS)
def test_parts_of_word_files_keep_the_order_of_the_schema(office: Office, kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered(document(office, kind), "docx"))) as archive:
        parts = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        for name in parts:
            if not name.startswith(("word/theme", "word/stylesWith", "word/numbering")):
                assert out_of_order(ET.fromstring(archive.read(name))) == [], name
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_schema_check_notices_disorder() -> None:
    assert out_of_order(ET.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc/><w:ind/></w:pPr></w:p>'))


@needs_font
def test_page_and_styles_are_those_of_the_standard(office: Office) -> None:
    import docx

    word = docx.Document(io.BytesIO(rendered(document(office, "report"), "docx")))
    first, last = word.sections[0], word.sections[-1]
    size = [round(length.mm) for length in (first.page_width, first.page_height, first.top_margin, first.left_margin)]
    assert size == [210, 297, 37, 28]
    assert round(first.page_width.mm - first.left_margin.mm - first.right_margin.mm) == 156
    assert round(first.page_height.mm - first.top_margin.mm - first.bottom_margin.mm) == 225
    assert (round(last.page_width.mm), round(last.page_height.mm)) == (297, 210)
    grid = first._sectPr.find(f"{W}docGrid")
    assert round(float(grid.get(f"{W}linePitch")) / 20 * 22 / 72 * 25.4) == 225
    fonts = {name: (word.styles[name].font.size.pt, word.styles[name].element.rPr.rFonts.get(f"{W}eastAsia"))
             for name in ("Title", "Body Text", "Heading 1", "Heading 2", "Zeren Page Number")}  # fmt: skip
    assert fonts == {
        "Title": (22, "方正小标宋简体"), "Body Text": (16, "仿宋_GB2312"), "Heading 1": (16, "黑体"),
        "Heading 2": (16, "楷体_GB2312"), "Zeren Page Number": (14, "宋体"),
    }  # fmt: skip
    assert PORTRAIT.width - PORTRAIT.left - PORTRAIT.right == 156


@needs_font
def test_heads_repeat_and_rows_stay_whole(office: Office) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered(document(office, "breakdown"), "docx"))) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))
    for table in body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_sheets_have_frozen_heads_filters_and_print_titles(office: Office) -> None:
    book = openpyxl.load_workbook(io.BytesIO(rendered(document(office, "matrix"), "xlsx")))
    sheet = book.worksheets[0]
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref) == ("C5", "$4:$4", "A4:V46")
    assert sheet["C4"].alignment.textRotation == 255
    assert sheet["C5"].fill.fgColor.rgb.endswith("1F4E79")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert book.properties.modified.isoformat() == "2019-06-01T00:00:00"


needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LIBREOFFICE IS NOT INSTALLED: NOBODY HAS OPENED THE DOCUMENTS"
)


@needs_font
@needs_libreoffice
def test_libreoffice_opens_and_prints_them(office: Office, tmp_path: Path) -> None:
    for kind, form in (("list", "docx"), ("report", "docx"), ("matrix", "xlsx")):
        (tmp_path / f"{kind}.{form}").write_bytes(rendered(document(office, kind), form))
    files = [str(tmp_path / name) for name in ("list.docx", "report.docx", "matrix.xlsx")]
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files],
                   capture_output=True, check=True, timeout=120)  # fmt: skip
    for name, word, landscape in (("list", "社体科责任清单", True), ("report", "责任检查报告", False),
                                  ("matrix", "责任矩阵", True)):  # fmt: skip
        with pdfplumber.open(tmp_path / f"{name}.pdf") as pdf:
            first = pdf.pages[0]
            assert word in squeezed(first.extract_text())
            assert (first.width > first.height) is landscape
            assert all(squeezed(page.extract_text() or "") for page in pdf.pages)
