"""The independent model in time: which orders hold on a day, and what will have become of a duty later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from engine import order as o
from tests.orders.naive import Key, Model, Refused, apply


@dataclass
class Happened:
    """An order that was issued, and the day from which it is revoked."""

    order: o.Order
    revoked: date | None = None

    def holds(self, day: date) -> bool:
        assert self.order.effective
        return self.order.effective <= day and not (self.revoked and self.revoked <= day)

    def is_to_come(self, day: date) -> bool:
        assert self.order.effective
        return self.order.effective > day and not (self.revoked and self.revoked <= self.order.effective)


def by_date(happened: Iterable[Happened]) -> list[o.Order]:
    """By effective date; those of one day in issue order."""
    return sorted((item.order for item in happened), key=lambda order: str(order.effective))


def model_on(notice: Model, happened: Sequence[Happened], day: date) -> tuple[Model, set[str]]:
    """The model on a day, and the orders that could not be carried out."""
    model, refused = notice, set()
    for order in by_date(item for item in happened if item.holds(day)):
        try:
            model = apply(model, order)
        except Refused:
            refused.add(order.id)
    return model, refused


def marked(model: Model) -> Model:
    """The model with each duty marked, so that one can see where it went."""
    copied = deepcopy(model)
    for key, tokens in copied.duties.items():
        tokens.add(("mark", key))
    return copied


def carriers(model: Model, key: Key) -> set[Key]:
    """The duties into which a marked one went."""
    return {other for other, tokens in model.duties.items() if ("mark", key) in tokens}


def transitions(model: Model, to_come: Iterable[o.Order]) -> Iterator[tuple[Key, str, set[Key]]]:
    """For each duty that will change hands: by which order first, and to whom."""
    left = dict.fromkeys(model.duties)
    later = marked(model)
    for order in to_come:
        try:
            later = apply(later, order)
        except Refused:
            continue
        for key in list(left):
            now = carriers(later, key)
            if {other[2] for other in now} != {key[2]}:
                del left[key]
                yield key, order.id, now
