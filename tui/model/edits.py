"""What a key on a cell of the matrix means, as actions of an order.

`lead` makes the department the lead instead of whoever leads now: one other lead is replaced, further ones are
released. `joint` makes it a lead beside the others. `responsible` and `support` never take anything from others. A
department has one role by name on a task: a heavier one absorbs a lighter one, a lighter one releases the heavier.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.graph.duty import Duty
from engine.graph.duty_graph import DutyGraph
from engine.message import Message, message
from engine.model import ROLES, Role, role_word
from engine.node import Node
from engine.order import Action, Assign, Release, Replace


class NothingToDo(Exception):
    """A key that would change nothing; carries why."""

    def __init__(self, why: Message) -> None:
        self.why = why
        super().__init__(str(why))


def lead(graph: DutyGraph, task: int, node: Node) -> tuple[Action, ...]:
    """The department leads instead of whoever leads now."""
    others = [duty for duty in graph.on(task) if duty.role is Role.LEAD and duty.holder != node]
    releases = tuple(_release(graph, duty) for duty in others)
    if _own(graph, task, node, Role.LEAD):
        if not others:
            raise NothingToDo(message("{name} leads task {task} already", name=graph.name(node), task=task))
        return releases
    if not others:
        return (Assign(task, Role.LEAD, graph.name(node)),)
    first = others[0]
    return (Replace(task, Role.LEAD, _written(graph, first), graph.name(node)), *releases[1:])


def joint(graph: DutyGraph, task: int, node: Node) -> tuple[Action, ...]:
    """The department leads beside whoever leads now."""
    return _given(graph, task, node, Role.LEAD)


def responsible(graph: DutyGraph, task: int, node: Node) -> tuple[Action, ...]:
    """The department is responsible; if it led, it no longer does."""
    return _given(graph, task, node, Role.RESPONSIBLE)


def support(graph: DutyGraph, task: int, node: Node) -> tuple[Action, ...]:
    """The department supports; heavier roles it had end."""
    return _given(graph, task, node, Role.SUPPORT)


def release(graph: DutyGraph, task: int, node: Node) -> tuple[Action, ...]:
    """Every duty the department has on the task by name ends."""
    own = [duty for duty in graph.on(task) if duty.holder == node]
    if not own:
        raise NothingToDo(_not_named(graph, task, node))
    return tuple(_release(graph, duty) for duty in own)


def folded(actions: Sequence[Action]) -> tuple[Action, ...]:
    """The same with a second thought on one duty joined to the first: A to B, then B to C, is A to C."""
    found: list[Action] = []
    for action in actions:
        found = _with(found, action)
    return tuple(found)


def _with(actions: list[Action], action: Action) -> list[Action]:
    if not isinstance(action, Replace) or not actions:
        return [*actions, action]
    last = actions[-1]
    if isinstance(last, Replace) and (last.task, last.role, last.to) == (action.task, action.role, action.source):
        kept = actions[:-1]
        return kept if last.source == action.to else [*kept, Replace(last.task, last.role, last.source, action.to)]
    if isinstance(last, Assign) and (last.task, last.role, last.department) == (
        action.task,
        action.role,
        action.source,
    ):
        return [*actions[:-1], Assign(last.task, last.role, action.to)]
    return [*actions, action]


def _given(graph: DutyGraph, task: int, node: Node, role: Role) -> tuple[Action, ...]:
    own = [duty for duty in graph.on(task) if duty.holder == node]
    if any(duty.role is role for duty in own):
        word = role_word(role)
        raise NothingToDo(
            message("{name} has the role {role} on task {task} already", name=graph.name(node), role=word, task=task)
        )
    heavier = [duty for duty in own if ROLES.index(duty.role) < ROLES.index(role)]
    return (*(_release(graph, duty) for duty in heavier), Assign(task, role, graph.name(node)))


def _own(graph: DutyGraph, task: int, node: Node, role: Role) -> Duty | None:
    return next((duty for duty in graph.on(task) if duty.holder == node and duty.role is role), None)


def _release(graph: DutyGraph, duty: Duty) -> Release:
    return Release(duty.task, duty.role, _written(graph, duty))


def _written(graph: DutyGraph, duty: Duty) -> str:
    return graph.name(duty.holder)


def _not_named(graph: DutyGraph, task: int, node: Node) -> Message:
    via = next((answer.via for answer in graph.who(task) if answer.department == node and answer.via), None)
    if via:
        return message(
            "{name} answers for task {task} only through {collective}; name it, or release the collective",
            name=graph.name(node), task=task, collective=graph.name(via),
        )  # fmt: skip
    return message("{name} has no duty on task {task}", name=graph.name(node), task=task)
