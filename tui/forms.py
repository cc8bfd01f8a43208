"""A form for each kind of action: its fields, and how what is typed in them becomes the action.

Names may be typed in pinyin; a task as its number, several as `1-5, 7`. A part of a split is
`科室: 1-5, 体育赛事, 牵头` or `科室: 其余` (the rest).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from engine.graph.duty_graph import DutyGraph
from engine.lookup import find_department, find_tasks
from engine.message import Message, Translate, message, term
from engine.model import KIND_TERMS, ROLE_TERMS, Kind, Role
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
    Split,
    Transfer,
)
from engine.problems import InputError
from engine.text import normalised

REST = ("其余", "rest")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: the attribute it fills, its label, what is typed in it, whether it must be filled."""

    name: str
    label: str
    kind: str
    required: bool = True
    hint: str = ""


_TASKS = Field("tasks", term("only these tasks"), "tasks", required=False, hint="1-5, 7")
_FUNCTIONS = Field("functions", term("only these functions"), "functions", required=False)
_ROLES = Field("roles", term("only these roles"), "roles", required=False)
_KIND_HINT = term("office or institution, if it is new")
_PART_HINT = term("department: tasks, functions, roles or rest")
_DUTY = (Field("task", term("task"), "task"), Field("role", term("role"), "role"))

FORMS: Mapping[str, tuple[Field, ...]] = {
    "assign": (*_DUTY, Field("department", term("department"), "party")),
    "replace": (*_DUTY, Field("source", term("instead of"), "holder"), Field("to", term("department"), "party")),
    "release": (*_DUTY, Field("department", term("department"), "holder")),
    "rename": (Field("source", term("department"), "department"), Field("to", term("new name"), "text")),
    "merge": (
        Field("sources", term("departments that are merged"), "departments"),
        Field("into", term("into"), "newcomer"),
        Field("dept_kind", term("kind"), "dept_kind", required=False, hint=_KIND_HINT),
    ),
    "split": (
        Field("source", term("department"), "department"),
        *(Field(f"part{n}", term("part"), "part", required=n == 1, hint=_PART_HINT) for n in (1, 2, 3, 4)),
    ),
    "abolish": (
        Field("department", term("department"), "department"),
        Field("successor", term("successor of everything"), "department", required=False),
        *(Field(f"part{n}", term("or part"), "part", required=False, hint=_PART_HINT) for n in (1, 2, 3)),
    ),
    "found": (
        Field("department", term("name"), "text"),
        Field("dept_kind", term("kind"), "dept_kind"),
    ),
    "transfer": (
        Field("source", term("from"), "holder"),
        Field("to", term("to"), "department"),
        _FUNCTIONS,
        _TASKS,
        _ROLES,
    ),
    "move_out": (
        Field("source", term("from"), "holder"),
        Field("to_body", term("body outside the bureau"), "text"),
        _FUNCTIONS,
        _TASKS,
        _ROLES,
    ),
    "add_plate": (Field("department", term("department"), "department"), Field("plate", term("second name"), "text")),
}

_ACTIONS: Mapping[str, Callable[..., Action]] = {
    action.kind: action for action in (Rename, AddPlate, Found, Merge, Transfer, MoveOut, Assign, Release, Replace)
}


class Unreadable(Exception):
    """What is typed is no action yet; carries every reason."""

    def __init__(self, reasons: list[Message]) -> None:
        self.reasons = reasons
        super().__init__("; ".join(map(str, reasons)))


def action_of(kind: str, typed: Mapping[str, str], graph: DutyGraph, tr: Translate) -> Action:
    """The action that the fields of a form state. Unreadable with everything that is missing or not understood."""
    values: dict[str, Any] = {}
    reasons: list[Message] = []
    for field in FORMS[kind]:
        text = typed.get(field.name, "").strip()
        if not text:
            if field.required:
                reasons.append(message("{field} is empty", field=Message(field.label, {})))
            continue
        try:
            values[field.name] = _READ[field.kind](text, graph, tr)
        except InputError as error:
            reasons += [problem.what for problem in error.problems]
        except Unreadable as error:
            reasons += error.reasons
    if reasons:
        raise Unreadable(reasons)
    return _made(kind, values)


def choices(field: Field, graph: DutyGraph, tr: Translate) -> list[str]:
    """What may be typed in a field, for completion."""
    if field.kind in ("department", "departments", "newcomer", "part"):
        return [unit.name for unit in graph.departments]
    if field.kind in ("party", "holder"):
        held = [graph.name(duty.holder) for duty in graph.duties.values()] if field.kind == "holder" else []
        return list(
            dict.fromkeys([*(u.name for u in graph.departments), *(str(n.key) for n in graph.collectives), *held])
        )
    if field.kind in ("role", "roles"):
        return [tr(word) for word in ROLE_TERMS.values()]
    if field.kind == "dept_kind":
        return [tr(word) for word in KIND_TERMS.values()]
    return []


def _made(kind: str, values: dict[str, Any]) -> Action:
    parts = tuple(values.pop(name) for name in [name for name in values if name.startswith("part")])
    if kind == "split":
        return Split(values["source"], parts)
    if kind == "abolish":
        return Abolish(values["department"], values.get("successor"), parts)
    return _ACTIONS[kind](**values)


def _department(text: str, graph: DutyGraph, _tr: Translate) -> str:
    return graph.name(find_department(graph, text))


def _departments(text: str, graph: DutyGraph, tr: Translate) -> tuple[str, ...]:
    return tuple(_department(word, graph, tr) for word in words(text))


def _holder(text: str, graph: DutyGraph, tr: Translate) -> str:
    """Also a name that is no department's, or one that is gone, as long as it holds a duty."""
    held = {graph.name(duty.holder) for duty in graph.duties.values()}
    return text if text in held else _department(text, graph, tr)


def _newcomer(text: str, graph: DutyGraph, tr: Translate) -> str:
    """A department that stands, or else a new name as typed."""
    try:
        return _department(text, graph, tr)
    except InputError:
        return text


def _task(text: str, graph: DutyGraph, _tr: Translate) -> int:
    found = find_tasks(graph, [text])
    if len(found) != 1:
        raise Unreadable([message("name one task")])
    return found[0]


def _tasks(text: str, graph: DutyGraph, _tr: Translate) -> tuple[int, ...]:
    return find_tasks(graph, words(text))


def _functions(text: str, _graph: DutyGraph, _tr: Translate) -> tuple[str, ...]:
    return tuple(words(text))


def _word(of: Mapping[Any, str], text: str, _graph: DutyGraph, tr: Translate) -> Any:
    for value, word in of.items():
        if normalised(text) in (normalised(tr(word)), word, str(value)) or word.startswith(text.lower()):
            return value
    raise Unreadable([message("{typed} is none of {choices}", typed=text, choices=tuple(map(tr, of.values())))])


def _roles(text: str, graph: DutyGraph, tr: Translate) -> tuple[Role, ...]:
    return tuple(_word(ROLE_TERMS, word, graph, tr) for word in words(text))


def _part(text: str, graph: DutyGraph, tr: Translate) -> Part:
    name, colon, rest = text.replace("：", ":").partition(":")
    if not colon or not words(rest):
        raise Unreadable([message("what falls to {name}? Write: {name}: 1-5, or {name}: rest", name=name.strip())])
    tasks: list[int] = []
    functions: list[str] = []
    roles: list[Role] = []
    everything = False
    for word in words(rest):
        if word.lower() in REST:
            everything = True
        elif word[0].isdigit():
            tasks += find_tasks(graph, [word])
        elif (role := _role(word, tr)) is not None:
            roles.append(role)
        else:
            functions.append(word)
    known = _newcomer(name.strip(), graph, tr)
    founded = None if graph.names.resolve(known) else Kind.OFFICE
    return Part(known, tuple(tasks), tuple(functions), tuple(roles), everything, founded)


def _role(word: str, tr: Translate) -> Role | None:
    return next((role for role, text in ROLE_TERMS.items() if word in (tr(text), text)), None)


def words(text: str) -> list[str]:
    """The words of a list, parted by commas of either language."""
    for comma in "，、;；":
        text = text.replace(comma, ",")
    return [word.strip() for word in text.split(",") if word.strip()]


_READ: Mapping[str, Callable[[str, DutyGraph, Translate], Any]] = {
    "department": _department,
    "departments": _departments,
    "party": _department,
    "holder": _holder,
    "newcomer": _newcomer,
    "part": _part,
    "task": _task,
    "tasks": _tasks,
    "functions": _functions,
    "role": partial(_word, ROLE_TERMS),
    "roles": _roles,
    "dept_kind": partial(_word, KIND_TERMS),
    "text": lambda text, _graph, _tr: text,
}
