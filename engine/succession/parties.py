"""Whom an action means: departments that stand, names that are free, holders of one duty."""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import chain

from engine.graph.duty import Duty
from engine.graph.editor import GraphEditor
from engine.message import NOTHING, Message, message
from engine.model import Role, role_word
from engine.node import Node, body, unknown
from engine.succession.contradiction import Contradiction, Objection, object_to
from engine.text import normalised


def standing(editor: GraphEditor, name: str) -> Node:
    """The department of that name that stands; Contradiction if there is none, several, or only one that is gone."""
    found = editor.names.bearers(name)
    if not found:
        raise _nobody(editor, name)
    if len(found) > 1:
        names = tuple(entry.name for entry in found)
        raise object_to(
            message("{name} may mean {names}", name=name, names=names), message("write the name it bears now")
        )
    entry = found[0]
    if entry.node.kind == "collective":
        raise object_to(message("{name} is a collective, not a department", name=name), message("name a department"))
    if not entry.current:
        raise object_to(
            message("{name} was ended by order {order}", name=name, order=editor.unit(entry.node).ended or ""),
            message("name the department that succeeded it, or revoke that order first"),
        )
    return entry.node


def all_standing(editor: GraphEditor, names: Iterable[str]) -> list[Node]:
    """The departments of those names; Contradiction with the objections to every name."""
    nodes: list[Node] = []
    objections: list[Objection] = []
    for name in names:
        try:
            nodes.append(standing(editor, name))
        except Contradiction as contradiction:
            objections.extend(contradiction.objections)
    if objections:
        raise Contradiction(objections)
    return nodes


def stands(editor: GraphEditor, name: str) -> bool:
    """Whether some department or collective that stands bears the name."""
    return any(entry.current for entry in editor.names.bearers(name))


def require_free(editor: GraphEditor, name: str, but: Node | None = None) -> None:
    """Contradiction if a department or collective that stands, other than `but`, bears the name."""
    for entry in editor.names.bearers(name):
        if entry.current and entry.node != but:
            raise object_to(
                message("the name {name} is borne by {other} already{since}", name=name, other=entry.name,
                        since=_borne_since(editor, entry.node, name)),
                message("choose another name, or name {other} itself", other=entry.name),
            )  # fmt: skip


def recipient(editor: GraphEditor, name: str) -> Node:
    """The department or collective of that name that can be given a duty."""
    found = editor.names.bearers(name)
    if len(found) == 1 and found[0].node.kind == "collective":
        return found[0].node
    return standing(editor, name)


def held_duty(editor: GraphEditor, task: int, role: Role, name: str) -> Duty:
    """The duty that `name` holds: a department, standing or gone, a collective, an unknown name or outside body."""
    if editor.task(task) is None:
        raise object_to(message("there is no task {task}", task=task), message("name a task of the plan"))
    holders = [*(entry.node for entry in editor.names.candidates(name)), unknown(name), body(name)]
    for holder in holders:
        if duty := editor.between(holder, task).get(role):
            return duty
    standing_or_held = next((node for node in holders if editor.has(node)), None)
    if standing_or_held is None:
        raise _nobody(editor, name)
    raise object_to(
        message("{name} does not hold the role {role} on task {task}{since}", name=name, role=role_word(role),
                task=task, since=taken_by(editor, standing_or_held, (task,))),
        message("look at who holds it now: `zeren who {task}`", task=task),
    )  # fmt: skip


def taken_by(editor: GraphEditor, holder: Node, tasks: Container[int]) -> Message:
    """Which order last took a duty on one of the tasks from a holder, as a subordinate clause; empty if none did."""
    for change in chain(reversed(editor.changes), reversed(editor.history)):
        if change.before and change.before.holder == holder and change.before.task in tasks:
            return since(change.order)
    return NOTHING


def since(order: str | None) -> Message:
    """The order from which something holds, as a subordinate clause; empty if there is none."""
    return message(" since order {order}", order=order) if order else NOTHING


def _borne_since(editor: GraphEditor, node: Node, name: str) -> Message:
    if node.kind != "department":
        return NOTHING
    unit = editor.unit(node)
    given = {normalised(other): order for other, order in unit.named}
    return since(given.get(normalised(name), unit.founded))


def _nobody(editor: GraphEditor, name: str) -> Contradiction:
    best = next(iter(editor.names.suggest(name)), None)
    return object_to(
        message("no department is called {name}", name=name),
        message("did you mean {guess}?", guess=best.name) if best else message("found it first, in an earlier action"),
    )
