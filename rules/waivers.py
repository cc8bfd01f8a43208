"""Family X: waivers that no longer hold, and the waiving itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.findings import Finding, Severity, Waived
from engine.message import Message, message
from engine.model import Waiver
from engine.state import State
from rules.rule import Hit, Rule


@dataclass(frozen=True, slots=True)
class Sifted:
    """The findings of a state, parted by the waivers of its plan."""

    state: State
    standing: tuple[Finding, ...]
    waived: tuple[Waived, ...]


def sift(findings: Iterable[Finding], state: State) -> Sifted:
    """Part findings into those that stand and those a valid waiver accepts."""
    standing: list[Finding] = []
    waived: list[Waived] = []
    for finding in findings:
        waiver = next((w for w in _valid(state) if _covers(w, finding, state)), None)
        if waiver:
            waived.append(Waived(finding, waiver))
        else:
            standing.append(finding)
    return Sifted(state, tuple(standing), tuple(waived))


def expired_waiver(sifted: Sifted) -> Iterator[Hit]:
    """A waiver whose time is over.

    What it finds:
        Waivers that expired before the date asked.
    Why it matters:
        What was accepted for a time stands again and needs a decision.
    Example:
        `expires = 2019-12-31`, and today is later.
    How to mend:
        Mend the finding and remove the waiver, or extend it with a fresh reason.
    """
    for waiver in sifted.state.plan.waivers:
        if waiver.expires < sifted.state.as_of:
            yield _hit(waiver, message("the waiver of {rule} expired on {expires}", rule=waiver.rule,
                                       expires=waiver.expires),
                       message("remove it, or extend it with a fresh reason"))  # fmt: skip


def unmatched_waiver(sifted: Sifted) -> Iterator[Hit]:
    """A waiver that accepts nothing.

    What it finds:
        Waivers that hold on the date asked but match no finding.
    Why it matters:
        It will hide the next finding of its kind, which nobody has looked at.
    Example:
        A waiver of A103 for task 3 after one of its two leads was released.
    How to mend:
        Remove it.
    """
    used = {id(item.waiver) for item in sifted.waived}
    for waiver in _valid(sifted.state):
        if id(waiver) not in used:
            yield _hit(waiver, message("the waiver of {rule} matches no finding", rule=waiver.rule),
                       message("remove it"))  # fmt: skip


def _valid(state: State) -> list[Waiver]:
    return [waiver for waiver in state.plan.waivers if waiver.expires >= state.as_of]


def _covers(waiver: Waiver, finding: Finding, state: State) -> bool:
    if waiver.rule != finding.code or waiver.task not in (None, *finding.tasks):
        return False
    if waiver.department is None:
        return True
    meant = state.graph.names.resolve(waiver.department)
    return any(state.graph.names.resolve(name) == meant for name in finding.departments)


def _hit(waiver: Waiver, said: Message, remedy: Message) -> Hit:
    tasks = () if waiver.task is None else (waiver.task,)
    departments = () if waiver.department is None else (waiver.department,)
    return Hit(said, remedy, tasks, departments, line=waiver.line, evidence={"reason": waiver.reason})


RULES = (
    Rule("X901", "expired-waiver", Severity.WARNING, 1, expired_waiver),
    Rule("X902", "unmatched-waiver", Severity.WARNING, 1, unmatched_waiver),
)
