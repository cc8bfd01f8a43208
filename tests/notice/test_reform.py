"""The phrases of reform documents, and what is made of them on the bundled plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engine.notice.reform.draft import Drafted
from engine.office import Office
from engine.problems import InputError
from tests.notice.reforms import REPLY, actions, drafted, left, real_office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return real_office(tmp_path_factory.mktemp("office"))


def rename(old: str, new: str) -> dict[str, object]:
    return {"kind": "rename", "from": old, "to": new}


def plate(department: str, name: str) -> dict[str, object]:
    return {"kind": "add_plate", "department": department, "plate": name}


def found(name: str, kind: str = "office") -> dict[str, object]:
    return {"kind": "found", "department": name, "dept_kind": kind}


def merge(sources: list[str], into: str, **more: str) -> dict[str, object]:
    return {"kind": "merge", "from": sources, "into": into, **more}


def abolish(name: str, **more: object) -> dict[str, object]:
    return {"kind": "abolish", "department": name, **more}


def transfer(giver: str, to: str, *functions: str) -> dict[str, object]:
    return {"kind": "transfer", "from": giver, "to": to, **({"functions": list(functions)} if functions else {})}


def part(name: str, *functions: str, **more: Any) -> dict[str, object]:
    return {"name": name, **({"functions": list(functions)} if functions else {}), **more}


SPORT = merge(["体艺科", "社体科"], "体育艺术科", dept_kind="office")
SPLIT = {
    "kind": "split",
    "from": "职成科",
    "into": [part("职业教育科", "职业教育"), part("终身教育科", rest=True)],
}

UNDERSTOOD: list[tuple[str, list[dict[str, object]]]] = [
    ("法规科更名为政策法规科。", [rename("法规科", "政策法规科")]),
    ("将法规科改名为“政策法规科”。", [rename("法规科", "政策法规科")]),
    ("經研究，決定將體藝科更名為體育藝術科。", [rename("体艺科", "体育艺术科")]),
    ("遂宁市教育和体育局法规科改称政策法规科。", [rename("法规科", "政策法规科")]),
    (
        "法规科、安全科分别更名为政策法规科、安全稳定科。",
        [rename("法规科", "政策法规科"), rename("安全科", "安全稳定科")],
    ),
    ("基教科加挂学前教育科牌子。", [plate("基础教育科", "学前教育科")]),
    ("在教科所加挂市教育评估中心牌子。", [plate("教科所", "市教育评估中心")]),
    ("基础教育科（加挂学前教育科牌子）。", [plate("基础教育科", "学前教育科")]),
    (
        "法规科更名为政策法规与安全科（挂行政审批科牌子）。",
        [rename("法规科", "政策法规与安全科"), plate("政策法规与安全科", "行政审批科")],
    ),
    ("不再保留综改办。", [abolish("综改办")]),
    ("撤销综改办，其职责由基础教育科承担。", [abolish("综改办", successor="基础教育科")]),
    ("撤销综改办。其职责划归基教科。", [abolish("综改办", successor="基础教育科")]),
    ("不再保留综改办\n将综改办的职责划转至法规科。", [abolish("综改办", successor="法规科")]),
    ("撤销综改办，相关职责由法规科承接。", [abolish("综改办", successor="法规科")]),
    (
        "撤销安全科，其校园安全职责由办公室承担，禁毒教育职责由基础教育科承担。",
        [abolish("安全科", successors=[part("办公室", "校园安全"), part("基础教育科", "禁毒教育")])],
    ),
    ("青竞科并入社体科。", [merge(["青竞科"], "社体科")]),
    ("综改办整体划入办公室。", [merge(["综改办"], "办公室")]),
    ("撤销综改办，并入办公室。", [merge(["综改办"], "办公室")]),
    ("体艺科与社体科合并组建体育艺术科。", [SPORT]),
    ("将体艺科、社体科的职责整合，组建体育艺术科。不再保留体艺科、社体科。", [SPORT]),
    ("整合体艺科、社体科职责，组建体育艺术科，不再保留体艺科和社体科。", [SPORT]),
    ("在整合体艺科、社体科职责的基础上，设立体育艺术科。\n不再保留体艺科、社体科。", [SPORT]),
    ("体育艺术科由体艺科、社体科合并组建。", [SPORT]),
    (
        "将体艺科、社体科的职责整合，组建体育艺术科。",
        [found("体育艺术科"), transfer("体艺科", "体育艺术科"), transfer("社体科", "体育艺术科")],
    ),
    (
        "将体艺科的职责，社体科的全民健身职责整合，组建体育艺术科。不再保留体艺科。",
        [merge(["体艺科"], "体育艺术科", dept_kind="office"), transfer("社体科", "体育艺术科", "全民健身")],
    ),
    ("将计财科的学前教育职责划入基础教育科。", [transfer("计财科", "基础教育科", "学前教育")]),
    ("计财科承担的学前教育管理工作由基础教育科承接。", [transfer("计财科", "基础教育科", "学前教育")]),
    ("基础教育科承接计财科的学前教育职责。", [transfer("计财科", "基础教育科", "学前教育")]),
    ("学前教育职责由计财科划转至基础教育科。", [transfer("计财科", "基础教育科", "学前教育")]),
    ("将计财科的学前教育职责划归基础教育科管理。", [transfer("计财科", "基础教育科", "学前教育")]),
    (
        "将基础教育科的义务教育和特殊教育等职责划入督导室。",
        [transfer("基础教育科", "督导室", "义务教育", "特殊教育")],
    ),
    ("原法规科职责由办公室承接。", [transfer("法规科", "办公室")]),
    (
        "将计财科的学前教育职责划入学前教育科。新设学前教育科，作为机关内设科室。",
        [found("学前教育科"), transfer("计财科", "学前教育科", "学前教育")],
    ),
    (
        "组建教育发展中心，承担原电教站、教科所的职责。不再保留电教站、教科所。",
        [found("教育发展中心", "institution"), abolish("电教站", successor="教育发展中心"),
         abolish("教科所", successor="教育发展中心")],
    ),
    ("设立督导评估科，为局直属事业单位。", [found("督导评估科", "institution")]),
    (
        "将社体科的体育产业职责划出，交由市文化和旅游局承担。",
        [{"kind": "move_out", "from": "社体科", "to_body": "市文化和旅游局", "functions": ["体育产业"]}],
    ),
    (
        "将职成科拆分为职业教育科和终身教育科两个科室，其中职业教育职责由职业教育科承担，其余职责由终身教育科承担。",
        [SPLIT],
    ),
    ("职成科分设为职业教育科、终身教育科。职业教育科承担职业教育职责，终身教育科承担其他职责。", [SPLIT]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNDERSTOOD, ids=[text for text, _ in UNDERSTOOD])
def test_a_phrase_becomes_its_actions(office: Office, text: str, expected: list[dict[str, object]]) -> None:
    seen = drafted(office, text)
    assert actions(seen) == expected
    assert list(left(seen)) == []
    assert seen.report.refused == []


LEFT = [
    ("电教站不再加挂网络中心牌子。", "no action takes a plate or a second name away"),
    ("不再保留法规科的牌子。", "no action takes a plate or a second name away"),
    ("将安全科3名行政编制划入办公室。", "it is about posts, staff or property, which no action records"),
    ("将法规科划归办公室管理。", "it says under whom a body stands, which no action records"),
    ("取消人事科的教师职称职责。", "duties end and nobody is said to take them over"),
    ("条件成熟时，撤销电教站。", "“条件成熟”: it is said with reserve, or of the past"),
    ("拟将法规科更名为政策法规科。", "“拟”: it is said with reserve, or of the past"),
    ("法规科已更名为政策法规科。", "“已更名”: it is said with reserve, or of the past"),
    ("保卫科更名为安保科。", "the plan has no department 保卫科"),
    ("将市体育局的体育产业职责划入社体科。", "the plan has no department 市体育局"),
    ("将社体科的体育产业职责划入市文化和旅游局。", "the plan has no department 市文化和旅游局"),
    ("组建市教育局。", "市教育局 does not look like the name of a department of the bureau"),
    ("成立校园安全工作领导小组。", "校园安全工作领导小组 does not look like the name of a department of the bureau"),
    ("组建督导室。", "督导室 stands already"),
    ("法规科、安全科更名为政策法规科。", "it is not clear who gets which name"),
    ("将计财科的幼儿保健职责划入基础教育科。", "no task has the function 幼儿保健"),
    ("法规科的部分职责划入办公室。", "which duties of 法规科 are meant by “部分” is not said"),
    ("人事科不再承担教师职称职责。", "duties end and nobody is said to take them over"),
    ("将职成科拆分为职业教育科、终身教育科，部分职责由职业教育科承担。",
     "which duties of 职成科 pass to which of 职业教育科, 终身教育科 is not said"),
    ("法规科的有关职责划入办公室。", "which duties of 法规科 are meant by “有关” is not said"),
    ("学前教育职责划入基础教育科。", "it does not say who gives these duties up"),
    ("将职成科拆分为职业教育科、终身教育科。",
     "which duties of 职成科 pass to which of 职业教育科, 终身教育科 is not said"),
    ("撤销安全科，其职责分别由办公室、基础教育科承担。",
     "which duties of 安全科 pass to which of 办公室, 基础教育科 is not said"),
    ("将体艺科、社体科的职责整合。", "what is integrated goes to no department that is named"),
    ("机关各科室更名为内设科室。", "机关各科室 is a collective, not a department"),
    ("思宣科与机关党办合署办公。", "no phrase that is known"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), LEFT, ids=[text for text, _ in LEFT])
def test_what_is_not_said_is_left_to_a_person(office: Office, text: str, why: str) -> None:
    seen = drafted(office, text)
    assert actions(seen) == []
    assert [reason for _, reason in left(seen)] == [why]


def test_a_formal_reply_as_a_whole(office: Office) -> None:
    seen = drafted(office, REPLY)
    order = seen.order
    assert (order.id, order.document) == ("云编办发〔2019〕12号", "云编办发〔2019〕12号")
    assert order.title == "关于调整市教育和体育局内设机构的批复"
    assert (order.issued, order.effective) == (date(2019, 6, 3), date(2019, 7, 1))
    assert actions(seen) == [
        rename("法规科", "政策法规科"),
        plate("政策法规科", "行政审批科"),
        SPORT,
        abolish("综改办", successor="基础教育科"),
        transfer("计财科", "基础教育科", "学前教育"),
    ]
    assert [what for what, _ in left(seen)] == ["将职成科拆分为职业教育科、终身教育科", "电教站不再加挂网络中心牌子"]
    sources = [[sentence.place.where for sentence in one.sentences] for one in seen.report.derived]
    assert sources == [["12"], ["12"], ["13", "16"], ["14"], ["15"]]
    assert seen.report.refused == []


def silent(seen: Drafted) -> list[str]:
    return [sentence.text for sentence in seen.report.silent]


def test_what_states_no_change_is_listed_too(office: Office) -> None:
    seen = drafted(office, "法规科更名为政策法规科，为正科级。\n各科室要抓好落实。")
    assert silent(seen) == ["为正科级", "各科室要抓好落实"]


def test_known_functions_pass_and_unknown_ones_are_listed_with_the_tasks_of_the_giver(office: Office) -> None:
    seen = drafted(office, "将督导室的督学管理、幼儿保健职责划入人事科。")
    assert actions(seen) == [transfer("督导室", "人事科", "督学管理")]
    (one,) = seen.report.open
    assert (one.what, str(one.why)) == ("幼儿保健", "no task has the function 幼儿保健")
    assert str(one.mend).startswith("name the tasks: 督导室 is named on ")


def test_a_function_like_the_one_written_is_suggested(office: Office) -> None:
    (one,) = drafted(office, "将计财科的学前教育发展规划职责划入基础教育科。").report.open
    assert str(one.mend) == "perhaps 学前教育, 教育规划, 义务教育均衡发展; write functions = […], or name the tasks"
    assert 'kind = "transfer"\nfrom = "计财科"\nto = "基础教育科"\ntasks = []' in one.template


def test_an_end_without_successor_tells_the_tasks_it_orphans(office: Office) -> None:
    (one,) = drafted(office, "不再保留综改办。").report.orphaned
    assert (one.department, one.tasks) == ("综改办", (25,))
    assert drafted(office, "撤销综改办，其职责由办公室承担。").report.orphaned == []


def test_a_contradiction_with_the_plan_is_reported_and_drafted(office: Office) -> None:
    seen = drafted(office, "法规科更名为安全科。")
    assert actions(seen) == [rename("法规科", "安全科")]
    assert [str(one.objection.what) for one in seen.report.refused] == ["the name 安全科 is borne by 安全科 already"]


def test_vague_words_on_a_department_that_ends_are_said_to_be_inferred(office: Office) -> None:
    seen = drafted(office, "撤销综改办，相关职责由法规科承接。")
    assert [str(remark.what) for remark in seen.report.inferred] == [
        "“相关” of 综改办, which ends, was taken for all its duties"
    ]


def test_part_of_the_duties_of_a_department_that_ends_is_not_all_of_them(office: Office) -> None:
    seen = drafted(office, "撤销综改办，其部分职责由法规科承接。")
    assert actions(seen) == [abolish("综改办")]
    assert [reason for _, reason in left(seen)] == ["which duties of 综改办 are meant by “部分” is not said"]
    assert [one.tasks for one in seen.report.orphaned] == [(25,)]


def test_a_giver_that_stays_is_said_to_be_inferred(office: Office) -> None:
    seen = drafted(office, "将体艺科的职责划入社体科。")
    assert [str(remark.what) for remark in seen.report.inferred] == [
        "the document does not say that 体艺科 ends: it stays, without these duties"
    ]


@pytest.mark.parametrize(
    ("text", "effective"),
    [
        ("本通知自2019年8月1日起施行。", date(2019, 8, 1)),
        ("本批复从二〇一九年八月一日起执行。", date(2019, 8, 1)),
        ("自2019年8月1日起，不再保留综改办。", date(2019, 8, 1)),
        ("本通知自印发之日起施行。", date(2019, 6, 3)),
        ("本通知自8月1日起施行。", None),
        ("第一条自2019年8月1日起施行。第二条自2019年9月1日起施行。", None),
        ("", None),
    ],
)
def test_from_when_it_holds(office: Office, text: str, effective: date | None) -> None:
    seen = drafted(office, f"法规科更名为政策法规科。\n{text}\n\n2019年6月3日\n")
    assert (seen.order.issued, seen.order.effective) == (date(2019, 6, 3), effective)


def test_a_document_that_is_only_referred_to_is_not_its_own(office: Office) -> None:
    seen = drafted(office, "根据云编发〔2018〕3号文件，通知如下：\n法规科更名为政策法规科。", "局内通知.txt")
    assert (seen.order.id, seen.order.document) == ("局内通知", None)


@pytest.mark.parametrize("text", ["今天天气很好。", "各科室要抓好落实，办公室负责督办。"])
def test_a_text_without_any_change_is_refused(office: Office, text: str) -> None:
    with pytest.raises(InputError, match="states no change"):
        drafted(office, text)


def test_a_document_on_an_office_after_reform_meets_the_departments_of_that_day(tmp_path: Path) -> None:
    from engine.issuing import Signing, issue
    from engine.order import Rename
    from tests.orders.making import RECORDED, an_order

    office = real_office(tmp_path)
    issue(office, an_order("先前", Rename("法规科", "政策法规科")), Signing("张三", RECORDED))
    seen = drafted(office.fresh(), "政策法规科更名为法治科。")
    assert actions(seen) == [rename("政策法规科", "法治科")]
    assert seen.report.refused == []
