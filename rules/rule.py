"""What a rule is: a pure function from a state to hits, with a code, a name, a severity and an explanation."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from engine.findings import Evidence, Finding, Severity
from engine.message import Message, term

FAMILIES = {
    "A": term("Accountability"),
    "N": term("Names"),
    "W": term("Workload"),
    "T": term("Text"),
    "R": term("Restructuring"),
    "X": term("Waivers"),
}

HEADINGS = (term("What it finds"), term("Why it matters"), term("Example"), term("How to mend"))


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule applies; `severity` only where it differs from the rule's own."""

    message: Message
    remedy: Message
    tasks: tuple[int, ...] = ()
    departments: tuple[str, ...] = ()
    line: int | None = None
    order: str | None = None
    file: str | None = None
    severity: Severity | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)


Subject = TypeVar("Subject")
"""What a rule looks at: a state, or (family X) what the waivers did to the findings of one."""


class CannotRun(Exception):
    """Raised by a rule that has nothing to go by in this state; carries the reason."""

    def __init__(self, reason: Message) -> None:
        self.reason = reason
        super().__init__(str(reason))


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """A check with its identity. `tier` 1: the plan can be read as meant; 2: duties are sound; 3: advice."""

    code: str
    name: str
    severity: Severity
    tier: int
    check: Callable[[Subject], Iterator[Hit]]

    def findings(self, subject: Subject, plan_file: str) -> Iterator[Finding]:
        """The findings of this rule; lines are those of `plan_file`. CannotRun if it has nothing to go by."""
        for hit in self.check(subject):
            file = hit.file or (plan_file if hit.line else None)
            yield Finding(
                self.code, self.name, hit.severity or self.severity, hit.message, hit.remedy,
                hit.tasks, hit.departments, hit.order, file, hit.line, hit.evidence,
            )  # fmt: skip

    @property
    def title(self) -> str:
        """The first line of its explanation (a key of the translations)."""
        return _documentation(self.check)[0]

    @property
    def explanation(self) -> dict[str, str]:
        """Its explanation by heading (keys of the translations, headings and texts)."""
        return _documentation(self.check)[1]


def _documentation(check: Callable[..., object]) -> tuple[str, dict[str, str]]:
    """The title and the sections of a rule's docstring; each section's lines are joined into paragraphs."""
    title, _, rest = (inspect.getdoc(check) or "").partition("\n")
    parts = re.split(rf"^({'|'.join(HEADINGS)}):\n", rest, flags=re.MULTILINE)
    return title.strip(), {head: _joined(body) for head, body in zip(parts[1::2], parts[2::2], strict=True)}


def _joined(body: str) -> str:
    return " ".join(line.strip() for line in body.strip().splitlines())
