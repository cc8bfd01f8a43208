"""Actions in words, as they are shown to people."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from engine.message import Message, message, term
from engine.model import KIND_TERMS, Kind, role_word
from engine.order import (
    Abolish,
    Action,
    AddPlate,
    Assign,
    Found,
    Merge,
    MoveOut,
    Part,
    Release,
    Rename,
    Replace,
    Selection,
    Split,
    Transfer,
)

EVERY_DUTY = term("all duties by name")


def action_words(action: Action) -> Message:  # noqa: C901, PLR0911 (one flat case per action)
    """What an action does, in one sentence."""
    match action:
        case Rename(source, to):
            return message("{source} is renamed {to}", source=source, to=to)
        case AddPlate(department, plate):
            return message("{name} also bears the name {plate}", name=department, plate=plate)
        case Found(department, kind):
            return message("{name} is founded ({kind})", name=department, kind=_kind(kind))
        case Merge(sources, into, kind):
            return _merge(sources, into, kind)
        case Split(source, into):
            return message("{source} is split: {parts}", source=source, parts=_parts(into))
        case Abolish():
            return _abolish(action)
        case Transfer(source, to):
            return message("{source} passes {what} to {to}", source=source, to=to, what=_selected(action))
        case MoveOut(source, to_body):
            return message("{source} passes {what} to {to}, outside the bureau", source=source, to=to_body,
                           what=_selected(action))  # fmt: skip
        case Assign(task, role, department):
            return message("task {task}: {name} becomes {role}", task=task, name=department, role=role_word(role))
        case Release(task, role, department):
            return message("task {task}: {name} is no longer {role}", task=task, name=department, role=role_word(role))
        case Replace(task, role, source, to):
            return message("task {task}: {to} becomes {role} instead of {source}", task=task, to=to,
                           role=role_word(role), source=source)  # fmt: skip


def _merge(sources: tuple[str, ...], into: str, kind: Kind | None) -> Message:
    if kind is None:
        return message("{sources} merge into {into}", sources=sources, into=into)
    return message("{sources} merge into the new {into} ({kind})", sources=sources, into=into, kind=_kind(kind))


def _abolish(action: Abolish) -> Message:
    if not action.parts:
        return message("{name} is abolished without successor", name=action.department)
    if action.successor:
        return message("{name} is abolished; {successor} succeeds it", name=action.department,
                       successor=action.successor)  # fmt: skip
    return message("{name} is abolished: {parts}", name=action.department, parts=_parts(action.parts))


def _parts(parts: Iterable[Part]) -> Message:
    return reduce(lambda some, more: message("{some}; {more}", some=some, more=more), map(_part, parts))


def _part(part: Part) -> Message:
    if not part.selection.narrows:
        return message("{name} takes the rest", name=part.name)
    if part.rest:
        return message("{name} takes {what} and the rest", name=part.name, what=selection_words(part.selection))
    return message("{name} takes {what}", name=part.name, what=selection_words(part.selection))


def _selected(action: Transfer | MoveOut) -> Message:
    return selection_words(Selection(action.tasks, action.functions, action.roles))


def selection_words(selection: Selection) -> Message:
    """Which duties are meant."""
    if not selection.narrows:
        return Message(EVERY_DUTY, {})
    tasks, functions = selection.tasks, selection.functions
    duties = message("the duties")
    if selection.roles:
        duties = message("the duties as {roles}", roles=tuple(map(role_word, selection.roles)))
    if tasks and functions:
        return message("{duties} with the function {functions} on task {tasks}", duties=duties, functions=functions,
                       tasks=tasks)  # fmt: skip
    if functions:
        return message("{duties} with the function {functions}", duties=duties, functions=functions)
    return message("{duties} on task {tasks}", duties=duties, tasks=tasks) if tasks else duties


def _kind(kind: Kind) -> Message:
    return Message(KIND_TERMS[kind], {})
