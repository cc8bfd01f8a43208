"""Who answers for what on one day, as far as was recorded by one moment, and what is to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from engine.graph.duty import Change, Duty
from engine.graph.duty_graph import DutyGraph
from engine.message import term
from engine.model import Plan, Role
from engine.node import Node
from engine.order import Order, OrderFile, Phase
from engine.succession.apply import Impossible, Replay, replay
from engine.succession.passage import passages
from engine.timeline import Record, in_force, to_come


class Status(StrEnum):
    """How it stands with a duty: see DESIGN, "One kind of change"."""

    IN_FORCE = "in_force"
    TRANSITION = "transition"
    ORPHAN = "orphan"
    MOVED_OUT = "moved_out"


STATUS_TERMS = {
    Status.IN_FORCE: term("current"),
    Status.TRANSITION: term("in transition"),
    Status.ORPHAN: term("orphan"),
    Status.MOVED_OUT: term("moved out"),
}


@dataclass(frozen=True, eq=False)
class Pending:
    """An order that does not hold yet and what it would do to `before`; `file` where it is a draft.

    `earlier` is what the orders to come before it will have done to the duties of today by then.
    """

    order: Order
    phase: Phase
    before: DutyGraph
    outcome: Replay
    file: OrderFile | None = None
    earlier: tuple[Change, ...] = ()

    @property
    def way(self) -> tuple[Change, ...]:
        """Every change from the duties of today to those after this order."""
        return (*self.earlier, *self.outcome.changes)


@dataclass(frozen=True, slots=True)
class Transition:
    """A duty that is to pass to `successors` (none: it will be released) by an order that does not hold yet."""

    order: Order
    phase: Phase
    successors: tuple[Duty, ...]


@dataclass(frozen=True)
class State:
    """The plan and its duties on the day `as_of`, as recorded by `known_at` (None: all that is recorded).

    `noticed` is the graph of the notice alone, `graph` that after the orders in force, `changes` what these did;
    `impossible` are actions of issued orders that meet a state they contradict. `pending` are the orders issued but
    not effective (each on top of those before it), then the drafts (each on its own).
    """

    plan: Plan
    as_of: date
    noticed: DutyGraph
    graph: DutyGraph
    known_at: datetime | None = None
    issued: tuple[Record, ...] = ()
    changes: tuple[Change, ...] = ()
    impossible: tuple[Impossible, ...] = ()
    pending: tuple[Pending, ...] = ()

    @cached_property
    def transitions(self) -> Mapping[tuple[int, Role, Node], Transition]:
        """The duties that the first pending order to touch them will pass on, by their key."""
        found: dict[tuple[int, Role, Node], Transition] = {}
        for pending in self.pending:
            for passage in passages(self.graph, pending.outcome.graph, pending.way):
                if passage.before and passage.changes_hands:
                    found.setdefault(passage.before.key, Transition(pending.order, pending.phase, passage.after))
        return found

    def status(self, duty: Duty) -> Status:
        """How it stands with a duty of `graph`; a name that resolves to nothing is an orphan."""
        if duty.holder.kind == "body":
            return Status.MOVED_OUT
        unit = self.graph.units.get(duty.holder)
        if duty.holder.kind == "unknown" or (unit and unit.ended):
            return Status.ORPHAN
        return Status.TRANSITION if duty.key in self.transitions else Status.IN_FORCE

    def since(self, duty: Duty, member: Node | None = None) -> date:
        """From when the holder has had the duty; a `member` of a collective not before it was founded."""
        day = duty.since or self.plan.issued
        founded = self.graph.units[member].founded if member else None
        return max(day, self._effective[founded]) if founded in self._effective else day

    @cached_property
    def _effective(self) -> Mapping[str | None, date]:
        return {record.order.id: record.effective for record in self.issued}

    def title(self, task: int) -> str:
        """The title of a task of the plan."""
        return self._titles[task]

    @cached_property
    def _titles(self) -> Mapping[int, str]:
        return {task.number: task.title for task in self.plan.tasks}

    def name_to_come(self, holder: Node) -> str:
        """The name of a holder that the graph of the day may not know yet."""
        graphs = (pending.outcome.graph for pending in self.pending if holder in pending.outcome.graph.units)
        return next(graphs, self.graph).name(holder)


def state_on(  # noqa: PLR0913, PLR0917 (the two clocks and the three sources of a state)
    plan: Plan,
    noticed: DutyGraph,
    issued: Sequence[Record],
    drafts: Sequence[OrderFile],
    as_of: date,
    known_at: datetime | None = None,
) -> State:
    """The state on a day: the plan, the orders in force, and the orders to come on top of it."""
    outcome = replay(noticed, in_force(issued, as_of))
    return State(
        plan, as_of, noticed, outcome.graph, known_at, tuple(issued), outcome.changes, outcome.impossible,
        _pending(outcome.graph, outcome.changes, to_come(issued, as_of), drafts),
    )  # fmt: skip


def as_if_in_force(state: State, pending: Pending) -> State:
    """The state in which a pending order, and those to come before it, held already and were pending no more.

    What is pending still is laid on top of it anew.
    """
    graph, changes = pending.outcome.graph, (*state.changes, *pending.way)
    before = state.pending[: state.pending.index(pending)]
    held = [other for other in before if other.file is None and _no_later(other.order, pending.order)]
    rest = [other for other in state.pending if other is not pending and other not in held]
    orders = [other.order for other in rest if other.file is None]
    drafts = [other.file for other in rest if other.file]
    return replace(state, graph=graph, changes=changes, pending=_pending(graph, changes, orders, drafts))


def _pending(
    graph: DutyGraph, history: tuple[Change, ...], orders: Sequence[Order], drafts: Sequence[OrderFile]
) -> tuple[Pending, ...]:
    waiting = list(_waiting(graph, history, orders))
    return (*waiting, *(_drafted(graph, history, waiting, draft) for draft in drafts))


def _waiting(graph: DutyGraph, history: tuple[Change, ...], orders: Sequence[Order]) -> Iterator[Pending]:
    earlier: tuple[Change, ...] = ()
    for order in orders:
        outcome = replay(graph, [order], (*history, *earlier))
        pending = Pending(order, Phase.ISSUED, graph, outcome, earlier=earlier)
        yield pending
        graph, earlier = outcome.graph, pending.way


def _drafted(graph: DutyGraph, history: tuple[Change, ...], waiting: Sequence[Pending], draft: OrderFile) -> Pending:
    """A draft on top of what will hold when it takes effect."""
    earlier: tuple[Change, ...] = ()
    for pending in waiting:
        if _no_later(pending.order, draft.order):
            graph, earlier = pending.outcome.graph, pending.way
    outcome = replay(graph, [draft.order], (*history, *earlier))
    return Pending(draft.order, Phase.DRAFT, graph, outcome, draft, earlier)


def _no_later(one: Order, other: Order) -> bool:
    return other.effective is None or (one.effective or other.effective) <= other.effective
