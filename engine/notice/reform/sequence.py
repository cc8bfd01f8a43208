"""The order in which actions can happen: a department is formed before it takes, and gives before it ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush

from engine.notice.reform.report import Derived
from engine.order import Abolish, Action, AddPlate, Found, Merge, MoveOut, Rename, Split, Transfer


def in_sequence(derived: Sequence[Derived]) -> list[Derived]:
    """The actions in the order of the document, but where one must come before another."""
    before, after = _edges([one.action for one in derived])
    ready = [index for index in range(len(derived)) if not before[index]]
    heapify(ready)
    found: list[int] = []
    while ready:
        found.append(index := heappop(ready))
        for later in sorted(after[index]):
            before[later].discard(index)
            if not before[later]:
                heappush(ready, later)
    left = [index for index in range(len(derived)) if index not in set(found)]
    return [derived[index] for index in (*found, *left)]


def _edges(actions: Sequence[Action]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """For each action those that must come before it, and those that must come after it."""
    makers: dict[str, list[int]] = defaultdict(list)
    givers: dict[str, list[int]] = defaultdict(list)
    for index, action in enumerate(actions):
        for name in _makes(action):
            makers[name].append(index)
        for name in _uses(action):
            givers[name].append(index)
    before: dict[int, set[int]] = defaultdict(set)
    after: dict[int, set[int]] = defaultdict(set)
    for index, action in enumerate(actions):
        earlier = [one for name in _uses(action) for one in makers[name]]
        earlier += [one for name in _ends(action) for one in givers[name]]
        for one in earlier:
            if one != index and index not in before[one]:
                before[index].add(one)
                after[one].add(index)
    return before, after


def _makes(action: Action) -> Iterator[str]:
    match action:
        case Found(name):
            yield name
        case Rename(_, to):
            yield to
        case Merge(_, into, kind) if kind:
            yield into
        case Split(_, parts):
            yield from (part.name for part in parts)
        case _:
            return


def _uses(action: Action) -> Iterator[str]:
    match action:
        case AddPlate(name) | MoveOut(name) | Rename(name) | Split(name):
            yield name
        case Merge(sources, into, kind):
            yield from sources if kind else (*sources, into)
        case Transfer(source, to):
            yield from (source, to)
        case Abolish(name):
            yield from (name, *(part.name for part in action.parts))
        case _:
            return


def _ends(action: Action) -> Iterator[str]:
    match action:
        case Merge(sources, into):
            yield from (source for source in sources if source != into)
        case Split(source) | Abolish(source):
            yield source
        case _:
            return
