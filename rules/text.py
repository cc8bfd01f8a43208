"""Family T: whether the text of a task says what is to be reached and by when."""

from __future__ import annotations

from collections.abc import Iterator

from engine.findings import Severity
from engine.message import Message, message, term
from engine.state import State
from rules.rule import Hit, Rule

_PARTS = (("problem", term("problem")), ("goal", term("goal")), ("measures", term("measures")))


def no_indicator(state: State) -> Iterator[Hit]:
    """A task without any figure or deadline.

    What it finds:
        Tasks that have no indicator.
    Why it matters:
        At the end of the year nobody can say whether it was reached.
    Example:
        Task 1 asks for study and publicity, but counts nothing.
    How to mend:
        Add an indicator, or leave it where the task cannot be counted.
    """
    for task in state.plan.tasks:
        if not task.indicators:
            yield Hit(message("no figure and no deadline"), message("add an indicator"), (task.number,), line=task.line)


def missing_text(state: State) -> Iterator[Hit]:
    """A task that lacks its problem, goal or measures.

    What it finds:
        Tasks of which the problem, the goal or the measures are missing.
    Why it matters:
        A duty list without them tells a department that it is responsible, but not for what.
    Example:
        Task 42 states neither a problem nor a goal.
    How to mend:
        Fill in what is missing, or waive it where the notice says no more.
    """
    for task in state.plan.tasks:
        missing = tuple(Message(word, {}) for part, word in _PARTS if not getattr(task, part))
        if missing:
            yield Hit(
                message("missing: {parts}", parts=missing),
                message("fill in what is missing"),
                (task.number,),
                line=task.line,
                evidence={"missing": [part for part, _ in _PARTS if not getattr(task, part)]},
            )


def overdue(state: State) -> Iterator[Hit]:
    """A deadline that has passed on the date asked.

    What it finds:
        Tasks whose own deadline, or that of an indicator, lies before the date asked.
    Why it matters:
        It is time to ask for the result.
    Example:
        Task 7 had to finish the upgrade of examination sites by the end of December 2019.
    How to mend:
        Ask the lead department for the result, and waive the finding once it is reported.
    """
    for task in state.plan.tasks:
        deadlines = [(task.due, task.title), *((i.due, i.text) for i in task.indicators)]
        for due, text in deadlines:
            if due and due < state.as_of:
                yield Hit(
                    message("due on {due}: {text}", due=due, text=text),
                    message("ask the lead department for the result"),
                    (task.number,),
                    line=task.line,
                    evidence={"due": due.isoformat(), "text": text},
                )


RULES = (
    Rule("T501", "no-indicator", Severity.INFO, 3, no_indicator),
    Rule("T502", "missing-text", Severity.WARNING, 3, missing_text),
    Rule("T503", "overdue", Severity.WARNING, 3, overdue),
)
