"""docs/walkthrough.md is true: each command on it is run, each output compared.

In the page a line `……` stands for lines left out; hashes and moments differ from run to run.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.main import main
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "walkthrough.md"
LEFT_OUT = "……"
OFFICE = "练习"
DRAFT = Path("data") / "orders" / "example-reform.toml"
VARYING = re.compile(r"\b[0-9a-f]{12}\b|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d")


def blocks() -> Iterator[tuple[str, list[str]]]:
    """The kind and the lines of each fenced block of the page."""
    for kind, body in re.findall(r"^```(\w+)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        yield kind, body.splitlines()


def pattern(expected: list[str]) -> re.Pattern[str]:
    lines = (r"(?:.*\n)*" if line == LEFT_OUT else re.escape(VARYING.sub("*", line)) + r"\n" for line in expected)
    return re.compile("".join(lines))


def test_every_command_does_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ZEREN_LEDGER", raising=False)
    monkeypatch.setenv("ZEREN_LANG", "zh")
    commands = 0
    for kind, lines in blocks():
        if kind == "toml":
            with DRAFT.open("a", encoding="utf-8") as draft:
                draft.write("\n" + "\n".join(lines) + "\n")
        elif kind == "console":
            command = shlex.split(lines[0].removeprefix("$ zeren "))
            main(command)
            out, err = capsys.readouterr()
            assert pattern(lines[1:]).fullmatch(VARYING.sub("*", out + err)), f"{lines[0]}\n{out}{err}"
            commands += 1
            if command[0] == "init":
                monkeypatch.chdir(tmp_path / OFFICE)
    assert commands > 15
