"""Orders of every kind and with any text, as far as a file can hold them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from engine import order as o
from engine.model import Kind, Role

TEXTS = st.text(
    st.one_of(st.sampled_from("甲科\"'\\#[]{}=\n\t\r\x7f\0\u2028é"), st.characters(exclude_categories=["Cs"])),
    min_size=1, max_size=8,
).filter(str.strip)  # fmt: skip
DATES = st.dates(date(1990, 1, 1), date(2090, 1, 1))
TASK = st.integers(1, 99)
KIND = st.sampled_from(Kind)
ROLE = st.sampled_from(Role)
SELECTION: dict[str, st.SearchStrategy[Any]] = {
    "tasks": st.lists(TASK, max_size=3).map(tuple),
    "functions": st.lists(TEXTS, max_size=2).map(tuple),
    "roles": st.lists(ROLE, max_size=2).map(tuple),
}
PARTS = st.builds(o.Part, TEXTS, **SELECTION, rest=st.booleans(), dept_kind=st.none() | KIND).filter(
    lambda part: part.rest or part.selection.narrows
)
SEVERAL = st.lists(PARTS, min_size=1, max_size=3).map(tuple).filter(lambda parts: sum(part.rest for part in parts) <= 1)
ACTIONS = st.one_of(
    st.builds(o.Rename, TEXTS, TEXTS),
    st.builds(o.AddPlate, TEXTS, TEXTS),
    st.builds(o.Found, TEXTS, KIND),
    st.builds(o.Merge, st.lists(TEXTS, min_size=1, max_size=3).map(tuple), TEXTS, st.none() | KIND),
    st.builds(o.Split, TEXTS, SEVERAL),
    st.builds(o.Abolish, TEXTS),
    st.builds(o.Abolish, TEXTS, TEXTS),
    st.builds(o.Abolish, TEXTS, successors=SEVERAL),
    st.builds(o.Transfer, TEXTS, TEXTS, **SELECTION),
    st.builds(o.MoveOut, TEXTS, TEXTS, **SELECTION),
    st.builds(o.Assign, TASK, ROLE, TEXTS),
    st.builds(o.Release, TASK, ROLE, TEXTS),
    st.builds(o.Replace, TASK, ROLE, TEXTS, TEXTS),
)
ORDERS = st.builds(
    o.Order,
    TEXTS,
    TEXTS,
    st.lists(ACTIONS, max_size=4).map(tuple),
    document=st.none() | TEXTS,
    issued=st.none() | DATES,
    effective=st.none() | DATES,
    reason=st.just("") | TEXTS,
    based_on=st.none() | TEXTS,
)
HEADS = st.fixed_dictionaries(
    {}, optional={"document": TEXTS, "issued": DATES, "effective": DATES, "reason": TEXTS, "based_on": TEXTS}
)
