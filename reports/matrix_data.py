"""The matrix for programs; needs no library of tables."""

from __future__ import annotations

from engine.graph.matrix import matrix
from engine.node import Node
from reports.edition import Edition


def data(edition: Edition) -> dict[str, object]:
    """The matrix for programs."""
    found = matrix(edition.state.graph)
    return {
        "as_of": edition.state.as_of.isoformat(),
        "version": edition.version,
        "departments": [{"name": edition.name(node), "kind": kind(edition, node)} for node in found.holders],
        "tasks": [
            {
                "task": task,
                "title": edition.title(task),
                "marks": {edition.name(n): row[n] or "collective" for n in found.holders if n in row},
            }
            for task, row in found.marks.items()
        ],
    }


def kind(edition: Edition, holder: Node) -> str:
    """What a holder is (see `Entry`)."""
    unit = edition.state.graph.units.get(holder)
    if unit is None:
        return holder.kind
    return "ended" if unit.ended else str(unit.kind)
