"""What sentences of a reform document state, in names as written; not yet actions of an order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from engine.message import Message
from engine.model import Kind
from engine.notice.reform.text import Sentence


@dataclass(frozen=True, slots=True)
class Renamed:
    """甲更名为乙."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Plated:
    """甲加挂乙牌子."""

    department: str
    plate: str


@dataclass(frozen=True, slots=True)
class Founded:
    """组建丙; `kind` where the text says what it is."""

    name: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """撤销甲, 不再保留甲."""

    name: str


@dataclass(frozen=True, slots=True)
class Joined:
    """甲、乙合并为丙, 甲并入乙: the departments themselves; `founds`: the text says that `into` is formed by it."""

    units: tuple[str, ...]
    into: str
    founds: bool = False


@dataclass(frozen=True, slots=True)
class Divided:
    """甲拆分为乙、丙."""

    source: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """甲的某职责划入乙: `what` as written, empty for all; `integrated` to form a department, `out` of the bureau.

    `giver` is empty where the text does not name it; several in `to`: the text does not say which duties go where.
    """

    giver: str
    what: str
    to: tuple[str, ...]
    integrated: bool = False
    out: bool = False


Statement: TypeAlias = "Renamed | Plated | Founded | Ended | Joined | Divided | Moved"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the sentence it was read from."""

    statement: Statement
    sentence: Sentence


class NotUnderstood(Exception):
    """A statement that becomes no action: why, and what to do about it (`template`: TOML to be completed)."""

    def __init__(self, why: Message, mend: Message, template: str = "") -> None:
        self.why = why
        self.mend = mend
        self.template = template
        super().__init__(str(why))


@dataclass(frozen=True, slots=True)
class Open:
    """A sentence, or a part of it, that is left to a person."""

    sentence: Sentence
    what: str
    why: Message
    mend: Message
    template: str = ""


@dataclass
class Understanding:
    """What was read from the sentences of a document; `silent` are those that sound like no change at all."""

    said: list[Said] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    silent: list[Sentence] = field(default_factory=list)

    def leave(self, sentence: Sentence, what: str, why: Message, mend: Message) -> None:
        """Leave a sentence or a part of it to a person."""
        self.open.append(Open(sentence, what, why, mend))
