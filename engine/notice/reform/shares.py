"""What falls to whom: functions looked up in the plan, and templates for what the document leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from engine.message import Message, message
from engine.notice.reform.business import Business, Functions
from engine.notice.reform.names import Cast
from engine.notice.reform.report import ReformReport
from engine.notice.reform.statements import Moved, NotUnderstood, Open
from engine.notice.reform.text import Sentence
from engine.order import Part
from engine.planfile.emit import toml_line


class Shares:
    """Reads what of a department's duties passes on."""

    def __init__(self, functions: Functions, cast: Cast, titles: Mapping[int, str], report: ReformReport) -> None:
        self.functions = functions
        self.cast = cast
        self.titles = titles
        self.report = report

    def selected(self, moved: Moved, sentence: Sentence) -> tuple[str, ...]:
        """The functions of a transfer, empty for all duties. NotUnderstood if none can be told."""
        if len(moved.to) != 1:
            raise NotUnderstood(_unsaid(moved.giver, moved.to), _COMPLETE, self._transfers(moved))
        business = self.functions.read(moved.what)
        if business.everything and not business.vague:
            return ()
        if business.functions:
            self._note(business, moved, sentence)
            return business.functions
        raise NotUnderstood(self._unclear(business, moved), self._advice(business, moved.giver), self._transfers(moved))

    def split_among(self, source: str, parts: Sequence[str], moves: Iterable[Moved]) -> tuple[Part, ...]:
        """The parts of a split. NotUnderstood if something falls to nobody, or nothing to a part."""
        found = self._parts(moves, None)
        named = {part.name for part in found}
        if not set(parts) <= named:
            template = self._template("split", {"from": source}, "into", parts, source)
            raise NotUnderstood(_unsaid(source, parts), _COMPLETE, template)
        return found

    def succession(self, name: str, moves: Sequence[Moved], sentence: Sentence) -> tuple[str | None, tuple[Part, ...]]:
        """The successor of a department that ends, or its several ones. NotUnderstood if who takes what is not said."""
        takers = tuple(dict.fromkeys(to for moved in moves for to in moved.to))
        whole = [moved for moved in moves if self.functions.read(moved.what).everything]
        if len(takers) == 1 and whole and takers[0] != name:
            self.note_vague(whole[0], sentence)
            return takers[0], ()
        if takers == (name,):
            raise NotUnderstood(
                message("{name} is both giver and taker", name=name), message("write the action by hand")
            )
        if whole or name in takers:
            template = self._template("abolish", {"department": name}, "successors", takers, name)
            raise NotUnderstood(_unsaid(name, takers), _COMPLETE, template)
        return None, self._parts(moves, sentence)

    def note_vague(self, moved: Moved, sentence: Sentence) -> None:
        """Report where 有关职责 of a department that ends is taken for all its duties."""
        if self.functions.read(moved.what).vague:
            said = message(
                "“{words}” of {name}, which ends, was taken for all its duties", words=moved.what, name=moved.giver
            )
            self.report.infer(said, sentence)

    def _parts(self, moves: Iterable[Moved], sentence: Sentence | None) -> tuple[Part, ...]:
        """What falls to each taker; what cannot be told is left to a person where a sentence is given."""
        functions: dict[str, dict[str, None]] = {}
        rest: str | None = None
        for moved in moves:
            business = self.functions.read(moved.what)
            if len(moved.to) != 1:
                continue
            if business.rest and rest in (None, moved.to[0]):
                rest = moved.to[0]
                functions.setdefault(moved.to[0], {})
            elif business.functions:
                functions.setdefault(moved.to[0], {}).update(dict.fromkeys(business.functions))
            if sentence is not None:
                self._leave(business, moved, sentence)
        return tuple(Part(name, functions=tuple(found), rest=name == rest) for name, found in functions.items())

    def _leave(self, business: Business, moved: Moved, sentence: Sentence) -> None:
        if business.functions:
            self._note(business, moved, sentence)
        elif not business.rest:
            self.report.open.append(
                Open(sentence, moved.what, self._unclear(business, moved), self._advice(business, moved.giver))
            )

    def _note(self, business: Business, moved: Moved, sentence: Sentence) -> None:
        """Report what beside the functions found was supposed, dropped or not found."""
        for written, function in business.supposed:
            self.report.infer(message("“{written}” was read as the function {function}", written=written,
                                      function=function), sentence)  # fmt: skip
        if business.open_end:
            self.report.infer(message("the open end of “{words}” was dropped", words=moved.what), sentence)
        for word in business.unknown:
            self.report.open.append(
                Open(sentence, word, message("no task has the function {function}", function=word),
                     self._advice(Business(unknown=(word,)), moved.giver))
            )  # fmt: skip

    def _unclear(self, business: Business, moved: Moved) -> Message:
        if business.unknown:
            return message("no task has the function {function}", function=business.unknown)
        return message("which duties of {name} are meant by “{words}” is not said", name=moved.giver, words=moved.what)

    def _advice(self, business: Business, giver: str) -> Message:
        like = tuple(dict.fromkeys(function for word in business.unknown for function in self.functions.like(word)))
        if like:
            return message("perhaps {names}; write functions = […], or name the tasks", names=like)
        held = self._held(giver)
        if held:
            return message("name the tasks: {name} is named on {tasks}", name=giver, tasks=tuple(held))
        return message("name the tasks")

    def _held(self, name: str) -> list[int]:
        unit = self.cast.unit(name)
        return list(dict.fromkeys(d.task for d in self.cast.graph.held_by(unit.node))) if unit else []

    def _transfers(self, moved: Moved) -> str:
        heads = ({"kind": "transfer", "from": moved.giver, "to": to, "tasks": []} for to in moved.to)
        return self._with_duties("\n\n".join(map(_block, heads)), moved.giver)

    def _template(self, kind: str, head: Mapping[str, str], key: str, takers: Sequence[str], giver: str) -> str:
        parts = [{"name": taker, "tasks": []} for taker in takers]
        return self._with_duties(_block({"kind": kind, **head, key: parts}), giver)

    def _with_duties(self, template: str, giver: str) -> str:
        """The template below the duties that are to be shared out."""
        duties = [f"# {task} {self.titles.get(task, '')}".rstrip() for task in self._held(giver)]
        return "\n".join([*duties, template])


_COMPLETE = message("complete the action that stands at the end of the draft as a comment")


def _unsaid(giver: str, takers: Iterable[str]) -> Message:
    return message("which duties of {name} pass to which of {takers} is not said", name=giver, takers=tuple(takers))


def _block(values: Mapping[str, object]) -> str:
    return "\n".join(("[[actions]]", *(toml_line(key, value) for key, value in values.items())))
