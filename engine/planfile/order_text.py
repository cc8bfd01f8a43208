"""Order files as text: written anew, or with some keys of their head set and all else left as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from engine.model import Kind, Role
from engine.order import (
    Abolish,
    Action,
    AddPlate,
    Assign,
    Found,
    Merge,
    MoveOut,
    Order,
    Part,
    Release,
    Rename,
    Replace,
    Split,
    Transfer,
    action_data,
    order_data,
)
from engine.planfile.document import parse_document
from engine.planfile.emit import toml_line
from engine.planfile.order import order_from
from engine.problems import InputError
from engine.text import visible


@dataclass(frozen=True, slots=True)
class Comments:
    """Plain text beside the data of an order file: at its top, above each action in turn, and below all."""

    top: str = ""
    above: Sequence[str] = ()
    below: str = ""


def order_text(order: Order, comments: Comments | None = None) -> str:
    """The file of an order."""
    comments = comments or Comments()
    head = order_data(order)["order"]
    assert isinstance(head, Mapping)
    above = [*comments.above, *[""] * len(order.actions)]
    actions = (_commented(text) + action_text(action) for text, action in zip(above, order.actions, strict=False))
    below = _commented(comments.below).rstrip("\n")
    return (
        "\n\n".join([_commented(comments.top) + _block("[order]", head), *actions, *([below] if below else [])]) + "\n"
    )


def _commented(text: str) -> str:
    """Lines of text as comments; what TOML forbids in a comment is shown as an escape."""
    return "".join(f"# {visible(line)}".rstrip() + "\n" for line in text.splitlines())


def action_text(action: Action) -> str:
    """An action as it is written in a file."""
    return _block("[[actions]]", action_data(action))


def with_head(text: str, name: str, **values: str | date) -> str:
    """The text of an order file in which keys under `[order]` have these values; comments and layout stay."""
    order = order_from(parse_document(text.encode(), name)).order
    expected = replace(order, **values)  # type: ignore[arg-type]  # the callers name fields of the right type
    edited = _edited(text, name, values)
    try:
        same = order_from(parse_document(edited.encode(), name)).order == expected
    except InputError:
        same = False
    return edited if same else order_text(expected)


def _edited(text: str, name: str, values: Mapping[str, str | date]) -> str:
    document = parse_document(text.encode(), name)
    lines = document.text.removesuffix("\n").split("\n")
    head = document.line(("order", "title"))
    known = document.data["order"]
    assert isinstance(known, Mapping)
    for key, value in values.items():
        if key in known:
            lines[document.line(("order", key)) - 1] = toml_line(key, value)
    lines[head:head] = [toml_line(key, value) for key, value in values.items() if key not in known]
    return "\n".join(lines) + "\n"


def _block(header: str, values: Mapping[str, object]) -> str:
    return "\n".join([header, *(toml_line(key, value) for key, value in values.items())])


ACTION_EXAMPLES: Mapping[str, str] = {
    action.kind: action_text(action)
    for action in (
        Rename("甲科", "乙科"),
        Merge(("甲科", "乙科"), "丙科", Kind.OFFICE),
        Split("甲科", (Part("乙科", tasks=(8, 33)), Part("丙科", functions=("继续教育",), rest=True))),
        Abolish("甲科", "乙科"),
        Found("丙科", Kind.OFFICE),
        Transfer("甲科", "乙科", tasks=(5,), roles=(Role.LEAD,)),
        MoveOut("甲科", "市某局", functions=("某业务",)),
        AddPlate("甲科", "某办公室"),
        Assign(42, Role.LEAD, "甲科"),
        Release(42, Role.RESPONSIBLE, "甲科"),
        Replace(7, Role.RESPONSIBLE, "职教科", "职成科"),
    )
}
"""By kind, an action as it is written in a file."""
