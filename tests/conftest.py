"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from engine.model import Plan
from engine.planfile.plan import load_plan
from rules.rulebook import RULEBOOK

ROOT = Path(__file__).parents[1]

# Examples per property, not seconds, decide when a property is tested enough: the machine may be busy.
settings.register_profile("zeren", deadline=None, print_blob=True)
settings.load_profile("zeren")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write golden files anew, to be reviewed in git")


Golden = Callable[[Path, str], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Holds a text against its golden file, which --rewrite-golden writes anew first."""

    def check(file: Path, text: str) -> None:
        if request.config.getoption("--rewrite-golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session")
def real_plan() -> Plan:
    return load_plan(ROOT / "data" / "plan.toml", RULEBOOK.codes)
