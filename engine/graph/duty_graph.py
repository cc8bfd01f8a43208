"""The duty graph at one point in time, and the questions it answers.

A frozen `networkx.MultiDiGraph`: department → collective (key `member`), department, collective, unknown name or
outside body → task (key: the role), section → task (key `contains`). One edge per attribution; a collective is one
edge, and its members are found by walking. Nobody else calls networkx: readers use the queries below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import networkx as nx

from engine.graph.duty import Absence, Answer, Duty, DutyList, Unit
from engine.model import ROLES, Collective, Role
from engine.names import Named, Names
from engine.node import Node, task_node

if TYPE_CHECKING:
    RawGraph = nx.MultiDiGraph[Node]

MEMBER = "member"
CONTAINS = "contains"


class DutyGraph:
    """Who answers for what, at one point in time; never changes (see `engine.graph.editor`)."""

    def __init__(self, graph: RawGraph) -> None:
        self.raw: RawGraph = nx.freeze(graph)

    @cached_property
    def units(self) -> Mapping[Node, Unit]:
        """Every department that ever was, in the order in which they appeared."""
        return units_of(self.raw)

    @cached_property
    def departments(self) -> tuple[Unit, ...]:
        """The departments that exist."""
        return tuple(unit for unit in self.units.values() if unit.ended is None)

    @cached_property
    def collectives(self) -> Mapping[Node, Collective]:
        """The collectives of the plan."""
        return collectives_of(self.raw)

    @cached_property
    def names(self) -> Names:
        """Every name that can be looked up at this point in time."""
        return Names(tuple(named_entries(self.units.values(), self.collectives)))

    @cached_property
    def tasks(self) -> tuple[int, ...]:
        """The numbers of all tasks, in the order of the plan."""
        return tuple(int(node.key) for node in self.raw if node.kind == "task")

    @cached_property
    def duties(self) -> Mapping[tuple[int, Role, Node], Duty]:
        """All duties by their key, by task in the order of the plan, heaviest role first."""
        return {duty.key: duty for task in self.tasks for duty in self.on(task)}

    @cached_property
    def _by_task(self) -> Mapping[int, tuple[Duty, ...]]:
        return {task: tuple(sorted(duties_on(self.raw, task), key=_role_rank)) for task in self.tasks}

    @cached_property
    def _by_holder(self) -> Mapping[Node, tuple[Duty, ...]]:
        found: dict[Node, list[Duty]] = {}
        for duty in self.duties.values():
            found.setdefault(duty.holder, []).append(duty)
        return {holder: tuple(duties) for holder, duties in found.items()}

    @cached_property
    def _members(self) -> Mapping[Node, tuple[Node, ...]]:
        return {
            node: tuple(u for u, _, key in self.raw.in_edges(node, keys=True) if key == MEMBER)
            for node in self.collectives
        }

    @cached_property
    def _named(self) -> Mapping[int, frozenset[Node]]:
        """Per task, the existing departments with a duty by name."""
        existing = {unit.node for unit in self.departments}
        return {
            task: frozenset(d.holder for d in duties if d.holder in existing) for task, duties in self._by_task.items()
        }

    def name(self, node: Node) -> str:
        """The name of a department, collective, outside body or unknown name, as people write it now."""
        unit = self.units.get(node)
        return unit.name if unit else str(node.key)

    def current(self, node: Node) -> frozenset[Node]:
        """The departments that stand for a department now: itself, or those at the end of its succession."""
        found: set[Node] = set()
        seen: set[Node] = set()
        waiting = [node]
        while waiting:
            unit = self.units[waiting.pop()]
            if unit.node in seen:
                continue
            seen.add(unit.node)
            if unit.ended is None:
                found.add(unit.node)
            waiting.extend(unit.successors if unit.ended else ())
        return frozenset(found)

    def members(self, node: Node) -> tuple[Node, ...]:
        """The departments a collective means now."""
        return self._members[node]

    def on(self, task: int) -> tuple[Duty, ...]:
        """The duties of a task, heaviest role first, otherwise in the order of the notice."""
        return self._by_task[task]

    def held_by(self, holder: Node) -> tuple[Duty, ...]:
        """The duties held by exactly this node (a collective's are not its members')."""
        return self._by_holder.get(holder, ())

    def named_on(self, task: int) -> frozenset[Node]:
        """The existing departments with a duty by name on the task."""
        return self._named[task]

    def who(self, task: int) -> tuple[Answer, ...]:
        """Who answers for a task; whoever is named on it is not listed there again through a collective."""
        return tuple(answer for duty in self.on(task) for answer in self.answers(duty))

    def answers(self, duty: Duty) -> tuple[Answer, ...]:
        """Who answers for one duty."""
        if duty.holder.kind == "collective":
            named = self._named[duty.task]
            found = tuple(Answer(duty, m, duty.holder) for m in self._members[duty.holder] if m not in named)
            return found or (Answer(duty, None, duty.holder),)
        unit = self.units.get(duty.holder)
        return (Answer(duty, duty.holder if unit and unit.ended is None else None),)

    def duties_of(self, department: Node) -> DutyList:
        """The duty list of a department: by name, and through a collective where it has none by name.

        KeyError if there never was such a department.
        """
        return self._duty_lists[department]

    @cached_property
    def _duty_lists(self) -> Mapping[Node, DutyList]:
        return {node: self._duty_list(node) for node in self.units}

    def _duty_list(self, department: Node) -> DutyList:
        held = self.held_by(department)
        lead, responsible, support = (tuple([d for d in held if d.role is role]) for role in ROLES)
        return DutyList(department, lead, responsible, support, tuple(self._shared.get(department, ())))

    @cached_property
    def _shared(self) -> Mapping[Node, Sequence[Duty]]:
        """Per department, the duties it has through a collective."""
        found: dict[Node, list[Duty]] = {}
        for duty in self.duties.values():
            for member in self._members.get(duty.holder, ()):
                if member not in self._named[duty.task]:
                    found.setdefault(member, []).append(duty)
        return found

    def co_workers(self, department: Node) -> Mapping[Node, tuple[int, ...]]:
        """The departments named on the same tasks, most shared tasks first, with those tasks."""
        shared: dict[Node, list[int]] = {}
        for task in dict.fromkeys(duty.task for duty in self.held_by(department)):
            for other in self._named[task] - {department}:
                shared.setdefault(other, []).append(task)
        ranked = sorted(shared.items(), key=lambda item: (-len(item[1]), self.name(item[0])))
        return {other: tuple(tasks) for other, tasks in ranked}

    def without(self, department: Node) -> Absence:
        """What would be left if the department were absent (collectives do not make up for a name)."""
        touched = tuple(dict.fromkeys(duty.task for duty in self.held_by(department)))
        only = frozenset({department})
        sole = tuple(task for task in touched if self._leads[task] == only)
        alone = tuple(task for task in touched if self._named[task] <= only)
        return Absence(department, sole, alone)

    def leads(self, task: int) -> frozenset[Node]:
        """The existing departments that lead a task by name."""
        return self._leads[task]

    @cached_property
    def _leads(self) -> Mapping[int, frozenset[Node]]:
        return {
            task: frozenset(d.holder for d in duties if d.role is Role.LEAD) & self._named[task]
            for task, duties in self._by_task.items()
        }

    def components(self) -> tuple[frozenset[Node], ...]:
        """Groups of departments connected by named duties on common tasks, the largest first."""
        bipartite: nx.Graph[Node] = nx.Graph()
        bipartite.add_nodes_from(unit.node for unit in self.departments)
        bipartite.add_edges_from((node, task_node(task)) for task, nodes in self._named.items() for node in nodes)
        groups = (frozenset(n for n in group if n.kind == "department") for group in nx.connected_components(bipartite))
        return tuple(sorted((g for g in groups if g), key=lambda g: (-len(g), min(self.name(n) for n in g))))


def units_of(raw: RawGraph) -> dict[Node, Unit]:
    """The departments among the nodes of a raw graph."""
    return {node: data["unit"] for node, data in raw.nodes(data=True) if "unit" in data}


def collectives_of(raw: RawGraph) -> dict[Node, Collective]:
    """The collectives among the nodes of a raw graph."""
    return {node: data["collective"] for node, data in raw.nodes(data=True) if "collective" in data}


def duties_on(raw: RawGraph, task: int) -> list[Duty]:
    """The duties on a task in a raw graph, in the order in which they came to it."""
    edges = raw.pred[task_node(task)].values()
    return [data["duty"] for roles in edges for data in roles.values() if "duty" in data]


def duties_held(raw: RawGraph, holder: Node) -> list[Duty]:
    """The duties of one holder in a raw graph."""
    return [data["duty"] for _, _, data in raw.out_edges(holder, data=True) if "duty" in data]


def named_entries(units: Iterable[Unit], collectives: Mapping[Node, Collective]) -> Iterable[Named]:
    """The names of departments and collectives."""
    for unit in units:
        yield Named(unit.node, unit.name, unit.others, unit.ended is None)
    for node, entry in collectives.items():
        yield Named(node, entry.name, entry.aliases)


_RANK = {role: rank for rank, role in enumerate(ROLES)}


def _role_rank(duty: Duty) -> int:
    return _RANK[duty.role]
