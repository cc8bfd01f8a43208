"""What an office does all day, key by key, without a terminal."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

from engine.model import Role
from engine.office import Office
from engine.order import Abolish
from engine.planfile.plan import load_plan
from rules.rulebook import RULEBOOK
from tests.tui.conftest import NOW, Driver, drive
from tui.widgets.grid import Grid


def leads(office: Path, task: int, day: date = date(2019, 6, 1)) -> list[str]:
    """The names of those that lead a task, by the office's files alone."""
    graph = Office(office, RULEBOOK).state(day).graph
    return [graph.name(duty.holder) for duty in graph.on(task) if duty.role is Role.LEAD]


async def issue(driver: Driver, document: str) -> None:
    await driver.press("i")
    assert driver.dialog == "IssueDialog"
    await driver.write("document", document)
    await driver.write("operator", "李敏")
    await driver.write("reason", "分工调整")
    await driver.push("issue")
    assert driver.dialog == "HandoverLists", driver.screen()


def test_find_reassign_undo_issue_travel_revoke(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press("2", "slash")
        await driver.type("jyxxh")
        assert "提升教育信息化建设应用水平" in driver.screen()
        assert "强化思想政治建设统领" not in driver.screen()
        await driver.press("enter", "m")
        grid = driver.app.query_one(Grid)
        assert grid.row is not None
        assert grid.row.key == "9"
        grid.go(column="department:督导室")
        await driver.press("l")
        assert "督导室" in driver.screen()
        desk = driver.app.desk
        assert desk is not None
        assert desk.draft is not None
        assert len(desk.draft.actions) == 1
        assert list((office / "data" / "orders").glob("*.toml"))
        await driver.press("u")
        assert driver.app.desk.draft.actions == ()  # type: ignore[union-attr]
        assert not list((office / "data" / "orders").glob("*.toml"))
        await driver.press("U", "X", "enter")
        assert driver.app.desk.draft.actions == ()  # type: ignore[union-attr]
        await driver.press("u")
        assert leads(office, 9) == ["电教站"]  # a draft changes nothing yet
        await issue(driver, "遂教体发〔2019〕8号")
        assert "电教站 > 督导室" in driver.screen()
        await driver.push("close")
        assert leads(office, 9) == ["督导室"]
        await driver.press("6")
        assert "遂教体发〔2019〕8号" in driver.screen()
        await driver.press("left_square_bracket")  # no order before today
        await driver.app.travel(driver.app.moment.at(date(2019, 5, 1)))
        await driver.settle()
        assert "2019-05-01" in driver.screen()
        await driver.press("4")
        assert driver.app.desk.shown.graph.name(next(iter(driver.app.desk.shown.graph.leads(9)))) == "电教站"  # type: ignore[union-attr]
        await driver.press("equals_sign", "6", "g")
        await driver.press("x")
        assert driver.dialog == "RevokeDialog"
        await driver.write("reason", "文件作废")
        await driver.push("revoke")
        assert leads(office, 9) == ["电教站"]
        assert len(driver.app.desk.links) == 2  # type: ignore[union-attr]

    drive(office, flow)


def test_everything_as_it_was_known_after_an_entry(office: Path) -> None:
    other(office, task=9)

    async def flow(driver: Driver) -> None:
        await driver.press("4")
        driver.app.query_one(Grid).go("8", "department:督导室")
        await driver.press("l")
        await issue(driver, "遂教体发〔2019〕8号")
        await driver.push("close")
        await driver.press("6", "G", "K")  # the first entry of the ledger stands last
        desk = driver.app.desk
        assert desk is not None
        assert desk.moment.known_at is not None
        assert desk.locked
        assert [desk.shown.graph.name(node) for node in desk.shown.graph.leads(9)] == ["办公室"]
        assert [desk.shown.graph.name(node) for node in desk.shown.graph.leads(8)] == ["职成科"]
        await driver.press("4", "l")
        assert driver.app.desk.draft is None  # type: ignore[union-attr]
        await driver.press("equals_sign")
        assert [n.key for n in driver.app.desk.shown.graph.leads(8)] == ["督导室"]  # type: ignore[union-attr]

    drive(office, flow, clock=later)


def later() -> datetime:
    """A moment after that of the other session, with each call."""
    return NOW + timedelta(seconds=next(SECONDS))


SECONDS = count(1)


def test_a_draft_is_discarded_only_when_asked(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press("4", "down", "down", "L", "r", "6", "g", "x")
        assert driver.dialog == "Question"
        await driver.push("no")
        assert list((office / "data" / "orders").glob("*.toml"))
        await driver.press("x")
        await driver.push("yes")
        assert not list((office / "data" / "orders").glob("*.toml"))
        assert driver.app.desk.draft is None  # type: ignore[union-attr]

    drive(office, flow)


def test_merge_two_departments_through_the_form(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press("6", "a")
        assert driver.dialog == "Kinds"
        from tui.widgets.listing import Listing

        listing = driver.app.screen.query_one("#kinds", Listing)
        listing.go("merge")
        await driver.press("enter")
        assert driver.dialog == "ActionForm"
        await driver.write("field-sources", "社体科、qjk")
        await driver.write("field-into", "体育科")
        await driver.write("field-dept_kind", "机关科室")
        assert "社体科、青竞科" in driver.screen()
        await driver.push("add")
        assert driver.dialog == ""
        draft = driver.app.desk.draft  # type: ignore[union-attr]
        assert draft is not None
        assert [action.kind for action in draft.actions] == ["merge"]
        assert "体育科" in driver.screen()
        await issue(driver, "遂编发〔2019〕3号")

    drive(office, flow)
    graph = Office(office, RULEBOOK).state(date(2019, 6, 1)).graph
    assert {unit.name for unit in graph.departments} >= {"体育科"}
    assert leads(office, 14) == ["体育科"]


def test_waive_a_finding_keeps_the_comments_of_the_plan(office: Path) -> None:
    before = (office / "data" / "plan.toml").read_text(encoding="utf-8")

    async def flow(driver: Driver) -> None:
        await driver.press("5", "slash")
        await driver.type("A103")
        await driver.press("enter", "w")
        assert driver.dialog == "WaiveDialog"
        await driver.write("reason", "两科室共同承办")
        await driver.push("waive")
        assert driver.dialog == ""
        assert [w.finding.tasks for w in driver.app.desk.outcome.waived] == [(3,)]  # type: ignore[union-attr]

    drive(office, flow)
    after = (office / "data" / "plan.toml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n"))
    assert load_plan(office / "data" / "plan.toml", RULEBOOK.codes).waivers[0].expires == date(2019, 12, 31)


def test_declare_the_alias_that_is_suggested(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press("5", "slash")
        await driver.type("N201")
        await driver.press("enter", "f")
        assert driver.dialog == "MendDialog"
        assert "aliases" in driver.screen()
        await driver.press("enter")
        assert all(finding.code != "N201" for finding in driver.app.desk.outcome.findings)  # type: ignore[union-attr]

    drive(office, flow)
    plan = load_plan(office / "data" / "plan.toml", RULEBOOK.codes)
    assert [d.name for d in plan.departments if "职教科" in d.aliases] == ["职成科"]


def test_choose_the_one_lead(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press("5", "slash")
        await driver.type("A103")
        await driver.press("enter", "f", "enter")
        await issue(driver, "遂教体发〔2019〕9号")

    drive(office, flow)
    assert leads(office, 3) == ["组干科"]


def test_another_session_issues_meanwhile(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press("4")
        driver.app.query_one(Grid).go("9", "department:督导室")
        await driver.press("l")
        other(office, task=9)
        driver.app.look()
        await driver.settle()
        assert driver.dialog == "Question", driver.screen()
        assert "王红" in driver.screen()
        await driver.press("enter")
        assert driver.app.desk.effect.impossible  # type: ignore[union-attr]
        await driver.press("i")
        await driver.write("document", "遂教体发〔2019〕8号")
        await driver.write("operator", "李敏")
        await driver.push("issue")
        assert driver.dialog == "IssueDialog"  # refused, with the reasons
        await driver.press("escape", "u", "l", "b")
        assert driver.app.desk.effect, driver.screen()  # type: ignore[union-attr]
        await issue(driver, "遂教体发〔2019〕8号")

    drive(office, flow)
    assert leads(office, 9) == ["督导室"]


def test_another_session_issues_something_else(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press("4")
        driver.app.query_one(Grid).go("9", "department:督导室")
        await driver.press("l")
        other(office, task=8)
        driver.app.look()
        await driver.settle()
        assert driver.dialog == "Question"
        await driver.push("yes")
        await issue(driver, "遂教体发〔2019〕8号")

    drive(office, flow)
    assert leads(office, 9) == ["督导室"]


def test_a_crash_in_the_middle_of_a_draft_loses_nothing(office: Path) -> None:
    async def edit(driver: Driver) -> None:
        await driver.press("4")
        driver.app.query_one(Grid).go("9", "department:督导室")
        await driver.press("l", "down", "r")

    async def again(driver: Driver) -> None:
        assert driver.dialog == "Question"
        await driver.push("yes")
        draft = driver.app.desk.draft  # type: ignore[union-attr]
        assert draft is not None
        assert [action.kind for action in draft.actions] == ["replace"]

    drive(office, edit)  # ends without quitting, as a closed terminal does
    drive(office, again)


def other(office: Path, task: int) -> None:
    """Another session gives a task to 办公室."""
    from engine.issuing import Signing, issue
    from engine.order import Order, Replace

    there = Office(office, RULEBOOK)
    source = leads(office, task)[0]
    order = Order("另一件", "另一件", (Replace(task, Role.LEAD, source, "办公室"),), "遂教体发〔2019〕7号",
                  date(2019, 5, 20), date(2019, 5, 20))  # fmt: skip
    issue(there, order, Signing("王红", NOW, "调整"))


def test_an_order_that_would_leave_orphans_is_refused_in_words_of_the_screen(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        await driver.app.change(lambda _: (Abolish("综改办"),))
        await driver.press("i")
        await driver.write("document", "遂编发〔2019〕4号")
        await driver.write("operator", "李敏")
        await driver.push("issue")
        assert driver.dialog == "IssueDialog"
        assert "任务 25" in driver.screen()
        assert "--" not in driver.screen().replace("---", "")
        await driver.write("orphans", "职能待定")
        await driver.push("issue")
        assert driver.dialog == "HandoverLists"

    drive(office, flow)
    state = Office(office, RULEBOOK).state(date(2019, 6, 1))
    assert "orphan" in {state.status(duty).value for duty in state.graph.on(25)}
