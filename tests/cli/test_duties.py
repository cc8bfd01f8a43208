"""`zeren who` and `zeren duties`: who answers for what, with nothing lost."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from engine.model import Plan
from tests.cli.conftest import DAY, Zeren, task, write_plan

PARTS = ("lead", "responsible", "support", "collective")


def answers(entries: list[dict[str, Any]]) -> list[tuple[str | None, str, str | None]]:
    """Who answers, as written, through which collective."""
    return [(entry["department"], entry["written"], entry["via"]) for entry in entries]


def test_who_as_json_is_always_a_list(zeren: Zeren, office: Path) -> None:
    [seven] = zeren("who", "7", "--format", "json", *DAY).data
    assert list(seven)[:5] == ["task", "title", "lead", "responsible", "support"]
    assert answers(seven["lead"]) == [("计财科", "计财科", None)]
    assert (None, "职教科", None) in answers(seven["responsible"])
    assert [entry["task"] for entry in zeren("who", "1-3", "3,42", "--format", "json", *DAY).data] == [1, 2, 3, 42]


def test_who_resolves_collectives_and_aliases(zeren: Zeren, office: Path) -> None:
    [nine, last] = zeren("who", "9", "42", "--format", "json", *DAY).data
    assert ("基础教育科", "基教科", None) in answers(nine["responsible"])
    assert ("电教站", "直属事业单位", "直属事业单位") in answers(last["lead"])
    assert len(last["lead"]) == 19


def test_who_as_text(zeren: Zeren, office: Path) -> None:
    ran = zeren("who", "7", "9", "42", "--lang", "zh", *DAY)
    assert "任务 7 推动普通高中高考基础条件完善\n  牵头\n    计财科\n" in ran.out
    assert "    职教科：无对应科室，无人负责\n" in ran.out
    assert "    基础教育科（原文写作“基教科”）\n" in ran.out
    assert "    直属事业单位，即：电教站、育才中心、教科所、市招办\n" in ran.out


def test_who_of_a_collective_whose_members_are_all_named(zeren: Zeren, tmp_path: Path) -> None:
    collective = '[[collectives]]\nname = "各科室"\nkinds = ["office"]\n'
    write_plan(tmp_path, collective + task(1, lead=["甲科", "甲科"], responsible=["乙科", "各科室"]))
    at = ("--office", str(tmp_path))
    assert "各科室: no (further) member" in zeren("who", "1", *at).out
    [one] = zeren("who", "1", "--format", "json", *at).data
    assert answers(one["responsible"])[1] == (None, "各科室", "各科室")
    assert [e["written"] for e in one["lead"]] == ["甲科"]
    listed = zeren("duties", "--all", "--format", "json", *at).data
    assert (listed[-1]["department"], listed[-1]["kind"]) == ("各科室", "collective")
    assert listed[0]["lead"][0]["written"] == ["甲科", "甲科"]


def test_errors_of_task_numbers_come_together(zeren: Zeren, office: Path) -> None:
    ran = zeren("who", "99", "seven", "５－７", "9-8", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "zeren: there is no task 99: the tasks are numbered 1 to 42",
        "zeren: seven is no task number: type a number such as 7, or a range such as 1-5",
        "zeren: there is no task 9-8: the tasks are numbered 1 to 42",
    ]


def test_all_lists_account_for_every_attribution_once(zeren: Zeren, office: Path, real_plan: Plan) -> None:
    lists = zeren("duties", "--all", "--format", "json", *DAY).data
    assert {entry["task"] for listed in lists for part in PARTS for entry in listed[part]} == set(range(1, 43))
    named = Counter(
        (entry["task"], part, written)
        for listed in lists for part in PARTS[:3] for entry in listed[part] for written in entry["written"]
    )  # fmt: skip
    shared = {(e["task"], e["role"], w) for listed in lists for e in listed["collective"] for w in e["written"]}
    collectives = {name for group in real_plan.collectives for name in (group.name, *group.aliases)}
    attributions = [(a.task, a.role, a.written) for t in real_plan.tasks for a in t.attributions]
    assert named == Counter(a for a in attributions if a[2] not in collectives)
    assert shared == {a for a in attributions if a[2] in collectives}
    for listed in lists:
        tasks = [(e["task"], e["role"], w) for e in listed["collective"] for w in e["written"]]
        assert len(tasks) == len(set(tasks))
    assert [(entry["department"], entry["kind"]) for entry in lists][-1] == ("职教科", "unknown")


def test_no_department_means_all(zeren: Zeren, office: Path) -> None:
    assert zeren("duties", *DAY).out == zeren("duties", "--all", *DAY).out


def test_one_list(zeren: Zeren, office: Path) -> None:
    [listed] = zeren("duties", "督导室", "--format", "json", *DAY).data
    assert (listed["kind"], len(listed["lead"]), len(listed["responsible"])) == ("office", 1, 19)
    assert list(listed)[:6] == ["department", "kind", *PARTS]
    first = listed["responsible"][0]
    assert (first["task"], first["title"], first["written"]) == (5, "提高学前教育普惠发展水平", ["督导室"])
    assert first["with"] == ["计财科", "法规科", "人事科", "基础教育科"]
    assert listed["collective"][0]["via"] == "机关各科室"
    text = zeren("duties", "督导室", "--lang", "zh", *DAY).out
    assert text.startswith("督导室  机关科室\n牵头 1 · 责任 19 · 配合 0 · 集体 16\n")
    assert "    10  提升特殊教育全纳水平（会同：基础教育科、计财科、职成科）\n" in text
    assert "     1  强化思想政治建设统领（责任，机关各科室）\n" in text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("jck", "计财科"), ("基教科", "基础教育科"), ("体 衛 藝", "体艺科"), ("督", "督导室"), ("jiaokesuo", "教科所"),
     ("jichujiao", "基础教育科"), ("职成", "职成科"), ("机关各科室", "机关各科室")],
)  # fmt: skip
def test_ways_to_type_a_department(zeren: Zeren, office: Path, typed: str, meant: str) -> None:
    [listed] = zeren("duties", typed, "--format", "json", *DAY).data
    assert listed["department"] == meant


def test_errors_of_departments_come_together(zeren: Zeren, office: Path) -> None:
    ran = zeren("duties", "职教科", "机关", "qqq", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "zeren: no department is called 职教科: did you mean 职成科, 基础教育科, 教科所?",
        "zeren: 机关 may mean 机关党办, 机关各科室: write the name in full, or one that only it bears",
        "zeren: no department is called qqq: `zeren load` lists the departments",
    ]
    assert zeren("duties", "jck", "--all").status == 2


def test_csv_opens_in_a_spreadsheet(zeren: Zeren, office: Path) -> None:
    out = zeren("duties", "--all", "--format", "csv", "--lang", "zh", *DAY).out
    assert out.startswith(
        "\ufeff科室（单位）,类别,责任类型,任务,标题,目标,举措,指标,时限,会同,原文写法,集体表述,起始日期,备注\r\n"
    )
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert {row["任务"] for row in rows} == {str(number) for number in range(1, 43)}
    assert {row["责任类型"] for row in rows} == {"牵头", "责任"}


def test_markdown_has_one_table_for_each_part_of_a_list(zeren: Zeren, office: Path) -> None:
    out = zeren("duties", "jck", "督导室", "--format", "md", "--lang", "zh", *DAY).out
    assert out.startswith("# 责任清单\n\n")
    assert [line for line in out.splitlines() if line.endswith("责任清单") and line.startswith("## ")] == [
        "## 计财科责任清单",
        "## 督导室责任清单",
    ]
    assert out.count("\n|---") == 6


def hostile(tmp_path: Path) -> list[str]:
    names = ["=cmd()|'/c calc'!A1", "[red]科[/red]", "<script>甲</script>", "甲\n科\x1b[31m", "\u202e科", '"; }科"']
    write_plan(tmp_path, task(1, "标\x1b]0;题\x07|题\n# 一", lead=names[:3], responsible=names[3:]), names)
    return names


@pytest.mark.parametrize(
    "command",
    [["check"], ["check", "--format", "json"], ["check", "--format", "sarif"], ["who", "1"], ["duties"],
     ["who", "1", "--format", "json"], ["duties", "--format", "md"], ["duties", "--format", "csv"],
     ["duties", "--format", "json"], ["matrix"], ["matrix", "--format", "md"], ["matrix", "--format", "csv"],
     ["matrix", "--format", "json"], ["load"], ["load", "--format", "csv"], ["load", "--format", "json"],
     ["graph"], ["graph", "--format", "dot"], ["graph", "--format", "json"]],
    ids=" ".join,
)  # fmt: skip
def test_text_of_a_plan_never_acts(zeren: Zeren, tmp_path: Path, command: list[str]) -> None:
    hostile(tmp_path)
    ran = zeren(*command, "--office", str(tmp_path), *DAY)
    assert ran.status in (0, 1)
    assert ran.err == ""
    assert not {ch for ch in ran.out.removeprefix("\ufeff") if not ch.isprintable()} - {"\n", "\r"}
    if command[-1] == "md":
        assert "<script>" not in ran.out
    if command[-1] == "csv":
        cells = [cell for row in csv.reader(io.StringIO(ran.out.removeprefix("\ufeff"), newline="")) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_json_gives_hostile_names_back_as_they_are(zeren: Zeren, tmp_path: Path) -> None:
    names = hostile(tmp_path)
    data: Any = json.loads(zeren("duties", "--format", "json", "--office", str(tmp_path)).out)
    assert [listed["department"] for listed in data] == names
