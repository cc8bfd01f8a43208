"""Joins resolved statements into actions: what passes on and who ends, who is merged into what is formed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.message import message
from engine.model import Kind
from engine.notice.departments import kind_of
from engine.notice.reform.facts import Facts
from engine.notice.reform.names import Cast
from engine.notice.reform.report import Derived, ReformReport
from engine.notice.reform.shares import Shares
from engine.notice.reform.statements import (
    Divided,
    Ended,
    Founded,
    Joined,
    Moved,
    NotUnderstood,
    Open,
    Plated,
    Renamed,
    Said,
)
from engine.notice.reform.text import Sentence
from engine.order import Abolish, Action, AddPlate, Found, Merge, MoveOut, Rename, Split, Transfer

_QUOTED = 10
"""Sentences that are kept with an action."""


class Assembler:
    """Makes the actions of a document; each statement is used once."""

    def __init__(self, said: Sequence[Said], cast: Cast, shares: Shares, report: ReformReport) -> None:
        self.cast = cast
        self.shares = shares
        self.report = report
        self._said = said
        self._facts = Facts(said, shares.functions)
        self._actions: dict[Action, int] = {}
        self._merged: dict[tuple[tuple[str, ...], str], Kind] = {}
        self._done: set[str] = set()
        self._settled: set[str] = set()
        self._used: set[int] = set()

    def derive(self) -> None:
        """Put every action into the report, in the order in which the document states them."""
        for said in self._said:
            try:
                self._one(said)
            except NotUnderstood as error:
                self.report.open.append(Open(said.sentence, said.sentence.text, error.why, error.mend, error.template))

    def _one(self, said: Said) -> None:
        match said.statement:
            case Renamed(old, new):
                self._add(Rename(old, new), said.sentence)
                self._settled.add(old)
            case Plated(department, plate):
                self._add(AddPlate(department, plate), said.sentence)
            case Founded(name, kind):
                self._found(name, kind, said.sentence)
            case Joined(units, into, founds):
                self._merge(units, into, founds, said.sentence)
            case Divided(source, parts):
                self._split(source, parts, said.sentence)
            case Ended(name):
                self._end(name, said.sentence)
            case Moved() as moved:
                self._move(moved, said.sentence)

    def _add(self, action: Action, *sentences: Sentence) -> None:
        """Record an action; one that is stated twice is done once."""
        if action in self._actions:
            at = self._actions[action]
            known = self.report.derived[at].sentences
            self.report.derived[at] = Derived(action, tuple(dict.fromkeys((*known, *sentences)))[:_QUOTED])
        else:
            self._actions[action] = len(self.report.derived)
            self.report.derived.append(Derived(action, tuple(dict.fromkeys(sentences))[:_QUOTED]))

    def _found(self, name: str, kind: Kind | None, sentence: Sentence) -> None:
        """A new department; whoever gives it all duties and is not kept is merged into it."""
        if name in self._done:
            return
        self._done.add(name)
        coming = self._facts.coming(name)
        whole = [f for f in coming if self._facts.whole(f) and f.moved.giver in self._facts.ended]
        stands = self.cast.stands(name) is not None
        if stands and not coming:
            raise NotUnderstood(message("{name} stands already", name=name), message("nothing is to do, or rename it"))
        if whole:
            for fact in whole:
                self.shares.note_vague(fact.moved, fact.sentence)
            sources = tuple(dict.fromkeys(f.moved.giver for f in whole))
            ends = [self._facts.ended[source] for source in sources]
            self._settled.update(sources)
            self._used.update(map(id, whole))
            dept_kind = None if stands else kind or self._common_kind(sources, name, sentence)
            self._add(Merge(sources, name, dept_kind), sentence, *(f.sentence for f in whole), *ends)
        elif not stands:
            self._add(Found(name, kind or self._kind_by_name(name, sentence)), sentence)

    def _merge(self, units: tuple[str, ...], into: str, founds: bool, sentence: Sentence) -> None:
        stands = self.cast.stands(into) is not None
        sources = tuple(unit for unit in dict.fromkeys(units) if unit != into or stands)
        if sources in ((), (into,)):
            raise NotUnderstood(message("{name} would be merged into itself", name=into),
                                message("write the action by hand"))  # fmt: skip
        self._settled.update(set(sources) - {into})
        ends = [self._facts.ended[source] for source in sources if source in self._facts.ended]
        kind = self._merged.get((sources, into))
        if kind is None and founds and not stands and into not in self._done:
            kind = self._facts.kinds.get(into) or self._common_kind(sources, into, sentence)
            self._merged[sources, into] = kind
        self._done.add(into)
        self._add(Merge(sources, into, kind), sentence, *ends)

    def _split(self, source: str, parts: tuple[str, ...], sentence: Sentence) -> None:
        facts = [f for f in self._facts.giving(source) if set(f.moved.to) <= set(parts)]
        self._used.update(map(id, facts))
        self._settled.add(source)
        into = self.shares.split_among(source, parts, [f.moved for f in facts])
        self._add(Split(source, into), sentence, *(f.sentence for f in facts))
        self._done.update(parts)

    def _end(self, name: str, sentence: Sentence) -> None:
        """An end that is no part of a merger, split or renaming, with the successors named anywhere."""
        entity = self.cast.entity(name)
        if {name, entity} & self._settled or name in self._facts.settling:
            return
        self._settled.add(name)
        facts = [f for f in self._facts.giving(name) if not f.moved.out and id(f) not in self._used]
        self._used.update(map(id, facts))
        successor, parts = self.shares.succession(name, [f.moved for f in facts], sentence)
        self._add(Abolish(name, successor, parts), sentence, *(f.sentence for f in facts))

    def _move(self, moved: Moved, sentence: Sentence) -> None:
        """Duties that pass on from a department that stays, or leave the bureau."""
        fact = self._facts.of(moved)
        if id(fact) in self._used or self._belongs_to_end(moved):
            return
        self._used.add(id(fact))
        functions = self.shares.selected(moved, sentence)
        if moved.out:
            self._add(MoveOut(moved.giver, moved.to[0], functions=functions), sentence)
            return
        if moved.giver == moved.to[0]:
            raise NotUnderstood(message("{name} is both giver and taker", name=moved.giver),
                                message("write the action by hand"))  # fmt: skip
        self._add(Transfer(moved.giver, moved.to[0], functions=functions), sentence)
        if not functions:
            self.report.infer(
                message("the document does not say that {name} ends: it stays, without these duties", name=moved.giver),
                sentence,
            )

    def _belongs_to_end(self, moved: Moved) -> bool:
        """Whether the duties are told with the end or split of their giver."""
        if moved.out:
            return False
        if set(moved.to) <= set(self._facts.splits.get(moved.giver, ())):
            return True
        return moved.giver in self._facts.ended and moved.giver not in self._facts.settling

    def _common_kind(self, sources: Iterable[str], name: str, sentence: Sentence) -> Kind:
        kinds = {unit.kind for source in sources if (unit := self.cast.unit(source)) is not None}
        if len(kinds) != 1:
            return self._kind_by_name(name, sentence)
        self.report.infer(message("{name} is taken for the kind of department that it is made of", name=name), sentence)
        return kinds.pop()

    def _kind_by_name(self, name: str, sentence: Sentence) -> Kind:
        kind = kind_of(name)
        if kind is Kind.INSTITUTION:
            said = message("{name} is taken for an institution by the end of its name", name=name)
        else:
            said = message("{name} is taken for an office of the bureau", name=name)
        self.report.infer(said, sentence)
        return kind
