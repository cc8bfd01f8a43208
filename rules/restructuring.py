"""Family R: whether every duty arrives when departments change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.candidates import proposed, successors
from engine.conservation import doubled, lost
from engine.findings import Severity
from engine.graph.duty import Change, Duty
from engine.graph.duty_graph import DutyGraph
from engine.issuing import orphans_in
from engine.message import Message, message
from engine.model import Role, role_word
from engine.node import Node
from engine.order import Phase
from engine.state import Pending, State, Status
from engine.workload import loads
from rules import orders
from rules.orders import on_order
from rules.rule import Hit, Rule


def orphaned_by_reform(state: State) -> Iterator[Hit]:
    """A duty whose department is gone and which has no successor.

    What it finds:
        Duties that are still with a department that an order in force ended, task by task.
    Why it matters:
        Nobody answers for them any more.
    Example:
        An order abolishes 综改办 without naming who takes over its lead on task 25.
    How to mend:
        Transfer the duty from the department that is gone, or release it, by a further order.
    """
    for duty in orphans_in(state.graph):
        unit = state.graph.units[duty.holder]
        heirs = successors(state.plan, state.graph, duty.task)
        yield Hit(
            message("{name} is gone; nobody succeeds it as {role}", name=unit.name, role=role_word(duty.role)),
            proposed(message("transfer the duty from {name} to another department by an order", name=unit.name), heirs),
            (duty.task,),
            (unit.name,),
            line=duty.line,
            order=unit.ended,
            evidence={
                "role": duty.role,
                "ended_by": unit.ended,
                "candidates": [{"name": c.name, "score": c.score, "reasons": list(c.reasons)} for c in heirs],
            },
        )


def in_transition(state: State) -> Iterator[Hit]:
    """A duty that is about to pass to another department.

    What it finds:
        Duties that a draft, or an order that is issued but not yet effective, will pass on.
    Why it matters:
        Until then the old department answers, and both should know it.
    Example:
        From 1 July the lead on task 8 passes from 职成科 to 职教科; until then 职成科 leads.
    How to mend:
        Nothing: hand over by the effective date (`zeren handover ORDER`).
    """
    for (order, phase, holder, heirs), duties in _passing(state).items():
        name = state.graph.name(holder)
        successors = tuple(state.name_to_come(heir) for heir in heirs)
        yield Hit(
            message("{name} answers until {successors} take over", name=name, successors=successors)
            if successors
            else message("{name} answers until it is released", name=name),
            message("hand over by the effective date"),
            tuple(dict.fromkeys(duty.task for duty in duties)),
            (name,),
            order=order,
            line=duties[0].line,
            evidence={
                "successors": successors,
                "phase": phase,
                "duties": [{"task": duty.task, "role": duty.role} for duty in duties],
            },
        )


def _passing(state: State) -> Mapping[tuple[str, Phase, Node, tuple[Node, ...]], list[Duty]]:
    """The duties that are to pass, by the order and its phase, by who has them and by who is to succeed."""
    found: dict[tuple[str, Phase, Node, tuple[Node, ...]], list[Duty]] = {}
    for key, transition in state.transitions.items():
        duty = state.graph.duties[key]
        if state.status(duty) is not Status.TRANSITION:
            continue  # a name that resolves to nothing, or a department that is gone, answers for nothing
        heirs = tuple(dict.fromkeys(successor.holder for successor in transition.successors))
        found.setdefault((transition.order.id, transition.phase, duty.holder, heirs), []).append(duty)
    return found


def broken_succession(state: State) -> Iterator[Hit]:
    """A succession that leads to nobody.

    What it finds:
        Departments that are gone, whose successors are gone too, without anybody at the end or in a circle.
    Why it matters:
        Who asks for the old department is sent from one that is gone to another.
    Example:
        甲科 went into 乙科, and 乙科 was abolished without successor.
    How to mend:
        Name a successor of the last one by an order.
    """
    graph = state.graph
    for unit in graph.units.values():
        if unit.ended and unit.successors and not graph.current(unit.node):
            names = tuple(graph.name(node) for node in unit.successors)
            yield Hit(
                message("{name} was succeeded by {names}, of which none is left", name=unit.name, names=names),
                message("name a successor of {names} by an order", names=names),
                departments=(unit.name,),
                order=unit.ended,
                line=unit.line,
                evidence={"successors": names},
            )


def successor_overload(state: State) -> Iterator[Hit]:
    """A successor that takes over too much.

    What it finds:
        Departments whose load an order to come raises above `successor_overload` times (default 1.5) the larger of
        their own load and the mean.
    Why it matters:
        Duties arrive on paper and stay undone.
    Example:
        基础教育科, which carries most already, is to take over half of 职成科 as well.
    How to mend:
        Share the duties out among several successors.
    """
    limit = state.plan.settings.successor_overload
    for pending in state.pending:
        before = loads(pending.before, state.plan.settings.weights)
        mean = sum(load.points for load in before.values()) / len(before)
        for node, load in loads(pending.outcome.graph, state.plan.settings.weights).items():
            own = before[node].points if node in before else 0.0
            if load.points > limit * max(own, mean) and load.points > own:
                name = pending.outcome.graph.name(node)
                yield on_order(
                    pending,
                    message("{name} would carry {after:g} points instead of {before:g}", name=name,
                            after=load.points, before=own),
                    message("share the duties out among several successors"),
                    departments=(name,),
                )  # fmt: skip


def role_collapse(state: State) -> Iterator[Hit]:
    """A task that lost its second pair of eyes.

    What it finds:
        Tasks on which an order made one department both lead and responsible, and on which nobody else is named.
    Why it matters:
        Who does the work now checks it alone.
    Example:
        体艺科 and 社体科 merge; of task 14 one led and the other was responsible.
    How to mend:
        Name another responsible department on the task.
    """
    in_force = [(change, state.graph, None) for change in state.changes]
    to_come = [(change, p.outcome.graph, p) for p in state.pending for change in p.outcome.changes]
    seen: set[tuple[str, int]] = set()
    for change, graph, pending in (*in_force, *to_come):
        if _collapsed(change, graph) and (change.order, change.duty.task) not in seen:
            seen.add((change.order, change.duty.task))
            assert change.after
            name = graph.name(change.after.holder)
            yield Hit(
                message("{name} leads and was responsible; nobody else is named", name=name),
                message("name another responsible department"),
                (change.duty.task,),
                (name,),
                order=change.order,
                file=pending.file.file if pending and pending.file else None,
                line=pending.file.line if pending and pending.file else change.duty.line,
            )


def separation_of_duties(state: State) -> Iterator[Hit]:
    """Two departments that must stay apart and have become one.

    What it finds:
        Pairs under `separation` in `[rules]` that are one department, by orders in force or to come.
    Why it matters:
        Who inspects must not inspect itself.
    Example:
        `separation = [["督导室", "基础教育科"]]`, and an order merges the two.
    How to mend:
        Change the order so that the two stay apart.
    """
    for one, other in state.plan.settings.separation:
        if common := _common(state.graph, one, other):
            yield _not_apart(state.graph, common, (one, other), None)
            continue
        for pending in state.pending:
            if common := _common(pending.outcome.graph, one, other):
                yield _not_apart(pending.outcome.graph, common, (one, other), pending)


def conservation(state: State) -> Iterator[Hit]:
    """A duty that vanished, or doubled, on its way.

    What it finds:
        Attributions and assignments that nobody answers for and no order released, or that several answer for
        though no order shared them out. It checks zeren itself, on every run.
    Why it matters:
        No duty may get lost in a reform.
    Example:
        None is known; a finding is a fault of zeren.
    How to mend:
        Report it, with the plan and the archive of the ledger.
    """
    for source in lost(state):
        yield _fault(message("{name} was lost on its way", name=source.written), source.task)
    for source in doubled(state):
        yield _fault(message("{name} was doubled on its way", name=source.written), source.task)


def _fault(said: Message, task: int) -> Hit:
    return Hit(said, message("this is a fault of zeren: report it with the archive of the ledger"), (task,))


def _collapsed(change: Change, graph: DutyGraph) -> bool:
    before, after = change.before, change.after
    if not before or not after or after.role is not Role.LEAD or before.role is Role.LEAD:
        return False
    came = any(duty.role is Role.LEAD and duty.holder == after.holder for duty in graph.on(after.task))
    return came and graph.named_on(after.task) == {after.holder}


def _common(graph: DutyGraph, one: str, other: str) -> Node | None:
    both = [graph.current(node) for name in (one, other) if (node := graph.names.resolve(name))]
    common = both[0] & both[1] if len(both) == 2 else frozenset()
    return next(iter(sorted(common)), None)


def _not_apart(graph: DutyGraph, node: Node, pair: tuple[str, str], pending: Pending | None) -> Hit:
    said = message("{one} and {other} must stay apart, but both are {name}", one=pair[0], other=pair[1],
                   name=graph.name(node))  # fmt: skip
    remedy = message("change the order so that the two stay apart")
    if pending:
        return on_order(pending, said, remedy, departments=pair)
    return Hit(said, remedy, departments=pair)


RULES = (
    *orders.RULES,
    Rule("R401", "orphaned-by-reform", Severity.ERROR, 2, orphaned_by_reform),
    Rule("R402", "in-transition", Severity.INFO, 2, in_transition),
    Rule("R406", "broken-succession", Severity.ERROR, 2, broken_succession),
    Rule("R407", "successor-overload", Severity.WARNING, 3, successor_overload),
    Rule("R408", "role-collapse", Severity.WARNING, 2, role_collapse),
    Rule("R409", "separation-of-duties", Severity.ERROR, 2, separation_of_duties),
    Rule("R410", "conservation", Severity.ERROR, 1, conservation),
)
