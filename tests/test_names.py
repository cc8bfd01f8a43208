"""What a written name resolves to, and what an unknown one may have meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from engine.graph.build import build_graph
from engine.model import Plan
from engine.names import Named, Names, Spelling
from engine.node import Node, collective, department
from engine.text import _GB2312_CHANGED_BY_OPENCC, normalised

FINANCE = Named(department("计财科"), "计财科", ("财务科",))
BASIC = Named(department("基础教育科"), "基础教育科", ("基教科",))
VOCATIONAL = Named(department("职成科"), "职成科")
INSTITUTE = Named(department("教科所"), "教科所")
EVERYONE = Named(collective("机关各科室"), "机关各科室", ("机关所有科室",))
GONE = Named(department("电教科"), "电教科", ("职成科",), current=False)
NAMES = Names((FINANCE, BASIC, VOCATIONAL, INSTITUTE, EVERYONE, GONE))


@pytest.mark.parametrize(
    "written",
    ["计财科", " 计财科", "计 财 科", "计　财科", "計財科", "計财科", "计\u200b财科", "计财科\n", "计\ufeff财科"],
)
def test_spellings_of_one_name(written: str) -> None:
    assert normalised(written) == "计财科"
    assert NAMES.resolve(written) == FINANCE.node


@pytest.mark.parametrize(
    ("written", "key"),
    [("Ａ科２室", "a科2室"), ("ABC", "abc"), ("（职）", "(职)"), ("基礎教育科", "基础教育科"), ("", "")],
)
def test_normalised(written: str, key: str) -> None:
    assert normalised(written) == key


@given(st.text(st.sampled_from("计财科职成教育AbZ29（-"), max_size=8), st.data())
def test_width_blanks_and_case_do_not_matter(name: str, data: st.DataObject) -> None:
    wide = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
    ways = st.sampled_from(
        [str.upper, str.lower, lambda ch: ch.translate(wide), lambda ch: f" {ch}", lambda ch: f"{ch}　"]
    )
    assert normalised("".join(data.draw(ways)(ch) for ch in name)) == normalised(name)


def test_characters_of_gb2312_that_opencc_changes() -> None:
    """The shortcut that spares loading OpenCC is right for every character of GB 2312."""
    high = range(0xA1, 0xFF)
    raw = [bytes((row, cell)) for row in high for cell in high]
    characters = "".join(code.decode("gb2312", "ignore") for code in raw)
    assert len(characters) > 7000
    convert = OpenCC("t2s").convert
    assert {ch for ch in characters if convert(ch) != ch} == _GB2312_CHANGED_BY_OPENCC


@pytest.mark.parametrize(
    ("written", "node", "spelling"),
    [
        ("计财科", FINANCE.node, Spelling.NAME),
        ("财务科", FINANCE.node, Spelling.ALIAS),
        ("財務科", FINANCE.node, Spelling.VARIANT),
        ("机关所有科室", EVERYONE.node, Spelling.ALIAS),
        ("职成科", VOCATIONAL.node, Spelling.NAME),  # a current name before a former one
        ("电教科", GONE.node, Spelling.NAME),  # abolished, but nobody else has the name
        ("职教科", None, None),
        ("", None, None),
    ],
)
def test_resolving(written: str, node: Node | None, spelling: Spelling | None) -> None:
    assert NAMES.resolve(written) == node
    assert NAMES.spelling(written) == spelling


def test_candidates_come_with_the_best_claim_first() -> None:
    own = Named(department("丙"), "科")
    alias = Named(department("乙"), "乙", ("科",))
    former = Named(department("甲"), "甲", ("科",), current=False)
    names = Names((former, alias, own))
    assert names.candidates("科") == (own, alias, former)
    assert names.candidates(" 科") == (own, alias, former)
    assert names.candidates("无") == ()
    assert names.resolve("科") == own.node


def test_an_abolished_department_gives_way_to_one_that_takes_its_name() -> None:
    old = Named(department("办公室"), "办公室", current=False)
    new = Named(department("办公室·2"), "综合办", ("办公室",))
    assert Names((old, new)).resolve("办公室") == new.node
    assert Names((old,)).resolve("办公室") == old.node


def test_entries_by_node() -> None:
    assert NAMES.named(BASIC.node) is BASIC
    with pytest.raises(KeyError):
        NAMES.named(department("职教科"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("教科", (BASIC, INSTITUTE)), ("基育科", (BASIC,)), ("基础教育科", ()), ("科", ()), ("科教", ()), ("电科", ())],
)
def test_abbreviated(written: str, meant: tuple[Named, ...]) -> None:
    assert NAMES.abbreviated(written) == meant


def test_suggestions_say_why() -> None:
    first, *_ = NAMES.suggest("职教科")
    assert first.name == "职成科"
    assert [str(reason) for reason in first.reasons] == ["shares 职科 with 职成科"]
    [shortened, *_] = NAMES.suggest("基育科")
    assert [str(reason) for reason in shortened.reasons] == ["shortens 基础教育科"]


def test_suggestions_are_current_departments_best_first() -> None:
    found = NAMES.suggest("职教科")
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    assert {s.node for s in found} <= {e.node for e in NAMES.entries if e.current and e.node.kind == "department"}
    assert NAMES.suggest("宣传部") == ()
    assert NAMES.suggest("") == ()


def test_whoever_is_named_beside_it_is_suggested_last() -> None:
    assert NAMES.suggest("职教科")[0].name == "职成科"
    *_, last = NAMES.suggest("职教科", {VOCATIONAL.node})
    assert last.name == "职成科"
    assert str(last.reasons[-1]) == "but it is named on this task already"


def test_an_alias_may_be_what_is_alike() -> None:
    [first, *_] = NAMES.suggest("财务室")
    assert first.name == "计财科"
    assert [str(reason) for reason in first.reasons] == ["shares 财务 with 财务科"]


def test_every_name_of_the_real_plan_resolves_to_its_owner(real_plan: Plan) -> None:
    names = build_graph(real_plan).names
    for entry in real_plan.departments:
        assert {names.resolve(name) for name in (entry.name, *entry.aliases)} == {department(entry.name)}
    for group in real_plan.collectives:
        assert {names.resolve(name) for name in (group.name, *group.aliases)} == {collective(group.name)}
