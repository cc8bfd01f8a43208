"""Undo and redo of any depth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True)
class History(Generic[Value]):
    """A value with all that came before it, and all that was undone."""

    present: Value
    past: tuple[Value, ...] = ()
    future: tuple[Value, ...] = ()

    def then(self, value: Value) -> History[Value]:
        """The history in which `value` comes next; the same value adds no step."""
        if value == self.present:
            return self
        return History(value, (*self.past, self.present))

    def undone(self) -> History[Value]:
        """One step back, or the same history at its beginning."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.present, *self.future))

    def redone(self) -> History[Value]:
        """One step forward again, or the same history where nothing was undone."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.present), self.future[1:])
