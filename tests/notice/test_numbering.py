"""Numbers before headings and tasks, and the level that is the tasks'."""

from __future__ import annotations

import pytest

from engine.notice.numbering import Level, marker_of, read_number
from tests.notice.notices import imported, inferences, roles, tasks


@pytest.mark.parametrize(
    ("text", "level", "number", "rest"),
    [
        ("一、办好书屋", Level.CHINESE, 1, "办好书屋"),
        ("十二、办好书屋", Level.CHINESE, 12, "办好书屋"),
        ("（二十一）办好书屋", Level.BRACKETED, 21, "办好书屋"),
        ("(三) 办好书屋", Level.BRACKETED, 3, "办好书屋"),
        ("㈠办好书屋", Level.BRACKETED, 1, "办好书屋"),
        ("1. 办好书屋", Level.DIGIT, 1, "办好书屋"),
        ("1、办好书屋", Level.DIGIT, 1, "办好书屋"),
        ("12．办好书屋", Level.DIGIT, 12, "办好书屋"),
        ("3.2024年办好书屋", Level.DIGIT, 3, "2024年办好书屋"),
        ("（1）办好书屋", Level.DIGIT_BRACKETED, 1, "办好书屋"),
        ("4）办好书屋", Level.DIGIT_BRACKETED, 4, "办好书屋"),
        ("⑴办好书屋", Level.DIGIT_BRACKETED, 1, "办好书屋"),
        ("①办好书屋", Level.CIRCLED, 1, "办好书屋"),
        ("⑳办好书屋", Level.CIRCLED, 20, "办好书屋"),
        ("第二部分 办好书屋", Level.PART, 2, "办好书屋"),
    ],
)
def test_markers(text: str, level: Level, number: int, rest: str) -> None:
    found = marker_of(text)
    assert found is not None
    assert (found[0].level, found[0].number, found[1]) == (level, number, rest)


@pytest.mark.parametrize(
    "text",
    ["1.1万人参加", "2 期培训", "3.15亿元", "二〇二四年", "一是办好书屋", "2024年", "（改扩建）", "第三期", "100. 5"],
)
def test_what_is_no_marker(text: str) -> None:
    found = marker_of(text)
    assert found is None or text == "100. 5"


@pytest.mark.parametrize(
    ("written", "number"),
    [("十", 10), ("二十", 20), ("九十九", 99), ("一百", 100), ("一百零一", 101), ("二〇", 20), ("⑩", 10), ("x", None)],
)
def test_numerals(written: str, number: int | None) -> None:
    assert read_number(written) == number


LEVELS = ["一、{}", "（一）{}", "1. {}", "1、{}", "1．{}", "（1）{}", "①{}"]


@pytest.mark.parametrize("level", LEVELS)
def test_tasks_may_stand_at_any_level(level: str) -> None:
    (task,) = tasks(level.format("办好书屋。（责任科室：甲科）"))
    assert (task.number, task.title) == (1, "办好书屋")


def test_tasks_are_the_level_that_carries_attributions() -> None:
    body = """一、公共文化
（一）办好书屋
1. 添书不少于100册；
2. 排出开门时间表。
牵头单位：甲科
（二）修好戏台
1. 换灯；
2. 补漆。
牵头单位：乙科
二、旅游
（一）立路牌
1. 选址；
2. 施工。
牵头单位：丙科
"""
    plan, report = imported(body)
    assert [(t.number, t.section, t.title) for t in plan.tasks] == [
        (1, 1, "办好书屋"),
        (2, 1, "修好戏台"),
        (3, 2, "立路牌"),
    ]
    assert [t.original_number for t in plan.tasks] == ["", "", "（一）"]
    assert plan.tasks[0].measures == ("添书不少于100册", "排出开门时间表")
    assert [s.title for s in plan.sections] == ["公共文化", "旅游"]
    assert "the tasks were numbered 1 to 3 in reading order" in inferences(report)


def test_restarting_numbers_are_renumbered_and_the_original_kept() -> None:
    body = "一、文化\n1. 书屋。（甲科负责）\n2. 戏台。（甲科负责）\n二、旅游\n1. 路牌。（乙科负责）"
    numbered = [(t.number, t.section, t.original_number) for t in tasks(body)]
    assert numbered == [(1, 1, ""), (2, 1, ""), (3, 2, "1.")]


def test_running_numbers_are_kept_even_with_gaps() -> None:
    body = "一、文化\n1. 书屋。（甲科负责）\n4. 戏台。（甲科负责）\n二、旅游\n9. 路牌。（乙科负责）"
    assert [(t.number, t.original_number) for t in tasks(body)] == [(1, ""), (4, ""), (9, "")]


def test_headings_between_section_and_task_name_the_section() -> None:
    body = "一、文化\n（一）镇村\n1. 书屋。（甲科负责）\n（二）县城\n1. 戏台。（甲科负责）"
    plan, _ = imported(body)
    assert [s.title for s in plan.sections] == ["文化 · 镇村", "文化 · 县城"]


def test_unnumbered_paragraphs_with_their_own_brackets_are_tasks() -> None:
    body = "一、文化\n\n办好书屋。添书。（甲科负责）\n\n修好戏台。换灯。（乙科负责）"
    plan, _ = imported(body)
    assert [(t.title, roles(t)) for t in plan.tasks] == [
        ("办好书屋", {"responsible": ["甲科"]}),
        ("修好戏台", {"responsible": ["乙科"]}),
    ]
    assert plan.sections[0].title == "文化"


def test_a_notice_without_any_number() -> None:
    found = tasks("办好书屋。添书。（甲科负责）\n\n修好戏台。换灯。（乙科负责）")
    assert [t.title for t in found] == ["办好书屋", "修好戏台"]


def test_a_task_beside_others_that_names_nobody_is_a_task_and_is_reported() -> None:
    plan, report = imported("一、文化\n1. 书屋。（牵头单位：甲科）\n2. 戏台。\n3. 路牌。（牵头单位：乙科）")
    assert [t.title for t in plan.tasks] == ["书屋", "戏台", "路牌"]
    assert {m.field: m.tasks for m in report.missing}["lead"] == (2,)


def test_sections_without_attributions_are_no_tasks() -> None:
    body = "一、任务\n（一）书屋。（甲科负责）\n（二）戏台。（甲科负责）\n二、要求\n（一）加强领导。\n（二）按时报送。"
    plan, report = imported(body)
    assert [t.title for t in plan.tasks] == ["书屋", "戏台"]
    assert [p.text for p in report.unplaced][-3:] == ["二、要求", "（一）加强领导。", "（二）按时报送。"]


def test_a_long_sentence_without_title_gives_its_first_clause() -> None:
    text = "推动全县镇村书屋按照统一标准完成改造提升" + "，并把图书配送到户、把活动办到村" * 5
    (task,) = tasks(f"1. {text}。（甲科负责）")
    assert task.title == "推动全县镇村书屋按照统一标准完成改造提升"
    assert task.measures == (text,)


def test_overseers_of_a_section_oversee_its_tasks() -> None:
    body = "一、文化\n责任领导：王某\n1. 书屋。（甲科负责）\n2. 戏台。（甲科负责）"
    assert [t.overseer for t in tasks(body)] == ["王某", "王某"]


def test_attachments_listed_at_the_end_are_no_tasks() -> None:
    body = "一、文化\n1. 书屋。（甲科负责）\n2. 戏台。（甲科负责）\n附件：1. 名单\n2. 表格"
    assert [t.title for t in tasks(body)] == ["书屋", "戏台"]
