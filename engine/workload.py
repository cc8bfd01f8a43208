"""Load of the departments and how evenly it lies on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from engine.graph.duty import DutyList, Unit
from engine.graph.duty_graph import DutyGraph
from engine.model import Weights
from engine.node import Node


@dataclass(frozen=True, slots=True)
class Load:
    """The load of one department in weight points, and the number of duties that make it.

    `per_head` is points per post, None unless every department of the plan has a headcount.
    """

    department: Node
    lead: int
    responsible: int
    support: int
    collective: int
    points: float
    per_head: float | None = None

    @property
    def measure(self) -> float:
        """What is compared between departments: points per post where known, else points."""
        return self.points if self.per_head is None else self.per_head


@dataclass(frozen=True, slots=True)
class Balance:
    """How evenly loads lie: see `gini`, `variation` and `peak`; 0, 0 and 1 when all are equal."""

    gini: float
    variation: float
    peak: float


def loads(graph: DutyGraph, weights: Weights) -> Mapping[Node, Load]:
    """The load of every existing department: the sum of the weights of its duties (points)."""
    by_head = all(unit.headcount for unit in graph.departments)
    return {unit.node: _load(graph.duties_of(unit.node), weights, unit if by_head else None)
            for unit in graph.departments}  # fmt: skip


def balance(values: Sequence[float]) -> Balance:
    """The three measures of balance of some loads."""
    return Balance(gini(values), variation(values), peak(values))


def gini(values: Sequence[float]) -> float:
    """Gini coefficient: half the mean absolute difference relative to the mean; 0 equal, (n-1)/n all on one.

    Gini (1912), Variabilità e mutabilità; computed from the ordered values as in Sen (1973), On Economic
    Inequality: G = 2·Σ i·x_i / (n·Σ x_i) - (n+1)/n, i from 1. Values are not negative; 0 if there are none or all
    are 0.
    """
    total, count = sum(values), len(values)
    if not total:
        return 0.0
    weighted = sum(rank * value for rank, value in enumerate(sorted(values), start=1))
    return max(0.0, 2 * weighted / (count * total) - (count + 1) / count)


def variation(values: Sequence[float]) -> float:
    """Coefficient of variation: population standard deviation over mean; 0 equal, sqrt(n-1) all on one.

    Pearson (1896), Regression, Heredity and Panmixia. 0 if there are no values or all are 0.
    """
    total, count = sum(values), len(values)
    if not total:
        return 0.0
    mean = total / count
    return sqrt(sum((value - mean) ** 2 for value in values) / count) / mean


def peak(values: Sequence[float]) -> float:
    """Largest over mean, 1 when all are equal, n when one has everything; 1 if there are none or all are 0.

    The makespan ratio of load balancing, Graham (1969), Bounds on Multiprocessing Timing Anomalies.
    """
    total = sum(values)
    return max(values) * len(values) / total if total else 1.0


def _load(duties: DutyList, weights: Weights, unit: Unit | None) -> Load:
    lead, responsible, support = len(duties.lead), len(duties.responsible), len(duties.support)
    points = (
        lead * weights.lead
        + responsible * weights.responsible
        + support * weights.support
        + len(duties.collective) * weights.collective
    )
    per_head = points / unit.headcount if unit and unit.headcount else None
    return Load(duties.department, lead, responsible, support, len(duties.collective), round(points, 6), per_head)
