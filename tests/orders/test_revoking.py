"""Revoking: what is refused, what is recorded, and what depends on what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from engine.issuing import Signing, revoke
from engine.model import Kind, Role
from engine.order import Abolish, Assign, Found, Part, Release, Rename, Replace, Split, Transfer
from engine.state import Status
from tests.orders.desk import AUGUST, JULY, NOW, SEPTEMBER, Desk


class TestRevoking:
    def test_what_is_lacking(self, desk: Desk) -> None:
        desk.issue("1", Rename("丙科", "戊科"))
        desk.revoke("1")
        said = desk.refuses(lambda: revoke(desk.office, ["1", "x"], Signing("", NOW, " ")) and None)
        assert said == [
            ": order 1 was revoked already: leave it out",
            ": there is no issued order x: `zeren log` lists the issued orders",
            ": the operator is not named: give --operator NAME",
            ': no reason is given: give --reason "…"',
        ]
        assert "no order is named" in desk.refuses(desk.revoke)[0]

    def test_the_day_from_which_it_holds_no_more(self, desk: Desk) -> None:
        desk.issue("1", Transfer("甲科", "丙科", (2,)), effective=JULY)
        desk.revoke("1", "1", effective=AUGUST)
        assert desk.holders(2, AUGUST - timedelta(days=1)) == ["lead 丙科"]
        assert desk.holders(2, AUGUST) == ["lead 甲科"]

    def test_from_today_if_no_day_is_given(self, desk: Desk) -> None:
        desk.issue("1", Transfer("甲科", "丙科", (2,)), effective=date(2019, 6, 1))
        revoke(desk.office, ["1"], Signing("张三", datetime(2019, 7, 15, 4, tzinfo=UTC), "错"))
        assert desk.office.fresh().records[0].revoked == datetime(2019, 7, 15, 4, tzinfo=UTC).astimezone().date()

    def test_before_it_ever_held(self, desk: Desk) -> None:
        """It is as if it had never been, and nothing is in transition any more."""
        desk.issue("1", Abolish("甲科", "丙科"), effective=AUGUST)
        assert desk.office.state(JULY).transitions
        desk.revoke("1", effective=JULY)
        for day in (JULY, AUGUST, SEPTEMBER):
            state = desk.office.state(day)
            assert state.transitions == {}
            assert state.graph.duties == desk.office.noticed.duties

    def test_an_order_that_would_be_impossible_without_it(self, desk: Desk) -> None:
        desk.issue("1", Found("戊科", Kind.OFFICE))
        desk.issue("2", Transfer("甲科", "戊科", (2,)), effective=AUGUST)
        said = desk.refuses(desk.revoke, "1", effective=SEPTEMBER)
        what = "action 1 (transfer): no department is called 戊科"
        assert said == [f": order 2 depends on it: {what}: revoke 2 first, or both together"]
        desk.revoke("1", "2", effective=SEPTEMBER)
        assert desk.holders(2, SEPTEMBER) == ["lead 甲科"]
        assert desk.holders(2, AUGUST) == ["lead 戊科"]

    def test_one_after_the_other(self, desk: Desk) -> None:
        desk.issue("1", Found("戊科", Kind.OFFICE))
        desk.issue("2", Transfer("甲科", "戊科", (2,)))
        desk.revoke("2", effective=AUGUST)
        desk.revoke("1", effective=AUGUST)
        assert desk.office.state(AUGUST).graph.duties == desk.office.noticed.duties
        said = desk.refuses(desk.issue, "3", Rename("戊科", "己科"), effective=AUGUST)
        assert "no department is called 戊科" in said[0]

    def test_an_order_that_would_do_something_else_without_it(self, desk: Desk) -> None:
        desk.issue("1", Transfer("甲科", "乙科", (2,)))
        desk.issue("2", Abolish("乙科", "丙科"))
        said = desk.refuses(desk.revoke, "1", effective=AUGUST)
        assert said == [": order 2 depends on it: other duties would pass by it: revoke 2 first, or both together"]

    def test_an_order_that_would_leave_orphans_without_it(self, desk: Desk) -> None:
        desk.issue("1", Transfer("甲科", "乙科"))
        desk.issue("2", Abolish("甲科"))
        said = desk.refuses(desk.revoke, "1", effective=AUGUST)
        assert said == [": order 2 depends on it: task 1 would be orphaned: revoke 2 first, or both together"]

    def test_what_its_reason_allowed_to_be_orphaned_may_be_so_again(self, desk: Desk) -> None:
        desk.issue("1", Abolish("甲科"), orphans="待定")
        desk.issue("2", Transfer("甲科", "乙科"))
        desk.revoke("2", effective=AUGUST)
        state = desk.office.state(AUGUST)
        assert [duty.task for duty in state.graph.duties.values() if state.status(duty) is Status.ORPHAN] == [1, 2]

    def test_what_does_not_depend_on_it_stays(self, desk: Desk) -> None:
        desk.issue("1", Assign(3, Role.SUPPORT, "丙科"))
        desk.issue("2", Release(2, Role.LEAD, "甲科"))
        desk.issue("3", Replace(1, Role.RESPONSIBLE, "乙科", "丁站"))
        desk.issue("4", Split("丙科", (Part("戊科", rest=True),)), effective=AUGUST)
        assert "order 4 depends on it" in desk.refuses(desk.revoke, "1", effective=JULY)[0]
        desk.revoke("2", effective=JULY)
        assert desk.holders(2, AUGUST) == ["lead 甲科"]
        assert desk.holders(1, AUGUST) == ["lead 甲科", "responsible 丁站"]
        assert desk.holders(3, AUGUST) == ["lead 乙科", "support 戊科"]
