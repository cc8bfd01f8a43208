"""Random plans, over a few departments and names of every kind."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from engine.model import Plan
from tests.plans import make_plan

WRITTEN = ["甲科", "甲办", "乙科", "丙科", "丁站", "丁 站", "各科室", "所有科室", "各单位", "各学校", "戊科", "己科"]
NAMES = st.lists(st.sampled_from(WRITTEN), max_size=4)
TASKS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries({}, optional={
    "lead": NAMES, "responsible": NAMES, "support": NAMES})  # fmt: skip


def plans() -> st.SearchStrategy[Plan]:
    return st.lists(TASKS, min_size=1, max_size=8).map(make_plan)
