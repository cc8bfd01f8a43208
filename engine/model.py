"""A plan as its notice states it: sections, tasks, departments, collectives, and names as written.

Words (code · 中文): Plan 工作要点, Section 板块, Task 任务, Department 科室/单位, Collective 集体表述,
Attribution 归责表述, Role 牵头/责任/配合, Indicator 指标, Waiver 豁免.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from engine.message import Message, term


class Role(StrEnum):
    """What a department is to a task, from the heaviest to the lightest."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"


ROLES = tuple(Role)
ROLE_TERMS = {Role.LEAD: term("lead"), Role.RESPONSIBLE: term("responsible"), Role.SUPPORT: term("support")}


def role_word(role: Role) -> Message:
    """A role as it is said within a message."""
    return Message(ROLE_TERMS[role], {})


class Kind(StrEnum):
    """What a department is within the bureau: 机关科室 or 直属事业单位."""

    OFFICE = "office"
    INSTITUTION = "institution"


KIND_TERMS = {Kind.OFFICE: term("office"), Kind.INSTITUTION: term("institution")}


class Comparator(StrEnum):
    """How an indicator's value is meant."""

    EXACTLY = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    RANGE = "range"
    ABOUT = "approx"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A name as written in the notice, before it is resolved; `line` is its line in the plan file."""

    task: int
    role: Role
    written: str
    line: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure or deadline of a task: `value` for one figure, `low` and `high` for a range, or `due` alone."""

    text: str
    comparator: Comparator | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the plan (板块), numbered as in the notice."""

    number: int
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Department:
    """A department of the bureau; `headcount` is its posts (编制), where known."""

    name: str
    kind: Kind
    line: int
    aliases: tuple[str, ...] = ()
    headcount: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Collective:
    """A wording such as 机关各科室: every department of `kinds`; no kinds means bodies outside the bureau."""

    name: str
    kinds: tuple[Kind, ...]
    line: int
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A numbered task; `functions` are the nouns of its business that a transfer of function refers to.

    `source` is where the notice states it; `original_number` is its number there, where it had to be renumbered.
    """

    number: int
    section: int
    title: str
    line: int
    attributions: tuple[Attribution, ...] = ()
    problem: str = ""
    goal: str = ""
    measures: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    functions: tuple[str, ...] = ()
    due: date | None = None
    overseer: str = ""
    source: str = ""
    original_number: str = ""

    def written(self, role: Role) -> tuple[Attribution, ...]:
        """The attributions of one role, in the order of the notice."""
        return tuple(a for a in self.attributions if a.role is role)


@dataclass(frozen=True, slots=True)
class Weights:
    """What one duty adds to a department's load; a duty through a collective has its own weight."""

    lead: float = 3.0
    responsible: float = 1.0
    support: float = 0.5
    collective: float = 0.1


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the rules; limits are documented at the rule that uses them."""

    weights: Weights = field(default_factory=Weights)
    overload: float = 2.0
    underload: float = 0.25
    imbalance: float = 0.4
    lead_share: float = 0.25
    indispensable: float = 0.15
    successor_overload: float = 1.5
    separation: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """Accepts the findings of `rule` on `task` and/or `department` until `expires`, for a stated reason."""

    rule: str
    reason: str
    expires: date
    line: int
    task: int | None = None
    department: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A bureau's annual work plan; `file` is where it was read, as shown to people.

    `default` is what the notice says once for all its tasks (各项均需各县区落实，不再列出).
    """

    file: str
    title: str
    issuer: str
    document: str
    issued: date
    year: int
    sections: tuple[Section, ...]
    departments: tuple[Department, ...]
    collectives: tuple[Collective, ...]
    tasks: tuple[Task, ...]
    succession: str = ""
    default: str = ""
    settings: Settings = field(default_factory=Settings)
    waivers: tuple[Waiver, ...] = ()

    def task(self, number: int) -> Task:
        """The task of that number; KeyError if the plan has none."""
        for task in self.tasks:
            if task.number == number:
                return task
        raise KeyError(number)
