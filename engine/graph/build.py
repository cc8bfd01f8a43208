"""Builds the duty graph of a plan as its notice states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from engine.graph.duty import Duty, Unit
from engine.graph.duty_graph import CONTAINS, MEMBER, DutyGraph, collectives_of, named_entries, units_of
from engine.model import Attribution, Department, Plan
from engine.names import Names
from engine.node import Node, collective, department, section_node, task_node, unknown

if TYPE_CHECKING:
    from engine.graph.duty_graph import RawGraph


def build_graph(plan: Plan) -> DutyGraph:
    """The duty graph of the plan before any order."""
    raw: RawGraph = nx.MultiDiGraph()
    for entry in plan.departments:
        raw.add_node(department(entry.name), unit=_unit(entry))
    for group in plan.collectives:
        raw.add_node(collective(group.name), collective=group)
        for member in plan.departments:
            if member.kind in group.kinds:
                raw.add_edge(department(member.name), collective(group.name), MEMBER)
    names = Names(tuple(named_entries(units_of(raw).values(), collectives_of(raw))))
    for section in plan.sections:
        raw.add_node(section_node(section.number), section=section)
    for task in plan.tasks:
        raw.add_node(task_node(task.number), task=task)
        raw.add_edge(section_node(task.section), task_node(task.number), CONTAINS)
        for attribution in task.attributions:
            _attribute(raw, attribution, names)
    return DutyGraph(raw)


def _unit(entry: Department) -> Unit:
    return Unit(department(entry.name), entry.name, entry.kind, entry.aliases, entry.headcount, entry.line)


def _attribute(raw: RawGraph, attribution: Attribution, names: Names) -> None:
    holder: Node = names.resolve(attribution.written) or unknown(attribution.written)
    target = task_node(attribution.task)
    held = raw.get_edge_data(holder, target, attribution.role)
    sources = (*held["duty"].sources, attribution) if held else (attribution,)
    duty = Duty(attribution.task, attribution.role, holder, sources)
    raw.add_edge(holder, target, attribution.role, duty=duty)
