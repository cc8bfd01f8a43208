"""The table of actions: every deed has keys, words and somebody who does it; key maps; settings; memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from cli import at_once
from engine.language import translator
from tests.conftest import ROOT
from tui.actions import DEEDS, TABS, Deed, keys_of, on_tab, shown_keys, unknown_keys
from tui.app import ZerenApp
from tui.config import Config, Memory, config_file, config_from, read_config
from tui.glyphs import GLYPHS
from tui.startup import Terminal, refusal
from tui.views import _CLASSES


def doers(item: Deed) -> Iterator[bool]:
    """Whether the program or the view of each tab of a deed can do it."""
    name = f"deed_{item.id.replace('-', '_')}"
    for tab in item.where or TABS:
        view = getattr(import_module(f"tui.views.{tab}"), _CLASSES[tab])
        yield hasattr(view, name) or hasattr(ZerenApp, name) or item.id.startswith("tab-")


@pytest.mark.parametrize("item", DEEDS, ids=lambda item: item.id)
def test_every_deed_can_be_done_where_the_table_says(item: Deed) -> None:
    assert all(doers(item))
    assert translator("zh")(item.title) != ""
    assert shown_keys(keys_of(item, {}))


def test_no_key_means_two_things_in_one_place() -> None:
    assert unknown_keys({}) == []


def test_ids_are_unique() -> None:
    assert len({item.id for item in DEEDS}) == len(DEEDS)


@pytest.mark.parametrize("tab", TABS)
def test_the_key_bar_begins_with_help_and_shows_only_what_can_be_done(tab: str) -> None:
    shown = list(on_tab(tab))
    assert shown[0].id == "help"
    assert all(not item.where or tab in item.where for item in shown)


def test_own_keys() -> None:
    item = next(item for item in DEEDS if item.id == "search")
    assert keys_of(item, {"search": "/,ctrl+f"}) == "slash,ctrl+f"
    assert [str(wrong) for wrong in unknown_keys({"nothing": "x"})] == ["nothing is no command; `?` lists them"]
    assert "i" in str(unknown_keys({"undo": "i"})[0])
    assert unknown_keys({"waive": "l"}) == []  # the matrix and the findings never meet


def test_settings_that_are_wrong_are_told_and_left() -> None:
    config = config_from({"theme": "pink", "glyphs": "ascii", "keys": {"nothing": "x"}, "colour": 1})
    assert config.glyphs == "ascii"
    assert config.theme is None
    assert len(config.wrong) == 3


def test_settings_are_read_from_the_users_file(tmp_path: Path) -> None:
    environment = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert read_config(environment) == Config()
    file = config_file(environment)
    file.parent.mkdir()
    file.write_text('theme = "contrast-dark"\n[keys]\nissue = "ctrl+i"\n', encoding="utf-8")
    assert read_config(environment) == Config(theme="contrast-dark", keys={"issue": "ctrl+i"})
    file.write_text("theme = ", encoding="utf-8")
    assert read_config(environment).wrong


def test_memory_is_kept_per_office_and_survives_nonsense(tmp_path: Path) -> None:
    memory = Memory(tmp_path, tmp_path / "one")
    memory.here["tab"], memory.everywhere["theme"] = "matrix", "zeren-dark"
    memory.save()
    assert Memory(tmp_path, tmp_path / "one").here == {"tab": "matrix"}
    other = Memory(tmp_path, tmp_path / "two")
    assert (other.here, other.everywhere) == ({}, {"theme": "zeren-dark"})
    (tmp_path / "everywhere.json").write_text("[", encoding="utf-8")
    assert Memory(tmp_path, tmp_path / "two").everywhere == {}


@pytest.mark.parametrize(
    ("terminal", "refused"),
    [
        (Terminal(interactive=True, name="xterm-256color"), False),
        (Terminal(interactive=True, name="dumb"), True),
        (Terminal(interactive=False, name="xterm"), True),
        (Terminal(interactive=False, name="", served=True), False),
    ],
)
def test_where_the_screen_cannot_be_shown(terminal: Terminal, refused: bool) -> None:
    assert (refusal(terminal) is not None) is refused


def test_marks_take_the_cells_they_claim() -> None:
    from rich.cells import cell_len

    assert {cell_len(mark) for mark in GLYPHS["narrow"][:4]} == {1}
    assert {cell_len(mark) for mark in GLYPHS["wide"][:4]} == {2}
    assert "".join(GLYPHS["ascii"][:4]).isascii()


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    heavy = ("networkx", "pandas", "tomli", "engine.office", "engine.state", "engine.graph", "pypinyin", "rules")
    source = f"import sys, cli.main, tui.app, tui.startup; print([n for n in {heavy!r} if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], {}),
        (["tui"], {}),
        (["tui", "--lang", "zh", "--as-of=2019-06-01"], {"--lang": "zh", "--as-of": "2019-06-01"}),
        (["tui", "--office", "x", "--ledger", "y"], {"--office": "x", "--ledger": "y"}),
        (["--lang", "en"], {"--lang": "en"}),
        (["tui", "--lang", "fr"], None),
        (["tui", "--as-of", "gestern"], None),
        (["tui", "--known-at", "2019-06-01"], None),
        (["tui", "--help"], None),
        (["tui", "--office"], None),
        (["tui", "mehr"], None),
        (["--version"], None),
    ],
)
def test_only_plain_calls_open_the_screen_at_once(arguments: list[str], options: dict[str, str] | None) -> None:
    assert at_once._options(arguments) == options


def test_other_commands_and_other_outputs_go_the_usual_way(capsys: pytest.CaptureFixture[str]) -> None:
    assert at_once.open_at_once(["check"]) is None
    assert at_once.open_at_once(["tui", "--office", str(ROOT)]) is None  # the output of a test is no terminal
    assert capsys.readouterr().out == ""
