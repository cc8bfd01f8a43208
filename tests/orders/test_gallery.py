"""The gallery of bad orders: each file in `gallery/` beside every message that must come of it, in one run.

A new case is a new file; `pytest tests/orders --rewrite-golden` writes what is said now, to be reviewed in git.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.planfile.order import load_order, load_orders
from engine.problems import InputError
from tests.conftest import Golden
from tests.told import told

GALLERY = Path(__file__).parent / "gallery"
NAMES = sorted(file.stem for file in GALLERY.glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_problem_is_told(name: str, monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    monkeypatch.chdir(GALLERY)
    with pytest.raises(InputError) as refused:
        load_order(Path(f"{name}.toml"))
    said = "\n".join(told(refused.value)) + "\n"
    golden(GALLERY / f"{name}.txt", said)


def test_no_golden_file_is_left_over() -> None:
    assert sorted(file.stem for file in GALLERY.glob("*.txt")) == NAMES


def test_the_problems_of_a_whole_folder_come_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And an id that two files use is told at the second one."""
    monkeypatch.chdir(tmp_path)
    for name in ("parts", "no_such_day"):
        shutil.copy(GALLERY / f"{name}.toml", tmp_path)
    for name in ("x", "y"):
        (tmp_path / f"{name}.toml").write_text('[order]\ntitle = "t"\nid = "same"\n', encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_orders(Path())
    lines = told(refused.value)
    assert {line.partition(":")[0] for line in lines} == {"parts.toml", "no_such_day.toml", "y.toml"}
    assert "y.toml:1: the id same is used in x.toml already: give each order an id of its own" in lines


def test_an_empty_or_missing_folder_holds_no_orders(tmp_path: Path) -> None:
    assert load_orders(tmp_path) == load_orders(tmp_path / "none") == ()
