"""Runs `zeren` within the test process."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli.main import main
from tests.conftest import ROOT

DAY = ("--as-of", "2019-06-01")


class Ran(NamedTuple):
    """What a call of `zeren` did."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Zeren = Callable[..., Ran]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ZEREN_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "COLUMNS", "_ARGCOMPLETE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def zeren(capsys: pytest.CaptureFixture[str]) -> Zeren:
    def run(*arguments: str) -> Ran:
        status = main(list(arguments))
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office with the real plan, and the current directory in it."""
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data" / "plan.toml", tmp_path / "data" / "plan.toml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


HEAD = """schema = 1
[plan]
title = "要点"
issuer = "局"
document = "教〔2019〕1号"
issued = 2019-04-02
year = 2019
[[sections]]
number = 1
title = "板块"
"""


def write_plan(folder: Path, text: str, departments: Sequence[str] = ("甲科", "乙科")) -> None:
    """A plan whose departments are given by name and whose tasks and other tables by `text`."""
    tables = "".join(f'[[departments]]\nname = {json.dumps(name)}\nkind = "office"\n' for name in departments)
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "plan.toml").write_text(HEAD + tables + text, encoding="utf-8")


def task(number: int, title: str = "任务", **roles: Sequence[str]) -> str:
    """A task as TOML; JSON strings are TOML strings."""
    named = "".join(f"{role} = {json.dumps(names, ensure_ascii=False)}\n" for role, names in roles.items())
    return f"[[tasks]]\nnumber = {number}\nsection = 1\ntitle = {json.dumps(title)}\n{named}"
