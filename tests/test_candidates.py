"""Candidates for a duty: what speaks for them, and in which order."""

from __future__ import annotations

from engine.candidates import candidates, proposed, successors
from engine.graph.build import build_graph
from engine.message import message
from engine.model import Plan, Task


def task(number: int, section: int = 1, functions: tuple[str, ...] = ()) -> Task:
    return Task(number, section, f"任务{number}", 1, functions=functions)


def test_who_is_on_the_task_comes_before_who_has_the_function_before_who_is_near() -> None:
    wanted = task(1, functions=("体育", "安全"))
    options = {
        "近科": [task(2)],
        "能科": [task(3, section=2, functions=("体育",))],
        "在科": [wanted],
        "远科": [task(4, section=3)],
        "空科": [],
    }
    found = candidates(wanted, options)
    assert [(candidate.name, candidate.score) for candidate in found] == [("在科", 2.0), ("能科", 1.0), ("近科", 0.25)]
    assert [str(reason) for candidate in found for reason in candidate.reasons] == [
        "is on the task already",
        "has the function 体育",
        "tasks of the same section: 1",
    ]


def test_equals_are_ordered_by_name_whatever_the_order_of_the_options() -> None:
    options = {"乙科": [task(2)], "丙科": [task(3)]}
    names = [candidate.name for candidate in candidates(task(1), options)]
    assert names == [candidate.name for candidate in candidates(task(1), dict(reversed(options.items())))] != []


def test_a_remedy_names_the_best_three_or_stays_as_it_is() -> None:
    remedy = message("choose one")
    found = candidates(task(1), {f"{letter}科": [task(2)] for letter in "甲乙丙丁"})
    said = str(proposed(remedy, found))
    assert said.startswith("choose one; candidates: ")
    assert sum(f"{letter}科" in said for letter in "甲乙丙丁") == 3
    assert proposed(remedy, ()) is remedy


def test_the_real_plan_proposes_a_co_lead_first(real_plan: Plan) -> None:
    found = successors(real_plan, build_graph(real_plan), 25)
    assert found[0].name == "基础教育科"
    assert {"市招办", "综改办"} <= {candidate.name for candidate in found}
