"""From statements to actions: names and functions of the plan looked up, sentences that belong together joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from engine.message import message
from engine.notice.reform.business import Business, Functions
from engine.notice.reform.names import Cast
from engine.notice.reform.report import ReformReport
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
    Statement,
)


class Resolver:
    """Puts the names of the plan into statements; what cannot be resolved is left to a person."""

    def __init__(self, cast: Cast, functions: Functions, report: ReformReport) -> None:
        self.cast = cast
        self.functions = functions
        self.report = report

    def resolved(self, said: Iterable[Said]) -> list[Said]:
        """The statements that are about departments of the plan or of the document, in their order."""
        statements = list(said)
        for one in statements:
            self._expect(one.statement)
        return [Said(found, one.sentence) for one in statements for found in self._tried(one)]

    def _expect(self, statement: Statement) -> None:
        """Make the names that a statement gives known before any other statement is looked at."""
        match statement:
            case Renamed(old, new):
                if (known := self.cast.stands(old)) is not None:
                    self.cast.expect(new)
                    self.cast.rename(known, new)
            case Founded(name) | Joined(_, name, True):
                self._expect_new((name,))
            case Divided(source, parts) if self.cast.stands(source):
                self._expect_new(parts)
            case _:
                return

    def _expect_new(self, names: Iterable[str]) -> None:
        for name in names:
            try:
                self.cast.expect(self.cast.new_name(name))
            except NotUnderstood:
                continue  # told where the statement itself is looked at

    def _tried(self, said: Said) -> Iterator[Statement]:
        try:
            found = list(self._with_names(said))
        except NotUnderstood as error:
            self.report.open.append(Open(said.sentence, said.sentence.text, error.why, error.mend, error.template))
            return
        yield from found

    def _with_names(self, said: Said) -> Iterator[Statement]:
        cast = self.cast
        match said.statement:
            case Renamed(old, new):
                yield Renamed(cast.department(old), new)
            case Plated(department, plate):
                yield Plated(cast.department(department), plate)
            case Founded(name, kind):
                yield Founded(cast.stands(name) or cast.new_name(name), kind)
            case Ended(name):
                yield Ended(cast.department(name))
            case Joined(units, into, founds):
                yield self._joined(said, units, into, founds)
            case Divided(source, parts):
                yield Divided(cast.department(source), tuple(cast.stands(p) or cast.new_name(p) for p in parts))
            case Moved() as moved:
                yield self._moved(moved)

    def _joined(self, said: Said, units: tuple[str, ...], into: str, founds: bool) -> Joined:
        to = (self.cast.stands(into) or self.cast.new_name(into)) if founds else self.cast.department(into)
        known = [unit for name in units for unit in self._each(said, name, self.cast.department)]
        if not known:
            raise NotUnderstood(message("none of the departments that are merged is in the plan"),
                                message("nothing is to do if they belong to other bodies"))  # fmt: skip
        return Joined(tuple(known), to, founds)

    def _each(self, said: Said, name: str, look_up: Callable[[str], str]) -> Iterator[str]:
        """The department of a name among several; an unknown one is reported and the others go on."""
        try:
            yield look_up(name)
        except NotUnderstood as error:
            self.report.open.append(Open(said.sentence, name, error.why, error.mend))

    def _moved(self, moved: Moved) -> Moved:
        if not moved.giver:
            raise self._no_giver(moved.what)
        giver = self.cast.department(moved.giver)
        if moved.out:
            return Moved(giver, moved.what, moved.to, out=True)
        return Moved(giver, moved.what, tuple(map(self._taker, moved.to)), moved.integrated)

    def _taker(self, name: str) -> str:
        try:
            return self.cast.department(name)
        except NotUnderstood as error:
            raise NotUnderstood(
                error.why,
                message('{mend}; if it is a body outside the bureau: kind = "move_out", to_body = "{name}"',
                        mend=error.mend, name=name),
            ) from error  # fmt: skip

    def _no_giver(self, what: str) -> NotUnderstood:
        business = self.functions.read(what)
        holders = tuple(self.holders(business))
        mend = message("write the transfer by hand")
        if holders:
            mend = message("the plan has it with {names}; write the transfer by hand", names=holders)
        return NotUnderstood(message("it does not say who gives these duties up"), mend)

    def holders(self, business: Business) -> Iterator[str]:
        """The departments with a duty by name on a task that has one of the functions."""
        graph = self.cast.graph
        tasks = self.functions.tasks_with(business.functions)
        yield from dict.fromkeys(graph.name(node) for task in tasks for node in sorted(graph.named_on(task)))
