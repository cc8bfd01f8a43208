"""What an order would do, before anybody signs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from engine.findings import Finding, Outcome, Severity
from engine.graph.duty import Change, Duty
from engine.node import Node
from engine.office import Office
from engine.order import OrderFile, Phase
from engine.state import Pending, State, as_if_in_force, state_on
from engine.succession.apply import Impossible, replay
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


@dataclass(frozen=True)
class Base:
    """What a draft is laid on: the state on the day it takes effect, without it, and what the rules find there.

    It can be kept while the draft is edited: then each edit costs one replay and one run of the rules.
    """

    office: Office
    issued: tuple[Record, ...]
    before: State
    outcome: Outcome


def preview(office: Office, draft: OrderFile, as_of: date) -> Preview:
    """The effect of a draft on the day it takes effect, or on `as_of` if that is later.

    What the rules say on `as_of` of the draft itself counts as gained.
    """
    base = base_of(office, draft, as_of)
    seen = effect_of(base, draft)
    gained = _without((*_own(base, draft, as_of), *seen.gained), base.outcome.findings)
    issued = next((record for record in office.records if record.order.id == draft.order.id), None)
    return replace(seen, phase=issued.phase(as_of) if issued else Phase.DRAFT, gained=gained)


def base_of(office: Office, draft: OrderFile, as_of: date, known: Base | None = None) -> Base:
    """The base of a draft, `known` if it still is that; one without date lies on top of everything that is issued."""
    issued = tuple(record for record in office.records if record.order.id != draft.order.id)
    day = max(as_of, draft.order.effective or max((record.effective for record in issued), default=as_of))
    if known and known.office is office and known.issued == issued and known.before.as_of == day:
        return known
    before = state_on(office.plan, office.noticed, issued, (), day)
    return Base(office, issued, before, office.check(before))


def effect_of(base: Base, draft: OrderFile) -> Preview:
    """The effect of a draft on its base."""
    before = base.before
    outcome = replay(before.graph, [draft.order], before.changes)
    pending = Pending(draft.order, Phase.DRAFT, before.graph, outcome, draft)
    after = as_if_in_force(replace(before, pending=(*before.pending, pending)), pending)
    new = base.office.check(after).findings
    old = base.outcome.findings
    return Preview(Phase.DRAFT, before, after, pending, _without(new, old), _without(old, new))


def _own(base: Base, draft: OrderFile, as_of: date) -> Iterator[Finding]:
    """What the rules say of the draft before it holds, but for the transitions that are its very purpose."""
    office = base.office
    outcome = office.check(state_on(office.plan, office.noticed, base.issued, [draft], as_of))
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
