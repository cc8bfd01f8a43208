"""How it stands with a duty on the day asked: since when, by which order, who is to succeed."""

from __future__ import annotations

from typing import Protocol

from engine.graph.duty import Duty
from engine.message import Message, message
from engine.node import Node
from engine.order import PHASE_TERMS
from engine.state import State, Status


class Telling(Protocol):
    """Whatever knows a state and its names: an `Edition`, or a session of the command line."""

    @property
    def state(self) -> State:
        """The state."""
        ...

    def name(self, node: Node) -> str:
        """The name of a holder."""
        ...

    def coming_name(self, duty: Duty) -> str:
        """The name of a holder to come."""
        ...

    def title(self, task: int) -> str:
        """The title of a task."""
        ...


def standing_data(told: Telling, duty: Duty, member: Node | None = None) -> dict[str, object]:
    """The standing of a duty (for a `member` of a collective) as JSON data.

    `successor` is the only one of `successors`, if there is just one.
    """
    data: dict[str, object] = {
        "since": told.state.since(duty, member).isoformat(),
        "order": duty.order,
        "status": told.state.status(duty),
    }
    transition = told.state.transitions.get(duty.key)
    if transition:
        names = _successors(told, duty)
        data |= {
            "successor": names[0] if len(names) == 1 else None,
            "successors": list(names),
            "successor_order": transition.order.id,
        }
    return data


def standing_words(told: Telling, duty: Duty) -> Message | None:
    """What is to be said of a duty besides who has it; None if it simply is in force."""
    status = told.state.status(duty)
    if status is Status.TRANSITION:
        return _transition(told, duty)
    if status is Status.MOVED_OUT:
        return message("moved out of the bureau by order {order}", order=duty.order or "")
    unit = told.state.graph.units.get(duty.holder)
    if status is Status.ORPHAN and unit:
        return message("ended by order {order}, nobody succeeds it", order=unit.ended or "")
    return None


def _transition(told: Telling, duty: Duty) -> Message:
    transition = told.state.transitions[duty.key]
    phase = Message(PHASE_TERMS[transition.phase], {})
    effective = transition.order.effective
    day: str | Message = effective.isoformat() if effective else message("a day not yet set")
    names = _successors(told, duty)
    if not names:
        return message("in transition: released from {day} on, order {order} ({phase})", day=day,
                       order=transition.order.id, phase=phase)  # fmt: skip
    return message("in transition: {names} from {day} on, order {order} ({phase})", names=names, day=day,
                   order=transition.order.id, phase=phase)  # fmt: skip


def _successors(told: Telling, duty: Duty) -> tuple[str, ...]:
    transition = told.state.transitions[duty.key]
    return tuple(dict.fromkeys(told.coming_name(successor) for successor in transition.successors))
