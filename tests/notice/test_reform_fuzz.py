"""Whatever a reform document says, it is refused in words or becomes a draft that loads and means what it says."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.graph.build import build_graph
from engine.model import Plan
from engine.notice.paragraphs import Notice
from engine.notice.read import read_notice
from engine.notice.reform.comments import comments_of
from engine.notice.reform.draft import Drafted, GivenHead, draft_from
from engine.office import Office
from engine.planfile.document import parse_document
from engine.planfile.order import order_from
from engine.planfile.order_text import order_text
from engine.problems import InputError
from engine.succession.apply import replay
from tests.notice.reforms import REPLY, TODAY, actions, drafted, real_office
from tests.notice.test_reform import LEFT, UNDERSTOOD

_NAMES = st.sampled_from(
    ["法规科", "基教科", "综改办", "体艺科", "社体科", "职成科", "电教站", "机关各科室", "保卫科", "政策法规科",
     "体育科", "市体育局", "学前教育科", "其", "", "甲", "办公室（正科级）", "原法规科", "局机关安全科"]
)  # fmt: skip
_WHAT = st.sampled_from(
    ["", "学前教育", "学前教育和特殊教育", "幼儿保健", "全部", "有关", "其余", "教师培训等", "“9+3”工作"]
)
_SHAPES = (
    "{a}更名为{b}", "将{a}、{b}的{x}职责整合，组建{c}", "不再保留{a}、{b}", "撤销{a}，其{x}职责由{b}承担", "{a}并入{b}",
    "将{a}的{x}职责划入{b}", "{a}加挂{b}牌子", "{a}（加挂{b}牌子）", "将{a}拆分为{b}、{c}", "{b}承担{x}职责",
    "其{x}职责划归{c}", "设立{c}，作为事业单位", "{a}、{b}合并组建{c}", "{x}职责由{a}划转至{b}", "{a}整体划入{b}",
    "将{a}的{x}职责划出至{b}", "自2019年7月1日起施行", "组建{c}，承担{a}的{x}职责", "{a}、{b}分别更名为{b}、{c}",
)  # fmt: skip
_SENTENCES = st.builds(
    lambda shape, a, b, c, x: shape.format(a=a, b=b, c=c, x=x), st.sampled_from(_SHAPES), _NAMES, _NAMES, _NAMES, _WHAT
)
_ENDS = st.sampled_from(["。", "；", "，", "。\n", "\n\n", "、"])
_DOCUMENTS = st.lists(st.tuples(_SENTENCES, _ENDS), min_size=1, max_size=8)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A document of known phrases with characters cut out, doubled and put in."""
    known = st.sampled_from([REPLY, *(text for text, _ in UNDERSTOOD), *(text for text, _ in LEFT)])
    text = draw(known)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 6))
        text = text[:at] + draw(st.one_of(st.just(""), st.text(max_size=4), _NAMES)) + text[at + length :]
    return text


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return real_office(tmp_path_factory.mktemp("office"))


def check(found: Drafted, plan: Plan) -> None:
    """The draft loads as what it is, quotes a sentence for every action, and does what the report says."""
    text = order_text(found.order, comments_of(found.report))
    text.encode()
    assert order_from(parse_document(text.encode(), "draft.toml")).order == found.order
    assert len(found.report.derived) == len(found.order.actions)
    assert all(one.sentences for one in found.report.derived)
    outcome = replay(build_graph(plan), [found.order])
    assert [item.action for item in outcome.impossible] == [one.action for one in found.report.refused]


@settings(max_examples=300)
@given(document=_DOCUMENTS)
def test_any_sequence_of_phrases(office: Office, document: list[tuple[str, str]]) -> None:
    try:
        found = drafted(office, "".join(part for pair in document for part in pair))
    except InputError:
        return
    check(found, office.plan)


@settings(max_examples=300)
@given(text=mutated())
def test_mutated_documents(office: Office, text: str) -> None:
    try:
        found = drafted(office, text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
    except InputError:
        return
    check(found, office.plan)


@given(document=_DOCUMENTS)
def test_an_understood_document_twice_over_changes_nothing_more(
    office: Office, document: list[tuple[str, str]]
) -> None:
    """One that contradicts itself leaves sentences to a person, and twice over it contradicts itself more."""
    text = "".join(f"{sentence}。\n" for sentence, _ in document)
    try:
        once = drafted(office, text)
    except InputError:
        return
    if not once.report.open:
        assert actions(drafted(office, text + text)) == actions(once)


def notice_of(text: str) -> Notice:
    return read_notice(text.encode(), "长.txt")


@pytest.mark.parametrize(
    "text",
    [
        "将" * 50_000 + "法规科更名为政策法规科",
        "法规科、" * 50_000 + "更名为政策法规科",
        "（" * 20_000 + "法规科更名为政策法规科",
        "将甲的" * 20_000 + "职责划入乙",
        "不再保留综改办。\n" * 20_000,
        "将计财科的学前教育职责划入基础教育科。\n" * 10_000,
    ],
    ids=["objects", "names", "brackets", "givers", "ends", "transfers"],
)
def test_long_documents_take_seconds(office: Office, text: str) -> None:
    start = time.process_time()
    try:
        found = draft_from(notice_of(text), office, GivenHead(), TODAY)
        check(found, office.plan)
    except InputError:
        pass
    assert time.process_time() - start < 30
