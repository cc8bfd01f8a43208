"""Nodes of the duty graph."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

NodeKind: TypeAlias = Literal["department", "collective", "task", "section", "unknown", "body"]


class Node(NamedTuple):
    """A node: what it is, and its key (a name, or the number of a task or section).

    A department's key is the name under which it entered the plan's history; it stays when the name changes.
    `unknown` is a written name that resolves to nothing, `body` one outside the bureau that took business over.
    """

    kind: NodeKind
    key: str | int

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


def department(key: str) -> Node:
    """The node of a department."""
    return Node("department", key)


def collective(key: str) -> Node:
    """The node of a collective."""
    return Node("collective", key)


def task_node(number: int) -> Node:
    """The node of a task."""
    return Node("task", number)


def section_node(number: int) -> Node:
    """The node of a section."""
    return Node("section", number)


def unknown(written: str) -> Node:
    """The node of a name that resolves to nothing."""
    return Node("unknown", written)


def body(name: str) -> Node:
    """The node of a body outside the bureau."""
    return Node("body", name)
