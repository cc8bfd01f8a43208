"""A plan file changed to say another plan, its comments and layout kept where they can be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import tomli

from engine.model import Plan
from engine.planfile.document import Document, parse_document
from engine.planfile.plan import plan_from
from engine.planfile.write import block_lines, key_lines, plan_data, plan_toml
from engine.problems import InputError


def amended(text: str, old: Plan, new: Plan, known_rules: Collection[str]) -> str:
    """The plan file `text`, which says `old`, changed to say `new`; written anew if it cannot be changed so."""
    if same_plan(old, new):
        return text
    try:
        changed = _Editor(parse_document(text.encode(), old.file)).changed(plan_data(old), plan_data(new))
        if same_plan(plan_from(parse_document(changed.encode(), old.file), known_rules), new):
            return changed
    except (InputError, ValueError, LookupError):
        return plan_toml(new)
    return plan_toml(new)


def same_plan(one: Plan, other: Plan) -> bool:
    """Whether two plans say the same; where it stands does not matter."""
    return _placeless(one) == _placeless(other)


def _placeless(plan: Plan) -> Plan:
    return replace(
        plan,
        file="",
        sections=tuple(replace(each, line=0) for each in plan.sections),
        departments=tuple(replace(each, line=0) for each in plan.departments),
        collectives=tuple(replace(each, line=0) for each in plan.collectives),
        tasks=tuple(
            replace(task, line=0, attributions=tuple(replace(a, line=0) for a in task.attributions))
            for task in plan.tasks
        ),
        waivers=tuple(replace(each, line=0) for each in plan.waivers),
    )


@dataclass
class _Block:
    """A table of the file: its own lines by key (None: comments and blanks), its nested tables, what follows them.

    `added` are tables to stand behind it; without `header` the table itself is gone.
    """

    header: str
    own: list[tuple[str | None, list[str]]] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    added: list[list[str]] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The lines of the block as they now are."""
        own = [self.header, *(line for _, part in self.own for line in part), *self.nested] if self.header else []
        return [*own, *(line for block in self.added for line in ("", *block)), *self.tail]


_ARRAYS = (("sections", "number"), ("departments", "name"), ("collectives", "name"), ("tasks", "number"))


class _Editor:
    """Edits one file. ValueError or LookupError where its layout is not the usual one."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = document.text.split("\n")
        self._headers = sorted(self._header_lines())

    def _header_lines(self) -> Iterator[int]:
        """The lines on which the tables that may be edited, and those after them, begin."""
        for key, value in self._document.data.items():
            if isinstance(value, Mapping):
                yield self._document.line((key,))
            elif isinstance(value, list) and value and isinstance(value[0], Mapping):
                yield from (self._document.line((key, i)) for i in range(len(value)))

    def changed(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
        starts = {line: self._block(line) for line in self._headers}
        first = self._lines[: self._headers[0] - 1]
        _set_keys(starts[self._document.line(("plan",))], before["plan"], after["plan"])
        anchor = starts[self._document.line(("plan",))]
        for key, named in _ARRAYS:
            known = before.get(key, [])
            blocks = {entry[named]: starts[self._document.line((key, i))] for i, entry in enumerate(known)}
            was = {entry[named]: entry for entry in known}
            anchor = _set_tables(key, was, {entry[named]: entry for entry in after.get(key, [])}, blocks) or anchor
            anchor.added += [block_lines(key, e) for e in after.get(key, []) if e[named] not in was and not blocks]
        written = (line for block in starts.values() for line in block.lines())
        return "\n".join([*first, *written])

    def _block(self, start: int) -> _Block:
        end = next((line for line in self._headers if line > start), len(self._lines) + 1)
        block = _Block(self._lines[start - 1])
        if not block.header.lstrip().startswith("["):
            raise ValueError(block.header)
        at = start
        while at < end - 1 and not self._lines[at].lstrip().startswith("["):
            key, size = self._statement(at, end - 1)
            block.own.append((key, self._lines[at : at + size]))
            at += size
        block.nested = self._lines[at : end - 1]
        _cut_tail(block)
        return block

    def _statement(self, start: int, end: int) -> tuple[str | None, int]:
        """(key, number of lines) of the statement at `start`; no key: a comment or a blank line."""
        for stop in range(start + 1, end + 1):
            try:
                data = tomli.loads("\n".join(self._lines[start:stop]))
            except tomli.TOMLDecodeError:
                continue
            return next(iter(data), None), stop - start
        raise ValueError(start)


def _cut_tail(block: _Block) -> None:
    """Move the comments and blanks at the end of a block, which are about what follows, into its tail."""
    while block.nested and _is_remark(block.nested[-1]):
        block.tail.insert(0, block.nested.pop())
    while not block.nested and block.own and block.own[-1][0] is None:
        block.tail[:0] = block.own.pop()[1]


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _set_tables(
    key: str, before: Mapping[Any, Any], after: Mapping[Any, Any], blocks: Mapping[Any, _Block]
) -> _Block | None:
    """Change the blocks of an array of tables, known by their names or numbers; returns the last that stays."""
    last = next(iter(blocks.values()), None)
    for name in before.keys() - after.keys():
        blocks[name].header, blocks[name].own, blocks[name].nested = "", [], []
    for name, entry in after.items():
        if name in blocks:
            last = blocks[name]
            _set_keys(last, before[name], entry)
        elif last is not None:
            last.added.append(block_lines(key, entry))
    return last


def _set_keys(block: _Block, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Change the keys of a block whose values differ; new ones come behind those that the schema puts before them."""
    if before.get("indicators") != after.get("indicators"):
        block.nested = [
            line for entry in after.get("indicators", ()) for line in ("", *block_lines("indicators", entry))
        ]
    plain = [key for key in after if key != "indicators"]
    block.own = [(key, part) for key, part in block.own if key is None or key in after]
    for position, key in enumerate(plain):
        if before.get(key) == after[key]:
            continue
        lines = key_lines(key, after[key])
        places = [i for i, (own, _) in enumerate(block.own) if own == key]
        if places:
            block.own[places[0]] = (key, lines)
        else:
            earlier = set(plain[:position])
            at = max((i + 1 for i, (own, _) in enumerate(block.own) if own in earlier), default=0)
            block.own.insert(at, (key, lines))
