"""Whatever is done to a plan, it is read or refused, never anything else."""

from __future__ import annotations

import copy
from typing import Any

import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.model import Plan
from engine.planfile.document import Document, parse_document
from engine.planfile.plan import plan_from
from engine.problems import InputError
from rules.rulebook import RULEBOOK
from tests.conftest import ROOT

RAW = (ROOT / "data" / "plan.toml").read_bytes()
DATA = tomli.loads(RAW.decode())
FRAGMENTS = st.one_of(
    st.binary(max_size=6),
    st.sampled_from([b'"', b"'", b'"""', b"[", b"]", b"[[", b"]]", b"{", b"}", b"=", b"\n", b"\\", b"#", b",", b"."]),
    st.sampled_from([b"number = 1\n", b"[[tasks]]\n", b"[rules]\n", b"schema = 1\n", b"0xffffffffffffffffff", b"nan"]),
)
HUGE = 16**5000
VALUES = st.one_of(
    st.none().map(lambda _: HUGE),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.text(max_size=5),
    st.just([]),
    st.just({}),
    st.just([[["x"]]]),
    st.just([{"name": {"x": 1}}]),
)


def read(document: Document) -> Plan | None:
    """The plan, or None if it was refused."""
    try:
        return plan_from(document, RULEBOOK.codes)
    except InputError as error:
        check_told(error, document.text)
        return None


def check_told(error: InputError, text: str) -> None:
    """At least one problem, each with words and a line in the file."""
    assert error.problems
    for problem in error.problems:
        assert str(problem.what)
        assert str(problem.mend)
        assert 1 <= (problem.line or 1) <= text.count("\n") + 1


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(RAW)), st.integers(0, 40), FRAGMENTS), min_size=1, max_size=4))
def test_bytes_changed_at_random(edits: list[tuple[int, int, bytes]]) -> None:
    raw = bytearray(RAW)
    for at, length, fragment in edits:
        raw[at : at + length] = fragment
    try:
        document = parse_document(bytes(raw), "plan.toml")
    except InputError as error:
        check_told(error, bytes(raw).decode(errors="replace"))
    else:
        read(document)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """(container, key) of everything in parsed data."""
    items = list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())
    return [(value, key) for key, _ in items] + [place for _, inner in items for place in _places(inner)]


@settings(max_examples=150)
@given(st.data())
def test_values_changed_at_random(data: st.DataObject) -> None:
    changed = copy.deepcopy(DATA)
    for _ in range(data.draw(st.integers(1, 3))):
        places = _places(changed)
        container, key = places[data.draw(st.integers(0, len(places) - 1))]
        container[key] = data.draw(VALUES)
    read(Document("plan.toml", RAW.decode(), changed, ""))


@settings(max_examples=60)
@given(st.data())
def test_keys_removed_at_random(data: st.DataObject) -> None:
    changed = copy.deepcopy(DATA)
    places = [(container, key) for container, key in _places(changed) if isinstance(container, dict)]
    container, key = places[data.draw(st.integers(0, len(places) - 1))]
    del container[key]
    read(Document("plan.toml", RAW.decode(), changed, ""))


def test_the_plan_itself_is_read() -> None:
    assert read(parse_document(RAW, "plan.toml")) is not None
