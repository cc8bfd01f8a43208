"""What must be seen on the bundled plan, the notice 遂教体发〔2019〕1号."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from engine.findings import Finding, Outcome
from engine.graph.build import build_graph
from engine.graph.duty_graph import DutyGraph
from engine.model import Kind, Plan, Role
from engine.node import department
from engine.state import State
from rules.rulebook import RULEBOOK
from tests.conftest import ROOT

DAY = date(2019, 4, 2)
NOTICE = ROOT.parent / "shared" / "notice" / "suining-2019-1.txt"


@pytest.fixture(scope="module")
def graph(real_plan: Plan) -> DutyGraph:
    return build_graph(real_plan)


@pytest.fixture(scope="module")
def outcome(real_plan: Plan, graph: DutyGraph) -> Outcome:
    return RULEBOOK.check(State(real_plan, DAY, graph, graph))


def found(outcome: Outcome, code: str) -> list[Finding]:
    return [finding for finding in outcome.findings if finding.code == code]


def line_of(plan: Plan, number: int) -> str:
    return (ROOT / "data" / "plan.toml").read_text(encoding="utf-8").splitlines()[number - 1]


def test_its_size(real_plan: Plan) -> None:
    assert [section.number for section in real_plan.sections] == [1, 2, 3, 4, 5, 6]
    assert [task.number for task in real_plan.tasks] == list(range(1, 43))
    kinds = Counter(entry.kind for entry in real_plan.departments)
    assert kinds == {Kind.OFFICE: 15, Kind.INSTITUTION: 4}
    assert {entry.name for entry in real_plan.collectives} == {"机关各科室", "直属事业单位"}


def test_each_task_says_what_it_is_about(real_plan: Plan) -> None:
    assert all(task.functions for task in real_plan.tasks)
    assert all(task.problem and task.goal for task in real_plan.tasks if task.number != 42)
    assert all(task.measures for task in real_plan.tasks)


def test_no_headcount_is_invented(real_plan: Plan) -> None:
    assert all(entry.headcount is None for entry in real_plan.departments)


def test_shared_leads(outcome: Outcome) -> None:
    assert [finding.tasks for finding in found(outcome, "A103")] == [(3,), (25,), (31,), (39,)]


def test_task_42_is_led_by_everyone_and_has_no_responsible(outcome: Outcome) -> None:
    assert [finding.tasks for finding in found(outcome, "A102")] == [(42,)]
    assert [finding.tasks for finding in found(outcome, "A104")] == [(42,)]


def test_the_unknown_name(real_plan: Plan, outcome: Outcome) -> None:
    [finding] = found(outcome, "N201")
    assert finding.tasks == (7,)
    assert finding.evidence["written"] == "职教科"
    suggestions = finding.evidence["suggestions"]
    assert isinstance(suggestions, list)
    assert suggestions[0]["name"] == "职成科"
    assert finding.line is not None
    assert "职教科" in line_of(real_plan, finding.line)


def test_variants_are_told_with_their_lines(real_plan: Plan, outcome: Outcome) -> None:
    told = [(finding.tasks[0], finding.evidence["written"], finding.line) for finding in found(outcome, "N202")]
    assert {(task, written) for task, written, _ in told} == {
        (9, "基教科"), (9, "体卫艺"), (17, "机关所有科室"), (21, "基础教科"), (22, "基础教科"), (25, "机关所有科室"),
        (35, "体卫艺科"),
    }  # fmt: skip
    for _, written, line in told:
        assert line is not None
        assert str(written) in line_of(real_plan, line)


def test_findings_name_the_file_they_are_in(real_plan: Plan, outcome: Outcome) -> None:
    assert {finding.file for finding in outcome.findings if finding.line} == {real_plan.file}


def test_duties_of_the_inspectorate(graph: DutyGraph) -> None:
    duties = graph.duties_of(department("督导室"))
    assert len(duties.lead) == 1
    assert len(duties.responsible) == 19
    assert duties.support == ()
    named = {duty.task for duty in duties.named}
    shared = {duty.task for duty in duties.collective}
    assert shared
    assert not named & shared


def test_every_task_and_every_attribution_arrives(real_plan: Plan, graph: DutyGraph) -> None:
    lists = [graph.duties_of(unit.node) for unit in graph.departments]
    assert {duty.task for duties in lists for duty in (*duties.named, *duties.collective)} == set(range(1, 43))
    named = Counter(source for duties in lists for duty in duties.named for source in duty.sources)
    shared = {source for duties in lists for duty in duties.collective for source in duty.sources}
    missing = [a for task in real_plan.tasks for a in task.attributions if named[a] + (a in shared) != 1]
    assert [(a.task, a.written) for a in missing] == [(7, "职教科")]


def test_the_one_that_works_with_collectives_only_stands_apart(graph: DutyGraph) -> None:
    largest, *others = graph.components()
    assert len(largest) == 18
    assert others == [frozenset({department("思宣科")})]


class Noticed(NamedTuple):
    title: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]


def read_notice(file: Path) -> dict[int, Noticed]:
    """Title and attributions of every task of the notice, as written."""
    text = file.read_text(encoding="utf-8")
    heads = list(re.finditer(r"^(\d+)\. ([^。\n]+)", text, re.MULTILINE))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return {
        int(head[1]): Noticed(head[2].strip(), *(names(text[head.end() : end], role) for role in ("牵头", "责任")))
        for head, end in zip(heads, ends, strict=True)
    }


def names(text: str, role: str) -> tuple[str, ...]:
    """The names after `role`; a list that ends in a comma goes on in the next line."""
    written = re.search(rf"^{role}科室：((?:.*、\n)*.*)$", text, re.MULTILINE)
    return tuple(re.findall(r"[^、， \n]+", written[1])) if written else ()


@pytest.mark.skipif(not NOTICE.exists(), reason="the text of the notice is not beside this checkout")
def test_titles_and_attributions_are_those_of_the_notice(real_plan: Plan) -> None:
    ours = {
        task.number: Noticed(task.title, *(
            tuple(a.written for a in task.written(role)) for role in (Role.LEAD, Role.RESPONSIBLE)))
        for task in real_plan.tasks
    }  # fmt: skip
    assert ours == read_notice(NOTICE)
    assert not any(task.written(Role.SUPPORT) for task in real_plan.tasks)


@pytest.mark.skipif(not NOTICE.exists(), reason="the text of the notice is not beside this checkout")
def test_figures_are_those_of_the_notice(real_plan: Plan) -> None:
    text = NOTICE.read_text(encoding="utf-8")
    figures = [
        (task.number, indicator.text, figure)
        for task in real_plan.tasks
        for indicator in task.indicators
        for figure in (indicator.value, indicator.low, indicator.high)
        if figure is not None
    ]
    absent = [place for place in figures if f"{place[2]:g}" not in text]
    assert absent == [(7, "高一年级班额（不出现56人以上大班额）", 55)]  # fewer than the 56 it names
