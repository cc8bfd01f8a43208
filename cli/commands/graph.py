"""`zeren graph`: the duty graph for other programs."""

from __future__ import annotations

from argparse import Namespace

from cli.command import Command
from cli.session import Session
from engine.graph.export import FORMATS, export_graph
from engine.message import term


def _run(session: Session, arguments: Namespace) -> int:
    session.screen.document(export_graph(session.state.graph, arguments.format))
    return 0


COMMAND = Command(
    name="graph",
    summary=term("write the duty graph for other programs"),
    run=_run,
    formats=FORMATS,
    examples=(
        ("zeren graph > duties.graphml", term("for Gephi, yEd or networkx")),
        ("zeren graph --format dot | dot -Tsvg > duties.svg", term("as a picture, with Graphviz")),
    ),
)
