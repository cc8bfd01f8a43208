"""The effect of the current draft, worked out anew at every edit from what the edits before left known.

The same as `engine.preview.preview` (a test holds them together), but the state before the draft and its findings are
kept between edits: one replay and one run of the rules are left for each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from engine.findings import Finding, Outcome
from engine.office import Office
from engine.order import OrderFile, Phase
from engine.preview import Preview
from engine.state import Pending, State, as_if_in_force, state_on
from engine.succession.apply import replay


@dataclass(frozen=True)
class Base:
    """What the draft is laid on: the state of the office on a day without any draft, and what is found in it."""

    office: Office
    day: date
    before: State
    outcome: Outcome


def base_for(office: Office, draft: OrderFile, as_of: date, known: Base | None) -> Base:
    """The base of a draft, the one known if it is the same."""
    day = _day(office, draft, as_of)
    if known and known.office is office and known.day == day:
        return known
    before = state_on(office.plan, office.noticed, office.records, (), day)
    return Base(office, day, before, office.check(before))


def effect_of(base: Base, draft: OrderFile) -> Preview:
    """The effect of a draft."""
    graph = base.before.graph
    pending = Pending(draft.order, Phase.DRAFT, graph, replay(graph, [draft.order]), draft)
    after = as_if_in_force(replace(base.before, pending=(*base.before.pending, pending)), pending)
    outcome = base.office.check(after)
    gained, lost = _without(outcome, base.outcome), _without(base.outcome, outcome)
    return Preview(Phase.DRAFT, base.before, after, pending, gained, lost)


def _day(office: Office, draft: OrderFile, as_of: date) -> date:
    """The day it takes effect; without one, it is laid on top of everything that is issued."""
    last = max((record.effective for record in office.records), default=as_of)
    return max(as_of, draft.order.effective or last)


def _without(outcome: Outcome, other: Outcome) -> tuple[Finding, ...]:
    known = {finding.identity for finding in other.findings}
    return tuple(finding for finding in outcome.findings if finding.identity not in known)
