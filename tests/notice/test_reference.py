"""The real notice, where it is at hand: it must import to what was transcribed by hand in data/plan.toml."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.graph.build import build_graph
from engine.model import Indicator, Plan
from engine.notice.bring_in import import_into, import_new
from engine.notice.departments import Roll
from engine.notice.labels import label
from engine.notice.numbering import Level, marker_of
from engine.notice.paragraphs import Notice
from engine.notice.read import read_file, read_notice
from engine.notice.understand import Given, understand
from engine.state import State
from rules.rulebook import RULEBOOK
from tests.conftest import ROOT
from tests.notice import makers

NOTICE = ROOT.parent / "shared" / "notice" / "suining-2019-1.txt"
pytestmark = pytest.mark.skipif(not NOTICE.exists(), reason="the notice is not kept here")


@pytest.fixture(scope="module")
def notice() -> Notice:
    return read_file(NOTICE)


@pytest.fixture(scope="module")
def plan(notice: Notice) -> Plan:
    return understand(notice, Given())[0]


def test_tasks_sections_and_attributions_equal_the_transcription(plan: Plan, real_plan: Plan) -> None:
    assert [(s.number, s.title) for s in plan.sections] == [(s.number, s.title) for s in real_plan.sections]
    assert len(plan.tasks) == 42
    for read, written in zip(plan.tasks, real_plan.tasks, strict=True):
        assert (read.number, read.title, read.section) == (written.number, written.title, written.section)
        assert [(a.role, a.written) for a in read.attributions] == [(a.role, a.written) for a in written.attributions]


def test_each_task_has_problem_goal_and_measures(plan: Plan) -> None:
    bare = [t.number for t in plan.tasks if not (t.problem and t.goal and t.measures)]
    assert bare == [42]
    assert len(plan.tasks[41].measures) == 1


def figure(indicator: Indicator) -> Indicator:
    return replace(indicator, text="")


def test_indicators_are_those_recorded(plan: Plan, real_plan: Plan) -> None:
    for read, written in zip(plan.tasks, real_plan.tasks, strict=True):
        assert sorted(map(repr, map(figure, read.indicators))) == sorted(map(repr, map(figure, written.indicators)))


def test_the_head_equals_the_transcription(plan: Plan, real_plan: Plan) -> None:
    for part in ("title", "issuer", "document", "issued", "year"):
        assert getattr(plan, part) == getattr(real_plan, part)
    assert "承接" in plan.succession


def findings(plan: Plan) -> list[tuple[object, ...]]:
    graph = build_graph(plan)
    outcome = RULEBOOK.check(State(plan, plan.issued, graph, graph))
    return [f.identity for f in outcome.findings if f.code[0] in "AN"]


def test_the_same_findings_as_for_the_bundled_plan(notice: Notice, real_plan: Plan) -> None:
    roll = Roll(real_plan.departments, real_plan.collectives)
    imported = import_new(notice, Given(roll=roll), RULEBOOK.codes)
    assert findings(imported.plan) == findings(real_plan)
    assert [(u.written, u.tasks) for u in imported.report.unresolved] == [("职教科", (7,))]


def test_merging_keeps_what_the_office_added(notice: Notice, real_plan: Plan) -> None:
    file = ROOT / "data" / "plan.toml"
    imported = import_into(file, notice, Given(), RULEBOOK.codes)
    assert [t.functions for t in imported.plan.tasks] == [t.functions for t in real_plan.tasks]
    assert [d.aliases for d in imported.plan.departments] == [d.aliases for d in real_plan.departments]
    assert [t.indicators for t in imported.plan.tasks] == [t.indicators for t in real_plan.tasks]
    assert imported.plan.succession == real_plan.succession
    comments = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert [line for line in imported.text.splitlines() if line.startswith("#")] == comments


def paragraphs() -> list[str]:
    """The notice's paragraphs as they would be typed, without the dots that no PDF font of the tests can show."""
    found: list[str] = []
    for line in filter(None, map(str.strip, NOTICE.read_text(encoding="utf-8").replace("·", "").splitlines())):
        if found and marker_of(line) is None and label(line.partition("：")[0]) is None and broken(found[-1]):
            found[-1] += line
        else:
            found.append(line)
    return found


def broken(line: str) -> bool:
    return not line.endswith(("。", "：")) and label(line.partition("：")[0]) is not None and "科室" not in line[:4]


def table(lines: list[str]) -> list[list[str]]:
    columns = ["序号", "工作任务", "问题描述", "目标任务", "工作举措", "牵头科室", "责任科室"]
    rows = [columns]
    for line in lines:
        marked = marker_of(line)
        if marked is not None and marked[0].level is Level.CHINESE:
            rows.append([line, *["<"] * 6])
        elif marked is not None:
            rows.append([str(marked[0].number), marked[1], *[""] * 5])
        elif (head := line.partition("：")[0]).replace("工作措施", "工作举措") in columns:
            rows[-1][columns.index(head.replace("工作措施", "工作举措"))] = line.partition("：")[2]
        else:
            rows[-1][max(i for i, text in enumerate(rows[-1]) if text)] += line
    return rows


def made(form: str) -> tuple[bytes, str]:
    lines = paragraphs()
    first = next(i for i, line in enumerate(lines) if line.startswith("一、"))
    last = next(i for i, line in enumerate(lines) if line.startswith("备注"))
    parts = lines[:first], table(lines[first:last]), lines[last:]
    return {
        "paragraphs.docx": lambda: makers.word(lines),
        "table.docx": lambda: makers.word_table(*parts),
        "table.xlsx": lambda: makers.excel(*parts),
        "14.pdf": lambda: makers.pdf(lines),
        "12.pdf": lambda: makers.pdf(lines, 12),
    }[form](), form


@pytest.mark.parametrize("form", ["paragraphs.docx", "table.docx", "table.xlsx", "14.pdf", "12.pdf"])
def test_the_same_content_in_another_format_is_the_same_plan(form: str, tmp_path: Path) -> None:
    text = tmp_path / "通知.txt"
    text.write_text(NOTICE.read_text(encoding="utf-8").replace("·", ""), encoding="utf-8")
    expected, _ = understand(read_file(text), Given())
    found, _ = understand(read_notice(*made(form)), Given())
    assert sourceless(found) == sourceless(expected)


def sourceless(plan: Plan) -> Plan:
    return replace(plan, tasks=tuple(replace(task, source="") for task in plan.tasks))
