"""The invariant: whatever is issued and revoked, every duty is answered, in transition, moved out, released or an
orphan at every date; never silently gone, never doubled. The engine is held to an independent model, step by step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from engine.conservation import doubled, lost
from engine.graph.build import build_graph
from engine.graph.duty import Assignment, Duty, Source
from engine.graph.duty_graph import DutyGraph
from engine.handover import handover
from engine.issuing import objections, revocation_problems
from engine.ledger.entry import Entry, Issue, Revocation
from engine.ledger.ledger import Chain
from engine.model import Plan
from engine.office import Office
from engine.order import Order
from engine.state import State, state_on
from engine.timeline import records
from rules.restructuring import conservation
from rules.rulebook import RULEBOOK
from tests.graph.strategies import NAMES
from tests.orders.actions import WORDS, Chooser
from tests.orders.making import RECORDED
from tests.orders.naive import Key, Model, Refused, apply, model_of
from tests.orders.naive_time import Happened, by_date, carriers, marked, model_on, transitions
from tests.plans import make_plan

DAYS = [date(2019, 7, 1) + timedelta(days=number) for number in range(5)]
FUNCTIONS = st.lists(st.sampled_from(WORDS), unique=True, max_size=2)
TASKS = st.fixed_dictionaries(
    {"functions": FUNCTIONS}, optional={"lead": NAMES, "responsible": NAMES, "support": NAMES}
)


class Reform(RuleBasedStateMachine):
    """Issues and revokes at random; `entries` is the ledger, `happened` the same for the model."""

    @initialize(tasks=st.lists(TASKS, min_size=1, max_size=4))
    def plan(self, tasks: list[dict[str, Any]]) -> None:
        self.plan: Plan = make_plan([{k: v for k, v in task.items() if v} for task in tasks])
        self.noticed = build_graph(self.plan)
        self.notice = model_of(self.plan)
        self.entries: list[Entry] = []
        self.happened: list[Happened] = []
        self.past: list[list[Happened]] = [[]]

    @property
    def office(self) -> Office:
        """An office that has read all this, without a file."""
        office = Office(Path("nowhere"), RULEBOOK)
        office.__dict__.update(
            plan=self.plan, noticed=self.noticed, chain=Chain(()), order_files=(), records=records(self.entries)
        )
        return office

    @rule(data=st.data(), day=st.sampled_from(DAYS), count=st.integers(1, 3), allowed=st.booleans())
    def issue(self, data: st.DataObject, day: date, count: int, allowed: bool) -> None:
        order = self.drawn_order(data, day, count)
        reason = "待定" if allowed else None
        said = [str(problem.what) for problem in objections(self.office, order, reason)]
        after = [*self.happened, Happened(order)]
        refused = self.refused(after, day)
        orphaned = self.orphaned(after, day)
        assert bool(said) == bool(refused or (orphaned and not allowed)), (order, said, refused, orphaned)
        if not said:
            self.record(Issue(order, reason), after)
            self.check_handover(order)

    def drawn_order(self, data: st.DataObject, day: date, count: int) -> Order:
        model, _ = model_on(self.notice, self.happened, day)
        actions = []
        for _ in range(count):
            action = Chooser(data.draw, model).action()
            try:
                model = apply(model, Order("draft", "", (action,)))
            except Refused:
                if data.draw(st.integers(0, 3)):
                    continue
            actions.append(action)
        return Order(
            f"o{len(self.entries)}", "调整", tuple(actions) or (action,), "文", DAYS[0] - timedelta(days=30), day
        )

    @rule(data=st.data(), day=st.sampled_from(DAYS))
    def revoke(self, data: st.DataObject, day: date) -> None:
        standing = [item.order.id for item in self.happened if item.revoked is None]
        if not standing:
            return
        ids = tuple(data.draw(st.lists(st.sampled_from(standing), min_size=1, max_size=2, unique=True)))
        said = [str(problem.what) for problem in revocation_problems(self.office, ids, day)]
        after = [Happened(item.order, day) if item.order.id in ids else item for item in self.happened]
        if self.refused(after, day):
            assert said, "what depends on a revoked order must be named"
        if not said:
            self.record(Revocation(ids, day), after)

    def refused(self, after: list[Happened], start: date) -> set[str]:
        return {order for day in DAYS if day >= start for order in model_on(self.notice, after, day)[1]}

    def orphaned(self, after: list[Happened], start: date) -> set[Key]:
        days = [day for day in DAYS if day >= start]
        return {
            key
            for day in days
            for key in model_on(self.notice, after, day)[0].orphans()
            - model_on(self.notice, self.happened, day)[0].orphans()
        }

    def record(self, event: Issue | Revocation, after: list[Happened]) -> None:
        self.entries.append(Entry(event, "张三", RECORDED + timedelta(minutes=len(self.entries)), "试", "f" * 64))
        self.happened = after
        self.past.append(after)

    @invariant()
    def every_day_is_as_the_model_says(self) -> None:
        for day in DAYS:
            compare(self.state(day), self.notice, self.happened, day)

    @rule(data=st.data(), day=st.sampled_from(DAYS))
    def what_was_known_is_known(self, data: st.DataObject, day: date) -> None:
        """With only the first entries known, all is as when there were no others."""
        count = data.draw(st.integers(0, len(self.entries)))
        moment = RECORDED + timedelta(minutes=count) - timedelta(seconds=1)
        known = self.state(day, moment)
        compare(known, self.notice, self.past[count], day)
        assert (
            known.graph.duties == state_on(self.plan, self.noticed, records(self.entries[:count]), (), day).graph.duties
        )

    def state(self, day: date, known_at: datetime | None = None) -> State:
        return state_on(self.plan, self.noticed, records(self.entries, known_at), (), day, known_at)

    def check_handover(self, order: Order) -> None:
        """The lists of an order hold every duty that it changes, each pair once."""
        assert order.effective
        before, _ = model_on(self.notice, self.happened[:-1], order.effective)
        after = apply(marked(before), order)
        graphs = state_on(self.plan, self.noticed, records(self.entries), (), order.effective).graph
        number = numbers(graphs)
        items = [item for one in handover(self.office, order.id).lists for item in one.items]
        pairs = Counter((i.before and key_of(i.before, number), i.after and key_of(i.after, number)) for i in items)
        assert set(pairs) == expected_pairs(before, after)
        assert set(pairs.values()) <= {1}


def expected_pairs(before: Model, after: Model) -> set[tuple[Key | None, Key | None]]:
    went = {key: carriers(after, key) for key in before.duties}
    passed = {(key, other) for key, others in went.items() for other in others if other[2] != key[2]}
    released = {(key, None) for key, others in went.items() if not others}
    new = {(None, key) for key in after.duties if all(key not in others for others in went.values())}
    return passed | released | new | {(key, None) for key in after.orphans() - before.orphans()}


def compare(state: State, notice: Model, happened: Sequence[Happened], day: date) -> None:
    model, refused = model_on(notice, happened, day)
    graph, number = state.graph, numbers(state.graph)
    assert {i.order for i in state.impossible} == refused
    assert {key_of(duty, number): tokens(duty) for duty in graph.duties.values()} == model.duties
    assert [(u.name, set(u.others), u.ended is None) for u in graph.units.values()] == [
        (entry.names[0], set(entry.names[1:]), entry.stands) for entry in model.departments
    ]
    for node, at in number.items():
        assert {number[other] for other in graph.current(node)} == model.on_behalf_of(at)
    for node in graph.collectives:
        assert [number[member] for member in graph.members(node)] == model.members(str(node.key))
    check_statuses(state, model, happened, day, number)
    assert lost(state) == doubled(state) == list(conservation(state)) == []


def check_statuses(state: State, model: Model, happened: Sequence[Happened], day: date, number: dict[Any, int]) -> None:
    to_come = by_date(item for item in happened if item.is_to_come(day))
    expected = {key: (order, now) for key, order, now in transitions(model, to_come)}
    later = numbers(state.pending[-1].outcome.graph) if state.pending else number
    found = {
        (task, role, number.get(holder, tuple(holder))): (t.order.id, {key_of(duty, later) for duty in t.successors})
        for (task, role, holder), t in state.transitions.items()
    }
    assert found == expected
    for duty in state.graph.duties.values():
        key = key_of(duty, number)
        assert state.status(duty) == status(key, model, key in expected)


def status(key: Key, model: Model, passes: bool) -> str:
    if key in model.orphans() or (isinstance(key[2], tuple) and key[2][0] == "unknown"):
        return "orphan"
    if isinstance(key[2], tuple) and key[2][0] == "body":
        return "moved_out"
    return "transition" if passes else "in_force"


def numbers(graph: DutyGraph) -> dict[Any, int]:
    """Departments are told apart by when they appeared: names come and go."""
    return {node: at for at, node in enumerate(graph.units)}


def key_of(duty: Duty, number: dict[Any, int]) -> Key:
    return duty.task, duty.role, number.get(duty.holder, tuple(duty.holder))


def tokens(duty: Duty) -> set[Any]:
    return {token(source) for source in duty.sources}


def token(source: Source) -> Any:
    if isinstance(source, Assignment):
        return source.order, source.action
    return source.role, source.written


TestReform = Reform.TestCase
TestReform.settings = settings(
    max_examples=60, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
