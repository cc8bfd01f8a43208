"""The scanner of lines against tomli: the same paths, and each on the line on which it was written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import tomli
from hypothesis import given, settings

from engine.planfile.lines import Path, line_index
from tests.conftest import ROOT
from tests.planfile.toml_documents import Written, documents


def paths(data: Any, at: Path = ()) -> Iterator[Path]:
    """The path of every key, table and array element of parsed data."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        yield (*at, step)
        yield from paths(value, (*at, step))


@settings(max_examples=400)
@given(documents())
def test_each_path_of_tomli_on_its_line(written: Written) -> None:
    parsed = set(paths(tomli.loads(written.text)))
    assert parsed == set(written.lines), "the generator wrote something else than it noted"
    assert line_index(written.text) == written.lines


def test_the_real_plan_has_a_line_for_each_path() -> None:
    text = (ROOT / "data" / "plan.toml").read_text(encoding="utf-8")
    found = line_index(text)
    lines = text.split("\n")
    assert set(found) == set(paths(tomli.loads(text)))
    assert all(str(at[-1]) in lines[line - 1] for at, line in found.items() if isinstance(at[-1], str))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", {}),
        ("# only\n", {}),
        ("a = 1", {("a",): 1}),
        ("\n\na.b = 1\na.c = 2\n", {("a",): 3, ("a", "b"): 3, ("a", "c"): 4}),
        ("[a.b]\nx = 1\n[a]\ny = 1", {("a",): 3, ("a", "b"): 1, ("a", "b", "x"): 2, ("a", "y"): 4}),
        ("[[a]]\n[[a.b]]\n[[a]]\n[a.c]", {
            ("a",): 1, ("a", 0): 1, ("a", 0, "b"): 2, ("a", 0, "b", 0): 2, ("a", 1): 3, ("a", 1, "c"): 4}),
        ('a = """\n""\\"\n""""" # "\nb = 1', {("a",): 1, ("b",): 4}),
        ("a = '''\n''x''''' # '\nb = 1", {("a",): 1, ("b",): 3}),
        ('a = """"x"""\nb = ""\nc = """"""', {("a",): 1, ("b",): 2, ("c",): 3}),
        ("'a.b'.\"c\\u0064\" . e = {}", {("a.b",): 1, ("a.b", "cd"): 1, ("a.b", "cd", "e"): 1}),
        ("a = 1979-05-27 07:32:00.5Z # x\nb = [ 1e5, -inf,\n07:32:00]", {
            ("a",): 1, ("b",): 2, ("b", 0): 2, ("b", 1): 2, ("b", 2): 3}),
        ("a = [ [], [ # ]\n1 ], { b = [\n2 ] } ]", {
            ("a",): 1, ("a", 0): 1, ("a", 1): 1, ("a", 1, 0): 2, ("a", 2): 2, ("a", 2, "b"): 2, ("a", 2, "b", 0): 3}),
    ],
)  # fmt: skip
def test_lines_of_each_style(text: str, lines: dict[Path, int]) -> None:
    assert set(paths(tomli.loads(text))) == set(lines)
    assert line_index(text) == lines


def test_nesting_costs_no_recursion() -> None:
    depth = 5000
    assert len(line_index("a = " + "[" * depth + "]" * depth)) == depth
