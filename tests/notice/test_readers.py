"""Readers: encodings, Word lists and revisions, Excel values, Markdown, and where each piece stands."""

from __future__ import annotations

import io

import pytest

from engine.notice.guard import Reason, Unreadable
from engine.notice.paragraphs import Block, Paragraph, Table
from engine.notice.read import read_notice
from engine.notice.readers.child import read
from tests.notice import makers
from tests.notice.notices import HEAD

BODY = HEAD + "\n1. 办好书屋。（甲科负责）\n"


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert read_notice(BODY.encode(encoding), "a.txt").blocks == read_notice(BODY.encode(), "a.txt").blocks


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends(ends: str) -> None:
    assert read_notice(BODY.replace("\n", ends).encode(), "a").blocks == read_notice(BODY.encode(), "a").blocks


def test_lines_say_their_number_and_the_gap_before_them() -> None:
    first, second, third = read_notice("甲\n乙\n\n丙".encode(), "a.txt").blocks
    assert [block.place.written for block in (first, second, third)] == ["第1行", "第2行", "第4行"]
    assert [block.gap for block in (first, second, third)] == [False, False, True]
    assert str(third.place.said) == "line 4"


def test_markdown_loses_its_marks() -> None:
    text = "# 一、**文化**\n\n> 1. 办好`书屋`\n\n- 牵头科室：甲\\_科\n\n| 序号 | 任务 |\n|---|:-:|\n| 1 | 书<br>屋 |\n"
    *paragraphs, table = read_notice(text.encode(), "a.md").blocks
    assert texts(paragraphs) == ["一、文化", "1. 办好书屋", "牵头科室：甲_科"]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["序号", "任务"], ["1", "书\n屋"]]


def numbered_document() -> bytes:
    """A .docx file whose numbers 一、 （一） 1. ① are made by Word."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    numbering = document.part.numbering_part.element
    forms = [
        ("chineseCounting", "%1、"),
        ("chineseCounting", "（%2）"),
        ("decimal", "%3."),
        ("decimalEnclosedCircle", "%4"),
    ]
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(forms)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in [
        (0, "文化"),
        (1, "书屋"),
        (2, "添书"),
        (3, "甲"),
        (2, "开门"),
        (1, "戏台"),
        (2, "换灯"),
        (0, "旅游"),
        (1, "路牌"),
    ]:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_numbers_that_word_makes() -> None:
    assert texts(list(read("office", numbered_document()))) == [
        "一、文化", "（一）书屋", "1.添书", "①甲", "2.开门", "（二）戏台", "1.换灯", "二、旅游", "（一）路牌",
    ]  # fmt: skip


def revised_document() -> bytes:
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    inner = (
        "<w:r><w:t>1. 办好</w:t></w:r><w:ins><w:r><w:t>镇村</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>县城</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>书屋</w:t><w:br/><w:t>牵头科室：</w:t><w:tab/><w:t>甲科</w:t></w:r>"
    )
    body = document.element.body
    content = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{inner}</w:p></w:sdtContent></w:sdt>"
    body.insert(0, parse_xml(content))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_revisions_controls_and_breaks_of_word() -> None:
    assert texts(list(read("office", revised_document())))[:2] == ["1. 办好镇村书屋", "牵头科室： 甲科"]


def test_values_of_excel_are_read_as_shown() -> None:
    from datetime import date

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append([1, 2.0, 0.78, date(2024, 8, 31), True, None, " 甲科 ", "=1+1"])
    sheet["C1"].number_format = "0%"
    hidden = book.create_sheet("隐")
    hidden.append(["看不见"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    (table,) = read("office", out.getvalue())
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["1", "2", "78%", "2024年8月31日", "是", "", "甲科"]


def test_a_far_cell_of_excel_costs_nothing() -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active["A1"] = "甲"
    book.active["A1048576"] = "乙"
    out = io.BytesIO()
    book.save(out)
    (table,) = read("office", out.getvalue())
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["甲"], ["乙"]]


def test_a_merged_area_of_the_whole_sheet_is_refused() -> None:
    data = makers.changed(makers.excel([], [["甲", "<"]], []), b'ref="A1:B1"', b'ref="A1:XFD1048576"')
    with pytest.raises(Unreadable) as caught:
        list(read("office", data))
    assert caught.value.reason is Reason.LARGE


def test_lines_of_a_pdf_know_margins_indents_and_pages() -> None:
    blocks = list(read("pdf", makers.pdf(["办好镇村书屋，" * 20 + "完。", "修好戏台。"] * 20)))
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    assert {line.place.where for line in lines} >= {"1", "2"}
    starts = [line for line in lines if line.indented and not line.text.startswith("—")]
    assert len(starts) == 40
    assert all(line.full for line in lines if line.text.startswith("办好") and line.indented)
    assert not any(line.full for line in lines if line.text.endswith("。"))


def test_a_pdf_whose_lines_run_backwards_is_read() -> None:
    # found by fuzzing: no line had a width, so there was no margin
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.drawString(100, 100, "x")
    canvas.save()
    data = out.getvalue().replace(b"/F1 12 Tf", b"/F1 00 Tf")
    assert data != out.getvalue()
    assert len(list(read("pdf", data))) <= 1


def test_the_name_does_not_matter() -> None:
    data = makers.word(["1. 办好书屋。（甲科负责）"])
    assert read_notice(data, "通知.txt").blocks == read_notice(data, "通知.docx").blocks
