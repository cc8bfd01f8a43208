"""Family N: whether each written name says which department is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.findings import Evidence, Severity
from engine.graph.duty import Duty
from engine.message import message
from engine.names import Spelling, Suggestion
from engine.state import State
from rules.rule import Hit, Rule

_SHOWN = 3
"""How many suggestions a finding carries."""


def unknown_name(state: State) -> Iterator[Hit]:
    """A name that is no department's.

    What it finds:
        Names in `lead`, `responsible` or `support` that no department or collective bears, with suggestions.
    Why it matters:
        The duty belongs to nobody: no duty list shows it.
    Example:
        Task 7 lists 职教科, but there is only 职成科.
    How to mend:
        If it is a short or old name, declare it under `aliases` of its department; if the notice is wrong, replace
        it by an order; if the department exists, add it to `[[departments]]`.
    """
    for duty in _unresolved(state):
        if len(_meant(duty, state)) < 2:
            yield _unknown(duty, state)


def _unknown(duty: Duty, state: State) -> Hit:
    found = state.graph.names.suggest(duty.written, state.graph.named_on(duty.task))[:_SHOWN]
    remedy = (
        message("did you mean {name} ({reasons})? Declare {written} as its alias, or replace it by an order",
                name=found[0].name, reasons=found[0].reasons, written=duty.written)
        if found
        else message("declare the department, or replace {written} by an order", written=duty.written)
    )  # fmt: skip
    return Hit(
        message("no department is called {written}", written=duty.written),
        remedy,
        (duty.task,),
        line=duty.line,
        evidence={"written": duty.written, "role": duty.role, "suggestions": [_shown(s) for s in found]},
    )


def alias_used(state: State) -> Iterator[Hit]:
    """A department written by another name than its own.

    What it finds:
        Names that were resolved through an alias or a variant spelling (width, blanks, traditional characters).
    Why it matters:
        Readers who search for the full name miss the task; a variant may also be a mistake.
    Example:
        Task 9 writes 基教科 for 基础教育科.
    How to mend:
        Nothing, if the alias is right; otherwise correct the name or the alias.
    """
    names = state.noticed.names
    for task in state.plan.tasks:
        for attribution in task.attributions:
            spelling = names.spelling(attribution.written)
            if spelling in (None, Spelling.NAME):
                continue
            named = names.candidates(attribution.written)[0]
            said = (
                message("{written} is an alias of {name}", written=attribution.written, name=named.name)
                if spelling is Spelling.ALIAS
                else message("{written} is a spelling of {name}", written=attribution.written, name=named.name)
            )
            yield Hit(
                said,
                message("nothing, if {name} is meant", name=named.name),
                (task.number,),
                (named.name,) if named.node.kind == "department" else (),
                line=attribution.line,
                evidence={"written": attribution.written, "name": named.name, "role": attribution.role},
            )


def ambiguous_name(state: State) -> Iterator[Hit]:
    """A name that may mean several departments.

    What it finds:
        Undeclared names that shorten the names of two or more departments, or that two bear with the same right.
    Why it matters:
        Each of them will say that the other was meant.
    Example:
        教育科, where there are 基础教育科 and 继续教育科.
    How to mend:
        Declare it as an alias of the one that is meant, or write the full name.
    """
    for duty in _unresolved(state):
        meant = _meant(duty, state)
        if len(meant) > 1:
            yield Hit(
                message("{written} may mean {names}", written=duty.written, names=meant),
                message("declare it as an alias of the one that is meant, or write the full name"),
                (duty.task,),
                meant,
                line=duty.line,
                evidence={"written": duty.written, "role": duty.role, "candidates": meant},
            )


def idle_department(state: State) -> Iterator[Hit]:
    """A department without any duty by name.

    What it finds:
        Departments that no task names.
    Why it matters:
        Its name may be written in a way that does not resolve, or its work was forgotten in the plan.
    Example:
        综改办, if task 25 did not name it.
    How to mend:
        Check the unknown names first; otherwise give it duties, or waive it with the reason.
    """
    for unit in state.graph.departments:
        if not state.graph.held_by(unit.node):
            yield Hit(
                message("{name} is named on no task", name=unit.name),
                message("check the unknown names, or give it duties"),
                departments=(unit.name,),
                line=unit.line,
            )


def _meant(duty: Duty, state: State) -> tuple[str, ...]:
    """The names of the departments that bear the written name, or whose names it shortens."""
    names = state.graph.names
    return tuple(entry.name for entry in names.bearers(duty.written) or names.abbreviated(duty.written))


def _unresolved(state: State) -> Iterator[Duty]:
    return (duty for duty in state.graph.duties.values() if duty.holder.kind == "unknown")


def _shown(suggestion: Suggestion) -> Mapping[str, Evidence]:
    return {"name": suggestion.name, "score": suggestion.score, "reasons": list(suggestion.reasons)}


RULES = (
    Rule("N201", "unknown-name", Severity.ERROR, 1, unknown_name),
    Rule("N202", "alias-used", Severity.INFO, 1, alias_used),
    Rule("N203", "ambiguous-name", Severity.ERROR, 1, ambiguous_name),
    Rule("N204", "idle-department", Severity.WARNING, 1, idle_department),
)
