"""`zeren duties|matrix|handover|report … -o PATH` and `zeren verify --list`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import DAY, Zeren
from tests.conftest import ROOT

ZH = ("--lang", "zh", *DAY)


@pytest.fixture
def with_order(office: Path) -> Path:
    (office / "data" / "orders").mkdir()
    shutil.copy(ROOT / "data" / "orders" / "example-reform.toml", office / "data" / "orders")
    return office


def test_the_ending_means_the_format(zeren: Zeren, office: Path) -> None:
    assert zeren("duties", "jck", "-o", "a.html", *ZH).out == "已建立 a.html\n"
    assert "计财科责任清单" in (office / "a.html").read_text(encoding="utf-8")
    assert zeren("matrix", "-o", "b.xlsx", *ZH).status == 0
    assert (office / "b.xlsx").read_bytes()[:2] == b"PK"
    assert zeren("matrix", "--breakdown", "--format", "md", "-o", "c.txt", *ZH).status == 0
    assert (office / "c.txt").read_text(encoding="utf-8").startswith("# 任务分解表")


def test_several_lists_in_one_file(zeren: Zeren, office: Path) -> None:
    zeren("duties", "jck", "督导室", "-o", "a.md", *ZH)
    text = (office / "a.md").read_text(encoding="utf-8")
    assert text.startswith("# 责任清单\n")
    assert [line for line in text.splitlines() if re.fullmatch("## .*责任清单", line)] == [
        "## 计财科责任清单",
        "## 督导室责任清单",
    ]


def test_a_folder_of_all_lists(zeren: Zeren, office: Path) -> None:
    ran = zeren("duties", "--all", "--format", "json", "-o", "lists/", *ZH)
    assert ran.out == "已在 lists 生成 22 个文件\n"
    assert ran.err == ""
    files = sorted((office / "lists").iterdir())
    data = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    assert data[1]["department"] == "思宣科"
    assert len({one["version"] for one in data}) == 1
    assert data[-1]["tasks"]["missing"] == []
    zeren("duties", "jck", "--format", "md", "-o", "lists", *ZH)
    assert (office / "lists" / "计财科责任清单.md").exists()


def test_what_changed_since(zeren: Zeren, office: Path) -> None:
    zeren("duties", "jck", "-o", "a.md", "--since", "2019-04-02", *ZH)
    assert "自2019年4月2日以来的变化\n\n没有变化。" in (office / "a.md").read_text(encoding="utf-8")


def test_drafts_only_if_asked_for(zeren: Zeren, with_order: Path) -> None:
    assert "待文" not in zeren("duties", "jck", "--format", "md", *ZH).out
    assert "待文：拟由计财科移交基础教育科" in zeren("duties", "jck", "--format", "md", "--drafts", *ZH).out


def test_handover_in_one_file_or_a_folder(zeren: Zeren, with_order: Path) -> None:
    zeren("handover", "example-reform", "-o", "a.html", *ZH)
    page = (with_order / "a.html").read_text(encoding="utf-8")
    assert "移交方：计财科（盖章）" in page
    assert "接收方：基础教育科（盖章）" in page
    zeren("handover", "example-reform", "--format", "md", "-o", "to/", *ZH)
    assert (with_order / "to" / "交接清单：计财科 → 基础教育科.md").exists()


def test_report(zeren: Zeren, with_order: Path) -> None:
    zeren("report", "--order", "example-reform", "-o", "a.html", *ZH)
    page = (with_order / "a.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 3
    assert "调整前后对照" in page
    data = zeren("report", "--format", "json", *ZH).data
    assert (data["summary"]["error"], len(data["load"])) == (2, 19)


def test_a_printed_version_is_found_again(zeren: Zeren, office: Path) -> None:
    version = zeren("matrix", "--format", "json", "--lang", "zh", "--as-of", "2019-05-17").data["version"]
    found = zeren("verify", "--list", version, "--format", "json", *DAY).data
    assert found == {"as_of": "2019-05-17", "lang": "zh", "drafts": False, "known_at": None}
    said = zeren("verify", "--list", version[:8], "--lang", "en", *DAY).out
    assert said.startswith("✓ this version shows 2019-05-17, as recorded now, without drafts")
    assert zeren("verify", "--list", "0123456789abcdef", *DAY).status == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("duties", "--format", "pdf"), "pdf is no text for a terminal"),
        (("duties", "-o", "a.exe"), "a.exe does not say which format is meant"),
        (("report", "-o", "data/plan.toml/x.html"), "cannot be written"),
        (("duties", "--all", "-o", "data/plan.toml/"), "cannot be written"),
    ],
)
def test_refusals(zeren: Zeren, office: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = zeren(*arguments, "--lang", "en", *DAY)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("command", [["who", "7"], ["duties", "jck"], ["matrix", "--format", "json"], ["check"]])
def test_no_library_of_documents_is_loaded_without_need(office: Path, command: list[str]) -> None:
    code = f"""
import sys
from cli.main import main
main({[*command, *DAY]!r})
heavy = {{"pandas", "numpy", "docx", "openpyxl", "jinja2", "typst", "matplotlib", "lxml"}}
sys.stderr.write(repr(sorted(heavy & set(sys.modules))))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=office)
    assert run.stderr == "[]"
