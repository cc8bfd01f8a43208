"""The same state, day and language give the same bytes: in another process, another zone, another year's clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.office import Office
from reports.output import FORMATS, rendered
from tests.conftest import ROOT
from tests.reports.conftest import document, has_chinese_font

FORMS = FORMATS if has_chinese_font() else tuple(form for form in FORMATS if form not in ("docx", "pdf"))
SCRIPT = """
import sys
from hashlib import sha256
from pathlib import Path
from engine.office import Office
from reports.output import rendered
from rules.rulebook import RULEBOOK
from tests.reports.conftest import document
office = Office(Path(sys.argv[1]), RULEBOOK)
for kind in ("list", "report"):
    made = document(office, kind)
    for form in sys.argv[2:]:
        print(kind, form, sha256(rendered(made, form)).hexdigest())
"""


def hashes(office: Office, **environment: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(office.root), *FORMS],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return run.stdout.splitlines()


def test_bytes_are_the_same_in_other_processes(office: Office, tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 9\nsvg.fonttype: path\n", encoding="utf-8")
    first = hashes(office, PYTHONHASHSEED="1", TZ="UTC", LANG="C", LC_ALL="C")
    second = hashes(office, PYTHONHASHSEED="2", TZ="Asia/Shanghai", LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="9",
                    MATPLOTLIBRC=str(tmp_path))  # fmt: skip
    assert len(first) == 2 * len(FORMS)
    assert first == second


@pytest.mark.parametrize("form", FORMS)
def test_bytes_are_the_same_twice(office: Office, form: str) -> None:
    assert rendered(document(office, "list"), form) == rendered(document(office, "list"), form)


def test_languages_and_days_differ(office: Office) -> None:
    assert rendered(document(office, "list", "en"), "html") != rendered(document(office, "list", "zh"), "html")
