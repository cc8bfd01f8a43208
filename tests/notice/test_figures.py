"""Figures and deadlines of a text."""

from __future__ import annotations

from datetime import date

import pytest

from engine.model import Comparator, Indicator
from engine.notice.deadlines import deadline
from engine.notice.figures import indicators

C = Comparator


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("新建书屋10所", C.EXACTLY, 10, "所"),
        ("入园率达到78%", C.EXACTLY, 78, "%"),
        ("入园率达到78％", C.EXACTLY, 78, "%"),
        ("投入3.15亿元", C.EXACTLY, 3.15, "亿元"),
        ("投入1,200万元", C.EXACTLY, 1200, "万元"),
        ("每年不少于 2 次", C.AT_LEAST, 2, "次/年"),
        ("每学期不少于2次", C.AT_LEAST, 2, "次/学期"),
        ("不低于每生每年 1420 元", C.AT_LEAST, 1420, "元/生·年"),
        ("每个季度开展活动3场", C.EXACTLY, 3, "场"),
        ("带宽达到100Mbps以上", C.AT_LEAST, 100, "Mbps"),
        ("带宽达到100Mbps（兆/秒）以上", C.AT_LEAST, 100, "Mbps"),
        ("招收1.1万人", C.EXACTLY, 1.1, "万人"),
        ("惠及2.4万贫困人口", C.EXACTLY, 2.4, "万人"),
        ("参赛1000人次以上", C.AT_LEAST, 1000, "人次"),
        ("年销量突破1.2亿元", C.AT_LEAST, 1.2, "亿元"),
        ("培训100余人", C.AT_LEAST, 100, "人"),
        ("投入约1.59亿元", C.ABOUT, 1.59, "亿元"),
        ("培训300人左右", C.ABOUT, 300, "人"),
        ("辍学率控制在3%以内", C.AT_MOST, 3, "%"),
        ("班额不超过45人", C.AT_MOST, 45, "人"),
        ("不出现56人以上的大班", C.AT_MOST, 55, "人"),
        ("能耗下降5个百分点", C.EXACTLY, 5, "百分点"),
        ("不少于两次", C.AT_LEAST, 2, "次"),
        ("给予3年扶持", C.EXACTLY, 3, "年"),
        ("１０所", C.EXACTLY, 10, "所"),
    ],
)
def test_quantities(text: str, comparator: Comparator, value: float, unit: str) -> None:
    from engine.notice.wording import narrowed

    (found,) = indicators(narrowed(text), 2024)
    assert (found.comparator, found.value, found.unit, found.due) == (comparator, value, unit, None)
    assert found.text == narrowed(text)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("创建10-15所", 10, 15, "所"),
        ("创建10—15所", 10, 15, "所"),
        ("创建10至15所", 10, 15, "所"),
        ("每年50-100万元", 50, 100, "万元/年"),
        ("每年50万元—100万元", 50, 100, "万元/年"),
        ("比例10%~15%", 10, 15, "%"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str) -> None:
    (found,) = indicators(text, 2024)
    assert (found.comparator, found.low, found.high, found.unit) == (C.RANGE, low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "庆祝第35个节日",
        "参加第二届、第3届运动会",
        "抓好“9+3”免费教育",
        "实施1+X证书制度",
        "落实《攻坚计划（2017-2020年）》",
        "按云文旅发〔2024〕7号执行",
        "办好2024年读书周",
        "完成3年行动计划的编制",
        "开通12345热线",
        "建国70周年",
        "落实“四个意识”",
        "推广5G应用",
    ],
)
def test_what_is_no_indicator(text: str) -> None:
    assert list(indicators(text, 2024)) == []


def test_items_of_an_enumeration_keep_their_own_words() -> None:
    found = list(indicators("推进2所示范学校、4个示范专业建设；另建1间展室", 2024))
    assert [(i.text, i.value, i.unit) for i in found] == [
        ("推进2所示范学校", 2, "所"),
        ("4个示范专业建设", 4, "个"),
        ("另建1间展室", 1, "间"),
    ]


def test_a_deadline_belongs_to_the_figures_behind_it() -> None:
    found = list(indicators("到2025年底，建成10所，培训200人以上；另建1间", 2024))
    assert [(i.value, i.due) for i in found] == [(10, date(2025, 12, 31)), (200, date(2025, 12, 31)), (1, None)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年12月底完成改造", date(2024, 12, 31)),
        ("6月30日前完成改造", date(2024, 6, 30)),
        ("年底前完成改造", date(2024, 12, 31)),
        ("2024年实现全覆盖", date(2024, 12, 31)),
        ("完成2024年攻坚目标任务", date(2024, 12, 31)),
    ],
)
def test_deadlines_alone(text: str, day: date) -> None:
    assert list(indicators(text, 2024)) == [Indicator(text, due=day)]


@pytest.mark.parametrize("text", ["从2024年秋季起实行", "自2024年3月起", "2024年3月以来", "2月30日前完成"])
def test_beginnings_are_no_deadlines(text: str) -> None:
    assert list(indicators(text, 2024)) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年8月底前", date(2022, 8, 31)),
        ("2022年2月", date(2022, 2, 28)),
        ("12月底", date(2024, 12, 31)),
        ("年底前", date(2024, 12, 31)),
        ("全年", date(2024, 12, 31)),
        ("2022年", date(2022, 12, 31)),
        ("上半年", date(2024, 6, 30)),
        ("第三季度", date(2024, 9, 30)),
        ("2022年6月中旬", date(2022, 6, 20)),
        ("2023.6", date(2023, 6, 30)),
        ("2023-06-15", date(2023, 6, 15)),
        ("6月底前起步，12月底前完成", date(2024, 12, 31)),
        ("长期坚持", None),
        ("13月", None),
        ("2月30日", None),
        ("", None),
    ],
)
def test_deadlines_of_slots(text: str, day: date | None) -> None:
    found = deadline(text, 2024)
    assert (found.day if found else None) == day


def test_without_a_year_a_month_is_no_day() -> None:
    assert deadline("8月底", None) is None
