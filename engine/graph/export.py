"""The duty graph as a file for other programs: GraphML, DOT, node-link JSON.

The same graph gives the same bytes. Names and titles are data: control characters become visible escapes, and no
text can leave the quotes it stands in.
"""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING

import networkx as nx

from engine.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.graph.duty import Duty
    from engine.graph.duty_graph import DutyGraph
    from engine.node import Node

FORMATS = ("graphml", "dot", "json")

_SHAPES = {"department": "box", "collective": "box3d", "task": "ellipse", "section": "folder", "unknown": "octagon"}
_LINES = {"lead": "bold", "responsible": "solid", "support": "dashed", "member": "dotted", "contains": "dotted"}


def export_graph(graph: DutyGraph, form: str) -> str:
    """The graph in one of FORMATS."""
    plain = _plain(graph)
    return {"graphml": _graphml, "dot": _dot, "json": _node_link}[form](plain)


def _plain(graph: DutyGraph) -> nx.MultiDiGraph[str]:
    """A copy that holds only visible strings; node ids are `kind:key`, edge keys the role or relation."""
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.raw.nodes(data=True):
        plain.add_node(_id(node), kind=node.kind, label=_label(graph, node, data))
    for holder, target, key, data in graph.raw.edges(keys=True, data=True):
        plain.add_edge(_id(holder), _id(target), str(key), relation=str(key), **_edge(data.get("duty")))
    return plain


def _id(node: Node) -> str:
    return visible(str(node))


def _label(graph: DutyGraph, node: Node, data: Mapping[str, object]) -> str:
    for kind in ("task", "section"):
        if entry := data.get(kind):
            return visible(f"{node.key} {getattr(entry, 'title', '')}")
    return visible(graph.name(node))


def _edge(duty: Duty | None) -> dict[str, str]:
    if duty is None:
        return {}
    written = "、".join(dict.fromkeys(visible(source.written) for source in duty.sources))
    given = {"order": visible(duty.order)} if duty.order else {}
    return {"written": written, **given}


def _graphml(plain: nx.MultiDiGraph[str]) -> str:
    target = BytesIO()
    nx.write_graphml_xml(_without_keys(plain), target, encoding="utf-8", prettyprint=True)
    return target.getvalue().decode("utf-8")


def _without_keys(plain: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Edges numbered through, for GraphML wants edge ids that are unique in the whole file."""
    numbered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    numbered.add_nodes_from(plain.nodes(data=True))
    for number, (source, target, data) in enumerate(plain.edges(data=True)):
        numbered.add_edge(source, target, f"e{number}", **data)
    return numbered


def _dot(plain: nx.MultiDiGraph[str]) -> str:
    return "\n".join(["digraph zeren {", "  rankdir=LR;", *_dot_lines(plain), "}", ""])


def _dot_lines(plain: nx.MultiDiGraph[str]) -> Iterator[str]:
    for node, data in plain.nodes(data=True):
        yield f"  {_quoted(node)} [label={_quoted(data['label'])}, shape={_SHAPES.get(data['kind'], 'plain')}];"
    for source, target, data in plain.edges(data=True):
        relation = data["relation"]
        yield f"  {_quoted(source)} -> {_quoted(target)} [label={_quoted(relation)}, style={_LINES[relation]}];"


def _quoted(text: str) -> str:
    """A DOT string: quotes and backslashes doubled, so that neither the string ends nor a label escape acts."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _node_link(plain: nx.MultiDiGraph[str]) -> str:
    return json.dumps(nx.node_link_data(plain, edges="edges"), ensure_ascii=False, indent=2) + "\n"
