"""`zeren load`: the load of the departments and how evenly it lies."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping

from cli.command import Command
from cli.screen import Style
from cli.session import Session
from engine.message import message, term
from engine.model import Weights
from engine.node import Node
from engine.text import cells, fitted, visible
from engine.workload import Balance, Load, balance, loads
from reports.jsontext import json_text
from reports.plaintables import csv_text

BARS = (("lead", "█"), ("responsible", "▓"), ("support", "▒"), ("collective", "░"))
"""Parts of a bar, told apart by their texture."""

_WIDEST_NAME = 20


def _run(session: Session, arguments: Namespace) -> int:
    found = loads(session.state.graph, session.state.plan.settings.weights)
    if arguments.format == "json":
        session.screen.document(json_text(_data(session, found)))
    elif arguments.format == "csv":
        session.screen.document(csv_text(_rows(session, found)))
    else:
        _write(session, found)
    return 0


def _balance(found: Mapping[Node, Load]) -> Balance:
    return balance([load.measure for load in found.values()])


def _times(found: Mapping[Node, Load]) -> dict[Node, float]:
    """Load of each department in times of the mean; 0 where nobody has any."""
    mean = sum(load.measure for load in found.values()) / (len(found) or 1)
    return {node: load.measure / mean if mean else 0.0 for node, load in found.items()}


def _data(session: Session, found: Mapping[Node, Load]) -> dict[str, object]:
    times, even, weights = _times(found), _balance(found), session.state.plan.settings.weights
    return {
        "as_of": session.as_of.isoformat(),
        "weights": {name: getattr(weights, name) for name, _ in BARS},
        "departments": [
            {
                "department": session.name(node),
                "kind": session.state.graph.units[node].kind,
                "lead": load.lead,
                "responsible": load.responsible,
                "support": load.support,
                "collective": load.collective,
                "points": load.points,
                "per_head": load.per_head,
                "times_mean": round(times[node], 6),
            }
            for node, load in found.items()
        ],
        "balance": {
            "gini": round(even.gini, 6),
            "variation": round(even.variation, 6),
            "peak": round(even.peak, 6),
        },
    }


def _rows(session: Session, found: Mapping[Node, Load]) -> list[list[object]]:
    times = _times(found)
    head = (term("department"), term("lead"), term("responsible"), term("support"), term("through a collective"),
            term("points"), term("points per post"), term("times the mean"))  # fmt: skip
    rows: list[list[object]] = [[session.tr(word) for word in head]]
    rows.extend(
            [session.name(node), load.lead, load.responsible, load.support, load.collective, load.points,
             "" if load.per_head is None else round(load.per_head, 4), round(times[node], 4)]
            for node, load in found.items()
    )  # fmt: skip
    return rows


def _write(session: Session, found: Mapping[Node, Load]) -> None:
    times = _times(found)
    ranked = sorted(found, key=lambda node: -times[node])
    names = [visible(session.name(node)) for node in ranked]
    width = min(_WIDEST_NAME, max(map(cells, [*names, session.tr("department")]), default=0))
    heads = [session.tr("department"), *map(session.tr, _HEADS)]
    sizes = [width, *(max(7, cells(head)) for head in heads[1:])]
    right = [False, *(True for _ in _HEADS)]
    session.screen.line(("  ".join(map(fitted, heads, sizes, right)), Style.STRONG))
    longest = max(session.screen.width - sum(sizes) - 2 * len(sizes) - 1, 10)
    scale = longest / max((load.measure for load in found.values()), default=1) if any(times.values()) else 0.0
    for node, name in zip(ranked, names, strict=True):
        load = found[node]
        figures = [name, f"{load.points:.1f}", f"{times[node]:.2f}"]
        bar = _bar(load, session.state.plan.settings.weights, scale)
        session.screen.line("  ".join(map(fitted, figures, sizes, right)), "  ", *bar)
    _write_foot(session, _balance(found))


_HEADS = (term("points"), term("× mean"))


def _bar(load: Load, weights: Weights, scale: float) -> list[tuple[str, Style]]:
    """The bar of a department; parts are rounded at their ends, so that the whole keeps its length."""
    share = scale * (load.measure / load.points if load.points else 0.0)
    parts: list[tuple[str, Style]] = []
    reached, drawn = 0.0, 0
    for name, mark in BARS:
        reached += getattr(load, name) * getattr(weights, name) * share
        parts.append((mark * (round(reached) - drawn), _STYLES[name]))
        drawn = round(reached)
    return parts


_STYLES = {"lead": Style.ERROR, "responsible": Style.WARNING, "support": Style.INFO, "collective": Style.FAINT}


def _write_foot(session: Session, even: Balance) -> None:
    session.screen.line()
    session.screen.line("  ".join(f"{mark} {session.tr(_LEGEND[name])}" for name, mark in BARS))
    session.screen.paragraph(session.say(message(
        "Gini coefficient {gini:.2f} · coefficient of variation {variation:.2f} · maximum {peak:.2f} times the mean",
        gini=even.gini, variation=even.variation, peak=even.peak,
    )))  # fmt: skip


_LEGEND = {"lead": term("lead"), "responsible": term("responsible"), "support": term("support"),
           "collective": term("through a collective")}  # fmt: skip


COMMAND = Command(
    name="load",
    summary=term("show the load of the departments and how evenly it lies"),
    run=_run,
    formats=("text", "json", "csv"),
    examples=(
        ("zeren load", term("the heaviest first")),
        ("zeren load --format json", term("as JSON, with the measures of balance")),
    ),
)
