"""The gallery of bad plans: each file in `cases/` beside every message that must come of it, in one run.

A new case is a new file; `pytest tests/planfile --rewrite-golden` writes what is said now, to be reviewed in git.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.planfile.plan import load_plan
from engine.problems import InputError
from rules.rulebook import RULEBOOK
from tests.conftest import Golden
from tests.told import told

CASES = Path(__file__).parent / "cases"
NAMES = sorted(file.stem for file in CASES.glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_problem_is_told(name: str, monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    monkeypatch.chdir(CASES)
    with pytest.raises(InputError) as refused:
        load_plan(Path(f"{name}.toml"), RULEBOOK.codes)
    said = "\n".join(told(refused.value)) + "\n"
    golden(CASES / f"{name}.txt", said)


def test_no_golden_file_is_left_over() -> None:
    assert sorted(file.stem for file in CASES.glob("*.txt")) == NAMES
