"""What an order would do before anybody signs it, and the lists by which it is handed over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engine.drafting import new_draft
from engine.handover import Handover, handover
from engine.issuing import Signing, issue
from engine.model import Kind, Plan, Role
from engine.office import Office
from engine.order import (
    Abolish,
    Action,
    Assign,
    Merge,
    MoveOut,
    Order,
    Part,
    Phase,
    Release,
    Rename,
    Replace,
    Split,
    Transfer,
)
from engine.planfile.order import load_order
from engine.preview import Preview, preview
from engine.problems import InputError
from engine.state import State, as_if_in_force
from engine.tracing import order_of, trace
from tests.orders.making import a_file, an_order, office_in, state_after

TODAY = date(2019, 6, 1)
SIGNING = Signing("张三", datetime(2019, 6, 1, tzinfo=UTC), "试")
TASKS = [
    {"lead": ["甲科"], "responsible": ["乙科", "丁站"]},
    {"lead": ["甲科"], "responsible": ["各科室"]},
    {"lead": ["乙科"]},
    {"lead": ["丙科"], "support": ["丁站"]},
]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path, TASKS)
    yield made
    made.ledger.close()


def previewed(office: Office, *actions: Action, **more: object) -> Preview:
    file = new_draft(office, an_order("稿", *actions, **more))  # type: ignore[arg-type]
    return preview(office, load_order(file), TODAY)


def issued(office: Office, order: Order) -> Office:
    issue(office, order, SIGNING)
    office.ledger.close()
    return office.fresh()


class TestPreview:
    def test_changes_with_their_reasons(self, office: Office) -> None:
        found = previewed(office, Merge(("甲科", "乙科"), "戊科", Kind.OFFICE), Release(3, Role.LEAD, "戊科"))
        told = [(c.duty.task, c.before and c.before.role, c.after and c.after.role, str(c.reason)) for c in found.moves]
        assert told == [
            (1, "lead", "lead", "merged into 戊科"),
            (1, "responsible", "lead", "merged into 戊科"),
            (2, "lead", "lead", "merged into 戊科"),
            (3, "lead", None, "merged into 戊科"),
        ]
        assert found.phase is Phase.DRAFT
        assert found.impossible == ()

    def test_load_and_balance_move(self, office: Office) -> None:
        found = previewed(office, Transfer("甲科", "丙科", (1,)))
        assert [(m.department, m.before, m.after) for m in found.load] == [("甲科", 6.0, 3.0), ("丙科", 3.1, 6.1)]
        before, after = found.balance
        assert before != after

    def test_who_joins_and_leaves_collectives(self, office: Office) -> None:
        parts = (Part("己站", tasks=(1,), dept_kind=Kind.INSTITUTION), Part("庚科", rest=True))
        found = previewed(office, Split("甲科", parts))
        told = [(m.collective, m.joins, m.leaves) for m in found.collectives]
        assert told == [("各科室", ("庚科",), ("甲科",)), ("各单位", ("己站",), ())]

    def test_findings_gained_and_lost(self, office: Office) -> None:
        found = previewed(office, Assign(3, Role.RESPONSIBLE, "丙科"), Abolish("丁站"))
        assert ("A104", (3,)) in {(finding.code, finding.tasks) for finding in found.lost}
        assert {(f.tasks, f.departments) for f in found.gained if f.code == "R401"} == {
            ((1,), ("丁站",)),
            ((4,), ("丁站",)),
        }

    def test_what_the_rules_say_of_the_draft_itself_counts(self, office: Office) -> None:
        """R407 looks at orders to come alone; a clerk must see it before the order is issued."""
        found = previewed(office, Transfer("甲科", "乙科"), Transfer("丙科", "乙科"), document=None)
        codes = [finding.code for finding in found.gained]
        assert {"R403", "R407"} <= set(codes)
        assert "R402" not in codes
        assert len({finding.identity for finding in found.gained}) == len(found.gained)

    def test_of_an_impossible_order_nothing_changes(self, office: Office) -> None:
        found = previewed(office, Transfer("甲科", "丙科"), Rename("寅科", "卯科"))
        assert found.changes == found.moves == ()
        assert found.load == found.collectives == ()
        assert [str(item.objection.what) for item in found.impossible] == ["no department is called 寅科"]
        assert "R405" in {finding.code for finding in found.gained}

    def test_on_the_day_it_takes_effect(self, office: Office) -> None:
        """Orders that hold by then are there, those that come later are not."""
        early = issued(office, an_order("早", Transfer("甲科", "乙科", (2,)), effective=date(2019, 7, 1)))
        late = issued(early, an_order("晚", Transfer("丙科", "乙科", (4,)), effective=date(2019, 9, 1)))
        found = previewed(late, Transfer("乙科", "丁站", (2,)), effective=date(2019, 8, 1))
        assert found.before.as_of == date(2019, 8, 1)
        assert [(m.department, m.before, m.after) for m in found.load] == [
            ("乙科", 7.0, 4.1),
            ("丁站", 1.5, 4.5),
        ]
        assert [pending.order.id for pending in found.after.pending] == ["晚"]

    def test_without_a_date_on_top_of_all_that_is_issued(self, office: Office) -> None:
        late = issued(office, an_order("晚", Transfer("甲科", "乙科", (2,)), effective=date(2019, 9, 1)))
        found = previewed(late, Transfer("乙科", "丁站", (2,)), effective=None)
        assert found.before.as_of == date(2019, 9, 1)
        assert [m.department for m in found.load] == ["乙科", "丁站"]
        assert len(found.moves) == 1

    def test_an_order_to_come_that_it_would_make_impossible_is_a_finding(self, office: Office) -> None:
        late = issued(office, an_order("晚", Transfer("甲科", "乙科", (2,)), effective=date(2019, 9, 1)))
        found = previewed(late, Transfer("甲科", "丁站", (2,)), effective=date(2019, 8, 1))
        assert ("R405", "晚") in {(finding.code, finding.order) for finding in found.gained}

    def test_of_what_is_issued_already(self, office: Office) -> None:
        file = load_order(new_draft(office, an_order("稿", Transfer("甲科", "丙科", (1,)))))
        after = issued(office, file.order)
        found = preview(after, file, TODAY)
        assert found.phase is Phase.ISSUED
        assert [m.department for m in found.load] == ["甲科", "丙科"]


def test_what_is_pending_is_laid_on_anew(real_plan: Plan) -> None:
    """Once one draft holds, another that takes the same duty meets that; it does not give it back."""
    drafts = [
        a_file({"id": name, "actions": [{"kind": "transfer", "from": "计财科", "to": to, "tasks": [5]}]})
        for name, to in (("一", "法规科"), ("二", "督导室"))
    ]
    state: State = state_after(real_plan, [], TODAY, drafts)
    held = as_if_in_force(state, state.pending[0])
    assert held.transitions == {}
    (other,) = held.pending
    assert [str(item.objection.what) for item in other.outcome.impossible] == [
        "计财科 holds no duty on task 5 since order 一"
    ]


class TestHandover:
    def lists(self, found: Handover) -> dict[tuple[str | None, str | None], list[str]]:
        return {
            (one.giver, one.taker): [
                f"{(i.before or i.after).task} {i.before and i.before.role}→{i.after and i.after.role}"  # type: ignore[union-attr]
                for i in one.items
            ]
            for one in found.lists
        }

    def test_each_pair_has_its_list(self, office: Office) -> None:
        order = an_order(
            "1", Merge(("甲科", "乙科"), "戊科", Kind.OFFICE), MoveOut("丙科", "市局"), Assign(3, Role.SUPPORT, "丙科"),
            Release(1, Role.RESPONSIBLE, "丁站"),
        )  # fmt: skip
        after = issued(office, order)
        assert self.lists(handover(after, "1")) == {
            ("甲科", "戊科"): ["1 lead→lead", "2 lead→lead"],
            ("乙科", "戊科"): ["1 responsible→lead", "3 lead→lead"],
            ("丙科", "市局"): ["4 lead→lead"],
            ("丁站", None): ["1 responsible→None"],
            (None, "丙科"): ["3 None→support"],
        }

    def test_orphans_pass_to_nobody(self, office: Office) -> None:
        issue(office, an_order("1", Abolish("乙科")), SIGNING, "待定")
        assert self.lists(handover(office.fresh(), "1")) == {("乙科", None): ["1 responsible→None", "3 lead→None"]}

    def test_what_others_did_is_not_in_it(self, office: Office) -> None:
        for name, giver, taker in (("1", "甲科", "丙科"), ("2", "丙科", "乙科"), ("3", "乙科", "丁站")):
            office = issued(office, an_order(name, Transfer(giver, taker, (2,))))
        assert self.lists(handover(office, "2")) == {("丙科", "乙科"): ["2 lead→lead"]}

    def test_shared_duties_that_part_again(self, office: Office) -> None:
        office = issued(office, an_order("1", Split("甲科", (Part("戊科", tasks=(1, 2)), Part("己科", tasks=(1,))))))
        office = issued(office, an_order("2", Replace(1, Role.LEAD, "戊科", "丙科")))
        assert self.lists(handover(office, "1")) == {
            ("甲科", "戊科"): ["1 lead→lead", "2 lead→lead"],
            ("甲科", "己科"): ["1 lead→lead"],
        }
        assert self.lists(handover(office, "2")) == {("戊科", "丙科"): ["1 lead→lead"]}

    def test_of_a_draft(self, office: Office) -> None:
        new_draft(office, an_order("稿", Transfer("甲科", "丙科"), effective=None))
        assert self.lists(handover(office.fresh(), "稿")) == {("甲科", "丙科"): ["1 lead→lead", "2 lead→lead"]}

    def test_of_none(self, office: Office) -> None:
        with pytest.raises(InputError, match="there is no order nothing"):
            handover(office, "nothing")
        new_draft(office, an_order("稿", Rename("寅科", "卯科")))
        with pytest.raises(InputError, match="order 稿 is impossible: no department is called 寅科"):
            handover(office.fresh(), "稿")


class TestTrace:
    def test_the_whole_way(self, office: Office) -> None:
        office = issued(office, an_order("1", Rename("甲科", "戊科")))
        office = issued(office, an_order("2", Transfer("甲科", "乙科", (1,))))
        office = issued(office, an_order("3", Assign(1, Role.SUPPORT, "丙科")))
        office = issued(office, an_order("4", Abolish("乙科", "丙科"), effective=date(2019, 8, 1)))
        state = office.state(date(2019, 7, 1))
        trails = trace(state, 1)
        assert [(t.source.written, t.resolved) for t in trails] == [
            ("甲科", "甲科"),
            ("乙科", "乙科"),
            ("丁站", "丁站"),
            ("丙科", None),
        ]
        lead, responsible, _, assigned = trails
        assert [order_of(state, step).document for step in lead.steps] == ["教〔2019〕2号"]
        assert [(state.graph.name(duty.holder), duty.role, status) for duty, status in lead.now] == [
            ("乙科", "lead", "transition")
        ]
        assert [str(step.reason) for step in responsible.steps] == ["absorbed by the heavier role"]
        assert [transition.order.id for transition in lead.coming] == ["4"]
        assert [str(step.reason) for step in assigned.steps] == ["assigned"]

    def test_what_was_released_has_no_end(self, office: Office) -> None:
        office = issued(office, an_order("1", Release(3, Role.LEAD, "乙科")))
        (trail,) = trace(office.state(date(2019, 7, 1)), 3)
        assert [(str(step.reason), step.after) for step in trail.steps] == [("released", None)]
        assert trail.now == ()
