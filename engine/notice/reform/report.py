"""The report on a reform document: what became actions, what is left to a person, what was inferred."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from engine.message import Message
from engine.notice.reform.statements import Open
from engine.notice.reform.text import Sentence
from engine.notice.report import Remark
from engine.order import Action
from engine.succession.contradiction import Objection


@dataclass(frozen=True, slots=True)
class Derived:
    """An action with the sentences it was read from."""

    action: Action
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """An action, counted from 0, that the plan as it will stand contradicts."""

    action: int
    objection: Objection


@dataclass(frozen=True, slots=True)
class Orphaned:
    """A department the document ends without naming a successor for all its duties, and the tasks concerned."""

    department: str
    tasks: tuple[int, ...]


@dataclass
class ReformReport:
    """What a person must look at before the draft is issued."""

    notice: str
    document: str | None = None
    issued: date | None = None
    effective: date | None = None
    derived: list[Derived] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    inferred: list[Remark] = field(default_factory=list)
    silent: list[Sentence] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    orphaned: list[Orphaned] = field(default_factory=list)

    def infer(self, what: Message, sentence: Sentence | None = None) -> None:
        """Record something inferred rather than read."""
        self.inferred.append(Remark(what, sentence.place if sentence else None))
