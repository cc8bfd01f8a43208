"""`zeren import --order`: every reader, the draft that is written, and what is never overwritten."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.main import main
from engine.planfile.order import load_order
from tests.cli.conftest import Ran
from tests.notice.makers import excel, pdf, word
from tests.notice.reforms import REPLY, real_office

LINES = [line for line in REPLY.splitlines() if line]
DRAFT = Path("data/orders/云编办发〔2019〕12号.toml")
Zeren = Callable[..., Ran]


@pytest.fixture
def zeren(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Zeren:
    """Runs `zeren import --order` in an office with the bundled plan and the reply as 批复.txt."""
    real_office(tmp_path)
    (tmp_path / "批复.txt").write_text(REPLY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, command: tuple[str, ...] = ("import", "--order")) -> Ran:
        status = main(["--lang", "en", *command, *arguments])
        return Ran(status, *capsys.readouterr())

    return run


def shape(draft: Path) -> str:
    """A draft without its comments."""
    return "\n".join(line for line in draft.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("批复.docx", word(LINES)),
        ("批复.md", "\n\n".join(LINES).encode()),
        ("批复.pdf", pdf(LINES)),
        ("批复.xlsx", excel(LINES, [["附", "表"]], [])),
        ("gb.txt", REPLY.encode("gb18030")),
    ],
    ids=["docx", "md", "pdf", "xlsx", "gb18030"],
)
def test_every_reader_gives_the_same_draft(zeren: Zeren, name: str, content: bytes) -> None:
    assert zeren("批复.txt").status == 0
    expected = shape(DRAFT)
    DRAFT.unlink()
    Path(name).write_bytes(content)
    ran = zeren(name)
    assert (ran.status, ran.err) == (0, "")
    assert shape(DRAFT) == expected


def test_standard_input(zeren: Zeren, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("不再保留综改办。".encode())))
    assert zeren("-").status == 0
    assert [file.stem for file in Path("data/orders").iterdir()] == ["order"]


def test_the_draft_quotes_the_sentence_of_every_action_and_keeps_what_is_left(zeren: Zeren) -> None:
    assert zeren("批复.txt").status == 0
    text = DRAFT.read_text(encoding="utf-8")
    assert text.startswith("# 由 zeren import --order 从“批复.txt”导入；")
    assert (
        "# 第13行：将体艺科、社体科的职责整合，组建体育艺术科，作为局机关内设科室。\n"
        "# 第16行：不再保留体艺科、社体科。\n"
        '[[actions]]\nkind = "merge"\n'
    ) in text
    below = text.partition("# 以下原文没有读懂或没有说全，需要人工补写：\n")[2]
    assert "# 第18行：电教站不再加挂网络中心牌子。\n" in below
    assert '# kind = "split"\n# from = "职成科"\n' in below
    assert "# # 8 创新构建现代职业教育体系\n" in below


def test_the_template_once_completed_is_an_action(zeren: Zeren) -> None:
    zeren("批复.txt")
    text = DRAFT.read_text(encoding="utf-8")
    above, marker, template = text.partition('# [[actions]]\n# kind = "split"')
    completed = (marker + template.partition("\n\n")[0].split("# 第18行")[0]).replace("\n# ", "\n").removeprefix("# ")
    completed = completed.replace("tasks = []", "tasks = [8, 33]", 1).replace("tasks = []", "rest = true", 1)
    DRAFT.write_text(above + completed, encoding="utf-8")
    assert zeren(str(DRAFT), command=("order", "preview")).status == 0


def test_it_says_what_comes_next_and_that_works(zeren: Zeren) -> None:
    ran = zeren("批复.txt")
    assert "wrote the draft data/orders/云编办发〔2019〕12号.toml" in ran.out
    told = ran.out.replace("\n", " ")
    assert "`zeren order preview 云编办发〔2019〕12号`" in told
    shown = zeren("云编办发〔2019〕12号", command=("order", "preview"))
    assert shown.status == 0
    assert "task 25 lead: 综改办 → 基础教育科" in shown.out


def test_a_draft_that_is_there_is_only_replaced_when_asked(zeren: Zeren) -> None:
    zeren("批复.txt")
    DRAFT.write_text(shape(DRAFT).replace("行政审批科", "手改科"), encoding="utf-8")
    refused = zeren("批复.txt")
    assert (refused.status, refused.out) == (2, "")
    assert "exists already: add --force to replace it" in refused.err
    assert "手改科" in DRAFT.read_text(encoding="utf-8")
    assert zeren("批复.txt", "--force").status == 0
    assert "手改科" not in DRAFT.read_text(encoding="utf-8")


def test_another_file_and_the_id_used_elsewhere(zeren: Zeren) -> None:
    assert zeren("批复.txt", "-o", "data/orders/reform.toml").status == 0
    assert load_order(Path("data/orders/reform.toml")).order.id == "云编办发〔2019〕12号"
    again = zeren("批复.txt")
    assert again.status == 2
    assert "is in use already" in again.err
    assert not DRAFT.exists()


def test_force_replaces_no_file_but_an_order(zeren: Zeren) -> None:
    before = Path("data/plan.toml").read_bytes()
    assert zeren("批复.txt", "-o", "data/plan.toml", "--force").status == 2
    assert Path("data/plan.toml").read_bytes() == before


def test_an_issued_order_is_never_replaced(zeren: Zeren) -> None:
    zeren("批复.txt")
    issued = zeren("云编办发〔2019〕12号", "--operator", "张三", command=("order", "issue"))
    assert issued.status == 0, issued.err
    before = DRAFT.read_bytes()
    other = Path("另.txt")
    other.write_text("办公室更名为综合科。", encoding="utf-8")
    for refused in (zeren("批复.txt", "--force"), zeren("另.txt", "--force", "-o", str(DRAFT))):
        assert refused.status == 2
    assert DRAFT.read_bytes() == before


def test_dry_run_writes_nothing(zeren: Zeren) -> None:
    ran = zeren("批复.txt", "--dry-run")
    assert ran.status == 0
    assert "nothing was written (--dry-run)" in ran.out
    assert not Path("data/orders").exists()


def test_json_has_the_order_and_the_report(zeren: Zeren) -> None:
    data = zeren("批复.txt", "--format", "json").data
    assert data["written"] == str(DRAFT)
    assert data["order"]["order"]["effective"] == "2019-07-01"
    assert [action["kind"] for action in data["order"]["actions"]] == [
        "rename", "add_plate", "merge", "abolish", "transfer",
    ]  # fmt: skip
    report = data["report"]
    assert [[one["where"] for one in sources] for sources in report["sources"]][2] == ["line 13", "line 16"]
    assert [one["what"] for one in report["open"]][-1] == "电教站不再加挂网络中心牌子"
    assert "[[actions]]" in report["open"][0]["template"]


def test_what_is_given_on_the_command_line_counts(zeren: Zeren) -> None:
    Path("改.txt").write_text("法规科更名为政策法规科。本通知自印发之日起施行。", encoding="utf-8")
    assert zeren("改.txt", "--document", "市〔2019〕3号", "--issued", "2019-06-05", "--title", "更名").status == 0
    order = load_order(Path("data/orders/市〔2019〕3号.toml")).order
    assert (order.title, order.document, str(order.issued), str(order.effective)) == (
        "更名", "市〔2019〕3号", "2019-06-05", "2019-06-05",
    )  # fmt: skip


@pytest.mark.parametrize("option", [["--merge"], ["--departments", "data/plan.toml"], ["--year", "2019"]])
def test_options_for_plans_are_refused(zeren: Zeren, option: list[str]) -> None:
    ran = zeren("批复.txt", *option)
    assert ran.status == 2
    assert f"{option[0]} is for a work plan, not for --order" in ran.err


def test_nothing_is_written_where_no_sentence_becomes_an_action(zeren: Zeren) -> None:
    Path("空.txt").write_text("保卫科更名为安保科。", encoding="utf-8")
    ran = zeren("空.txt")
    assert ran.status == 1
    assert "the plan has no department 保卫科" in ran.out
    assert not Path("data/orders").exists()


def test_a_contradiction_is_told_before_the_next_step(zeren: Zeren) -> None:
    Path("错.txt").write_text("法规科更名为安全科。", encoding="utf-8")
    told = zeren("错.txt").out.replace("\n", " ")
    assert "The plan contradicts (1)" in told
    assert "mend what the plan contradicts, then `zeren order preview 错`" in told


def test_the_office_may_be_elsewhere(zeren: Zeren, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert zeren(str(tmp_path / "批复.txt"), "--office", str(tmp_path)).status == 0
    assert (tmp_path / DRAFT).exists()


def test_hostile_text_stays_text(zeren: Zeren) -> None:
    hostile = '综改办更名为“x"\\n[order]科”。\n法规科\x1b[31m更名为政策\u202e法规科。\n不再保留综改办。'
    Path("恶.txt").write_text(hostile, encoding="utf-8")
    ran = zeren("恶.txt")
    assert "\x1b" not in ran.out
    for file in Path("data/orders").glob("*.toml"):
        load_order(file)
        assert "\u202e" not in file.read_text(encoding="utf-8")
