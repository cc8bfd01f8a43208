"""Rewriting the duty graph: the few edits of which every action is made.

Each edit of a duty is recorded as a `Change`; sources are carried along and never dropped except by `release`,
which records them. So every duty arrives: rule R410 and the property tests hold the editor to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, count
from typing import TYPE_CHECKING

import networkx as nx

from engine.graph.duty import Assignment, Change, Duty, Source, Unit
from engine.graph.duty_graph import (
    MEMBER,
    DutyGraph,
    collectives_of,
    duties_held,
    named_entries,
    units_of,
)
from engine.message import Message, message
from engine.model import ROLES, Kind, Role, Task
from engine.names import Names
from engine.node import Node, department, task_node

if TYPE_CHECKING:
    from engine.graph.duty_graph import RawGraph


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which action of which order edits, and from when it holds."""

    order: str
    action: int
    effective: date | None


class GraphEditor:
    """A copy of a duty graph that can be rewritten; `history` is what made the graph what it is."""

    def __init__(self, graph: DutyGraph, history: Sequence[Change] = ()) -> None:
        self._raw = _copy(graph.raw)
        self._units = units_of(self._raw)
        self._collectives = collectives_of(self._raw)
        self._names: Names | None = None
        self._stamp: Stamp | None = None
        self.history = history
        self.changes: list[Change] = []

    def begin(self, stamp: Stamp) -> None:
        """The edits that follow belong to this action."""
        self._stamp = stamp

    @property
    def stamp(self) -> Stamp:
        """The action that edits."""
        assert self._stamp is not None, "begin() comes first"
        return self._stamp

    @property
    def names(self) -> Names:
        """Every name at this point of the history."""
        if self._names is None:
            self._names = Names(tuple(named_entries(self._units.values(), self._collectives)))
        return self._names

    def unit(self, node: Node) -> Unit:
        """A department as it is at this point."""
        return self._units[node]

    def task(self, number: int) -> Task | None:
        """A task of the plan, None if there is none of that number."""
        data = self._raw.nodes.get(task_node(number))
        task: Task | None = data["task"] if data else None
        return task

    def tasks(self) -> Iterable[Task]:
        """All tasks of the plan."""
        return (data["task"] for _, data in self._raw.nodes(data=True) if "task" in data)

    def has(self, node: Node) -> bool:
        """Whether the graph knows the node."""
        return node in self._raw

    def held(self, holder: Node) -> list[Duty]:
        """The duties of a holder."""
        return duties_held(self._raw, holder) if holder in self._raw else []

    def between(self, holder: Node, task: int) -> dict[Role, Duty]:
        """The duties of one holder on one task, by role."""
        edges = self._raw.get_edge_data(holder, task_node(task)) or {}
        return {data["duty"].role: data["duty"] for data in edges.values()}

    def found(self, name: str, kind: Kind) -> Node:
        """A new department; it joins the collectives of its kind."""
        node = self._free_node(name)
        self._raw.add_node(node)
        self._set_unit(Unit(node, name, kind, founded=self.stamp.order))
        for group, entry in self._collectives.items():
            if kind in entry.kinds:
                self._raw.add_edge(node, group, MEMBER)
        return node

    def rename(self, node: Node, name: str) -> None:
        """Give a department a new name; the old one stays among its names."""
        unit = self._units[node]
        others = tuple(dict.fromkeys((*unit.others, unit.name)))
        others = tuple(other for other in others if other != name)
        self._set_unit(replace(unit, name=name, others=others, named=self._named(unit, name)))

    def add_name(self, node: Node, name: str) -> None:
        """Give a department a further name."""
        unit = self._units[node]
        self._set_unit(replace(unit, others=(*unit.others, name), named=self._named(unit, name)))

    def end(self, node: Node, successors: Sequence[Node]) -> None:
        """End a department: it leaves its collectives; what it still holds is orphaned."""
        for group in self._collectives:
            if self._raw.has_edge(node, group, MEMBER):
                self._raw.remove_edge(node, group, MEMBER)
        self._set_unit(replace(self._units[node], ended=self.stamp.order, successors=tuple(successors)))

    def move(self, duty: Duty, holders: Sequence[Node], reason: Message) -> None:
        """Pass a duty to one holder, or on purpose to several."""
        self.share_out([(duty, holders)], reason)

    def share_out(self, falls: Sequence[tuple[Duty, Sequence[Node]]], reason: Message) -> None:
        """Pass duties on, each to one or several: all are taken before any is given, maybe back to whom it was."""
        for duty, _ in falls:
            self._take(duty)
        for duty, holders in falls:
            for holder in holders:
                self._put(self._wanted(duty.task, duty.role, holder, duty.sources), reason, before=duty)

    def assign(self, task: int, role: Role, holder: Node, written: str) -> None:
        """A duty that did not exist before."""
        source = Assignment(task, role, written, self.stamp.order, self.stamp.action)
        self._put(self._wanted(task, role, holder, (source,)), message("assigned"))

    def release(self, duty: Duty) -> None:
        """End a duty; its sources stand in the change that records it."""
        self._take(duty)
        self._record(message("released"), before=duty)

    def freeze(self) -> DutyGraph:
        """The rewritten graph; the editor must not be used after it."""
        return DutyGraph(self._raw)

    def _free_node(self, name: str) -> Node:
        """A node for a new department; its name may have been borne by one or several that are gone."""
        keys = chain((name, f"{name}@{self.stamp.order}"), (f"{name}@{self.stamp.order}.{n}" for n in count(2)))
        return next(node for key in keys if (node := department(key)) not in self._raw)

    def _named(self, unit: Unit, name: str) -> tuple[tuple[str, str], ...]:
        return (*unit.named, (name, self.stamp.order))

    def _set_unit(self, unit: Unit) -> None:
        self._raw.nodes[unit.node]["unit"] = unit
        self._units[unit.node] = unit
        self._names = None

    def _take(self, duty: Duty) -> None:
        self._raw.remove_edge(duty.holder, task_node(duty.task), duty.role)

    def _put(self, wanted: Duty, reason: Message, before: Duty | None = None) -> None:
        """Give a duty to its holder; of several roles on one task the heaviest absorbs the others."""
        own = self.between(wanted.holder, wanted.task)
        heavier = next((own[role] for role in ROLES[: ROLES.index(wanted.role) + 1] if role in own), None)
        if heavier:
            after = replace(heavier, sources=_union(heavier.sources, wanted.sources))
        else:
            absorbed = tuple(source for duty in own.values() for source in duty.sources)
            after = replace(wanted, sources=_union(wanted.sources, absorbed))
            for lighter in own.values():
                self._take(lighter)
                self._record(message("absorbed by the heavier role"), lighter, after)
        self._raw.add_edge(after.holder, task_node(after.task), after.role, duty=after)
        self._record(reason, before, after)

    def _wanted(self, task: int, role: Role, holder: Node, sources: tuple[Source, ...]) -> Duty:
        return Duty(task, role, holder, sources, self.stamp.order, self.stamp.effective)

    def _record(self, reason: Message, before: Duty | None = None, after: Duty | None = None) -> None:
        stamp = self.stamp
        self.changes.append(Change(stamp.order, stamp.action, stamp.effective, reason, before, after))


def _copy(raw: RawGraph) -> RawGraph:
    """An unfrozen copy in which the duties of each task keep their order (networkx's own copy regroups them)."""
    copied: RawGraph = nx.MultiDiGraph()
    copied.add_nodes_from(raw.nodes(data=True))
    for node in raw:
        for origin, _, key, data in raw.in_edges(node, keys=True, data=True):
            copied.add_edge(origin, node, key, **data)
    return copied


def _union(first: tuple[Source, ...], second: tuple[Source, ...]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys((*first, *second)))
