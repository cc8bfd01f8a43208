"""The import report: what was found, what is missing, what is doubtful, and what was not used."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.message import Message
from engine.names import Suggestion
from engine.notice.outline import Piece
from engine.notice.paragraphs import Place


@dataclass(frozen=True, slots=True)
class Remark:
    """Something inferred rather than read; `place` is None where it is about the whole notice."""

    what: Message
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name that no department bears, the tasks that use it, and what it may have been meant to be."""

    written: str
    tasks: tuple[int, ...]
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that tasks lack; `all_tasks`: every task of the notice lacks it."""

    field: str
    tasks: tuple[int, ...]
    all_tasks: bool


@dataclass
class ImportReport:
    """What a person must look at before the plan is used."""

    notice: str
    tasks: int = 0
    sections: int = 0
    indicators: int = 0
    missing: list[Missing] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    variants: list[tuple[str, ...]] = field(default_factory=list)
    unplaced: list[Piece] = field(default_factory=list)
    inferred: list[Remark] = field(default_factory=list)

    def infer(self, what: Message, place: Place | None = None) -> None:
        """Record something inferred."""
        self.inferred.append(Remark(what, place))
