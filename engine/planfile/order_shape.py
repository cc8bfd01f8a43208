"""The shape of an order file (`data/orders/*.toml`) and of an order in the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from engine.message import message, term
from engine.model import Kind, Role
from engine.planfile.lines import Path
from engine.planfile.shape import AT, INVALID, Choice, Day, Field, Flag, Items, JsonSchema, Number, Report, Table, Text

_KIND = Choice(tuple(Kind))
_TASK = Number(1, whole=True)

_ORDER = Table(
    {
        "id": Field(Text(), term("a name of its own for the order, unique in the office"), required=True),
        "title": Field(Text(), term("what it is about"), required=True),
        "document": Field(Text(), term("document number (依据文号)")),
        "issued": Field(Day(), term("date of issue (发文日期)")),
        "effective": Field(Day(), term("effective date (到位日期)")),
        "reason": Field(Text(), term("why")),
        "based_on": Field(Text(), term("head of the ledger when the draft was made; kept by zeren")),
    }
)

_SELECTION = {
    "tasks": Field(Items(_TASK, least=1), term("only the duties on these tasks")),
    "functions": Field(Items(Text(), least=1), term("only the duties on tasks with these functions")),
    "roles": Field(Items(Choice(tuple(Role)), least=1), term("only these roles")),
}

_PART = Table(
    {
        "name": Field(Text(), term("department that takes over"), required=True),
        **_SELECTION,
        "rest": Field(Flag(), term("true: it also takes all that no part names")),
        "dept_kind": Field(_KIND, term("office or institution, if it is founded by this")),
    }
)

_FROM = Field(Text(), term("department it is taken from"), required=True)
_TO = Field(Text(), term("department it goes to"), required=True)
_DEPARTMENT = Field(Text(), term("name of the department"), required=True)
_ONE_DUTY = {
    "task": Field(_TASK, term("number of the task"), required=True),
    "role": Field(Choice(tuple(Role)), term("lead, responsible or support"), required=True),
}


def _action(fields: Mapping[str, Field], kind: str) -> Table:
    return Table({"kind": Field(Choice((kind,)), term("kind of the action"), required=True), **fields})


_ACTIONS: Mapping[str, Table] = {
    kind: _action(fields, kind)
    for kind, fields in {
        "rename": {"from": _FROM, "to": Field(Text(), term("its new name"), required=True)},
        "add_plate": {"department": _DEPARTMENT, "plate": Field(Text(), term("its second name"), required=True)},
        "found": {"department": _DEPARTMENT, "dept_kind": Field(_KIND, term("office or institution"), required=True)},
        "merge": {
            "from": Field(Items(Text(), least=1), term("departments that are merged"), required=True),
            "into": _TO,
            "dept_kind": Field(_KIND, term("office or institution, if it is founded by this")),
        },
        "split": {
            "from": _FROM,
            "into": Field(Items(_PART, least=1), term("the parts, with what falls to each"), required=True),
        },
        "abolish": {
            "department": _DEPARTMENT,
            "successor": Field(Text(), term("department that takes over everything")),
            "successors": Field(Items(_PART, least=1), term("departments that take over, with what falls to each")),
        },
        "transfer": {"from": _FROM, "to": _TO, **_SELECTION},
        "move_out": {
            "from": _FROM,
            "to_body": Field(Text(), term("body outside the bureau that takes over"), required=True),
            **_SELECTION,
        },
        "assign": {**_ONE_DUTY, "department": _DEPARTMENT},
        "release": {**_ONE_DUTY, "department": _DEPARTMENT},
        "replace": {**_ONE_DUTY, "from": _FROM, "to": _TO},
    }.items()
}


@dataclass(frozen=True)
class _AnyAction:
    """A table whose `kind` says which other keys it has."""

    def read(self, value: object, at: Path, report: Report) -> object:
        kind = value.get("kind") if isinstance(value, dict) else None
        table = _ACTIONS.get(kind) if isinstance(kind, str) else None
        if table is not None:
            return table.read(value, at, report)
        known = Table({"kind": Field(Choice(tuple(_ACTIONS)), term("kind of the action"), required=True)})
        known.read({"kind": kind} if kind is not None else {}, at, report)
        return INVALID

    def json_schema(self) -> JsonSchema:
        return {"oneOf": [table.json_schema() for table in _ACTIONS.values()]}


ORDER = Table(
    {
        "order": Field(_ORDER, term("the order as a document"), required=True),
        "actions": Field(Items(_AnyAction()), term("what it changes")),
    }
)


def check_order(clean: dict[str, object], report: Report) -> None:
    """Report what the parts of an order say against each other."""
    actions = clean.get("actions", [])
    assert isinstance(actions, list)
    for action in actions:
        _check_parts(action, report)


def _check_parts(action: dict[str, object], report: Report) -> None:
    at = action[AT]
    assert isinstance(at, tuple)
    parts = list(chain(*(parts for key in ("into", "successors") if isinstance(parts := action.get(key), list))))
    if sum(part.get("rest") is True for part in parts) > 1:
        report.add(
            at, message("several parts take the rest"), message("leave rest = true with one of them"),
        )  # fmt: skip
    if action.get("kind") == "abolish" and "successor" in action and "successors" in action:
        report.add(at, message("both successor and successors are given"), message("keep one of the two"))
    for part in parts:
        falls = part.keys() & {"tasks", "functions", "roles"} or part.get("rest")
        if not falls and not report.blames(part[AT]):
            report.add(
                part[AT],
                message("nothing falls to {name}", name=str(part.get("name", "?"))),
                message("give it tasks, functions or roles, or rest = true"),
            )
