"""The house is kept in order: linters, types, arrows between the rooms, sizes, pins."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = [ROOT / name for name in ("engine", "rules", "reports", "cli", "tui", "tests", "bench")]
SOURCES = sorted(file for room in ROOMS for file in room.rglob("*.py"))
PRODUCT = [file for file in SOURCES if file.relative_to(ROOT).parts[0] not in ("tests", "bench")]
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
    ],
    ids=["ruff check", "ruff format", "mypy", "lint-imports"],
)
def test_tool_is_content(command: list[str]) -> None:
    run = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_there_are_sources() -> None:
    assert {file.relative_to(ROOT).parts[0] for file in SOURCES} >= {"engine", "rules", "cli", "tests", "bench"}


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_file_is_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) < LONGEST_FILE


def functions(file: Path) -> Iterator[tuple[str, int]]:
    """The functions of a file, and their lines without the docstring."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno is not None
            doc = node.body[0] if ast.get_docstring(node) else None
            spoken = (doc.end_lineno or 0) - doc.lineno + 1 if doc else 0
            yield node.name, node.end_lineno - node.lineno + 1 - spoken


def test_no_function_is_long() -> None:
    long = [(file.name, name, size) for file in PRODUCT for name, size in functions(file) if size > LONGEST_FUNCTION]
    assert long == []


def test_half_of_the_functions_are_below_ten_lines() -> None:
    sizes = sorted(size for file in PRODUCT for _, size in functions(file))
    assert sizes[len(sizes) // 2] < 10


def test_no_room_for_odds_and_ends() -> None:
    assert [file for file in SOURCES if file.stem in ("utils", "util", "helpers", "misc", "common")] == []


def pins() -> dict[str, str]:
    """Name and pinned version of every package."""
    lines = (ROOT / "pins.txt").read_text(encoding="utf-8").splitlines()
    spoken = [line.partition("#")[0].strip() for line in lines]
    return dict(tuple(line.partition(";")[0].strip().split("==")) for line in spoken if line)


def test_pins_are_names_and_versions_only() -> None:
    text = (ROOT / "pins.txt").read_text(encoding="utf-8")
    assert "//" not in text
    assert "--" not in text
    for name, version in pins().items():
        assert NAME.fullmatch(name), name
        assert re.fullmatch(r"\d+(\.\d+)*(\.?(post|a|b|rc)\d+)?", version), version


def test_every_dependency_is_pinned() -> None:
    import tomli

    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    wanted = [
        *project["project"]["dependencies"],
        *project["build-system"]["requires"],
        *(w for e in extras for w in e),
    ]
    pinned = {plain(name) for name in pins()}
    assert [want for want in wanted if plain(NAME.match(want)[0]) not in pinned and not want.startswith("zeren")] == []  # type: ignore[index]


def plain(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()
