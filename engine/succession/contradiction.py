"""An action that contradicts the state it meets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.message import Message


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason why an action is impossible, and how to mend it; names the order that stands against it."""

    what: Message
    mend: Message


class Contradiction(Exception):
    """Raised by an action that is impossible in the state it meets; nothing else may have happened by then."""

    def __init__(self, objections: Iterable[Objection]) -> None:
        self.objections = tuple(objections)
        super().__init__("; ".join(str(objection.what) for objection in self.objections))


def object_to(what: Message, mend: Message) -> Contradiction:
    """A contradiction with a single objection, to be raised."""
    return Contradiction([Objection(what, mend)])
