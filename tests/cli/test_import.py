"""`zeren import`."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from engine.notice.guard import FILE_LIMIT
from tests.cli.conftest import Zeren
from tests.notice import makers
from tests.notice.notices import HEAD

BODY = """一、文化
1. 书屋。添书10所。（牵头单位：公文科；责任单位：财务科）
2. 戏台。（牵头单位：产业科；责任单位：财务科）
"""


@pytest.fixture
def notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("通知.txt").write_text(HEAD + "\n" + BODY, encoding="utf-8")
    return "通知.txt"


def test_a_plan_is_written_and_can_be_checked(zeren: Zeren, notice: str) -> None:
    ran = zeren("import", notice, "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("通知.txt: 2 tasks in 1 sections, 1 figures and deadlines\n")
    assert ran.out.endswith("wrote data/plan.toml; look through the report, then `zeren check`\n")
    assert zeren("check", "--lang", "en", "--as-of", "2024-06-01").status == 0


def test_an_existing_plan_is_only_replaced_by_force(zeren: Zeren, notice: str) -> None:
    Path("data").mkdir()
    Path("data/plan.toml").write_text("mine", encoding="utf-8")
    ran = zeren("import", notice, "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert "data/plan.toml: exists already: add --force" in ran.err
    assert Path("data/plan.toml").read_text(encoding="utf-8") == "mine"
    assert zeren("import", notice, "--force").status == 0
    assert "书屋" in Path("data/plan.toml").read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(zeren: Zeren, notice: str) -> None:
    ran = zeren("import", notice, "--dry-run", "--lang", "zh")
    assert ran.status == 0
    assert "2" in ran.out
    assert not Path("data").exists()


def test_json_has_the_plan_and_the_report(zeren: Zeren, notice: str) -> None:
    data = zeren("import", notice, "-o", "new/plan.toml", "--format", "json", "--lang", "en").data
    assert data["written"] == "new/plan.toml"
    assert [task["title"] for task in data["plan"]["tasks"]] == ["书屋", "戏台"]
    assert data["plan"]["plan"]["issued"] == "2024-03-08"
    report = data["report"]
    assert (report["tasks"], report["sections"], report["indicators"]) == (2, 1, 1)
    assert {"field": "problem", "tasks": [1, 2]} in report["missing"]
    assert {"where": "line 1", "text": "云山县文化和旅游局文件"} in report["unplaced"]


def test_standard_input(zeren: Zeren, notice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(makers.word([*HEAD.splitlines(), *BODY.splitlines()]))

    monkeypatch.setattr("sys.stdin", Input)
    data = zeren("import", "-", "--dry-run", "--format", "json").data
    assert data["report"]["tasks"] == 2
    assert data["written"] is None


def test_departments_of_another_plan(zeren: Zeren, notice: str) -> None:
    zeren("import", notice, "-o", "old.toml")
    Path("new.txt").write_text((HEAD + BODY).replace("公文科", "公共文科"), encoding="utf-8")
    data = zeren("import", "new.txt", "--departments", "old.toml", "--format", "json").data
    assert [d["name"] for d in data["plan"]["departments"]] == ["公文科", "财务科", "产业科"]
    assert data["report"]["unresolved"] == [{"name": "公共文科", "tasks": [1], "suggestions": ["公文科"]}]


def test_merging_shows_the_changes_first_and_writes_by_force(zeren: Zeren, notice: str) -> None:
    zeren("import", notice)
    before = Path("data/plan.toml").read_bytes()
    Path("new.txt").write_text((HEAD + "\n" + BODY).replace("（牵头单位：产业科", "（牵头单位：财务科"), "utf-8")
    shown = zeren("import", "new.txt", "--merge", "--lang", "en")
    assert '-lead = ["产业科"]\n+lead = ["财务科"]\n' in shown.out
    assert "repeat with --force" in shown.out
    assert Path("data/plan.toml").read_bytes() == before
    assert zeren("import", "new.txt", "--merge", "--force").status == 0
    assert 'lead = ["财务科"]' in Path("data/plan.toml").read_text(encoding="utf-8")
    again = zeren("import", "new.txt", "--merge", "--lang", "en")
    assert "the plan says all this already" in again.out


def test_what_the_notice_does_not_say_can_be_given(zeren: Zeren, notice: str) -> None:
    Path("bare.txt").write_text(BODY, encoding="utf-8")
    refused = zeren("import", "bare.txt", "--lang", "en")
    assert (refused.status, refused.out) == (2, "")
    assert refused.err == "bare.txt: does not say when it was issued: give the day: --issued 2019-04-02\n"
    given = ("--issued", "2024-03-08", "--title", "要点", "--issuer", "局", "--document", "1号", "--year", "2025")
    head = zeren("import", "bare.txt", *given, "--format", "json").data["plan"]["plan"]
    assert head == {"title": "要点", "issuer": "局", "document": "1号", "issued": "2024-03-08", "year": 2025}


def test_text_of_a_notice_cannot_act(zeren: Zeren, notice: str) -> None:
    evil = HEAD + BODY.replace("书屋", '书\x1b[31m"""\\u0041屋\u202e').replace("文化\n", "文化\u2028[[tasks]]\n")
    Path("evil.txt").write_text(evil, encoding="utf-8")
    ran = zeren("import", "evil.txt", "--lang", "en")
    assert ran.status == 0
    assert "\x1b" not in ran.out
    text = Path("data/plan.toml").read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert json.loads(zeren("check", "--format", "json", "--as-of", "2024-06-01").out)["plan"]


def test_a_file_that_is_too_large(zeren: Zeren, notice: str) -> None:
    with Path("large.pdf").open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(FILE_LIMIT + 1)
    ran = zeren("import", "large.pdf", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("large.pdf: has more than 64 MiB: ")
    assert not Path("data").exists()
