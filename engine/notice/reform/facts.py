"""What a document states anywhere about a department, looked up by its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.model import Kind
from engine.notice.reform.business import Functions
from engine.notice.reform.statements import Divided, Ended, Founded, Joined, Moved, Renamed, Said
from engine.notice.reform.text import Sentence


@dataclass(frozen=True, slots=True)
class Fact:
    """Duties that pass on, and the sentence that says so."""

    moved: Moved
    sentence: Sentence


class Facts:
    """The statements of a document by the departments they are about.

    `ended` has the sentence for each department that ends, `splits` the parts of each that is split, `kinds` what new
    departments are said to be; `settling` are those of whose end another statement makes more than an end.
    """

    def __init__(self, said: Sequence[Said], functions: Functions) -> None:
        self._functions = functions
        moves = [Fact(one.statement, one.sentence) for one in said if isinstance(one.statement, Moved)]
        self._by_statement = {id(fact.moved): fact for fact in moves}
        self._giving: dict[str, list[Fact]] = defaultdict(list)
        self._coming: dict[str, list[Fact]] = defaultdict(list)
        for fact in moves:
            self._giving[fact.moved.giver].append(fact)
            if fact.moved.integrated:
                self._coming[fact.moved.to[0]].append(fact)
        self.ended: dict[str, Sentence] = {}
        self.splits: dict[str, tuple[str, ...]] = {}
        self.kinds: dict[str, Kind] = {}
        for one in said:
            self._keep(one)
        self.settling = frozenset(name for one in said for name in self._settles(one))

    def _keep(self, said: Said) -> None:
        match said.statement:
            case Ended(name):
                self.ended.setdefault(name, said.sentence)
            case Divided(source, parts):
                self.splits[source] = parts
            case Founded(name, kind) if kind:
                self.kinds[name] = kind
            case _:
                return

    def _settles(self, said: Said) -> Iterator[str]:
        match said.statement:
            case Renamed(name, _) | Divided(name, _):
                yield name
            case Joined(units, into, _):
                yield from (unit for unit in units if unit != into)
            case Founded(name, _):
                yield from (fact.moved.giver for fact in self.coming(name) if self.whole(fact))
            case _:
                return

    def of(self, moved: Moved) -> Fact:
        """The fact of a statement."""
        return self._by_statement[id(moved)]

    def giving(self, name: str) -> Sequence[Fact]:
        """What passes on from a department."""
        return self._giving.get(name, ())

    def coming(self, name: str) -> Sequence[Fact]:
        """What is integrated to form a department."""
        return self._coming.get(name, ())

    def whole(self, fact: Fact) -> bool:
        """Whether all duties of the giver are meant."""
        return self._functions.read(fact.moved.what).everything
