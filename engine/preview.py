"""What an order would do, before anybody signs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from engine.findings import Finding, Severity
from engine.graph.duty import Change, Duty
from engine.node import Node
from engine.office import Office
from engine.order import OrderFile, Phase
from engine.state import Pending, State, as_if_in_force, state_on
from engine.succession.apply import Impossible
from engine.succession.passage import passages
from engine.timeline import Record
from engine.workload import Balance, balance, loads


@dataclass(frozen=True, slots=True)
class LoadMoved:
    """The load of a department before and after, in points; None where it does not exist."""

    department: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Membership:
    """Who joins and who leaves a collective."""

    collective: str
    joins: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """The effect of an order on the state in which it takes effect; `phase` is where the order stands now."""

    phase: Phase
    before: State
    after: State
    pending: Pending
    gained: tuple[Finding, ...]
    lost: tuple[Finding, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change, in the order of the actions."""
        return self.pending.outcome.changes

    @property
    def moves(self) -> tuple[Change, ...]:
        """What becomes of each duty in the end, however many actions touched it, with the first one's reason."""
        found = passages(self.before.graph, self.after.graph, self.changes)
        return tuple(self._move(p.before, after) for p in found for after in p.after or (None,))

    def _move(self, before: Duty | None, after: Duty | None) -> Change:
        wanted = before or after
        assert wanted is not None
        touching = (c for c in self.changes if not before or (c.before and c.before.key == before.key))
        first = next(change for change in touching if not set(change.duty.sources).isdisjoint(wanted.sources))
        return replace(first, before=before, after=after)

    @property
    def impossible(self) -> tuple[Impossible, ...]:
        """The actions that contradict the state; if there are any, the order changes nothing."""
        return self.pending.outcome.impossible

    @property
    def load(self) -> tuple[LoadMoved, ...]:
        """The departments whose load moves, in the order in which they appeared."""
        return tuple(moved for moved in _load(self.before, self.after) if moved.before != moved.after)

    @property
    def balance(self) -> tuple[Balance, Balance]:
        """Balance of the load before and after."""
        return _balance(self.before), _balance(self.after)

    @property
    def collectives(self) -> tuple[Membership, ...]:
        """The collectives whose members change."""
        found = (_membership(self.before, self.after, node) for node in self.before.graph.collectives)
        return tuple(membership for membership in found if membership.joins or membership.leaves)


def preview(office: Office, draft: OrderFile, as_of: date) -> Preview:
    """The effect of a draft on the day it takes effect, or on `as_of` if that is later.

    One without effective date is laid on top of everything that is issued. What the rules say on `as_of` of the draft
    itself counts as gained.
    """
    others = tuple(record for record in office.records if record.order.id != draft.order.id)
    day = max(as_of, draft.order.effective or max((other.effective for other in others), default=as_of))
    state = state_on(office.plan, office.noticed, others, [draft], day)
    pending = next(item for item in state.pending if item.file is draft)
    before = replace(state, pending=tuple(item for item in state.pending if item is not pending))
    after = as_if_in_force(state, pending)
    old, new = office.check(before), office.check(after)
    gained = _without((*_own(office, others, draft, as_of), *new.findings), old.findings)
    issued = next((record for record in office.records if record.order.id == draft.order.id), None)
    phase = issued.phase(as_of) if issued else Phase.DRAFT
    return Preview(phase, before, after, pending, gained, _without(old.findings, new.findings))


def _own(office: Office, others: tuple[Record, ...], draft: OrderFile, as_of: date) -> Iterator[Finding]:
    """What the rules say of the draft before it holds, but for the transitions that are its very purpose."""
    outcome = office.check(state_on(office.plan, office.noticed, others, [draft], as_of))
    return (f for f in outcome.findings if f.order == draft.order.id and f.severity is not Severity.INFO)


def _without(findings: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each once, that are not among the others."""
    known = {finding.identity for finding in others}
    return tuple({f.identity: f for f in findings if f.identity not in known}.values())


def _load(before: State, after: State) -> Iterator[LoadMoved]:
    old = loads(before.graph, before.plan.settings.weights)
    new = loads(after.graph, after.plan.settings.weights)
    for node in dict.fromkeys((*old, *new)):
        yield LoadMoved(
            after.graph.name(node),
            old[node].points if node in old else None,
            new[node].points if node in new else None,
        )


def _balance(state: State) -> Balance:
    return balance([load.measure for load in loads(state.graph, state.plan.settings.weights).values()])


def _membership(before: State, after: State, node: Node) -> Membership:
    old, new = before.graph.members(node), after.graph.members(node)
    return Membership(
        after.graph.name(node),
        tuple(after.graph.name(member) for member in new if member not in old),
        tuple(before.graph.name(member) for member in old if member not in new),
    )
