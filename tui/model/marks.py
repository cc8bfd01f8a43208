"""The cells of the matrix on the screen: what holds, and what the draft and issued orders would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.graph.duty_graph import DutyGraph
from engine.graph.matrix import Matrix
from engine.model import Role
from engine.node import Node
from engine.state import State, Status


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell: `role` (None: through a collective) and a flag.

    `+` the draft gives it, `-` the draft takes it, `>` in transition by an issued order, `!` an orphan, else blank.
    """

    role: Role | None
    flag: str = " "


@dataclass(frozen=True)
class Marks:
    """Holders in the order of their columns, and the marks by task and holder."""

    holders: tuple[Node, ...]
    by_task: Mapping[int, Mapping[Node, Mark]]


def marks(state: State, now: Matrix, after: DutyGraph | None = None, before: DutyGraph | None = None) -> Marks:
    """The marks of a state whose matrix is `now`; `before` and `after` are the graphs between which the draft lies."""
    gained, lost = _changes(before, after)
    new = [unit.node for unit in after.departments] if after else []
    holders = dict.fromkeys((*now.holders, *new, *(node for row in gained.values() for node in row)))
    flags = _flags(state)
    return Marks(
        tuple(node for node in holders if node.kind != "collective" or node in now.holders),
        {task: _row(now, task, flags, gained.get(task, {}), lost.get(task, {})) for task in state.graph.tasks},
    )


def _row(
    now: Matrix,
    task: int,
    flags: Mapping[tuple[int, Node], str],
    gained: Mapping[Node, Role],
    lost: Mapping[Node, Role],
) -> dict[Node, Mark]:
    row = {node: Mark(role, flags.get((task, node), " ") if role else " ") for node, role in now.marks[task].items()}
    for node, role in lost.items():
        row[node] = Mark(role, "-")
    for node, role in gained.items():
        row[node] = Mark(role, "+")
    return row


def _flags(state: State) -> dict[tuple[int, Node], str]:
    found: dict[tuple[int, Node], str] = {}
    issued = {pending.order.id for pending in state.pending if pending.file is None}
    for duty in state.graph.duties.values():
        status = state.status(duty)
        if status is Status.ORPHAN:
            found.setdefault((duty.task, duty.holder), "!")
        elif status is Status.TRANSITION and state.transitions[duty.key].order.id in issued:
            found.setdefault((duty.task, duty.holder), ">")
    return found


Changed = Mapping[int, Mapping[Node, Role]]


def _changes(before: DutyGraph | None, after: DutyGraph | None) -> tuple[Changed, Changed]:
    """By task, who gains which role and who loses which."""
    if before is None or after is None:
        return {}, {}
    old, new = before.duties, after.duties
    return _by_task(key for key in new if key not in old), _by_task(key for key in old if key not in new)


def _by_task(keys: Iterable[tuple[int, Role, Node]]) -> dict[int, dict[Node, Role]]:
    found: dict[int, dict[Node, Role]] = {}
    for task, role, node in keys:
        found.setdefault(task, {}).setdefault(node, role)
    return found
