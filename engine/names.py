"""Names of departments and collectives: what a written name resolves to, and what it may have been meant to be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from engine.message import Message, message
from engine.node import Node
from engine.text import normalised


class Spelling(StrEnum):
    """How a written name stands to the name it resolves to."""

    NAME = "name"
    ALIAS = "alias"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True)
class Named:
    """A department or collective with every name by which it can be written, its own name first.

    `current` is False for one that has been abolished: it is found only where no current one has the name.
    """

    node: Node
    name: str
    others: tuple[str, ...] = ()
    current: bool = True


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that an unknown one may have been meant to be; `score` orders suggestions, the best highest."""

    node: Node
    name: str
    score: float
    reasons: tuple[Message, ...]


@dataclass(frozen=True)
class Names:
    """All names at one point of the plan's history."""

    entries: tuple[Named, ...]

    @cached_property
    def _by_key(self) -> dict[str, list[tuple[int, Named]]]:
        found: dict[str, list[tuple[int, Named]]] = {}
        for rank, names in enumerate(_RANKS):
            for entry in self.entries:
                for key in dict.fromkeys(map(normalised, names(entry))):
                    bearers = found.setdefault(key, [])
                    if all(entry is not other for _, other in bearers):
                        bearers.append((rank, entry))
        return found

    def candidates(self, written: str) -> tuple[Named, ...]:
        """Those that bear the name, best claim first: own name, then alias or former name, then abolished ones."""
        return tuple(entry for _, entry in self._by_key.get(normalised(written), ()))

    def bearers(self, written: str) -> tuple[Named, ...]:
        """Those with the best claim to the name: none if nobody bears it, several if it is ambiguous."""
        found = self._by_key.get(normalised(written), [])
        return tuple(entry for rank, entry in found if rank == found[0][0])

    def resolve(self, written: str) -> Node | None:
        """The node that bears the name; None if nobody does, or several do with the same claim."""
        found = self.bearers(written)
        return found[0].node if len(found) == 1 else None

    def spelling(self, written: str) -> Spelling | None:
        """How `written` stands to the name it resolves to; None if it resolves to nothing."""
        found = self.bearers(written)
        if len(found) != 1:
            return None
        if written == found[0].name:
            return Spelling.NAME
        return Spelling.ALIAS if written in found[0].others else Spelling.VARIANT

    def named(self, node: Node) -> Named:
        """The entry of a node; KeyError if it has none."""
        return self._by_node[node]

    @cached_property
    def _by_node(self) -> dict[Node, Named]:
        return {entry.node: entry for entry in self.entries}

    def abbreviated(self, written: str) -> tuple[Named, ...]:
        """The current departments whose full name `written` shortens: its characters in order, some left out."""
        return tuple(e for e in self._departments() if _shortens(normalised(written), normalised(e.name)))

    def suggest(self, written: str, taken: Collection[Node] = ()) -> tuple[Suggestion, ...]:
        """What an unknown name may have been meant to be, best first; those `taken` (named beside it) rank lower."""
        ranked = (suggestion for e in self._departments() if (suggestion := _suggestion(written, e, taken)))
        return tuple(sorted(ranked, key=lambda s: (-s.score, s.name)))

    def _departments(self) -> Iterator[Named]:
        return (entry for entry in self.entries if entry.current and entry.node.kind == "department")


def _current_names(entry: Named) -> Iterable[str]:
    return (entry.name,) if entry.current else ()


def _current_others(entry: Named) -> Iterable[str]:
    return entry.others if entry.current else ()


def _all_names(entry: Named) -> Iterable[str]:
    return (entry.name, *entry.others)


_RANKS = (_current_names, _current_others, _all_names)

_ALIKE = 0.5
"""Share of common characters from which a name is suggested."""


def _suggestion(written: str, entry: Named, taken: Collection[Node]) -> Suggestion | None:
    score, best = max((_likeness(normalised(written), normalised(name)), name) for name in _all_names(entry))
    if score < _ALIKE:
        return None
    reasons = [_common(normalised(written), normalised(best), best)]
    if entry.node in taken:
        score -= 0.5
        reasons.append(message("but it is named on this task already"))
    return Suggestion(entry.node, entry.name, round(score, 3), tuple(reasons))


def _likeness(written: str, name: str) -> float:
    """Dice coefficient of the two sets of characters, plus a quarter for the same first character.

    Dice (1945), Measures of the amount of ecologic association between species: 2·|A∩B| / (|A| + |B|). The first
    character of a department's short name is the one that stands for its business, hence the addition.
    """
    common = 2 * len(set(written) & set(name)) / (len(set(written)) + len(set(name)) or 1)
    return common + 0.25 * (written[:1] == name[:1])


def _common(written: str, key: str, name: str) -> Message:
    if _shortens(written, key):
        return message("shortens {name}", name=name)
    shared = "".join(ch for ch in written if ch in key)
    return message("shares {characters} with {name}", characters=shared, name=name)


def _shortens(short: str, name: str) -> bool:
    rest = iter(name)
    return 1 < len(short) < len(name) and all(ch in rest for ch in short)
