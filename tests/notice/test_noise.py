"""Noise: widths, blanks, page numbers and headers, broken lines, traditional characters."""

from __future__ import annotations

import pytest

from engine.notice.wording import joined, narrowed
from tests.notice.notices import HEAD, imported, only, roles, tasks

CLEAN = """一、公共文化

1. 办好镇村书屋

问题描述：书屋开门少，书也旧。

目标任务：让村民有书读、读新书。

工作措施：每年为每个书屋添书不少于200册；排出开门时间表，张贴上墙。

牵头科室：公共文化科

责任科室：财务科、县图书馆、产业科

2. 修好戏台

工作措施：换灯10盏；补漆。

牵头科室：产业科

责任科室：机关各科室
"""


def test_full_width_digits_colons_and_blanks() -> None:
    noisy = CLEAN.replace("1. 办", "１．办").replace("200", "２００").replace("牵头科室：", "牵头科室 :　")
    assert tasks(noisy) == tasks(CLEAN)


@pytest.mark.parametrize("number", ["— 2 —", "－ 2 －", "-2-", "2", "第 2 页", "第2页 共9页", "2/9", "· 2 ·"])
def test_page_numbers_between_lines(number: str) -> None:
    noisy = CLEAN.replace("每年为每个书屋", f"每年为\n\n{number}\n\n每个书屋")
    assert [(t.title, t.measures, roles(t)) for t in tasks(noisy)] == [
        (t.title, t.measures, roles(t)) for t in tasks(CLEAN)
    ]


def test_headers_that_repeat_at_page_numbers() -> None:
    header = "云山县文化和旅游局2024年工作要点"
    noisy = CLEAN
    for page, at in enumerate(("读新书", "添书", "2. 修好", "补漆"), 1):
        noisy = noisy.replace(at, f"\n\n— {page} —\n\n{header}\n\n{at}")
    assert [(t.goal, t.measures, roles(t)) for t in tasks(noisy)] == [
        (t.goal, t.measures, roles(t)) for t in tasks(CLEAN)
    ]


@pytest.mark.parametrize("at", ["读新书", "为每个书屋", "张贴上墙", "县图书馆", "产业科\n\n2", "补漆"])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
def test_sentences_and_lists_broken_over_lines(at: str, gap: str) -> None:
    noisy = CLEAN.replace(at, gap + at)
    assert [(t.goal, t.measures, roles(t)) for t in tasks(noisy)] == [
        (t.goal, t.measures, roles(t)) for t in tasks(CLEAN)
    ]


def test_a_text_broken_at_a_margin_is_joined_even_inside_names_and_titles() -> None:
    title = "推动全县镇村书屋和戏台改造提升，建好用好县城公共文化空间，办好群众家门口的文化服务"
    lines = [
        f"1. {title}",
        "责任科室：财务科、县图书馆、产业科、安全科、市场科、资源科、办公室、法规科、县文化馆、县非遗中心",
    ]
    body = "\n".join("\n".join(line[i : i + 24] for i in range(0, len(line), 24)) for line in lines * 6)
    found = tasks("\n".join(f"{body}".split("\n")))
    assert {task.title for task in found} == {title}
    assert {tuple(roles(task)["responsible"]) for task in found} == {
        ("财务科", "县图书馆", "产业科", "安全科", "市场科", "资源科", "办公室", "法规科", "县文化馆", "县非遗中心")
    }


def test_a_bracket_broken_over_lines() -> None:
    assert only("1. 办好书屋。（牵头单位：甲科；责任\n\n单位：乙科、丙科）") == {
        "lead": ["甲科"],
        "responsible": ["乙科", "丙科"],
    }


def test_blanks_inside_words() -> None:
    (task,) = tasks("1. 办好 书 屋\n责任 科 室：公 文 科、财 务科\n完 成 时 限：2024 年 8 月底 前")
    assert (task.title, roles(task)) == ("办好书屋", {"responsible": ["公文科", "财务科"]})
    assert str(task.due) == "2024-08-31"


def test_traditional_characters_stay_as_written() -> None:
    (task,) = tasks("1. 辦好書屋\n目標任務：讓村民有書讀。\n牽頭科室：公共文化科")
    assert (task.title, task.goal, roles(task)) == ("辦好書屋", "讓村民有書讀。", {"lead": ["公共文化科"]})


def test_control_characters_and_kangxi_radicals() -> None:
    assert narrowed("办\u200b好\x00书\x1b[31m屋\u202e ⽅⾯") == "办好书[31m屋 方面"
    assert joined("在 2024 年 GB 18030 编码") == "在2024年GB 18030编码"


def test_titles_and_sections_lose_stray_punctuation() -> None:
    plan, _ = imported("一、公共文化，\n1. 办好书屋。\n牵头科室：甲科")
    assert (plan.sections[0].title, plan.tasks[0].title) == ("公共文化", "办好书屋")


def test_what_stands_behind_the_last_task_is_no_part_of_it() -> None:
    plan, report = imported(
        CLEAN + "\n备注：因机构改革，职能有调整的，由承接业务的科室负责。\n\n抄送：县政府办。\n\n落款"
    )
    assert roles(plan.tasks[-1])["responsible"] == ["机关各科室"]
    assert plan.succession == "因机构改革，职能有调整的，由承接业务的科室负责。"
    assert [p.text for p in report.unplaced][-2:] == ["抄送：县政府办。", "落款"]


def test_the_head_of_a_notice() -> None:
    plan, _ = imported(CLEAN)
    assert plan.title == "云山县文化和旅游局2024年工作要点"
    assert plan.issuer == "云山县文化和旅游局"
    assert plan.document == "云文旅发〔2024〕7号"
    assert (str(plan.issued), plan.year) == ("2024-03-08", 2024)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("二〇二四年三月八日", "2024-03-08"),
        ("二○二四年十二月三十一日", "2024-12-31"),
        ("2024 年 3 月 8 日", "2024-03-08"),
        ("（2024年3月8日）", "2024-03-08"),
    ],
)
def test_dates_of_issue(written: str, read: str) -> None:
    plan, _ = imported(CLEAN, HEAD.replace("2024年3月8日", written))
    assert str(plan.issued) == read


def test_every_task_says_where_it_stands() -> None:
    first, second = tasks(CLEAN)
    lines = (HEAD + "\n" + CLEAN).splitlines()
    assert first.source == f"第{lines.index('1. 办好镇村书屋') + 1}行"
    assert second.source == f"第{lines.index('2. 修好戏台') + 1}行"
