"""Finding the office, and what it holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.office import Office, find_office
from engine.problems import InputError
from rules.rulebook import RULEBOOK
from tests.conftest import ROOT


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "office" / "data").mkdir(parents=True)
    (tmp_path / "office" / "data" / "plan.toml").touch()
    (tmp_path / "office" / "deep" / "er").mkdir(parents=True)
    return tmp_path / "office"


@pytest.mark.parametrize("start", [".", "deep", "deep/er", "data"])
def test_found_upwards(office: Path, start: str) -> None:
    assert find_office((office / start).resolve()) == office


def test_the_nearest_one_is_meant(office: Path) -> None:
    (office / "deep" / "data").mkdir()
    (office / "deep" / "data" / "plan.toml").touch()
    assert find_office(office / "deep" / "er") == office / "deep"


def test_a_named_one_is_meant_wherever_one_stands(office: Path, tmp_path: Path) -> None:
    assert find_office(tmp_path, office) == office


def test_a_named_one_without_a_plan_is_refused(office: Path) -> None:
    with pytest.raises(InputError, match=r"has no data.plan\.toml"):
        find_office(office, office / "deep")


def test_none_at_all(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="in this folder or above it") as refused:
        find_office(tmp_path)
    assert "zeren init" in str(refused.value.problems[0].mend)


def test_an_office_reads_its_plan_and_judges_it() -> None:
    office = Office(ROOT, RULEBOOK)
    state = office.state(date(2019, 4, 2))
    assert state.plan is office.plan
    assert {finding.code for finding in office.check(state).findings} >= {"A102", "N201"}
