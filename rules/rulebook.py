"""All rules together: applied to a state, and looked up for explanation."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from engine.findings import SEVERITIES, CouldNotRun, Finding, Outcome
from engine.state import State
from rules import accountability, names, restructuring, text, waivers, workload
from rules.rule import CannotRun, Rule
from rules.waivers import Sifted, sift


class Rules:
    """A rulebook (`engine.findings.Rulebook`) of rules on states and rules on the waivers."""

    def __init__(self, on_states: Iterable[Rule[State]], on_waivers: Iterable[Rule[Sifted]]) -> None:
        self._on_states = tuple(on_states)
        self._on_waivers = tuple(on_waivers)
        self.all: tuple[Rule[State] | Rule[Sifted], ...] = (*self._on_states, *self._on_waivers)

    @property
    def codes(self) -> Collection[str]:
        """The codes of all rules."""
        return [rule.code for rule in self.all]

    def check(self, state: State) -> Outcome:
        """Apply every rule; the waivers are sifted first, then judged themselves."""
        found: list[Finding] = []
        idle: list[CouldNotRun] = []
        for rule in self._on_states:
            try:
                found.extend(rule.findings(state, state.plan.file))
            except CannotRun as reason:
                idle.append(CouldNotRun(rule.code, rule.name, reason.reason))
        sifted = sift(found, state)
        on_waivers = [f for rule in self._on_waivers for f in rule.findings(sifted, state.plan.file)]
        return Outcome(tuple(sorted([*sifted.standing, *on_waivers], key=_order)), sifted.waived, tuple(idle))


def _order(finding: Finding) -> tuple[int, str, int, str]:
    return SEVERITIES.index(finding.severity), finding.code, finding.line or 0, str(finding.departments)


RULEBOOK = Rules(
    (*accountability.RULES, *names.RULES, *workload.RULES, *text.RULES, *restructuring.RULES),
    waivers.RULES,
)
