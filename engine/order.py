"""Orders (调整文件): the only way in which it changes who answers for what.

An order is one set of actions with a document number, a date of issue and an effective date; as long as it is not
in the ledger it is a draft and may lack them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias

from engine.message import term
from engine.model import Kind, Role


class Phase(StrEnum):
    """Where an order stands on a date."""

    DRAFT = "draft"
    ISSUED = "issued"
    IN_FORCE = "in_force"
    REVOKED = "revoked"


PHASE_TERMS = {
    Phase.DRAFT: term("draft"),
    Phase.ISSUED: term("issued, not yet effective"),
    Phase.IN_FORCE: term("in force"),
    Phase.REVOKED: term("revoked"),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which duties are meant: each part that is given narrows it; functions select the tasks that have them."""

    tasks: tuple[int, ...] = ()
    functions: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether anything is selected at all."""
        return bool(self.tasks or self.functions or self.roles)


@dataclass(frozen=True, slots=True)
class Part:
    """A department that takes over part of another's duties; `rest`: also all that no part names."""

    name: str
    tasks: tuple[int, ...] = ()
    functions: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    rest: bool = False
    dept_kind: Kind | None = None

    @property
    def selection(self) -> Selection:
        """The duties it names."""
        return Selection(self.tasks, self.functions, self.roles)


@dataclass(frozen=True, slots=True)
class Rename:
    """更名: the same department under a new name."""

    kind: ClassVar[str] = "rename"
    source: str
    to: str


@dataclass(frozen=True, slots=True)
class AddPlate:
    """加挂牌子: a second name."""

    kind: ClassVar[str] = "add_plate"
    department: str
    plate: str


@dataclass(frozen=True, slots=True)
class Found:
    """组建: a new department."""

    kind: ClassVar[str] = "found"
    department: str
    dept_kind: Kind


@dataclass(frozen=True, slots=True)
class Merge:
    """合并: `sources` into one that stands, or, with `dept_kind`, into one founded by this action."""

    kind: ClassVar[str] = "merge"
    sources: tuple[str, ...]
    into: str
    dept_kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """拆分: every duty falls to a part; parts that do not stand are founded."""

    kind: ClassVar[str] = "split"
    source: str
    into: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Abolish:
    """撤销: with one successor, with several, or with none (its duties are then orphans)."""

    kind: ClassVar[str] = "abolish"
    department: str
    successor: str | None = None
    successors: tuple[Part, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The successors; a single one takes all."""
        return (Part(self.successor, rest=True),) if self.successor else self.successors


@dataclass(frozen=True, slots=True)
class Transfer:
    """划转: the selected duties by name (all, if nothing is selected) pass to another department."""

    kind: ClassVar[str] = "transfer"
    source: str
    to: str
    tasks: tuple[int, ...] = ()
    functions: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveOut:
    """划出: the selected duties leave the bureau for another body."""

    kind: ClassVar[str] = "move_out"
    source: str
    to_body: str
    tasks: tuple[int, ...] = ()
    functions: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Assign:
    """指定: one duty on one task, for a department or a collective."""

    kind: ClassVar[str] = "assign"
    task: int
    role: Role
    department: str


@dataclass(frozen=True, slots=True)
class Release:
    """免除: one duty on one task ends; also that of a name that resolves to nothing."""

    kind: ClassVar[str] = "release"
    task: int
    role: Role
    department: str


@dataclass(frozen=True, slots=True)
class Replace:
    """改派: one duty on one task passes to another; `source` may be a name that resolves to nothing."""

    kind: ClassVar[str] = "replace"
    task: int
    role: Role
    source: str
    to: str


Action: TypeAlias = (
    "Rename | AddPlate | Found | Merge | Split | Abolish | Transfer | MoveOut | Assign | Release | Replace"
)

ACTIONS = (Rename, AddPlate, Found, Merge, Split, Abolish, Transfer, MoveOut, Assign, Release, Replace)

ACTION_TERMS = {
    Rename.kind: term("rename"),
    AddPlate.kind: term("add a plate"),
    Found.kind: term("found"),
    Merge.kind: term("merge"),
    Split.kind: term("split"),
    Abolish.kind: term("abolish"),
    Transfer.kind: term("transfer"),
    MoveOut.kind: term("move out"),
    Assign.kind: term("assign"),
    Release.kind: term("release"),
    Replace.kind: term("replace"),
}

FILE_KEYS = {"source": "from", "sources": "from"}
"""Attributes whose key in a file is a word that Python keeps for itself."""


@dataclass(frozen=True, slots=True)
class Order:
    """One set of actions; `based_on` is the ledger's head when the draft was made."""

    id: str
    title: str
    actions: tuple[Action, ...]
    document: str | None = None
    issued: date | None = None
    effective: date | None = None
    reason: str = ""
    based_on: str | None = None


def order_data(order: Order) -> dict[str, object]:
    """The order as the data of its file (`[order]` and `[[actions]]`); dates stay dates, defaults are left out."""
    head = {
        key: getattr(order, key)
        for key in ("id", "title", "document", "issued", "effective", "reason", "based_on")
        if getattr(order, key) not in (None, "")
    }
    actions = [action_data(action) for action in order.actions]
    return {"order": head, **({"actions": actions} if actions else {})}


def action_data(action: Action) -> dict[str, object]:
    """An action as the data of its table in the file."""
    return {"kind": action.kind, **_data(action)}


def _data(item: Action | Part) -> Mapping[str, object]:
    found = ((FILE_KEYS.get(field.name, field.name), getattr(item, field.name)) for field in fields(item))
    return {key: _plain(value) for key, value in found if value not in (None, (), False)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_data(item) if isinstance(item, Part) else _plain(item) for item in value]
    return str(value) if isinstance(value, StrEnum) else value


@dataclass(frozen=True, slots=True)
class OrderFile:
    """An order read from a file: where, and on which lines its head and its actions stand."""

    order: Order
    file: str
    digest: str
    line: int
    action_lines: tuple[int, ...]
