"""What is written as a plan file reads back as the same plan, whatever the texts are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from engine.model import (
    Attribution,
    Collective,
    Comparator,
    Department,
    Indicator,
    Kind,
    Plan,
    Role,
    Section,
    Settings,
    Task,
    Waiver,
    Weights,
)
from engine.planfile.amend import amended, same_plan
from engine.planfile.document import parse_document
from engine.planfile.plan import plan_from
from engine.planfile.write import plan_toml

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip) | st.sampled_from(
    [
        '"',
        '"""',
        "\\",
        "a\nb",
        "]]",
        "# 注",
        "[[tasks]]",
        "\x1b[31m",
        "\x7f",
        "'''",
        "甲 = 1",
        "甲\r乙",
        "甲\u2028",
        "{name}",
    ]
)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
NUMBERS = st.integers(-10, 10**9) | st.floats(0, 1e6, allow_nan=False)


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    due = draw(st.none() | DAYS)
    if draw(st.booleans()):
        low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
        return Indicator(draw(TEXT), Comparator.RANGE, None, low, high, draw(TEXT), due)
    comparator = draw(st.sampled_from([c for c in Comparator if c is not Comparator.RANGE]))
    return Indicator(draw(TEXT), comparator, draw(NUMBERS), unit=draw(TEXT), due=due)


@st.composite
def tasks(draw: st.DrawFn, number: int) -> Task:
    names = [(role, name) for role in Role for name in draw(TEXTS)]
    return Task(
        number, 1, draw(TEXT), 0, tuple(Attribution(number, role, name, 0) for role, name in names),
        draw(TEXT), draw(TEXT), draw(TEXTS), tuple(draw(st.lists(indicators(), max_size=2))), draw(TEXTS),
        draw(st.none() | DAYS), draw(TEXT), draw(TEXT), draw(TEXT),
    )  # fmt: skip


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    weights = Weights(draw(st.sampled_from([1.0, 3.0])), collective=draw(st.sampled_from([0.1, 2.0])))
    return Plan(
        "plan.toml", draw(TEXT), draw(TEXT), draw(TEXT), draw(DAYS), draw(st.integers(1949, 2100)),
        (Section(1, draw(TEXT), 0),),
        (Department("人事科", Kind.OFFICE, 0, ("人事",), 3, draw(TEXT)), Department("教科所", Kind.INSTITUTION, 0)),
        draw(st.sampled_from([(), (Collective("各科室", (Kind.OFFICE,), 0), Collective("各县区", (), 0, ("县区",)))])),
        tuple(draw(tasks(number)) for number in draw(st.sampled_from([(1,), (1, 2), (3, 7)]))),
        draw(TEXT), draw(TEXT), Settings(weights, separation=draw(st.sampled_from([(), (("人事科", "教科所"),)]))),
        draw(st.sampled_from([(), (Waiver("A103", "故", date(2024, 1, 1), 0),)])),
    )  # fmt: skip


def read(text: str) -> Plan:
    return plan_from(parse_document(text.encode(), "plan.toml"), ("A103",))


@given(plans(), TEXT)
def test_round_trip(plan: Plan, comment: str) -> None:
    assert same_plan(read(plan_toml(plan, comment)), plan)


@given(plans(), plans())
def test_amending_says_the_new_plan(old: Plan, new: Plan) -> None:
    text = plan_toml(old)
    assert same_plan(read(amended(text, read(text), new, ("A103",))), new)


@given(plans())
def test_amending_with_the_same_plan_leaves_the_file(plan: Plan) -> None:
    text = "# 首\n" + plan_toml(plan)
    assert amended(text, read(text), plan, ("A103",)) == text


@given(plans(), TEXT)
def test_amending_one_title_keeps_comments(plan: Plan, title: str) -> None:
    text = plan_toml(plan).replace("\n[[departments]]", "\n# 科室\n\n[[departments]]", 1) + "\n# 尾\n"
    first, *others = plan.tasks
    new = replace(plan, tasks=(replace(first, title=title), *others))
    changed = amended(text, read(text), new, ("A103",))
    assert same_plan(read(changed), new)
    assert "# 科室" in changed
    assert changed.endswith("# 尾\n")
