"""How figures, deadlines and duties in transition are put into words."""

from __future__ import annotations

from datetime import date

from engine.graph.duty import Duty
from engine.message import Message, message, term
from engine.model import Comparator, Indicator, Task
from engine.order import Phase
from engine.state import Transition
from reports.edition import Edition

_FIGURES = {
    Comparator.EXACTLY: term("{value}{unit}"),
    Comparator.AT_LEAST: term("at least {value}{unit}"),
    Comparator.AT_MOST: term("at most {value}{unit}"),
    Comparator.ABOUT: term("about {value}{unit}"),
}


def indicator(edition: Edition, found: Indicator) -> str:
    """An indicator with its figure and its deadline: 建公办幼儿园：10所."""
    figure, due = _figure(edition, found), found.due and edition.day(found.due)
    if figure and due:
        return edition.say(message("{text}: {figure}, by {due}", text=found.text, figure=figure, due=due))
    if figure:
        return edition.say(message("{text}: {figure}", text=found.text, figure=figure))
    if due:
        return edition.say(message("{text}: by {due}", text=found.text, due=due))
    return found.text


def _figure(edition: Edition, found: Indicator) -> str:
    if found.comparator is Comparator.RANGE and found.low is not None and found.high is not None:
        low, high = number(found.low), number(found.high)
        return edition.say(message("{low} to {high}{unit}", low=low, high=high, unit=found.unit))
    if found.value is None:
        return ""
    template = _FIGURES[found.comparator or Comparator.EXACTLY]
    return edition.say(Message(template, {"value": number(found.value), "unit": found.unit}))


def number(value: float) -> str:
    """A figure as a person writes it: 10, not 10.0."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def deadlines(edition: Edition, task: Task) -> tuple[str, ...]:
    """When a task is due: its own deadline, or those of its indicators."""
    days: list[date] = [task.due] if task.due else sorted({i.due for i in task.indicators if i.due})
    return tuple(edition.day(day) for day in days)


def transition(edition: Edition, duty: Duty, coming: Transition) -> str:
    """A duty in transition: from whom to whom, by which document, from when."""
    old = edition.name(duty.holder)
    new = edition.joined(edition.coming_name(heir) for heir in coming.successors) or edition.tr("nobody")
    if coming.phase is Phase.DRAFT:
        return edition.say(message("draft, document awaited: from {old} to {new}, {order}",
                                   old=old, new=new, order=edition.order(coming.order)))  # fmt: skip
    return edition.say(message("in transition: from {old} to {new}, {order}, effective {day}",
                               old=old, new=new, order=edition.order(coming.order),
                               day=effective(edition, coming)))  # fmt: skip


def effective(edition: Edition, coming: Transition) -> str:
    """The day on which an order takes effect, if it has one."""
    return edition.day(coming.order.effective) if coming.order.effective else ""
