"""Whatever the file is: a plan that passes the checks, or a refusal in words; never another exception."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.notice.bring_in import import_new
from engine.notice.guard import Unreadable, check_archive
from engine.notice.read import read_notice
from engine.notice.readers.child import read
from engine.notice.understand import Given
from engine.problems import InputError
from tests.notice import makers
from tests.notice.notices import HEAD

GIVEN = Given(issued=date(2024, 3, 8))
NOTICE = (
    HEAD
    + """一、文化，
1. 办好书屋。添书10-15所，2024年8月底前完成。（牵头单位：甲科；责任单位：乙科、丙科等；完成时限：2024年8月底前）
（二）修好戏台
问题描述：“旧”。
工作措施：①换灯；②补漆。
牵头科室 ：组干科 机关党办
责任科室：机关各科室、
直属事业单位
— 2 —
以下各项均需各县区落实，不再列出。列首位者为牵头单位，下同。
2、立路牌（由甲科牵头，乙科配合）
备注：因机构改革，由承接业务的科室负责。
"""
)
MARKS = "一、|（一）|1.|①|（|）|：|；|、|。| |《|》|“|”|%|第"
WORDS = (
    "牵头单位：|责任科室：|（甲科牵头，|乙科配合）|完成时限：|等部门|各科室|和|甲科|备注：|不再列出|列首位者为牵头单位"
)
FIGURES = "10所|不少于|每年|2024年|8月底前|99999999999999999999|附件："
PIECES = st.sampled_from(
    [*(MARKS + "|" + WORDS + "|" + FIGURES).split("|"), "|", "\n", "\n\n", "1" * 400, "\x00", "\u2028"]
)


def survives(raw: bytes, name: str = "a.txt") -> None:
    try:
        imported = import_new(read_notice(raw, name), GIVEN, ())
    except InputError:
        return
    assert imported.plan.tasks


@given(st.binary(max_size=300))
def test_random_bytes(raw: bytes) -> None:
    survives(raw.replace(b"PK\x03\x04", b"").replace(b"%PDF", b""))


@given(st.lists(PIECES | st.text(max_size=5), max_size=60))
def test_random_pieces(pieces: list[str]) -> None:
    survives("".join(pieces).encode("utf-8", "replace"))
    survives("".join(pieces).encode("utf-8", "replace"), "a.md")


@settings(max_examples=200)
@given(st.data())
def test_mutated_notices(data: st.DataObject) -> None:
    text = NOTICE
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(PIECES | st.text(max_size=3)) + text[start + data.draw(st.integers(0, 12)) :]
    survives(text.encode("utf-8", "replace"))


@pytest.fixture(scope="module")
def archives() -> list[bytes]:
    rows = [["序号", "任务", "牵头单位"], ["一、文化", "<", "<"], ["1", "书屋", "甲科"], ["^", "^", "乙科"]]
    return [makers.word(NOTICE.splitlines()), makers.word_table([], rows, []), makers.excel([], rows, [])]


@settings(max_examples=60)
@given(st.data())
def test_mutated_archives(archives: list[bytes], data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from(archives)))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        check_archive(bytes(raw))
    except Unreadable:
        return
    try:
        list(read("office", bytes(raw)))
    except Unreadable:
        return


@settings(max_examples=60)
@given(st.data())
def test_mutated_parts_of_archives(archives: list[bytes], data: st.DataObject) -> None:
    old = data.draw(st.sampled_from(b"w:p> w:t> val= <row <c ref= vMerge gridSpan 1 r:id".split()))
    new = data.draw(st.sampled_from([b"", *b"x w:p> 0 -1 99999999 \xff".split()]) | st.binary(max_size=4))
    try:
        list(read("office", makers.changed(data.draw(st.sampled_from(archives)), old, new)))
    except Unreadable:
        return
