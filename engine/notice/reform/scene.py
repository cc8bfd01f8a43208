"""What the clauses of a passage have spoken of so far: whom 其 means, what waits to be integrated."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from engine.message import Message, message
from engine.model import Kind
from engine.notice.name_list import NameReader
from engine.notice.reform.duties import Given, read_duties
from engine.notice.reform.names import names_in
from engine.notice.reform.statements import (
    Divided,
    Ended,
    Founded,
    Joined,
    Moved,
    Plated,
    Renamed,
    Said,
    Statement,
    Understanding,
)
from engine.notice.reform.text import Sentence

NOTHING = message("write the action by hand, if one is meant")


@dataclass
class Scene:
    """The state of reading one passage; what is understood goes into `into`.

    `subject` is what a clause without subject is about, `its` whom 其 means, `giving` and `joining` what waits for
    the department it is integrated into, `parting` the departments whose duties the passage shares out.
    """

    reader: NameReader
    into: Understanding
    sentence: Sentence
    subject: str = ""
    its: tuple[str, ...] = ()
    giving: list[Given] = field(default_factory=list)
    joining: tuple[str, ...] = ()
    parting: tuple[str, ...] = ()

    def say(self, statement: Statement) -> None:
        """Record a statement of the present sentence."""
        self.into.said.append(Said(statement, self.sentence))

    def leave(self, what: str, why: Message) -> None:
        """Leave a part of the present sentence to a person."""
        self.into.leave(self.sentence, what, why, NOTHING)

    def pass_over(self, what: str) -> None:
        """Keep a part of the present sentence as one that states no change."""
        self.into.silent.append(replace(self.sentence, text=what))

    def names(self, text: str) -> tuple[str, ...]:
        """The names of a list."""
        return names_in(text, self.reader)

    def duties(self, text: str) -> list[Given]:
        """Whose duties a wording means."""
        return read_duties(text, self.reader, self.its)

    def parted(self, given: list[Given]) -> list[Given]:
        """The duties with the department that ends or is split as giver where none is named."""
        return [
            each
            for one in given
            for each in ([one] if one.giver else [Given(giver, one.what) for giver in self.parting or ("",)])
        ]

    def renamed(self, old: str, new: str) -> None:
        """甲更名为乙."""
        self.say(Renamed(old, new))
        self.subject, self.its = new, (new,)

    def founded(self, name: str) -> None:
        """组建丙, with what waits to be integrated."""
        if self.joining:
            self.say(Joined(self.joining, name, founds=True))
        else:
            self.say(Founded(name))
            self.moved(self.giving, (name,), integrated=True)
        self.giving, self.joining, self.subject, self.its = [], (), name, (name,)

    def kind(self, kind: Kind) -> None:
        """What the department that the present passage founded last is said to be."""
        for index in range(len(self.into.said) - 1, -1, -1):
            said = self.into.said[index]
            if said.sentence.passage != self.sentence.passage:
                return
            if isinstance(said.statement, Founded) and said.statement.name == self.subject:
                self.into.said[index] = Said(Founded(self.subject, kind), said.sentence)
                return

    def plated(self, department: str, plate: str) -> None:
        """甲加挂乙牌子."""
        self.say(Plated(department, plate))

    def ended(self, names: tuple[str, ...]) -> None:
        """撤销甲."""
        for name in names:
            self.say(Ended(name))
        self.parting = self.its = names

    def divided(self, source: str, parts: tuple[str, ...]) -> None:
        """甲拆分为乙、丙."""
        self.say(Divided(source, parts))
        self.parting = self.its = (source,)

    def joined(self, units: tuple[str, ...], into: str) -> None:
        """甲并入乙."""
        self.say(Joined(units, into))
        self.subject = into

    def moved(self, given: list[Given], to: tuple[str, ...], integrated: bool = False, out: bool = False) -> None:
        """甲的某职责划入乙."""
        for one in given:
            self.say(Moved(one.giver, one.what, to, integrated, out))

    def close(self) -> None:
        """End the passage: what still waits is left to a person."""
        if self.giving or self.joining:
            self.leave(self.sentence.text, message("what is integrated goes to no department that is named"))
        self.giving, self.joining, self.subject, self.its, self.parting = [], (), "", (), ()
