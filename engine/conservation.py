"""The invariant of restructuring: every duty arrives, none is lost, none is doubled without intent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from engine.graph.duty import Assignment, Change, Source
from engine.state import State


def lost(state: State) -> list[Source]:
    """Sources that no duty answers for and no order released: there must be none."""
    carried = {source for duty in state.graph.duties.values() for source in duty.sources}
    released = {source for change in state.changes if change.after is None for source in change.duty.sources}
    return [source for source in sources(state) if source not in carried and source not in released]


def doubled(state: State) -> list[Source]:
    """Sources that several duties answer for though no order shared them out on purpose: there must be none."""
    count = Counter(source for duty in state.graph.duties.values() for source in set(duty.sources))
    shared = set(_shared(state.changes))
    return [source for source in sources(state) if count[source] > 1 and source not in shared]


def sources(state: State) -> list[Source]:
    """Everything that must be answered for: the attributions of the plan, then what orders assigned."""
    attributions: list[Source] = [a for task in state.plan.tasks for a in task.attributions]
    assigned = (s for c in state.changes if c.after for s in c.after.sources if isinstance(s, Assignment))
    return [*attributions, *dict.fromkeys(assigned)]


def _shared(changes: Iterable[Change]) -> Iterator[Source]:
    """The sources of duties that one action passed to several holders."""
    for _, group in groupby(changes, key=lambda change: (change.order, change.action)):
        passed = [change for change in group if change.before and change.after]
        count = Counter(change.duty.key for change in passed)
        for change in passed:
            if count[change.duty.key] > 1:
                yield from change.duty.sources
