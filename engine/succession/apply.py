"""Applies orders to the duty graph, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.graph.duty import Change
from engine.graph.duty_graph import DutyGraph
from engine.graph.editor import GraphEditor, Stamp
from engine.order import (
    Abolish,
    Action,
    AddPlate,
    Assign,
    Found,
    Merge,
    MoveOut,
    Order,
    Release,
    Rename,
    Replace,
    Split,
    Transfer,
)
from engine.succession import departments, duties
from engine.succession.contradiction import Contradiction, Objection


@dataclass(frozen=True, slots=True)
class Impossible:
    """An action of an order (counted from 0) that contradicts the state it meets, and why."""

    order: str
    action: int
    kind: str
    objection: Objection


@dataclass(frozen=True)
class Replay:
    """What orders made of a graph: the result, every change on the way, and what was impossible.

    An order with an impossible action is left out whole.
    """

    graph: DutyGraph
    changes: tuple[Change, ...]
    impossible: tuple[Impossible, ...] = ()

    def extended(self, orders: Sequence[Order]) -> Replay:
        """The same as if these orders had been replayed with the others, after them."""
        if not orders:
            return self
        more = replay(self.graph, orders, self.changes)
        return Replay(more.graph, (*self.changes, *more.changes), (*self.impossible, *more.impossible))


def replay(graph: DutyGraph, orders: Sequence[Order], history: Sequence[Change] = ()) -> Replay:
    """Apply orders to `graph` in the sequence given; `history` is what made the graph what it is (for messages)."""
    refused: dict[str, list[Impossible]] = {}
    while True:
        editor = GraphEditor(graph, history)
        for order in orders:
            if order.id not in refused and (found := _apply(editor, order)):
                refused[order.id] = found
                break
        else:
            impossible = tuple(item for found in refused.values() for item in found)
            return Replay(editor.freeze(), tuple(editor.changes), impossible)


def _apply(editor: GraphEditor, order: Order) -> list[Impossible]:
    """Apply every action; those that are impossible are skipped and told (the editor is then of no more use)."""
    found: list[Impossible] = []
    for index, action in enumerate(order.actions):
        editor.begin(Stamp(order.id, index, order.effective))
        try:
            _act(editor, action)
        except Contradiction as contradiction:
            found.extend(Impossible(order.id, index, action.kind, item) for item in contradiction.objections)
    return found


def _act(editor: GraphEditor, action: Action) -> None:  # noqa: C901 (one flat case per action)
    match action:
        case Rename():
            departments.rename(editor, action)
        case AddPlate():
            departments.add_plate(editor, action)
        case Found():
            departments.found(editor, action)
        case Merge():
            departments.merge(editor, action)
        case Split():
            departments.split(editor, action)
        case Abolish():
            departments.abolish(editor, action)
        case Transfer():
            duties.transfer(editor, action)
        case MoveOut():
            duties.move_out(editor, action)
        case Assign():
            duties.assign(editor, action)
        case Release():
            duties.release(editor, action)
        case Replace():
            duties.replace(editor, action)
