"""The forms in which notices say who answers for what."""

from __future__ import annotations

from datetime import date

import pytest

from tests.notice.notices import imported, inferences, only, roles, tasks

LABELLED = """一、抓好公共文化

1. 办好镇村书屋

问题描述：书屋开门少，书也旧。

目标任务：让村民有书读、读新书。

工作措施：每年为每个书屋添书不少于200册；排出开门时间表。

{lead}：公共文化科

{responsible}：财务科、县图书馆
"""


@pytest.mark.parametrize(
    "lead",
    ["牵头科室", "牵头单位", "牵头部门", "牵头科室（单位）", "主要责任单位", "牵头责任单位", "牵 头 科 室", "牽頭科室"],
)
@pytest.mark.parametrize("responsible", ["责任科室", "责任单位", "责任部门", "责任股室", "责任处室", "責任科室 "])
def test_labels_on_lines_of_their_own(lead: str, responsible: str) -> None:
    (task,) = tasks(LABELLED.format(lead=lead, responsible=responsible))
    assert roles(task) == {"lead": ["公共文化科"], "responsible": ["财务科", "县图书馆"]}
    assert task.problem == "书屋开门少，书也旧。"
    assert task.goal == "让村民有书读、读新书。"
    assert task.measures == ("每年为每个书屋添书不少于200册", "排出开门时间表")


@pytest.mark.parametrize("label", ["配合单位", "协同配合单位", "协办单位", "配合科室", "协同配合"])
def test_support_on_a_line_of_its_own_is_support(label: str) -> None:
    body = LABELLED.format(lead="牵头科室", responsible="责任科室") + f"\n{label}：县文化馆\n"
    assert only(body)["support"] == ["县文化馆"]


@pytest.mark.parametrize("label", ["责任领导", "分管领导", "牵头领导", "责任人"])
def test_overseers(label: str) -> None:
    (task,) = tasks(f"1. 办好书屋\n牵头单位：甲科\n{label}：王某\n")
    assert task.overseer == "王某"


@pytest.mark.parametrize("label", ["完成时限", "时限要求", "限期", "完成时间"])
def test_deadlines_of_tasks(label: str) -> None:
    (task,) = tasks(f"1. 办好书屋\n牵头单位：甲科\n{label}：8月底前\n")
    assert task.due == date(2024, 8, 31)


def test_measures_have_their_own_label_too() -> None:
    (task,) = tasks("1. 办好书屋\n工作举措：添书；开门。\n牵头单位：甲科")
    assert task.measures == ("添书", "开门")


@pytest.mark.parametrize("brackets", ["（）", "()", "〔〕", "[]", "【】"])
def test_slots_in_brackets_at_the_end(brackets: str) -> None:
    opening, closing = brackets
    (task,) = tasks(f"1. 办好书屋。添购图书。{opening}责任科室：公文科、产业科{closing}")
    assert roles(task) == {"responsible": ["公文科", "产业科"]}
    assert (task.title, task.measures) == ("办好书屋", ("添购图书",))


@pytest.mark.parametrize("between", ["；", "，", ";", ",", " "])
def test_several_slots_in_one_bracket(between: str) -> None:
    slots = between.join(
        ("牵头单位：甲科", "责任单位：乙科、丙科", "配合单位：丁科", "责任领导：李某", "完成时限：2024年8月底前")
    )
    (task,) = tasks(f"1. 办好书屋，添购图书。（{slots}）")
    assert roles(task) == {"lead": ["甲科"], "responsible": ["乙科", "丙科"], "support": ["丁科"]}
    assert (task.overseer, task.due) == ("李某", date(2024, 8, 31))


def test_who_supports_in_a_bracket_is_responsible_where_nobody_else_is() -> None:
    plan, report = imported("1. 办好书屋。（牵头单位：甲科；配合单位：乙科、丙科；完成时限：2024年8月底前）")
    assert roles(plan.tasks[0]) == {"lead": ["甲科"], "responsible": ["乙科", "丙科"]}
    assert any("support by the wording" in said for said in inferences(report))


def test_a_bracket_may_contain_another() -> None:
    body = "1. 办好书屋。（牵头单位：县教育局（学生资助中心）；责任单位：各县（市、区），县民政局）"
    assert only(body) == {"lead": ["县教育局（学生资助中心）"], "responsible": ["各县（市、区）", "县民政局"]}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("甲科牵头，乙科、丙科参与，各县区落实", {"lead": ["甲科"], "responsible": ["乙科", "丙科", "各县区"]}),
        ("甲科牵头，乙科、丙科参加", {"lead": ["甲科"], "responsible": ["乙科", "丙科"]}),
        ("甲科牵头，乙科、丙科配合", {"lead": ["甲科"], "responsible": ["乙科", "丙科"]}),
        ("甲科牵头，乙科负责，丙科配合", {"lead": ["甲科"], "responsible": ["乙科"], "support": ["丙科"]}),
        ("甲科牵头，乙科落实，丙科协办", {"lead": ["甲科"], "responsible": ["乙科"], "support": ["丙科"]}),
        ("由甲科、乙科牵头，丙科配合", {"lead": ["甲科", "乙科"], "responsible": ["丙科"]}),
        ("甲科牵头负责", {"lead": ["甲科"]}),
        ("甲科、乙科按职责分工负责", {"responsible": ["甲科", "乙科"]}),
        ("甲科、乙科分别负责", {"responsible": ["甲科", "乙科"]}),
        ("甲科、乙科负责", {"responsible": ["甲科", "乙科"]}),
        ("甲科牵头，会同乙科落实", {"lead": ["甲科"], "responsible": ["乙科"]}),
        ("甲科牵头，乙科、丙科", {"lead": ["甲科"], "responsible": ["乙科", "丙科"]}),
    ],
)
def test_verbs(said: str, expected: dict[str, list[str]]) -> None:
    assert only(f"1. 办好书屋，添购图书。（{said}）") == expected


def test_verbs_and_marks_inside_slots() -> None:
    assert only("1. 办好书屋\n责任单位：甲科牵头，乙科、丙科参与") == {
        "lead": ["甲科"],
        "responsible": ["乙科", "丙科"],
    }
    assert only("1. 办好书屋\n责任单位：甲科（牵头）、乙科") == {"lead": ["甲科"], "responsible": ["乙科"]}


BARE = "1. 办好书屋。（甲科、乙科、丙科）\n\n2. 修好戏台。（丁科、甲科）"


def test_a_bare_list_has_no_lead() -> None:
    first, second = tasks(BARE)
    assert roles(first) == {"responsible": ["甲科", "乙科", "丙科"]}
    assert roles(second) == {"responsible": ["丁科", "甲科"]}


@pytest.mark.parametrize(
    "statement",
    [
        "责任单位列首位者为牵头单位，下同。",
        "列第一位的为牵头单位，下同。",
        "排名第一的为牵头单位",
        "（注：列首位的单位为牵头单位，下同）",
        "列在首位的为牵头科室",
    ],
)
@pytest.mark.parametrize("where", ["{statement}\n\n{body}", "{body}\n\n{statement}"])
def test_order_implies_the_lead_where_it_is_said(statement: str, where: str) -> None:
    first, second = tasks(where.format(statement=statement, body=BARE))
    assert roles(first) == {"lead": ["甲科"], "responsible": ["乙科", "丙科"]}
    assert roles(second) == {"lead": ["丁科"], "responsible": ["甲科"]}


def test_the_statement_may_stand_inside_the_first_bracket() -> None:
    first, second = tasks(BARE.replace("丙科）", "丙科，列首位者为牵头单位，下同）"))
    assert roles(first) == {"lead": ["甲科"], "responsible": ["乙科", "丙科"]}
    assert roles(second)["lead"] == ["丁科"]


def test_a_named_lead_stays_where_order_implies_one() -> None:
    body = "列首位者为牵头单位，下同。\n1. 办好书屋。（牵头单位：乙科；责任单位：甲科、丙科）"
    assert only(body) == {"lead": ["乙科"], "responsible": ["甲科", "丙科"]}


def test_order_implies_no_lead_where_verbs_say_that_there_is_none() -> None:
    body = "列首位者为牵头单位，下同。\n1. 办好书屋。（甲科、乙科按职责分工负责）"
    assert only(body) == {"responsible": ["甲科", "乙科"]}


@pytest.mark.parametrize(
    "statement",
    [
        "以下各项均需各县区落实，不再列出。",
        "以下各项均需各县区（园区）落实，不再列出。",
        "（以下各项工作均需各县区落实，不再一一列出）",
        "各项任务均由各县区配合，下同。",
    ],
)
def test_a_default_is_recorded_once(statement: str) -> None:
    plan, _ = imported(f"{statement}\n\n{BARE}")
    assert "各县区" in plan.default
    assert roles(plan.tasks[0]) == {"responsible": ["甲科", "乙科", "丙科"]}


def test_without_a_statement_there_is_no_default() -> None:
    assert imported(BARE)[0].default == ""


def test_ordinary_brackets_are_no_attributions() -> None:
    (task,) = tasks("1. 办好书屋（改扩建）。推进试点（见附件）。制度（学历证书+等级证书）。（责任科室：甲科）")
    assert roles(task) == {"responsible": ["甲科"]}
    assert task.measures == ("推进试点（见附件）", "制度（学历证书+等级证书）")
