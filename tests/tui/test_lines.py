"""Text broken into rows, bars, pinyin, filters, sorting, days: pure state, no terminal."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.bars import bar
from tui.model.days import day_of, months_later, weeks
from tui.model.filter import Facts, found, matching
from tui.model.history import History
from tui.model.lines import Paragraph, Tone, broken, line, rows_of, text_of, width_of
from tui.model.pinyin import sounds
from tui.model.sorting import next_of
from tui.model.travel import Moment


@given(st.text(alphabet="甲乙丙，。（）ab 1", max_size=60), st.integers(4, 30))
def test_rows_hold_the_whole_text_and_are_never_too_wide(text: str, width: int) -> None:
    rows = broken(line(text), width)
    assert "".join(text_of(row) for row in rows).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(text_of(row)) <= width for row in rows)


def test_no_row_begins_with_a_stop_or_ends_with_an_opening_bracket() -> None:
    rows = [text_of(row) for row in broken(line("落实《高中阶段教育普及攻坚计划》，完成目标。"), 12)]
    assert all(row[0] not in "，。》" for row in rows)
    assert all(not row.endswith("《") for row in rows)


def test_tones_survive_the_breaking() -> None:
    rows = broken(line(("甲乙丙", Tone.LEAD), "丁"), 4)
    assert rows == [(("甲乙", Tone.LEAD),), (("丙", Tone.LEAD), ("丁", Tone.PLAIN))]


def test_rows_after_the_first_hang() -> None:
    rows = rows_of(Paragraph(line("甲乙丙丁戊己庚辛"), 0, 2), 10)
    assert [text_of(row)[:2] for row in rows] == ["甲乙", "  "]


def test_a_bar_is_as_long_as_its_share() -> None:
    assert "".join(text for text, _ in bar((3, 2, 1), 12, 20, "abc")) == "aaaaabbbcc"
    assert text_of(bar((0, 0, 0), 0, 20, "abc")) == ""


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("jck", "计财科"),
        ("jicaike", "计财科"),
        ("jyxx", "提升教育信息化"),
        ("zzk", "组织科"),
        ("kzz", "综合科组织科"),
        ("kk", "综合科组织科"),
        ("3d", "办3D站"),
    ],
)
def test_pinyin_finds(typed: str, text: str) -> None:
    assert sounds(typed, text) is (typed != "kk")


TASKS = (
    Facts(7, "推动普通高中", 2, "公共服务", {"lead": ("计财科",), "responsible": ("督导室",)}, ("计财科", "督导室"),
          frozenset({"N201"}), frozenset({"orphan", "error"})),
    Facts(42, "综合加强其他", 6, "良好生态", {"lead": ("机关各科室",)}, ("机关各科室",), frozenset({"A102"}),
          frozenset({"collective"})),
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", [7, 42]), ("7", [7]), ("高中", [7]), ("ptgz", [7]), ("lead:计财科", [7]), ("lead:jck", [7]),
        ("牵头:计财科 状态:无主", [7]), ("is:orphan", [7]), ("is:nothing", []), ("code:a1", [42]),
        ("lead:督导室", []), ("responsible:ddk", []), ("resp:dds", [7]), ("dept:督导", [7]), ("section:6", [42]),
        ("板块:公共", [7]), ("code:A102 is:orphan", []), ("lead:", [7, 42]), ("ｌｅａｄ：计财科", [7]), ("x:y", []),
    ],
)  # fmt: skip
def test_filter(typed: str, numbers: list[int]) -> None:
    assert matching(TASKS, typed) == numbers


def test_words_are_found_in_any_of_the_texts() -> None:
    assert found("jck 别名", ("计财科", "别名"))
    assert not found("jck 乙", ("计财科", "别名"))


@given(st.lists(st.sampled_from("uria"), max_size=40))
def test_undo_takes_back_exactly_what_was_done(steps: list[str]) -> None:
    history, values = History(0), [0]
    at, count = 0, 0
    for step in steps:
        if step == "u":
            history, at = history.undone(), max(0, at - 1)
        elif step == "r":
            history, at = history.redone(), min(len(values) - 1, at + 1)
        else:
            count += 1
            history, values, at = history.then(count), [*values[: at + 1], count], at + 1
        assert history.present == values[at]


def test_the_same_value_is_no_step() -> None:
    assert History(1).then(1).past == ()


def test_sorting_goes_round() -> None:
    assert next_of("b", ("a", "b")) == "a"
    assert next_of("?", ("a", "b")) == "a"


DAY, TODAY = date(2019, 6, 1), date(2019, 7, 1)


def test_travel_stops_at_orders_and_today() -> None:
    moment = Moment(TODAY, TODAY)
    days = (date(2019, 5, 1), date(2019, 8, 1))
    assert moment.step(days, forward=False).as_of == days[0]
    assert moment.step(days, forward=True).as_of == days[1]
    assert moment.step(days, forward=False).step(days, forward=True).as_of == TODAY
    assert moment.at(days[1]).step(days, forward=True).as_of == days[1]
    assert not moment.travelled
    assert moment.at(DAY).travelled
    assert moment.at(DAY).back() == moment


@pytest.mark.parametrize("typed", ["2019-06-01", "2019/6/1", "20190601", "2019年6月1日", " ２０１９-０６-０１ "])
def test_days_as_people_type_them(typed: str) -> None:
    assert day_of(typed) == DAY


@pytest.mark.parametrize("typed", ["", "2019-02-30", "1.6.2019", "yesterday"])
def test_what_is_no_day(typed: str) -> None:
    assert day_of(typed) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_sheet_holds_every_day_of_the_month_once(day: date) -> None:
    days = [found for week in weeks(day) for found in week if found]
    assert days == sorted(set(days))
    assert (days[0].day, len(days)) == (1, days[-1].day)
    assert months_later(day, 1).month == day.month % 12 + 1
