"""Load and balance: values computed by hand or taken from the literature, and what holds for all values."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.graph.build import build_graph
from engine.model import Plan, Weights
from engine.node import department
from engine.workload import Balance, balance, gini, loads, peak, variation
from tests.graph.strategies import plans
from tests.plans import make_graph, make_state

LOADS = st.lists(st.floats(0, 1e6).map(lambda x: round(x, 3)), min_size=1, max_size=30)
SOME_LOADS = LOADS.filter(any)
MEASURES = pytest.mark.parametrize("measure", [gini, variation, peak])
Measure = Callable[[list[float]], float]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5], 4 / 15),  # mean difference 1.6, half of it over the mean 3
        ([0, 0, 0, 1], 3 / 4),  # (n-1)/n where one has all
        ([1, 3], 1 / 4),
        ([2, 1, 1], 1 / 6),
        ([10, 10, 10], 0),
        ([7], 0),
        ([], 0),
        ([0, 0], 0),
    ],
)
def test_gini(values: list[float], expected: float) -> None:
    assert gini(values) == pytest.approx(expected)


@given(SOME_LOADS)
def test_gini_is_half_the_relative_mean_difference(values: list[float]) -> None:
    n, total = len(values), sum(values)
    differences = sum(abs(a - b) for a in values for b in values)
    assert gini(values) == pytest.approx(differences / (2 * n * total), abs=1e-9)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([2, 4, 4, 4, 5, 5, 7, 9], 2 / 5),  # standard deviation 2, mean 5
        ([0, 0, 0, 1], sqrt(3)),
        ([1, 3], 1 / 2),
        ([5, 5], 0),
        ([], 0),
        ([0], 0),
    ],
)
def test_variation(values: list[float], expected: float) -> None:
    assert variation(values) == pytest.approx(expected)


@pytest.mark.parametrize(("values", "expected"), [([1, 2, 3], 1.5), ([0, 0, 6], 3), ([4, 4], 1), ([], 1), ([0, 0], 1)])
def test_peak(values: list[float], expected: float) -> None:
    assert peak(values) == pytest.approx(expected)


@MEASURES
@given(values=SOME_LOADS, scale=st.floats(0.01, 100))
def test_the_unit_does_not_matter(measure: Measure, values: list[float], scale: float) -> None:
    assert measure([value * scale for value in values]) == pytest.approx(measure(values), rel=1e-6, abs=1e-6)


@MEASURES
@given(values=LOADS, data=st.data())
def test_the_order_does_not_matter(measure: Measure, values: list[float], data: st.DataObject) -> None:
    assert measure(data.draw(st.permutations(values))) == pytest.approx(measure(values), rel=1e-9, abs=1e-9)


@given(st.floats(0.001, 1e6), st.integers(1, 40))
def test_equal_loads_are_balanced(value: float, count: int) -> None:
    found = balance([value] * count)
    assert (found.gini, found.variation, found.peak) == pytest.approx((0, 0, 1), abs=1e-6)


@given(SOME_LOADS)
def test_bounds(values: list[float]) -> None:
    n, found = len(values), balance(values)
    assert -1e-9 <= found.gini <= (n - 1) / n + 1e-9
    assert -1e-9 <= found.variation <= sqrt(n - 1) + 1e-6
    assert 1 - 1e-9 <= found.peak <= n + 1e-9


@given(st.lists(st.floats(1, 1e6), min_size=2, max_size=20), st.floats(0.01, 0.5))
def test_giving_from_the_most_to_the_least_evens_out(values: list[float], share: float) -> None:
    ordered = sorted(values)
    gift = (ordered[-1] - ordered[0]) * share
    after = [ordered[0] + gift, *ordered[1:-1], ordered[-1] - gift]
    assert gini(after) <= gini(values) + 1e-9
    assert variation(after) <= variation(values) + 1e-6


def test_balance_of_no_load() -> None:
    assert balance([0, 0, 0]) == Balance(0, 0, 1)


TASKS = [
    {"lead": ["甲科"], "responsible": ["乙科"], "support": ["丁站"]},
    {"lead": ["甲办"], "responsible": ["各科室", "丁站"]},
    {"lead": ["各单位"]},
]


def test_loads_by_hand() -> None:
    found = loads(make_graph(TASKS), Weights(3, 1, 0.5, 0.1))
    points = {str(node.key): load.points for node, load in found.items()}
    assert points == {"甲科": 6, "乙科": 1.1, "丙科": 0.1, "丁站": 1.6}
    inspected = found[department("丁站")]
    assert (inspected.lead, inspected.responsible, inspected.support, inspected.collective) == (0, 1, 1, 1)
    assert inspected.measure == inspected.points


def test_loads_with_other_weights() -> None:
    found = loads(make_graph(TASKS), Weights(lead=1, responsible=0, support=10, collective=0))
    assert [load.points for load in found.values()] == [2, 0, 0, 10]


def test_weights_are_settings() -> None:
    assert make_state([{}], rules={"weights": {"lead": 5}}).plan.settings.weights == Weights(5, 1, 0.5, 0.1)
    assert make_state([{}]).plan.settings.weights == Weights(3, 1, 0.5, 0.1)


@pytest.mark.parametrize(("last", "measures"), [({"headcount": 2}, [3, 1, 1, 0.5]), ({}, [6, 1, 1, 1])])
def test_per_head_only_where_every_headcount_is_known(last: dict[str, int], measures: list[float]) -> None:
    departments = [
        {"name": "甲科", "kind": "office", "headcount": 2},
        {"name": "乙科", "kind": "office", "headcount": 1},
        {"name": "丙科", "kind": "office", "headcount": 1},
        {"name": "丁站", "kind": "institution", **last},
    ]
    tasks = [{"lead": ["甲科"], "responsible": ["乙科", "丙科", "丁站"]}, {"lead": ["甲科"]}]
    found = loads(make_graph(tasks, departments=departments), Weights())
    assert [load.measure for load in found.values()] == measures


@given(plans())
def test_load_is_the_sum_over_the_duty_list(plan: Plan) -> None:
    graph, weights = build_graph(plan), Weights()
    for node, load in loads(graph, weights).items():
        duties = graph.duties_of(node)
        named = sum(getattr(weights, duty.role) for duty in duties.named)
        assert load.points == pytest.approx(named + 0.1 * len(duties.collective))
