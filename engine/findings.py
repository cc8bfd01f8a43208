"""Findings: what rules see in a state. The engine defines what they are; `rules` makes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias

from engine.message import Message, term

if TYPE_CHECKING:
    from engine.model import Waiver
    from engine.state import State

Evidence: TypeAlias = "str | int | float | Message | Sequence[Evidence] | Mapping[str, Evidence] | None"


class Severity(StrEnum):
    """How much a finding weighs; only an unwaived error makes `zeren check` fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITIES = tuple(Severity)
SEVERITY_TERMS = {Severity.ERROR: term("error"), Severity.WARNING: term("warning"), Severity.INFO: term("info")}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found: where, what, on which evidence, and how to mend it."""

    code: str
    name: str
    severity: Severity
    message: Message
    remedy: Message
    tasks: tuple[int, ...] = ()
    departments: tuple[str, ...] = ()
    order: str | None = None
    file: str | None = None
    line: int | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)

    @property
    def identity(self) -> tuple[str, tuple[int, ...], tuple[str, ...], str | None, str]:
        """What makes it the same finding in two states (its line and its evidence may differ)."""
        return self.code, self.tasks, self.departments, self.order, self.message.template


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a waiver accepts."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class CouldNotRun:
    """A rule that could not be applied to this state, and why."""

    code: str
    name: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of rules gave; findings are ordered by severity, code and place."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    could_not_run: tuple[CouldNotRun, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings of this severity stand."""
        return sum(finding.severity is severity for finding in self.findings)


class Rulebook(Protocol):
    """The rules as the engine sees them; `rules.RULEBOOK` is the only real one."""

    @property
    def codes(self) -> Collection[str]:
        """The codes of all rules."""
        ...

    def check(self, state: State) -> Outcome:
        """Apply every rule to a state."""
        ...
