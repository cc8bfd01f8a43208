"""`zeren verify`: the whole ledger, one that was cut off or changed, and entries that were noted elsewhere."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Zeren
from tests.conftest import ROOT

ISSUE = ("order", "issue", "example-reform", "--document", "示例〔2019〕1号", "--issued", "2019-06-01",
         "--effective", "2019-07-01", "--operator", "张三")  # fmt: skip
REVOKE = ("order", "revoke", "example-reform", "--effective", "2019-07-01", "--operator", "李四", "--reason", "试")


@pytest.fixture
def recorded(zeren: Zeren, office: Path) -> list[str]:
    """The hashes of two recorded entries."""
    (office / "data" / "orders").mkdir()
    shutil.copy(ROOT / "data" / "orders" / "example-reform.toml", office / "data" / "orders")
    assert zeren(*ISSUE).status == 0
    assert zeren(*REVOKE).status == 0
    return [entry["hash"] for entry in zeren("log", "--format", "json").data]


def without_guard(office: Path, statement: str) -> None:
    with closing(sqlite3.connect(office / "data" / "ledger.db")) as ledger:
        ledger.execute("DROP TRIGGER no_update")
        ledger.execute("DROP TRIGGER no_delete")
        ledger.execute(statement)
        ledger.commit()


def test_a_whole_ledger_holds_with_the_entries_noted_elsewhere(zeren: Zeren, recorded: list[str]) -> None:
    ran = zeren("verify", "--format", "json", "--entry", recorded[0][:12], "--entry", recorded[1])
    assert (ran.status, ran.data["entries"], ran.data["faults"], ran.data["notes"]) == (0, 2, [], [])


def test_an_entry_cut_off_the_end_is_missed_only_if_it_was_noted(
    zeren: Zeren, office: Path, recorded: list[str]
) -> None:
    without_guard(office, "DELETE FROM entry WHERE number = 2")
    assert zeren("verify").status == 0
    ran = zeren("--lang", "en", "verify", "--format", "json", "--entry", recorded[1][:12])
    assert (ran.status, ran.data["faults"]) == (1, [f"no entry has the hash {recorded[1][:12]}"])


def test_a_changed_entry_is_named(zeren: Zeren, office: Path, recorded: list[str]) -> None:
    without_guard(office, "UPDATE entry SET body = replace(body, '张三', '王五') WHERE number = 1")
    ran = zeren("--lang", "en", "verify", "--format", "json")
    assert (ran.status, ran.data["faults"]) == (1, ["entry 1: it was changed after it was recorded"])
    refused = zeren("--lang", "en", "who", "5")
    assert (refused.status, refused.out) == (2, "")
    assert "entry 1: it was changed after it was recorded" in refused.err


def test_an_order_file_and_a_plan_changed_after_issue_are_noted(
    zeren: Zeren, office: Path, recorded: list[str]
) -> None:
    draft = office / "data" / "orders" / "example-reform.toml"
    draft.write_text(draft.read_text(encoding="utf-8").replace("政策法规科", "法治科"), encoding="utf-8")
    plan = office / "data" / "plan.toml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace('lead = ["社体科"]', 'lead = ["青竞科"]', 1), encoding="utf-8"
    )
    ran = zeren("--lang", "en", "verify", "--format", "json")
    assert len(ran.data["notes"]) == 2
    assert any("since entry 2 was recorded" in note for note in ran.data["notes"])
    assert any("example-reform.toml differs from what was issued" in note for note in ran.data["notes"])
