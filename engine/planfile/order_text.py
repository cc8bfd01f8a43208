"""Order files as text: written anew, or with some keys of their head set and all else left as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from engine.order import Order, order_data
from engine.planfile.document import parse_document
from engine.planfile.emit import toml_line
from engine.planfile.order import order_from
from engine.problems import InputError


def order_text(order: Order) -> str:
    """The file of an order."""
    data = order_data(order)
    head, actions = data["order"], data["actions"]
    assert isinstance(head, Mapping)
    assert isinstance(actions, list)
    blocks = [_block("[order]", head), *(_block("[[actions]]", action) for action in actions)]
    return "\n\n".join(blocks) + "\n"


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
    lines = document.text.splitlines()
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
