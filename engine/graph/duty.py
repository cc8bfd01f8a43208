"""What the duty graph carries on its nodes and edges, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from engine.message import Message
from engine.model import Attribution, Kind, Role
from engine.node import Node


@dataclass(frozen=True, slots=True)
class Assignment:
    """A duty that no notice named: action `action` of `order` assigned it to `written` (see `Attribution`)."""

    task: int
    role: Role
    written: str
    order: str
    action: int


Source: TypeAlias = "Attribution | Assignment"


@dataclass(frozen=True, slots=True)
class Duty:
    """`holder` has `role` on `task`: one edge of the graph.

    `sources` are the attributions and assignments it answers for: several where one holder is named twice or took
    over several duties of one task. `order` gave it to this holder, `since` that date; both None: the plan did.
    """

    task: int
    role: Role
    holder: Node
    sources: tuple[Source, ...]
    order: str | None = None
    since: date | None = None

    @property
    def written(self) -> str:
        """The name as it was first written."""
        return self.sources[0].written

    @property
    def line(self) -> int | None:
        """The line of the plan that names it, if one does."""
        return next((s.line for s in self.sources if isinstance(s, Attribution)), None)

    @property
    def key(self) -> tuple[int, Role, Node]:
        """What tells it from every other duty at one time."""
        return self.task, self.role, self.holder


@dataclass(frozen=True, slots=True)
class Unit:
    """A department at one point of its history.

    `others` are all further names: declared aliases, former names, plates; `named` tells which order gave a name.
    `founded` and `ended` name the orders that did so; `successors` are the departments that took over from an ended
    one.
    """

    node: Node
    name: str
    kind: Kind
    others: tuple[str, ...] = ()
    headcount: int | None = None
    line: int | None = None
    founded: str | None = None
    ended: str | None = None
    successors: tuple[Node, ...] = ()
    named: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A department that answers for a duty, `via` a collective or by name.

    `department` is None where nobody answers: the name resolves to nothing, the department is gone without a
    successor, the business left the bureau, or the collective has no (further) member.
    """

    duty: Duty
    department: Node | None
    via: Node | None = None


@dataclass(frozen=True, slots=True)
class DutyList:
    """The duties of one department: by name in each role, and those it shares through a collective."""

    department: Node
    lead: tuple[Duty, ...]
    responsible: tuple[Duty, ...]
    support: tuple[Duty, ...]
    collective: tuple[Duty, ...]

    @property
    def named(self) -> tuple[Duty, ...]:
        """All duties it has by name."""
        return self.lead + self.responsible + self.support


@dataclass(frozen=True, slots=True)
class Absence:
    """What the absence of a department would leave: tasks without lead, tasks with nobody named."""

    department: Node
    without_lead: tuple[int, ...]
    without_anyone: tuple[int, ...]

    @property
    def hit(self) -> tuple[int, ...]:
        """Every task it would leave without lead or without anyone, in order."""
        return tuple(sorted({*self.without_lead, *self.without_anyone}))


@dataclass(frozen=True, slots=True)
class Change:
    """What an action did to one duty: `before` is None if it was assigned, `after` None if it was released.

    A duty that falls to several makes one change for each. `action` counts the actions of `order` from 0.
    """

    order: str
    action: int
    effective: date | None
    reason: Message
    before: Duty | None = None
    after: Duty | None = None

    @property
    def duty(self) -> Duty:
        """The duty it is about: as it was, or, if it is new, as it became."""
        duty = self.before or self.after
        assert duty is not None
        return duty
