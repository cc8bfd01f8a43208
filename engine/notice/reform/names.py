"""Whom a reform document means: departments of the plan, and those that the document itself brings about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.graph.duty import Unit
from engine.graph.duty_graph import DutyGraph
from engine.message import Message, message
from engine.notice.collectives import collective
from engine.notice.name_list import NameReader
from engine.notice.reform.statements import NotUnderstood
from engine.text import normalised

_SUGGESTIONS = 3
_LEADING = re.compile("^(?:原有的?|原来的|原|现有的?|现|单独设置的|单设的)")
_OURS = re.compile(
    "^(?:[本我你]?局|[本我你]?委|[本我你]单位)?(?:机关|内设机构|内设科室|直属事业单位|直属单位|所属)?(?:的)?"
)
_TAIL = re.compile("(?:的?(?:机构)?建制|这?[两二三四五六七八九十\\d]+个(?:科室|处室|股室|单位|机构|部门))$")
_DEPARTMENT = re.compile(
    r"(?:科|室|处|股|办|中心|站|所|队|馆|院|校|学校|园|基地|场|党办|秘书组)(?:[（(][^（）()]*[）)])?$"
)
_NO_DEPARTMENT = re.compile(
    "领导小组|工作组|专班|指挥部|联席会议|委员会|^(?:下列|以下|上述|若干|各|有关|相关|相应|一批|新的)"
)
_BRACKET = re.compile(r"[（(]([^（）()]*)[）)]$")


class Cast:
    """The departments that stand before the order in `graph`, and the names the document gives."""

    def __init__(self, graph: DutyGraph, issuer: str) -> None:
        self.graph = graph
        self._issuers = tuple(sorted((normalised(part) for part in issuer.split()), key=len, reverse=True))
        self._born: dict[str, str] = {}
        self._renamed: dict[str, str] = {}
        self.reader = NameReader(frozenset(self._keys()))

    def _keys(self) -> Iterator[str]:
        for entry in self.graph.names.entries:
            yield from map(normalised, (entry.name, *entry.others))

    def expect(self, name: str) -> None:
        """Let a name that the document gives count as known."""
        self._born.setdefault(normalised(name), name)

    def rename(self, old: str, new: str) -> None:
        """Remember that two names are one department."""
        self._renamed[new] = self.entity(old)

    def entity(self, name: str) -> str:
        """The name under which a department of the document stood before it."""
        return self._renamed.get(name, name)

    def stands(self, name: str) -> str | None:
        """The present name of the department of the plan that is meant, or None."""
        return next((unit.name for written in self._spellings(name) if (unit := self._unit(written))), None)

    def unit(self, name: str) -> Unit | None:
        """The department of the plan that bears `name`, or bore it before the document renamed it."""
        return self._unit(self.entity(name))

    def _unit(self, written: str) -> Unit | None:
        found = self.graph.names.bearers(written)
        unit = self.graph.units.get(found[0].node) if len(found) == 1 else None
        return unit if unit and unit.ended is None else None

    def department(self, written: str) -> str:
        """The department meant, under the name it is to have in the order. NotUnderstood if there is none."""
        for spelling in self._spellings(written):
            if (unit := self._unit(spelling)) is not None:
                return unit.name
            if (born := self._born.get(normalised(spelling))) is not None:
                return born
        raise self._nobody(written)

    def new_name(self, written: str) -> str:
        """A name that the document gives. NotUnderstood if no department of a bureau is called like that."""
        name = bare(written)
        other = _NO_DEPARTMENT.search(name) is not None or collective(name) is not None
        if other or not _DEPARTMENT.search(name) or not self.reader.plausible(name):
            raise NotUnderstood(
                message("{name} does not look like the name of a department of the bureau", name=name or written),
                message("if it is one, write the action by hand"),
            )
        return name

    def _spellings(self, written: str) -> Iterator[str]:
        """The name as written, then without what documents put before and behind names."""
        name = bare(written)
        yield from dict.fromkeys((written, name))
        short = _OURS.sub("", _LEADING.sub("", self._without_issuer(_LEADING.sub("", name))))
        yield from (text for text in (_LEADING.sub("", name), short) if len(text) > 1)

    def _without_issuer(self, name: str) -> str:
        key = normalised(name)
        whole = next((issuer for issuer in self._issuers if key.startswith(issuer) and key != issuer), "")
        return key[len(whole) :] if whole else name

    def _nobody(self, written: str) -> NotUnderstood:
        found = self.graph.names.bearers(written)
        if len(found) > 1:
            names = tuple(entry.name for entry in found)
            return NotUnderstood(message("{name} may mean {names}", name=written, names=names),
                                 message("write the action by hand"))  # fmt: skip
        if found and found[0].node.kind == "collective":
            what = message("{name} is a collective, not a department", name=written)
        elif found:
            what = message("{name} was ended by an order already", name=written)
        else:
            what = message("the plan has no department {name}", name=written)
        return NotUnderstood(what, self._advice(written))

    def _advice(self, written: str) -> Message:
        names = tuple(suggestion.name for suggestion in self.graph.names.suggest(written)[:_SUGGESTIONS])
        if names:
            return message("perhaps {names}; then declare the alias or write the action by hand", names=names)
        return message("if it belongs to the bureau, enter it among the departments of the plan; else nothing is to do")


def bare(written: str) -> str:
    """A name without what follows it: a bracket, 建制, 两个科室."""
    name = _TAIL.sub("", written.strip(" 、，,。"))
    while (bracket := _BRACKET.search(name)) is not None and bracket.start() > 1:
        name = _TAIL.sub("", name[: bracket.start()])
    return name


def names_in(text: str, reader: NameReader) -> tuple[str, ...]:
    """The names of a list, each without what documents put behind it unless it is known with it."""
    names: Sequence[str] = reader.read(_TAIL.sub("", text)).names
    return tuple(name if reader.is_known(name) else bare(name) for name in names)
