"""Lists of names, collective wordings, departments inferred or given."""

from __future__ import annotations

import pytest

from engine.model import Collective, Department, Kind
from engine.notice.collectives import collective
from engine.notice.departments import Roll, variants
from engine.notice.name_list import NameReader
from engine.text import normalised
from tests.notice.notices import HEAD, imported, inferences, only

OFFICE, INSTITUTION = (Kind.OFFICE,), (Kind.INSTITUTION,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲科、乙科，丙科,丁科；戊科;己科", ["甲科", "乙科", "丙科", "丁科", "戊科", "己科"]),
        ("组干科 机关党办", ["组干科", "机关党办"]),
        ("人 事 科、督 导室", ["人事科", "督导室"]),
        ("基础 教育科 督导室", ["基础教育科", "督导室"]),
        ("人事科和计财科", ["人事科", "计财科"]),
        ("人事科及计财科与督导室", ["人事科", "计财科", "督导室"]),
        ("人事科以及计财科", ["人事科", "计财科"]),
        ("教育和体育局、社会和法制科", ["教育和体育局", "社会和法制科"]),
        ("发展和改革委员会及财政局", ["发展和改革委员会", "财政局"]),
        ("由人事科、计财科", ["人事科", "计财科"]),
        ("县教育局（学生资助中心）、各县（市、区）", ["县教育局（学生资助中心）", "各县（市、区）"]),
        ("机关各科室及直属事业单位", ["机关各科室", "直属事业单位"]),
        ("人事科、计财科、", ["人事科", "计财科"]),
        ("", []),
    ],
)
def test_lists(text: str, names: list[str]) -> None:
    assert list(NameReader().read(text).names) == names


@pytest.mark.parametrize("tail", ["等", "等部门", "等有关部门", "等相关单位", "等3个部门", "等部门（单位）", "等科室"])
def test_open_ends_are_dropped_and_noted(tail: str) -> None:
    read = NameReader().read(f"人事科、计财科{tail}")
    assert read.names == ("人事科", "计财科")
    assert [str(note) for note in read.notes] == [f"the open end {tail} after 计财科 was dropped"]


def test_a_known_name_is_never_parted() -> None:
    reader = NameReader(frozenset({normalised("审批科和窗口科"), normalised("高等"), normalised("体卫艺")}))
    assert reader.read("审批科和窗口科、高等、体卫艺 督导室").names == ("审批科和窗口科", "高等", "体卫艺", "督导室")


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("机关各科室", OFFICE),
        ("机关所有科室", OFFICE),
        ("各科室", OFFICE),
        ("局机关各股室", OFFICE),
        ("局属各单位", INSTITUTION),
        ("直属事业单位", INSTITUTION),
        ("局直属各单位", INSTITUTION),
        ("各直属单位", INSTITUTION),
        ("各县（市、区）", ()),
        ("各区县教育局", ()),
        ("各乡镇（街道）", ()),
        ("各学校", ()),
        ("各相关单位", None),
        ("各成员单位", None),
        ("有关部门", None),
        ("各单位", None),
    ],
)
def test_collectives(written: str, kinds: tuple[Kind, ...] | None) -> None:
    found = collective(written)
    assert found is not None
    assert found.kinds == kinds


@pytest.mark.parametrize("written", ["人事科", "市财政局", "办公室", "综改办", "体卫艺", "各项工作", "机关党办"])
def test_ordinary_names(written: str) -> None:
    assert collective(written) is None


def test_the_salutation_says_whom_a_vague_wording_means() -> None:
    plan, _ = imported("1. 书屋。（牵头单位：甲科；责任单位：各单位）")
    assert plan.collectives == (Collective("各单位", (Kind.OFFICE, Kind.INSTITUTION), 0),)


def test_without_a_salutation_a_vague_wording_means_nobody_of_the_bureau_and_is_reported() -> None:
    plan, report = imported(
        "1. 书屋。（牵头单位：甲科；责任单位：各成员单位）", HEAD.replace("局机关各科室、局属各单位：", "")
    )
    assert plan.collectives == (Collective("各成员单位", (), 0),)
    assert any("whom 各成员单位 mean is not said" in said for said in inferences(report))


def test_wordings_for_the_same_collective_are_aliases() -> None:
    plan, report = imported("1. 书屋。（牵头单位：甲科；责任单位：机关各科室）\n2. 戏台。（责任单位：机关所有科室）")
    assert plan.collectives == (Collective("机关各科室", OFFICE, 0, ("机关所有科室",)),)
    assert "机关所有科室 mean the same as 机关各科室" in inferences(report)


def test_departments_are_inferred_with_their_kinds() -> None:
    plan, report = imported("1. 书屋。（牵头单位：县图书馆；责任单位：公文科、审批办、县招生考试中心）")
    assert {d.name: d.kind for d in plan.departments} == {
        "公文科": Kind.OFFICE,
        "审批办": Kind.OFFICE,
        "县图书馆": Kind.INSTITUTION,
        "县招生考试中心": Kind.INSTITUTION,
    }
    assert "taken for offices of the bureau: 公文科, 审批办" in inferences(report)


def test_likely_variants_are_reported_and_not_merged() -> None:
    plan, report = imported("1. 书屋。（责任单位：公共文化科、产业科）\n2. 戏台。（责任单位：公文科、产业室）")
    assert len(plan.departments) == 4
    assert report.variants == [("公共文化科", "公文科"), ("产业科", "产业室")]


def test_names_that_differ_more_are_no_variants() -> None:
    assert list(variants(["人事科", "计财科", "人事教育中心", "安全科"])) == []


def test_given_departments_resolve_names_and_suggest() -> None:
    roll = Roll((Department("公共文化科", Kind.OFFICE, 1, ("公文科",)), Department("产业发展科", Kind.OFFICE, 2)), ())
    plan, report = imported("1. 书屋。（牵头单位：公文科；责任单位：产业科、机关各科室）", roll=roll)
    assert plan.departments == roll.departments
    assert [(u.written, u.tasks, u.suggestions[0].name) for u in report.unresolved] == [("产业科", (1,), "产业发展科")]
    assert [c.name for c in plan.collectives] == ["机关各科室"]


def test_names_are_kept_as_written() -> None:
    assert only("1. 书屋\n牵头科室：公文科\n责任科室：產業科、 公 文 科") == {
        "lead": ["公文科"],
        "responsible": ["產業科", "公文科"],
    }
