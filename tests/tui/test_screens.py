"""What stands on the screen: golden texts, hostile text, small windows, errors, travel, settings, mouse."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import Golden
from tests.tui.conftest import Driver, drive
from tests.tui.pictures import SCREENS
from tui.config import Config
from tui.widgets.bars import Bar
from tui.widgets.grid import Grid
from tui.widgets.listing import Listing
from tui.widgets.page import Page

GOLDEN = Path(__file__).parent / "golden"
SNAPSHOTS = ("overview-zh", "tasks-zh", "departments-zh", "matrix-small-zh", "findings-zh", "issuing-zh")


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_the_screen_looks_as_it_did(name: str, office: Path, golden: Golden) -> None:
    language, steps, size, _ = SCREENS[name]
    shown = ""

    async def flow(driver: Driver) -> None:
        nonlocal shown
        await steps(driver)
        await driver.settle()
        shown = "\n".join(row.rstrip() for row in driver.screen().splitlines()) + "\n"

    drive(office, flow, size=size, language=language)
    golden(GOLDEN / f"{name}.txt", shown)


@pytest.mark.parametrize("tab", "123456")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_row_has_the_width_of_the_screen(office: Path, tab: str, language: str) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press(tab)
        rows = driver.screen().splitlines()
        assert len(rows) == 24
        assert {cell_len(row) for row in rows} == {80}

    drive(office, flow, size=(80, 24), language=language)


HOSTILE = ["[red]红[/red]", "[@click=app.quit]点[/]", "\\u001b[31m红", "[/x]"]


def test_text_of_a_plan_is_never_markup_nor_acts_on_the_terminal(office: Path) -> None:
    plan = office / "data" / "plan.toml"
    text = plan.read_text(encoding="utf-8")
    text = text.replace('title = "强化系统党组织建设"', f'title = "{" ".join(HOSTILE)}"')
    text = text.replace('name = "思宣科"', 'name = "[b]思宣[/b]"').replace('"思宣科"', '"[b]思宣[/b]"')
    plan.write_text(text, encoding="utf-8")

    async def flow(driver: Driver) -> None:
        for tab in "123456":
            await driver.press(tab)
            assert "\x1b" not in driver.screen()
        await driver.press("2", "down")
        shown = driver.screen().replace("\n", "")
        for piece in ("[red]红[/red]", "[@click=app.quit]点[/]", "\\x1b[31m红", "[/x]"):
            assert piece in shown
        await driver.press("3")
        assert "[b]思宣[/b]" in driver.screen()
        await driver.press("ctrl+p")
        await driver.type("sx")
        assert "[b]思宣[/b]" in driver.screen()
        driver.app.copy_to_clipboard("")

    drive(office, flow, size=(160, 40))


def test_a_window_that_is_too_small_says_so_and_recovers(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        assert "72" in driver.screen()
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert "基础教育科" in driver.screen()

    drive(office, flow, size=(50, 12))


def test_a_plan_with_errors_opens_with_its_errors_and_their_lines(office: Path) -> None:
    plan = office / "data" / "plan.toml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("number = 9\n", 'number = "neun"\n'), encoding="utf-8")
    line = text.splitlines().index("number = 9") + 1

    async def flow(driver: Driver) -> None:
        assert f"plan.toml:{line}" in driver.screen()
        assert 'number = "neun"' in driver.screen()
        await driver.press("4", "l")
        assert driver.app.desk is not None
        assert driver.app.desk.draft is None
        plan.write_text(text, encoding="utf-8")
        driver.app.look()
        await driver.settle()
        assert driver.app.desk.problems == ()

    drive(office, flow)


def test_nothing_can_be_read_at_all(office: Path) -> None:
    (office / "data" / "plan.toml").write_text("[plan\n", encoding="utf-8")

    async def flow(driver: Driver) -> None:
        for tab in "123456":
            await driver.press(tab)
        await driver.press("1", "a", "i", "e", "escape", "t", "escape", "ctrl+p", "escape", "question_mark", "escape")
        assert "plan.toml:1" in driver.screen()

    drive(office, flow)


def test_another_day_is_shown_and_marked_everywhere(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press("t")
        await driver.write("day", "2019年12月31日")
        await driver.push("show")
        assert driver.app.moment.as_of == date(2019, 12, 31)
        for tab in "123456":
            await driver.press(tab)
            assert "2019-12-31" in driver.screen().splitlines()[0]
        await driver.press("equals_sign")
        assert not driver.app.moment.travelled

    drive(office, flow)


@pytest.mark.parametrize("glyphs", ["wide", "ascii"])
def test_terminals_that_disagree_on_widths_get_other_marks(office: Path, glyphs: str) -> None:
    async def flow(driver: Driver) -> None:
        for tab in "1234":
            await driver.press(tab)
            assert not set(driver.screen()) & set("●○△·█▒░…▾▸")
        assert ("牵" if glyphs == "wide" else "L") in driver.screen()

    drive(office, flow, config=Config(glyphs=glyphs))


def test_own_keys_work_and_are_shown(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press("4", "z")
        assert driver.dialog == "Calendar"
        await driver.press("escape")
        assert " z " in driver.screen().splitlines()[-1]

    drive(office, flow, config=Config(keys={"date": "z"}))


def test_language_and_colours_are_remembered(office: Path) -> None:
    async def first(driver: Driver) -> None:
        await driver.press("f2", "f3", "4", "down", "down", "q")

    async def second(driver: Driver) -> None:
        assert driver.app.theme == "zeren-dark"
        assert driver.app.memory.everywhere["language"] == "en"
        assert driver.app.tab == "matrix"
        grid = driver.app.query_one(Grid)
        assert grid.row is not None
        assert grid.row.key == "3"

    drive(office, first)
    drive(office, second)


def test_the_mouse_opens_tabs_chooses_rows_and_presses_keys(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        tabs = driver.app.query_one("#tabs", Bar)
        await driver.pilot.click(tabs, offset=(12, 0))
        await driver.settle()
        assert driver.app.tab == "tasks"
        listing = driver.app.query_one("#tasks #list", Listing)
        await driver.pilot.click(listing, offset=(6, 4))
        await driver.settle()
        assert listing.key == "3"
        await driver.pilot.click(driver.app.query_one("#keys", Bar), offset=(2, 0))
        await driver.settle()
        assert driver.dialog == "Help"

    drive(office, flow)


@pytest.mark.parametrize(
    ("keys", "ending", "holds"),
    [("4", "csv", "强化思想政治建设统领"), ("3", "md", "基础教育科"), ("2", "csv", "强化思想政治建设统领"),
     ("5", "md", "A102"), ("1", "csv", "A102"), ("6", "csv", "")],
)  # fmt: skip
def test_what_is_shown_is_saved_as_a_document(office: Path, keys: str, ending: str, holds: str) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press(keys, "e")
        await driver.write("file", str(office / f"文件.{ending}"))
        await driver.push("save")
        assert driver.dialog == ""

    drive(office, flow)
    assert holds in (office / f"文件.{ending}").read_text(encoding="utf-8")


def test_nothing_is_overwritten_and_unknown_endings_are_asked_again(office: Path) -> None:
    (office / "文件.csv").write_text("alt", encoding="utf-8")

    async def flow(driver: Driver) -> None:
        await driver.press("2", "e")
        await driver.write("file", str(office / "文件.exe"))
        await driver.push("save")
        assert driver.dialog == "ExportDialog"
        await driver.write("file", str(office / "文件.csv"))
        await driver.push("save")

    drive(office, flow)
    assert (office / "文件.csv").read_text(encoding="utf-8") == "alt"


def test_what_is_shown_is_copied(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press("2", "down", "ctrl+c")
        assert "强化系统党组织建设" in driver.app.clipboard

    drive(office, flow)


def test_the_page_beside_follows_the_cursor(office: Path) -> None:
    async def flow(driver: Driver) -> None:
        await driver.press("3", "G")
        assert "办公室" in driver.app.query_one("#departments #page", Page).text()
        await driver.press("m")
        grid = driver.app.query_one(Grid)
        assert grid.column is not None
        assert grid.column.name == "办公室"

    drive(office, flow)
