"""Edits of the plan, plans with errors, the effect of a draft: files and engine, no terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engine.language import translator
from engine.message import message
from engine.model import Role
from engine.office import Office
from engine.order import Action, Assign, Merge, Order, Release, Replace
from engine.planfile.order import load_order
from engine.planfile.plan import load_plan
from engine.preview import preview
from engine.problems import InputError, Problem
from rules.rulebook import RULEBOOK
from tests.tui.conftest import TODAY
from tui.desk import Desk, read_desk, with_edit, with_outcome
from tui.draft import blank_draft, discarded, extended, opened, saved
from tui.forms import Unreadable, action_of, choices
from tui.model.marks import marks
from tui.model.remedies import remedies
from tui.model.travel import Moment
from tui.plan_edits import alias_declared, waiver, waiver_added, write
from tui.salvage import excerpt, readable_part, without_tables

ZH = translator("zh")
MOMENT = Moment(TODAY, TODAY)


def plan_of(office: Path) -> Path:
    return office / "data" / "plan.toml"


def desk_of(office: Path) -> Desk:
    return read_desk(Office(office, RULEBOOK), RULEBOOK, MOMENT)


def test_an_alias_is_added_to_those_there_are(office: Path) -> None:
    there = Office(office, RULEBOOK)
    write(there, alias_declared(there, "基础教育科", "基础科"))
    plan = load_plan(plan_of(office), RULEBOOK.codes)
    assert next(d for d in plan.departments if d.name == "基础教育科").aliases == ("基教科", "基础教科", "基础科")


def test_aliases_on_several_lines_are_left_to_a_person(office: Path) -> None:
    text = plan_of(office).read_text(encoding="utf-8")
    changed = text.replace('aliases = ["基教科", "基础教科"]', 'aliases = [\n  "基教科",\n  "基础教科",\n]')
    plan_of(office).write_text(changed, encoding="utf-8")
    there = Office(office, RULEBOOK)
    with pytest.raises(InputError):
        write(there, alias_declared(there, "基础教育科", "基础科"))
    assert plan_of(office).read_text(encoding="utf-8") == changed


def test_a_plan_that_somebody_changed_meanwhile_is_not_overwritten(office: Path) -> None:
    there = Office(office, RULEBOOK)
    edit = waiver_added(there, waiver("A103", '有"引号"\n和换行', date(2019, 12, 31), 3, None))
    plan_of(office).write_text(plan_of(office).read_text(encoding="utf-8") + "\n# 改\n", encoding="utf-8")
    with pytest.raises(InputError, match="changed by someone else"):
        write(there, edit)


def test_a_waiver_may_hold_any_text(office: Path) -> None:
    there = Office(office, RULEBOOK)
    made = waiver("A103", '[red] "引号"\n\x1b[31m', date(2019, 12, 31), 3, None)
    write(there, waiver_added(there, made))
    read = load_plan(plan_of(office), RULEBOOK.codes).waivers[0]
    assert replace(read, line=0) == made


def test_a_plan_with_errors_is_shown_without_the_tables_they_stand_in(office: Path) -> None:
    text = plan_of(office).read_text(encoding="utf-8")
    plan_of(office).write_text(text.replace("number = 9\n", 'number = "neun"\n'), encoding="utf-8")
    desk = desk_of(office)
    assert [problem.file.endswith("plan.toml") for problem in desk.problems if problem.file] == [True]
    assert desk.locked
    assert desk.state is not None
    assert len(desk.shown.plan.tasks) == 41
    line = desk.problems[0].line
    assert line is not None
    assert 'number = "neun"' in dict(excerpt(plan_of(office), line))[line]


def test_a_plan_that_is_no_toml_is_shown_as_far_as_it_goes(office: Path) -> None:
    text = plan_of(office).read_text(encoding="utf-8")
    plan_of(office).write_text(text.replace("number = 9\n", "number = \n"), encoding="utf-8")
    plan = readable_part(plan_of(office), RULEBOOK.codes)
    assert plan is not None
    assert len(plan.tasks) == 41


def test_nothing_is_shown_of_a_plan_without_head(office: Path) -> None:
    plan_of(office).write_text("schema = 1\n[plan]\ntitle = 3\n", encoding="utf-8")
    desk = desk_of(office)
    assert desk.state is None
    assert desk.problems


def test_lines_keep_their_numbers_when_a_table_is_left_out() -> None:
    lines = ["[[tasks]]", "a", "[[tasks.indicators]]", "b", "[[tasks]]", "c"]
    wrong = [Problem(message("x"), message("y"), "p", 4)]
    assert without_tables(lines, wrong) == ["", "", "", "", "[[tasks]]", "c"]


def test_a_broken_order_file_leaves_the_plan_to_be_seen(office: Path) -> None:
    (office / "data" / "orders").mkdir()
    (office / "data" / "orders" / "x.toml").write_text("[order]\n", encoding="utf-8")
    desk = desk_of(office)
    assert desk.problems
    assert len(desk.shown.plan.tasks) == 42


ACTIONS = (
    (Replace(9, Role.LEAD, "电教站", "督导室"), Release(6, Role.RESPONSIBLE, "计财科")),
    (Merge(("社体科", "青竞科"), "安全科"),),
    (Replace(9, Role.LEAD, "办公室", "督导室"),),  # impossible
)


def with_action(desk: Desk, action: Action) -> Desk:
    return with_edit(desk, lambda draft, _: extended(draft, [action]), lambda: blank_draft(desk.office, TODAY, "x"))


@pytest.mark.parametrize("actions", ACTIONS)
def test_the_effect_is_that_of_the_engine(office: Path, actions: tuple[Action, ...]) -> None:
    desk = desk_of(office)
    for action in actions:
        desk = with_action(desk, action)
    assert desk.draft is not None
    assert desk.draft.file is not None
    assert desk.effect is not None
    engine = preview(desk.office, desk.draft.file, TODAY)
    own = [finding for finding in engine.gained if finding.order == desk.draft.order.id]
    assert desk.effect.changes == engine.changes
    assert desk.effect.impossible == engine.impossible
    assert desk.effect.gained == tuple(finding for finding in engine.gained if finding not in own)
    assert desk.effect.lost == engine.lost
    assert desk.effect.load == engine.load
    read = read_desk(desk.office.fresh(), RULEBOOK, MOMENT, desk.draft.order.id)
    assert with_outcome(desk).outcome.findings == read.outcome.findings
    assert marks(desk.shown, _matrix(desk)) == marks(read.shown, _matrix(read))


def _matrix(desk: Desk) -> object:
    from engine.graph.matrix import matrix

    return matrix(desk.shown.graph)


def test_a_draft_without_actions_has_no_file(office: Path) -> None:
    there = Office(office, RULEBOOK)
    draft = saved(there, extended(blank_draft(there, TODAY, "x"), [Assign(9, Role.SUPPORT, "办公室")]))
    assert draft.file is not None
    empty = saved(there, replace(draft, history=draft.history.undone()))
    assert empty.file is None
    assert not list((office / "data" / "orders").glob("*.toml"))
    again = saved(there, replace(empty, history=empty.history.redone()))
    assert again.file is not None
    assert load_order(office / "data" / "orders" / "2019-06-01-1.toml").order.actions == draft.actions


def test_a_draft_that_somebody_changed_is_neither_overwritten_nor_removed(office: Path) -> None:
    there = Office(office, RULEBOOK)
    draft = saved(there, extended(blank_draft(there, TODAY, "x"), [Assign(9, Role.SUPPORT, "办公室")]))
    file = office / "data" / "orders" / "2019-06-01-1.toml"
    file.write_text(file.read_text(encoding="utf-8") + "# 改\n", encoding="utf-8")
    assert draft.file is not None
    with pytest.raises(InputError, match="changed by someone else"):
        saved(there, extended(draft, [Assign(8, Role.SUPPORT, "办公室")]))
    with pytest.raises(InputError, match="changed by someone else"):
        discarded(there, draft.file)
    discarded(there, opened(load_order(file)).file or draft.file)


def test_every_mechanical_remedy_removes_its_finding(office: Path) -> None:
    desk = desk_of(office)
    tried = 0
    for finding in desk.outcome.findings:
        for remedy in remedies(desk, finding)[:3]:
            if remedy.actions:
                order = Order("x", "x", remedy.actions)
                draft = saved(desk.office, replace(blank_draft(desk.office, TODAY, "x"), order=order))
                edited = extended(draft, remedy.actions)
                shown = with_edit(desk, lambda _, __, edited=edited: edited, lambda draft=draft: draft)
                assert shown.effect is not None
                assert shown.effect.impossible == ()
                assert finding.identity in {found.identity for found in shown.effect.lost}, finding.code
                tried += 1
                assert shown.draft is not None
                assert shown.draft.file is not None
                discarded(desk.office, shown.draft.file)
    assert tried >= 8


FORM = [
    ("assign", {"task": "9", "role": "配合", "department": "bgs"}, Assign(9, Role.SUPPORT, "办公室")),
    ("release", {"task": "7", "role": "责任", "department": "职教科"}, Release(7, Role.RESPONSIBLE, "职教科")),
    ("merge", {"sources": "社体科、qjk", "into": "安全科"}, Merge(("社体科", "青竞科"), "安全科")),
]


@pytest.mark.parametrize(("kind", "typed", "action"), FORM)
def test_forms_are_read(office: Path, kind: str, typed: dict[str, str], action: object) -> None:
    assert action_of(kind, typed, desk_of(office).edited, ZH) == action


def test_parts_of_a_split(office: Path) -> None:
    typed = {"source": "体艺科", "part1": "体育科: 18-20、体育赛事、牵头", "part2": "安全科：其余"}
    split = action_of("split", typed, desk_of(office).edited, ZH)
    first, second = split.into  # type: ignore[union-attr]
    assert (first.name, first.tasks, first.functions, first.roles) == (
        "体育科",
        (18, 19, 20),
        ("体育赛事",),
        (Role.LEAD,),
    )  # type: ignore[union-attr]
    assert (second.name, second.rest, second.dept_kind) == ("安全科", True, None)  # type: ignore[union-attr]


def test_a_form_says_everything_that_is_missing(office: Path) -> None:
    with pytest.raises(Unreadable) as unreadable:
        action_of("replace", {"task": "99", "role": "x"}, desk_of(office).edited, ZH)
    assert len(unreadable.value.reasons) == 4


def test_completion_offers_what_may_be_typed(office: Path) -> None:
    from tui.forms import FORMS

    graph = desk_of(office).edited
    offered = {field.kind: choices(field, graph, ZH) for form in FORMS.values() for field in form}
    assert "计财科" in offered["department"]
    assert "机关各科室" in offered["party"]
    assert "职教科" in offered["holder"]
    assert offered["role"] == ["牵头", "责任", "配合"]
