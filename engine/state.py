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
    Status.IN_FORCE: term("in force"),
    Status.TRANSITION: term("in transition"),
    Status.ORPHAN: term("orphan"),
    Status.MOVED_OUT: term("moved out"),
}


@dataclass(frozen=True)
class Pending:
    """An order that does not hold yet and what it would do to `before`; `file` where it is a draft."""

    order: Order
    phase: Phase
    before: DutyGraph
    outcome: Replay
    file: OrderFile | None = None


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
            tasks = dict.fromkeys(change.duty.task for change in pending.outcome.changes)
            for passage in passages(self.graph, pending.outcome.graph, tasks):
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

    def since(self, duty: Duty) -> date:
        """From when the holder has had the duty."""
        return duty.since or self.plan.issued

    def phase(self, record: Record) -> Phase:
        """Where an issued order stands on this day."""
        return record.phase(self.as_of)


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
    waiting = list(_waiting(outcome.graph, to_come(issued, as_of)))
    return State(
        plan, as_of, noticed, outcome.graph, known_at, tuple(issued), outcome.changes, outcome.impossible,
        (*waiting, *(_drafted(outcome.graph, waiting, draft) for draft in drafts)),
    )  # fmt: skip


def as_if_in_force(state: State, pending: Pending) -> State:
    """The state in which a pending order held already (and was pending no more)."""
    return replace(
        state,
        graph=pending.outcome.graph,
        changes=(*state.changes, *pending.outcome.changes),
        pending=tuple(other for other in state.pending if other is not pending),
    )


def _waiting(graph: DutyGraph, orders: Sequence[Order]) -> Iterator[Pending]:
    for order in orders:
        outcome = replay(graph, [order])
        yield Pending(order, Phase.ISSUED, graph, outcome)
        graph = outcome.graph


def _drafted(graph: DutyGraph, waiting: Sequence[Pending], draft: OrderFile) -> Pending:
    """A draft on top of what will hold when it takes effect."""
    effective = draft.order.effective
    for pending in waiting:
        if effective is None or (pending.order.effective or effective) <= effective:
            graph = pending.outcome.graph
    return Pending(draft.order, Phase.DRAFT, graph, replay(graph, [draft.order]), draft)
