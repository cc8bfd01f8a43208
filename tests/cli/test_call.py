"""What holds for every command: languages, help, errors, pipes, colours, speed of the imports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli import call
from cli.commands import NAMES, commands_for
from cli.main import main
from cli.parser import speaking
from cli.screen import Screen, Style
from tests.cli.conftest import DAY, Zeren
from tests.conftest import ROOT

HEAVY = {"pandas", "textual", "rich", "pypinyin", "wcwidth", "opencc", "argcomplete"}
ZEREN = [sys.executable, "-c", "import sys; from cli.main import main; sys.exit(main())"]


def process(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run([*ZEREN, *arguments], cwd=folder, capture_output=True, env=kept | environment, check=False)


@pytest.mark.parametrize("command", NAMES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_has_help_with_examples(zeren: Zeren, command: str, language: str) -> None:
    ran = zeren(command, "--help", "--lang", language)
    assert ran.status == 0
    assert ran.err == ""
    assert ("用法：" if language == "zh" else "usage: ") in ran.out
    assert max(map(len, ran.out.splitlines())) <= 120


def test_zeren_alone_shows_every_command(zeren: Zeren) -> None:
    ran = zeren("--lang", "zh")
    assert ran == zeren("--help", "--lang", "zh")
    assert [name for name in NAMES if f"\n    {name} " not in ran.out] == []
    assert "\n通用选项:\n" in ran.out


@pytest.mark.parametrize("arguments", [[], ["--help"], ["--lang"]])
def test_all_commands_are_known_where_they_are_named(arguments: list[str]) -> None:
    assert tuple(command.name for command in commands_for(arguments)) == NAMES


@pytest.mark.parametrize("arguments", [["who", "7"], ["--lang", "zh", "who"], ["--office", "check", "--lang=e", "who"]])
def test_only_the_command_asked_for_is_loaded(arguments: list[str]) -> None:
    assert [command.name for command in commands_for(arguments)] == ["who"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--nonsense"], "无法识别的参数：--nonsense"),
        (["check", "--format", "xml"], "参数 --format：没有 'xml' 这个选项（可选："),
        (["who"], "缺少参数：TASK"),
        (["check", "--severity"], "参数 --severity：需要一个值"),
        (["check", "--as-of", "2019-02-30"], "“2019-02-30”不是日期"),
        (["check", "--as-of", "\x1b[31m"], "“\\x1b[31m”不是日期"),
    ],
)
def test_errors_of_the_command_line(zeren: Zeren, arguments: list[str], said: str) -> None:
    ran = zeren("--lang", "zh", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("用法：")
    assert said in ran.err


def test_argparse_gets_its_language_back(monkeypatch: pytest.MonkeyPatch) -> None:
    import gettext

    before = gettext.textdomain()
    with speaking("zh"):
        assert gettext.gettext("usage: ") == "用法："
    assert (gettext.textdomain(), os.environ.get("LANGUAGE")) == (before, None)
    monkeypatch.setenv("LANGUAGE", "de")
    with speaking("en"):
        assert gettext.gettext("usage: ") == "usage: "
    assert os.environ["LANGUAGE"] == "de"


@pytest.mark.parametrize(
    ("environment", "arguments", "language"),
    [({"LANG": "zh_CN.UTF-8"}, [], "zh"), ({"LANG": "de_DE"}, [], "en"), ({"ZEREN_LANG": "zh", "LANG": "C"}, [], "zh"),
     ({"ZEREN_LANG": "zh"}, ["--lang=en"], "en"), ({"ZEREN_LANG": "en"}, ["--lang", "zh"], "zh")],
)  # fmt: skip
def test_language(
    zeren: Zeren, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], arguments: list[str], language: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("责任归属" in zeren("rule", *arguments).out) == (language == "zh")


def test_no_office_is_an_input_error(zeren: Zeren, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = zeren("check", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("zeren: no data/plan.toml in this folder or above it: name an office with --office DIR")
    assert zeren("check", "--office", "nowhere").status == 2


def test_options_may_stand_before_the_command(zeren: Zeren, office: Path) -> None:
    assert zeren("--lang", "zh", "--office", str(office), *DAY, "who", "1") == zeren("who", "1", "--lang", "zh", *DAY)


def test_rules_are_listed_and_explained(zeren: Zeren) -> None:
    assert "\n  A102  error   A task led only by a collective.\n" in zeren("rule", "--lang", "en").out
    told = zeren("rule", "a102", "--lang", "zh").out
    assert told.startswith("A102 集体牵头  错误\n任务仅由集体牵头。\n\n查找内容\n    只由机关各科室之类")
    assert [rule["code"] for rule in zeren("rule", "X", "--format", "json").data] == ["X901", "X902"]
    assert zeren("rule", "Z9").status == 2


def test_completion_scripts(zeren: Zeren) -> None:
    for shell in ("bash", "zsh", "fish", "powershell"):
        assert "zeren" in zeren("completion", shell).out


@pytest.mark.parametrize(
    ("line", "offered"),
    [("zeren duties 督", ["督导室"]), ("zeren who 4", ["4", "40", "41", "42"]), ("zeren rule A10", ["A101", "A102"]),
     ("zeren ch", ["check"]), ("zeren duties --office /nowhere x", [])],
)  # fmt: skip
def test_what_the_shell_offers(line: str, offered: list[str], office: Path) -> None:
    answer = office / "answer"
    asked = {"COMP_LINE": line, "COMP_POINT": str(len(line.encode())), "_ARGCOMPLETE_STDOUT_FILENAME": str(answer)}
    run = process(office, _ARGCOMPLETE="1", IFS="\n", **asked)
    assert run.returncode == 0
    assert set(offered) <= {word.strip() for word in answer.read_text(encoding="utf-8").split("\x0b")}
    assert bool(offered) == bool(answer.read_text(encoding="utf-8"))


def test_check_imports_nothing_heavy(office: Path) -> None:
    script = "import sys; from cli.main import main; main(['check']); print(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", script], cwd=office, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stderr.split()}
    assert "networkx" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_a_file_gets_utf8_without_colours_whatever_the_locale(office: Path, locale: dict[str, str]) -> None:
    run = process(office, "check", "--lang", "zh", *DAY, **locale)
    assert run.stdout.decode("utf-8") == (ROOT / "tests/cli/golden/check.zh.txt").read_text(encoding="utf-8")
    assert (run.returncode, run.stderr) == (1, b"")


def test_a_closed_pipe_ends_quietly(office: Path) -> None:
    with subprocess.Popen([*ZEREN, "duties"], cwd=office, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141


def test_an_interrupt_ends_quietly(zeren: Zeren, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(call, "_run", interrupted)
    assert zeren("check") == (130, "", "")


def test_version(zeren: Zeren) -> None:
    from importlib.metadata import version

    assert zeren("--version").out == f"zeren {version('zeren')}\n"


def shown(capsys: pytest.CaptureFixture[str], *, colour: bool) -> str:
    Screen(sys.stdout, colour).line("甲", ("乙\x1b[2J", Style.ERROR), ("", Style.INFO))
    return capsys.readouterr().out


def test_colours_are_added_to_harmless_text_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, colour=True) == "甲\x1b[1;31m乙\\x1b[2J\x1b[0m\n"
    assert shown(capsys, colour=False) == "甲乙\\x1b[2J\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colours_are_for_terminals_that_want_them(office: Path, environment: dict[str, str], coloured: bool) -> None:
    import pty

    master, slave = pty.openpty()
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")} | {"TERM": "xterm"} | environment
    subprocess.run([*ZEREN, "check", "--select", "A102"], cwd=office, stdout=slave, env=kept, check=False)
    os.close(slave)
    read = os.read(master, 65536)
    os.close(master)
    assert (b"\x1b[1;31m" in read) == coloured
    assert "机关各科室".encode() in read


def test_main_without_arguments_takes_those_of_the_process(monkeypatch: pytest.MonkeyPatch, zeren: Zeren) -> None:
    monkeypatch.setattr(sys, "argv", ["zeren", "rule", "A102", "--lang", "en"])
    assert main() == 0


@pytest.mark.parametrize(
    ("typed", "mend"), [("chek", "did you mean check?"), ("xyz", "`zeren --help` lists the commands")]
)
def test_a_mistyped_command_is_told_with_the_nearest_one(zeren: Zeren, typed: str, mend: str) -> None:
    ran = zeren("--lang", "en", typed)
    assert (ran.status, ran.out, ran.err) == (2, "", f"zeren: there is no command {typed}: {mend}\n")
