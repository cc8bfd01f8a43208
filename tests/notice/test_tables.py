"""Tables of tasks in Word, Excel, PDF and Markdown files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from engine.model import Plan
from engine.notice.read import read_notice
from engine.notice.report import ImportReport
from engine.notice.understand import Given, understand
from tests.notice import makers
from tests.notice.notices import roles

BEFORE = ["云山县文化和旅游局", "云山县文化和旅游局2024年重点工作任务分解表", "云文旅发〔2024〕9号", "2024年3月8日"]

Maker = Callable[[makers.Rows], tuple[bytes, str]]


def word(rows: makers.Rows) -> tuple[bytes, str]:
    return makers.word_table(BEFORE, rows, ["备注：每月报送进度。"]), "表.docx"


def excel(rows: makers.Rows) -> tuple[bytes, str]:
    return makers.excel(BEFORE, rows, ["备注：每月报送进度。"]), "表.xlsx"


def pdf(rows: makers.Rows) -> tuple[bytes, str]:
    return makers.pdf_table(BEFORE, rows, [450 // len(rows[0])] * len(rows[0])), "表.pdf"


def markdown(rows: makers.Rows) -> tuple[bytes, str]:
    lines = ["| " + " | ".join("" if text in ("<", "^") else text for text in row) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n\n".join(["# " + BEFORE[1], *BEFORE[:1], *BEFORE[2:], "\n".join(lines)]).encode(), "表.md"


MAKERS = [word, excel, pdf, markdown]


def read(make: Maker, rows: makers.Rows) -> tuple[Plan, ImportReport]:
    return understand(read_notice(*make(rows)), Given())


PLAIN = [
    ["序号", "重点工作任务", "牵头单位", "责任单位", "配合单位", "责任领导", "完成时限"],
    ["一、公共文化", "<", "<", "<", "<", "<", "<"],
    ["1", "办好镇村书屋。添书200册", "公文科", "财务科、县图书馆", "产业科", "王某", "2024年8月底前"],
    ["2", "修好戏台", "产业科", "财务科", "", "李某", "12月底"],
    ["二、旅游", "<", "<", "<", "<", "<", "<"],
    ["5", "立好路牌", "资源科", "各县（市、区）", "", "", "长期坚持"],
]


@pytest.mark.parametrize("make", MAKERS)
def test_columns_are_known_by_their_headings(make: Maker) -> None:
    plan, report = read(make, PLAIN)
    assert [(t.number, t.section, t.title) for t in plan.tasks] == [
        (1, 1, "办好镇村书屋"),
        (2, 1, "修好戏台"),
        (5, 2, "立好路牌"),
    ]
    assert [s.title for s in plan.sections] == ["公共文化", "旅游"]
    first, second, third = plan.tasks
    assert roles(first) == {"lead": ["公文科"], "responsible": ["财务科", "县图书馆"], "support": ["产业科"]}
    assert (first.overseer, first.due, first.measures) == ("王某", date(2024, 8, 31), ("添书200册",))
    assert (second.due, third.due) == (date(2024, 12, 31), None)
    assert roles(third) == {"lead": ["资源科"], "responsible": ["各县（市、区）"]}
    assert any("the deadline 长期坚持 names no day" in str(r.what) for r in report.inferred)


@pytest.mark.parametrize("make", MAKERS)
def test_all_formats_say_the_same(make: Maker) -> None:
    expected, _ = read(word, PLAIN)
    found, _ = read(make, PLAIN)
    assert [replace(t, source="") for t in found.tasks] == [replace(t, source="") for t in expected.tasks]


MERGED = [
    ["序号", "类别", "目标与任务", "工作举措", "责任分工", "<"],
    ["^", "^", "^", "^", "牵头科室", "责任科室"],
    ["1", "公共文化", "办好书屋", "添书", "公文科", "财务科"],
    ["^", "^", "^", "开门", "^", "县图书馆"],
    ["2", "^", "修好戏台", "换灯", "公文科", "财务科"],
    ["3", "旅游", "立好路牌", "选址", "资源科", "<"],
]


@pytest.mark.parametrize("make", [word, excel])
def test_merged_cells_and_headings_of_two_rows(make: Maker) -> None:
    plan, _ = read(make, MERGED)
    assert [s.title for s in plan.sections] == ["公共文化", "旅游"]
    first, second, third = plan.tasks
    assert (first.title, first.measures) == ("办好书屋", ("添书", "开门"))
    assert roles(first) == {"lead": ["公文科"], "responsible": ["财务科", "县图书馆"]}
    assert roles(second) == {"lead": ["公文科"], "responsible": ["财务科"]}
    assert roles(third)["lead"] == ["资源科"]


@pytest.mark.parametrize("make", MAKERS)
def test_cells_may_hold_phrases_with_verbs(make: Maker) -> None:
    rows = [
        ["序号", "工作任务", "责任单位"],
        ["1", "办好书屋", "公文科牵头，财务科、产业科配合"],
        ["2", "修戏台", "产业科"],
    ]
    plan, _ = read(make, rows)
    assert roles(plan.tasks[0]) == {"lead": ["公文科"], "support": ["财务科", "产业科"]}
    assert roles(plan.tasks[1]) == {"responsible": ["产业科"]}


@pytest.mark.parametrize("make", [word, excel])
def test_lines_of_a_cell_part_names(make: Maker) -> None:
    plan, _ = read(make, [["序号", "任务", "责任科室"], ["1", "办好书屋", "公文科\n财务科\n产业科"]])
    assert roles(plan.tasks[0]) == {"responsible": ["公文科", "财务科", "产业科"]}


@pytest.mark.parametrize("make", [word, excel])
def test_without_numbers_the_rows_are_counted(make: Maker) -> None:
    plan, report = read(make, [["工作任务", "牵头单位"], ["办好书屋", "公文科"], ["修好戏台", "产业科"]])
    assert [(t.number, t.title) for t in plan.tasks] == [(1, "办好书屋"), (2, "修好戏台")]
    assert "the tasks were numbered 1 to 2 in reading order" in [str(r.what) for r in report.inferred]


def test_a_heading_that_repeats_on_every_page_is_no_task() -> None:
    rows = [
        ["序号", "工作任务", "牵头单位"],
        *([str(i), f"办好第{i}件事" + "，做细做实" * 20, "公文科"] for i in range(1, 30)),
    ]
    plan, _ = read(pdf, rows)
    assert [t.number for t in plan.tasks] == list(range(1, 30))
    assert {t.title for t in plan.tasks} == {f"办好第{i}件事" for i in range(1, 30)}


def test_names_broken_inside_a_narrow_cell_of_a_pdf() -> None:
    rows = [
        ["序号", "工作任务", "责任单位"],
        ["1", "办好书屋", "县文化旅游资源保护中心、县公共文化服务中心、机关各科室、直属事业单位"],
    ]
    data = makers.pdf_table(BEFORE, rows, [40, 200, 70])
    plan, _ = understand(read_notice(data, "表.pdf"), Given())
    assert roles(plan.tasks[0])["responsible"] == [
        "县文化旅游资源保护中心",
        "县公共文化服务中心",
        "机关各科室",
        "直属事业单位",
    ]


def test_cells_say_where_they_stand() -> None:
    assert [t.source for t in read(word, PLAIN)[0].tasks] == ["表1!A3", "表1!A4", "表1!A6"]
    assert [t.source for t in read(excel, PLAIN)[0].tasks] == ["Sheet!A7", "Sheet!A8", "Sheet!A10"]
    assert {t.source for t in read(pdf, PLAIN)[0].tasks} == {"第1页"}


def test_a_table_of_something_else_is_text() -> None:
    rows = [["姓名", "电话"], ["王某", "123"]]
    data = makers.word_table([*BEFORE, "1. 办好书屋。（甲科负责）"], rows, [])
    plan, _ = understand(read_notice(data, "表.docx"), Given())
    assert [t.title for t in plan.tasks] == ["办好书屋"]
