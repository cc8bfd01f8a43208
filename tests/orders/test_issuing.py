"""Issuing: what is refused, with all reasons at once, and what is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from engine.drafting import new_draft
from engine.fingerprint import fingerprint
from engine.issuing import Signing, issue
from engine.ledger.entry import Issue
from engine.office import Office
from engine.order import Abolish, Merge, Order, Part, Phase, Rename, Transfer
from engine.planfile.order import load_order
from engine.state import Status
from rules.rulebook import RULEBOOK
from tests.orders.desk import AUGUST, JULY, NOW, SEPTEMBER, SIGNING, TASKS, Desk
from tests.orders.making import an_order, write_plan

AGAIN = "look at the preview again: `zeren order preview FILE --rebase`"
ALLOW = 'name a successor, or state why not: --allow-orphans "reason"'


class TestRefusals:
    def test_all_reasons_at_once(self, desk: Desk) -> None:
        desk.issue("1", Rename("丙科", "戊科"))
        order = Order(
            "x", "调整", (Abolish("甲科"), Transfer("寅科", "乙科"), Merge(("己科",), "乙科")), based_on="0" * 64
        )
        said = desk.refuses(lambda: issue(desk.office, order, Signing(" ", NOW)) and None)
        assert sorted(said) == sorted([
            ": order x has no document number (依据文号): write it into the file, or give --document",
            ": order x has no date of issue (发文日期): write it into the file, or give --issued",
            ": order x has no effective date (到位日期): write it into the file, or give --effective",
            f": since the draft x was made, there was recorded: order 1 issued by 张三: {AGAIN}",
            ": order x, action 2 (transfer): no department is called 寅科: did you mean 乙科?",
            ": order x, action 3 (merge): no department is called 己科: did you mean 乙科?",
            ": the operator is not named: give --operator NAME",
        ])  # fmt: skip

    def test_without_any_action(self, desk: Desk) -> None:
        assert desk.refuses(desk.issue, "x") == [": order x has no action: write down what it changes"]

    @pytest.mark.parametrize("lacking", ["document", "issued", "effective"])
    def test_without_document_or_dates(self, desk: Desk, lacking: str) -> None:
        order = replace(an_order("x", Rename("甲科", "戊科")), **{lacking: None})  # type: ignore[arg-type]
        said = desk.refuses(lambda: issue(desk.office, order, SIGNING) and None)
        assert len(said) == 1
        assert f"give --{lacking}" in said[0]

    def test_an_id_that_was_issued_even_if_revoked(self, desk: Desk) -> None:
        desk.issue("1", Rename("丙科", "戊科"))
        said = desk.refuses(desk.issue, "1", Rename("丙科", "己科"))
        mend = "give the new order an id of its own; an issued one can only be revoked"
        assert said == [f": order 1 was issued already: {mend}"]
        desk.revoke("1")
        assert "order 1 was issued already" in desk.refuses(desk.issue, "1", Rename("丙科", "己科"))[0]

    def test_what_would_be_orphaned(self, desk: Desk) -> None:
        said = desk.refuses(desk.issue, "x", Abolish("甲科", successors=(Part("乙科", tasks=(2,)),)))
        assert len(said) == 1
        assert f"task 1 would be orphaned: 甲科 is gone and nobody succeeds it as lead: {ALLOW}" in said[0]

    def test_what_would_be_orphaned_only_later(self, desk: Desk) -> None:
        """An order that is issued for later counts on what its department holds."""
        desk.issue("1", Abolish("丙科"), effective=AUGUST)
        said = desk.refuses(desk.issue, "x", Transfer("乙科", "丙科", (3,)), effective=JULY)
        assert "task 3 would be orphaned: 丙科 is gone" in said[0]

    def test_what_would_make_a_later_order_impossible(self, desk: Desk) -> None:
        desk.issue("1", Transfer("甲科", "丙科", (2,)), effective=AUGUST)
        said = desk.refuses(desk.issue, "x", Transfer("甲科", "乙科", (2,)), effective=JULY)
        what = "order 1, action 1 (transfer): 甲科 holds no duty on task 2 since order x"
        mend = "change this order, or revoke 1 first"
        assert said == [f": it would make an issued order impossible: {what}: {mend}"]

    def test_a_day_between_two_orders(self, desk: Desk) -> None:
        """What an order meets is the state of its own day, whatever is issued for other days."""
        desk.issue("1", Transfer("甲科", "丙科", (2,)), effective=JULY)
        desk.issue("2", Transfer("丙科", "乙科", (2,)), effective=SEPTEMBER)
        said = desk.refuses(desk.issue, "x", Transfer("乙科", "丁站", (2,)), effective=AUGUST)
        assert "乙科 holds no duty on task 2" in said[0]
        desk.issue("3", Transfer("乙科", "丁站", (2,)), effective=SEPTEMBER)
        assert desk.holders(2, SEPTEMBER) == ["lead 丁站"]

    def test_a_draft_of_another_ledger(self, desk: Desk) -> None:
        order = replace(an_order("x", Rename("甲科", "戊科")), based_on="f" * 64)
        said = desk.refuses(lambda: issue(desk.office, order, SIGNING) and None)
        assert "the draft x was made on another ledger" in said[0]

    def test_a_draft_the_state_has_left_behind(self, desk: Desk) -> None:
        file = new_draft(desk.office, an_order("x", Rename("甲科", "戊科"), document="文"))
        desk.issue("1", Rename("丙科", "己科"))
        desk.issue("2", Rename("己科", "庚科"))
        desk.revoke("2")
        order = load_order(file).order
        said = desk.refuses(lambda: issue(desk.office, order, SIGNING) and None)
        assert ("since the draft x was made, there was recorded: order 1 issued by 张三, order 2 issued by 张三, "
                "order 2 revoked by 张三") in said[0]  # fmt: skip
        assert issue(desk.office, replace(order, based_on=desk.office.chain.head_hash), SIGNING).number == 4

    def test_two_sessions(self, desk: Desk, tmp_path: Path) -> None:
        other = Office(tmp_path, RULEBOOK)
        assert other.chain.head is None
        desk.issue("1", Rename("丙科", "戊科"))
        said = desk.refuses(lambda: issue(other, an_order("2", Rename("乙科", "己科")), SIGNING) and None)
        assert "was extended by another session meanwhile; nothing was recorded" in said[0]
        assert issue(other.fresh(), an_order("2", Rename("乙科", "己科")), SIGNING).number == 2
        other.ledger.close()


class TestRecords:
    def test_who_when_why_on_which_plan(self, desk: Desk, tmp_path: Path) -> None:
        order = replace(an_order("1", Abolish("丙科", "乙科")), reason="机构改革")
        link = issue(desk.office, order, Signing("张三", NOW))
        assert link.entry.event == Issue(order)
        assert (link.entry.operator, link.entry.recorded_at) == ("张三", NOW)
        assert link.entry.reason == "机构改革"
        assert link.entry.plan == fingerprint(desk.office.plan)

    def test_allowed_orphans_with_their_reason(self, desk: Desk) -> None:
        desk.issue("1", Abolish("甲科"), orphans="待市里明确")
        assert desk.office.records[0].orphans == "待市里明确"
        state = desk.office.state(JULY)
        assert {state.status(duty) for duty in state.graph.duties.values()} == {Status.IN_FORCE, Status.ORPHAN}

    def test_an_edited_plan_has_another_fingerprint(self, desk: Desk, tmp_path: Path) -> None:
        first = fingerprint(desk.office.plan)
        for tasks, changes, differs in [
            (TASKS, {}, False),
            ([{**task, "goal": "别的目标"} for task in TASKS], {}, False),
            (TASKS[:2], {}, True),
            ([{**TASKS[0], "lead": ["乙科"]}, *TASKS[1:]], {}, True),
            ([{**TASKS[0], "functions": ["培训"]}, *TASKS[1:]], {}, True),
            (TASKS, {"departments": [{"name": "甲科", "kind": "office"}]}, True),
            (TASKS, {"collectives": []}, True),
        ]:
            write_plan(tmp_path, tasks, **changes)  # type: ignore[arg-type]
            assert (fingerprint(desk.office.fresh().plan) != first) == differs, (tasks, changes)

    def test_phases(self, desk: Desk) -> None:
        desk.issue("1", Transfer("甲科", "乙科", (2,)), effective=JULY)
        desk.revoke("1", effective=AUGUST)
        record = desk.office.records[0]
        phases = {day: record.phase(day) for day in (date(2019, 5, 31), date(2019, 6, 1), JULY, AUGUST)}
        assert list(phases.values()) == [Phase.DRAFT, Phase.ISSUED, Phase.IN_FORCE, Phase.REVOKED]

    def test_several_orders_of_one_day_hold_in_issue_order(self, desk: Desk) -> None:
        desk.issue("b", Transfer("甲科", "乙科", (2,)))
        desk.issue("a", Transfer("乙科", "丙科", (2,)))
        assert desk.holders(2, JULY) == ["lead 丙科"]

    def test_before_it_holds_the_old_department_answers_and_the_new_one_is_named(self, desk: Desk) -> None:
        desk.issue("1", Abolish("甲科", "丙科"), effective=JULY)
        desk.issue("2", Transfer("丙科", "丁站", (2,)), effective=AUGUST)
        eve = desk.office.state(JULY - timedelta(days=1))
        assert desk.holders(1, eve.as_of) == ["lead 甲科", "responsible 乙科"]
        passing = {t.order.id: [eve.graph.name(d.holder) for d in t.successors] for t in eve.transitions.values()}
        assert passing == {"1": ["丙科"]}
        assert {eve.status(duty) for duty in eve.graph.on(1)} == {Status.TRANSITION, Status.IN_FORCE}
        assert [t.order.id for t in desk.office.state(JULY).transitions.values()] == ["2"]
        assert desk.office.state(AUGUST).transitions == {}

    def test_since_when_and_by_which_order(self, desk: Desk) -> None:
        desk.issue("1", Transfer("甲科", "丙科", (2,)))
        state = desk.office.state(AUGUST)
        found = {duty.task: (state.since(duty), duty.order) for duty in state.graph.duties.values()}
        assert found == {1: (date(2019, 4, 2), None), 2: (JULY, "1"), 3: (date(2019, 4, 2), None)}

    def test_what_was_known_can_be_asked_again(self, desk: Desk) -> None:
        desk.issue("1", Transfer("甲科", "丙科", (2,)))
        moment = NOW + timedelta(minutes=1)
        before = desk.office.state(AUGUST, moment)
        desk.issue("2", Transfer("丙科", "乙科", (2,)))
        desk.revoke("2", "1", effective=JULY)
        assert desk.holders(2, AUGUST) == ["lead 甲科"]
        assert desk.office.state(AUGUST, moment).graph.duties == before.graph.duties
        nothing = desk.office.state(AUGUST, moment - timedelta(seconds=1))
        assert nothing.graph.duties == desk.office.noticed.duties
        later = desk.office.state(AUGUST, moment + timedelta(minutes=1))
        assert [later.graph.name(duty.holder) for duty in later.graph.on(2)] == ["乙科"]
