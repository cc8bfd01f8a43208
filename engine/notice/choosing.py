"""Which items of a notice are its tasks: the level that carries attributions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from engine.notice.numbering import Level
from engine.notice.outline import Item
from engine.notice.reading import Reading


def chosen(reading: Reading) -> list[Item]:
    """The tasks in reading order: the lowest items that name somebody, and those beside them that name nobody."""
    items = list(reading.outline.walk())
    above: set[Item] = set()
    for item in items:
        if reading.assigns(item):
            above.update(ancestors(item, above))
    carriers = [item for item in items if reading.assigns(item) and item not in above]
    if not carriers:
        return []
    beside = _beside(carriers)
    inside = {below for item in carriers for below in item.walk() if below is not item}
    taken = set(carriers) | {
        item
        for item in items
        if (item.parent, item.marker.level) in beside and item not in above and item not in inside
    }
    return [item for item in items if item in taken]


def _beside(carriers: list[Item]) -> set[tuple[Item | None, Level]]:
    """(parent, level) of the places where an item without attributions is a task that lacks them."""
    common = Counter(item.marker.level for item in carriers).most_common(1)[0][0]
    return {(item.parent, item.marker.level) for item in carriers if item.marker.level in (common, Level.DIGIT)}


def ancestors(item: Item, known: set[Item]) -> Iterator[Item]:
    """The items above `item`, up to the first one `known` already."""
    above = item.parent
    while above is not None and above not in known:
        yield above
        above = above.parent
