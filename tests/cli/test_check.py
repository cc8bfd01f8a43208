"""`zeren check`: text, JSON, SARIF, selection, status."""

from __future__ import annotations

from pathlib import Path

import pytest
from sarif_kit.validate import validation_errors

from cli.screen import wrapped
from rules.rulebook import RULEBOOK
from tests.cli.conftest import DAY, Zeren, task, write_plan
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_text_on_the_real_plan(zeren: Zeren, office: Path, language: str, golden: Golden) -> None:
    ran = zeren("check", "--lang", language, *DAY)
    golden(GOLDEN / f"check.{language}.txt", ran.out)
    assert (ran.status, ran.err) == (1, "")


def test_json_has_every_finding_with_its_place(zeren: Zeren, office: Path) -> None:
    data = zeren("check", "--format", "json", *DAY).data
    assert list(data) == ["plan", "as_of", "summary", "findings", "waived", "could_not_run"]
    assert data["as_of"] == "2019-06-01"
    assert data["plan"]["document"] == "遂教体发〔2019〕1号"
    assert data["summary"] == {s: sum(f["severity"] == s for f in data["findings"]) for s in data["summary"]}
    assert list(data["findings"][0]) == [
        "code", "name", "severity", "message", "task", "tasks", "departments", "order", "file", "line", "remedy",
        "evidence",
    ]  # fmt: skip
    assert {f["task"] for f in data["findings"] if f["code"] == "A103"} == {3, 25, 31, 39}
    unknown = next(f for f in data["findings"] if f["code"] == "N201")
    assert (unknown["task"], unknown["file"]) == (7, "data/plan.toml")
    assert "职教科" in (office / "data/plan.toml").read_text(encoding="utf-8").splitlines()[unknown["line"] - 1]
    assert unknown["evidence"]["suggestions"][0]["name"] == "职成科"


def test_json_speaks_the_language_but_keeps_the_names_of_rules(zeren: Zeren, office: Path) -> None:
    finding = zeren("check", "--lang", "zh", "--format", "json", *DAY).data["findings"][0]
    assert finding["name"] == "collective-lead"
    assert finding["message"] == "仅由集体牵头：机关各科室、直属事业单位"
    assert finding["evidence"] == {"lead": ["机关各科室", "直属事业单位"]}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sarif_is_valid(zeren: Zeren, office: Path, language: str) -> None:
    with (office / "data/plan.toml").open("a", encoding="utf-8") as plan:
        plan.write('[[waivers]]\nrule = "A103"\ntask = 3\nreason = "两家共管"\nexpires = 2030-01-01\n')
    log = zeren("check", "--format", "sarif", "--lang", language, *DAY).data
    assert validation_errors(log) == []
    run = log["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULEBOOK.codes)
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}
    [waived] = [result for result in run["results"] if "suppressions" in result]
    assert (waived["ruleId"], waived["suppressions"][0]["justification"]) == ("A103", "两家共管")
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "data/plan.toml"}


def test_sarif_says_which_rules_could_not_run(zeren: Zeren, tmp_path: Path) -> None:
    write_plan(tmp_path, task(1, lead=["丙科"]))
    log = zeren("check", "--office", str(tmp_path), "--format", "sarif", *DAY).data
    assert validation_errors(log) == []
    notes = log["runs"][0]["invocations"][0]["toolConfigurationNotifications"]
    assert {note["associatedRule"]["id"] for note in notes} >= {"W301", "W302"}
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith(
        "file:"
    )


def test_waived_and_could_not_run_are_shown(zeren: Zeren, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waiver = '[[waivers]]\nrule = "N201"\nreason = "待更名"\nexpires = 2030-01-01\n'
    write_plan(tmp_path, task(1, lead=["丙科"], responsible=["丁科"]) + waiver)
    monkeypatch.chdir(tmp_path)
    ran = zeren("check", "--lang", "zh", *DAY)
    assert "已豁免\n  N201 名称无法识别\n      没有名为“丙科”的科室\n" in ran.out
    assert "有效期至 2030-01-01：待更名" in ran.out
    assert "未能执行的规则\n  W301 工作量过重\n" in ran.out
    assert ran.out.splitlines()[-1].endswith("已豁免 2")
    assert ran.status == 0
    assert len(zeren("check", "--format", "json", *DAY).data["waived"]) == 2


@pytest.mark.parametrize(
    ("options", "codes", "status"),
    [
        (["--select", "A,N203"], {"A102", "A103", "A104", "A106"}, 1),
        (["--select", "a10", "--ignore", "A103,A102"], {"A104", "A106"}, 0),
        (["--select", "A", "--severity", "error"], {"A102"}, 1),
        (["--ignore", "A", "--ignore", "N,T,W"], set(), 0),
        (["--severity", "warning", "--select", "N"], {"N201"}, 1),
    ],
)
def test_selection(zeren: Zeren, office: Path, options: list[str], codes: set[str], status: int) -> None:
    ran = zeren("check", "--format", "json", *options, *DAY)
    assert {finding["code"] for finding in ran.data["findings"] if not finding["code"].startswith("R")} == codes
    assert ran.status == status


def test_unknown_codes_are_all_refused(zeren: Zeren, office: Path) -> None:
    ran = zeren("check", "--select", "A999,Q", "--ignore", "W30x", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[:2] == [
        "zeren: there is no rule A999: `zeren rule` lists the rules",
        "zeren: there is no rule Q: `zeren rule` lists the rules",
    ]
    assert ran.err.splitlines()[2].startswith("zeren: there is no rule W30X: did you mean W30")


def test_every_problem_of_the_plan_is_told(zeren: Zeren, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_plan(tmp_path, '[[tasks]]\nnumber = 1\nsection = 9\ntitel = "x"\n')
    monkeypatch.chdir(tmp_path)
    ran = zeren("check", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert [line.split(": ")[0] for line in ran.err.splitlines()] == [
        "data/plan.toml:17", "data/plan.toml:19", "data/plan.toml:20"
    ]  # fmt: skip
    assert "data/plan.toml:20: titel is not a key of [tasks]: did you mean title?" in ran.err


def test_as_of_decides_what_is_overdue(zeren: Zeren, office: Path) -> None:
    before = zeren("check", "--format", "json", "--select", "T503", "--as-of", "2019-06-01").data
    after = zeren("check", "--format", "json", "--select", "T503", "--as-of", "2021年1月1日").data
    assert len(after["findings"]) > len(before["findings"])


def test_lines_break_between_items_and_within_the_width() -> None:
    text = "任务由基础教育科、计财科、督导室、信息技术中心、" + "长" * 30 + "。 an English tail of some words"
    lines = wrapped(text, 30)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert "基础教育科、" in lines[0] + lines[1]
    assert all(not line.startswith(("、", "。")) for line in lines)
    assert max(sum(1 + (ch > "⺀") for ch in line) for line in lines) <= 30
