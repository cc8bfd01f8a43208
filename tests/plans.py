"""Small plans for tests, of which only what matters to the test has to be said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from engine.graph.build import build_graph
from engine.graph.duty_graph import DutyGraph
from engine.model import Plan
from engine.planfile.document import Document
from engine.planfile.plan import plan_from
from engine.state import State
from rules.rulebook import RULEBOOK

Tables: TypeAlias = "Iterable[Mapping[str, Any]]"

DEPARTMENTS = (
    {"name": "甲科", "kind": "office", "aliases": ["甲办"]},
    {"name": "乙科", "kind": "office"},
    {"name": "丙科", "kind": "office"},
    {"name": "丁站", "kind": "institution"},
)
COLLECTIVES = (
    {"name": "各科室", "kinds": ["office"], "aliases": ["所有科室"]},
    {"name": "各单位", "kinds": ["institution"]},
    {"name": "各学校", "kinds": []},
)
_HEAD = {"title": "要点", "issuer": "局", "document": "教〔2019〕1号", "issued": date(2019, 4, 2), "year": 2019}
_TASK = {
    "section": 1,
    "problem": "问题",
    "goal": "目标",
    "measures": ["举措"],
    "indicators": [{"text": "指标", "comparator": "=", "value": 1}],
}
DAY = date(2019, 6, 1)


def plan_data(tasks: Tables, **changes: object) -> dict[str, object]:
    """The data of a plan file: `tasks` (`omit` names usual keys that one lacks), other tables as usual or changed."""
    usual: dict[str, object] = {
        "schema": 1,
        "plan": _HEAD,
        "sections": [{"number": 1, "title": "板块"}],
        "departments": list(DEPARTMENTS),
        "collectives": list(COLLECTIVES),
        "tasks": [_task(number, task) for number, task in enumerate(tasks, start=1)],
    }
    return usual | changes


def make_plan(tasks: Tables, **changes: object) -> Plan:
    return plan_from(Document("plan.toml", "", plan_data(tasks, **changes), ""), RULEBOOK.codes)


def make_graph(tasks: Tables, **changes: object) -> DutyGraph:
    return build_graph(make_plan(tasks, **changes))


def make_state(tasks: Tables, as_of: date = DAY, **changes: object) -> State:
    plan = make_plan(tasks, **changes)
    graph = build_graph(plan)
    return State(plan, as_of, graph, graph)


def _task(number: int, task: Mapping[str, Any]) -> dict[str, object]:
    omitted = task.get("omit", ())
    usual = {key: value for key, value in _TASK.items() if key not in omitted}
    said = {key: value for key, value in task.items() if key != "omit"}
    return {"number": number, "title": f"任务{number}"} | usual | said
