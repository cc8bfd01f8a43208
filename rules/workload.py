"""Family W: whether the load lies evenly enough on the departments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.findings import Severity
from engine.message import message
from engine.node import Node
from engine.state import State
from engine.workload import Load, gini, loads
from rules.rule import CannotRun, Hit, Rule


def overload(state: State) -> Iterator[Hit]:
    """A department with far more than the mean load.

    What it finds:
        Departments whose load is more than `overload` times the mean (default 2.0).
    Why it matters:
        Its tasks compete with each other, and all of them slip together.
    Example:
        基础教育科 leads 8 tasks and answers for 10 more: 2.5 times the mean.
    How to mend:
        Pass tasks to departments with less load, or waive it with the reason.
    """
    yield from _beyond(state, state.plan.settings.overload, above=True)


def underload(state: State) -> Iterator[Hit]:
    """A department with far less than the mean load.

    What it finds:
        Departments named on some task whose load is less than `underload` times the mean (default 0.25).
    Why it matters:
        It could take over work from others.
    Example:
        办公室 answers for one task and nothing else by name.
    How to mend:
        Consider it first when tasks are passed on, or waive it where its work lies outside the plan.
    """
    yield from _beyond(state, state.plan.settings.underload, above=False)


def _beyond(state: State, limit: float, above: bool) -> Iterator[Hit]:
    found = _loads(state)
    mean = sum(load.measure for load in found.values()) / len(found)
    for node, load in found.items():
        times = load.measure / mean
        if (times > limit) if above else (times < limit and state.graph.held_by(node)):
            yield Hit(
                message("{name} carries {times:.2f} times the mean load ({points:g} points)",
                        name=state.graph.name(node), times=times, points=load.points),
                message("pass duties on to departments with less load")
                if above
                else message("consider it first when duties are passed on"),
                departments=(state.graph.name(node),),
                line=state.graph.units[node].line,
                evidence={"points": load.points, "times_mean": round(times, 4), "limit": limit,
                          "lead": load.lead, "responsible": load.responsible, "support": load.support,
                          "collective": load.collective},
            )  # fmt: skip


def imbalance(state: State) -> Iterator[Hit]:
    """A load that lies unevenly on the whole.

    What it finds:
        A Gini coefficient of the departments' loads above `imbalance` (default 0.4).
    Why it matters:
        A few departments carry the plan; its success hangs on them.
    Example:
        Three of twenty departments hold most of the leads.
    How to mend:
        Spread leads first: they weigh most.
    """
    value = gini([load.measure for load in _loads(state).values()])
    if value > (limit := state.plan.settings.imbalance):
        yield Hit(
            message("the load lies unevenly: Gini coefficient {value:.2f}, limit {limit:g}", value=value, limit=limit),
            message("spread the leads"),
            evidence={"gini": round(value, 4), "limit": limit},
        )


def lead_concentration(state: State) -> Iterator[Hit]:
    """A department that leads too many of the tasks.

    What it finds:
        Departments that lead more than `lead_share` of all tasks (default 0.25).
    Why it matters:
        Leading takes the time of the same few heads, whatever the size of the department.
    Example:
        One department leads 12 of 42 tasks.
    How to mend:
        Let responsible departments of these tasks lead some of them.
    """
    limit = state.plan.settings.lead_share
    for node, load in _loads(state).items():
        share = load.lead / len(state.graph.tasks)
        if share > limit:
            yield Hit(
                message("{name} leads {count} tasks, {share:.0%} of all (limit {limit:.0%})",
                        name=state.graph.name(node), count=load.lead, share=share, limit=limit),
                message("let responsible departments of these tasks lead some of them"),
                departments=(state.graph.name(node),),
                line=state.graph.units[node].line,
                evidence={"lead": load.lead, "share": round(share, 4), "limit": limit},
            )  # fmt: skip


def indispensable(state: State) -> Iterator[Hit]:
    """The department that can least be missed.

    What it finds:
        The department whose absence would leave the largest share of tasks without lead or without anyone named,
        if that share is above `indispensable` (default 0.15).
    Why it matters:
        A department that is reorganised, merged or short of people takes these tasks down with it.
    Example:
        Without 基础教育科, 7 of 42 tasks have no lead.
    How to mend:
        Name a deputy (support) on these tasks, and plan its succession first in a reform.
    """
    absences = [state.graph.without(unit.node) for unit in state.graph.departments]
    worst = max(absences, key=lambda absence: len(absence.hit))
    share = len(worst.hit) / len(state.graph.tasks)
    if share > (limit := state.plan.settings.indispensable):
        name = state.graph.name(worst.department)
        yield Hit(
            message("without {name}, {count} tasks ({share:.0%}) would have no lead or nobody named",
                    name=name, count=len(worst.hit), share=share),
            message("name a second department on these tasks"),
            worst.hit,
            (name,),
            line=state.graph.units[worst.department].line,
            evidence={"share": round(share, 4), "limit": limit, "without_lead": worst.without_lead,
                      "without_anyone": worst.without_anyone},
        )  # fmt: skip


def _loads(state: State) -> Mapping[Node, Load]:
    found = loads(state.graph, state.plan.settings.weights)
    if not any(load.measure for load in found.values()):
        raise CannotRun(message("no department has any load: all weights are 0, or nobody is named"))
    return found


RULES = (
    Rule("W301", "overload", Severity.WARNING, 3, overload),
    Rule("W302", "underload", Severity.WARNING, 3, underload),
    Rule("W303", "imbalance", Severity.WARNING, 3, imbalance),
    Rule("W304", "lead-concentration", Severity.WARNING, 3, lead_concentration),
    Rule("W305", "indispensable", Severity.WARNING, 3, indispensable),
)
