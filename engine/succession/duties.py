"""Actions on duties: transfer, move out, assign, release, replace."""

from __future__ import annotations

from engine.graph.editor import GraphEditor
from engine.message import Message, message
from engine.model import ROLES, Role, role_word
from engine.node import Node, body
from engine.order import Assign, MoveOut, Release, Replace, Selection, Transfer
from engine.succession.contradiction import object_to
from engine.succession.parties import held_duty, recipient, since, standing, stands
from engine.succession.selecting import select


def transfer(editor: GraphEditor, action: Transfer) -> None:
    """The selected duties pass from one department (also one that is gone and left orphans) to another."""
    source = _source(editor, action.source)
    to = standing(editor, action.to)
    if source == to:
        raise object_to(message("{name} is both giver and taker", name=action.to), message("name another department"))
    selection = Selection(action.tasks, action.functions, action.roles)
    for duty in select(editor, source, action.source, selection):
        editor.move(duty, [to], _reason(message("transferred"), selection))


def move_out(editor: GraphEditor, action: MoveOut) -> None:
    """The selected duties leave the bureau; the body that takes them is recorded, the rest of the task stays."""
    source = _source(editor, action.source)
    if stands(editor, action.to_body):
        raise object_to(
            message("{name} belongs to the bureau: duties that go there do not move out", name=action.to_body),
            message('write kind = "transfer" and to = … instead'),
        )
    selection = Selection(action.tasks, action.functions, action.roles)
    for duty in select(editor, source, action.source, selection):
        editor.move(duty, [body(action.to_body)], _reason(message("moved out of the bureau"), selection))


def assign(editor: GraphEditor, action: Assign) -> None:
    """A department or collective gets one duty it had not."""
    if editor.task(action.task) is None:
        raise object_to(message("there is no task {task}", task=action.task), message("name a task of the plan"))
    holder = recipient(editor, action.department)
    _require_lighter(editor, action.task, action.role, holder, action.department)
    editor.assign(action.task, action.role, holder, action.department)


def release(editor: GraphEditor, action: Release) -> None:
    """One duty ends, on record."""
    editor.release(held_duty(editor, action.task, action.role, action.department))


def replace(editor: GraphEditor, action: Replace) -> None:
    """One duty passes to another department or collective."""
    duty = held_duty(editor, action.task, action.role, action.source)
    to = recipient(editor, action.to)
    _require_lighter(editor, action.task, action.role, to, action.to)
    editor.move(duty, [to], message("replaced"))


def _source(editor: GraphEditor, name: str) -> Node:
    """The department that gives: one that stands, or one that is gone but still holds orphaned duties."""
    gone = [entry.node for entry in editor.names.bearers(name) if not entry.current and editor.held(entry.node)]
    return gone[0] if len(gone) == 1 else standing(editor, name)


def _require_lighter(editor: GraphEditor, task: int, role: Role, holder: Node, name: str) -> None:
    for duty in editor.between(holder, task).values():
        if ROLES.index(duty.role) <= ROLES.index(role):
            raise object_to(
                message("{name} has the role {role} on task {task} already{since}", name=name,
                        role=role_word(duty.role), task=task, since=since(duty.order)),
                message("remove the action"),
            )  # fmt: skip


def _reason(what: Message, selection: Selection) -> Message:
    if not selection.functions:
        return what
    return message("{what}: function {functions}", what=what, functions=selection.functions)
