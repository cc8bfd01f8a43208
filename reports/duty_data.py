"""Duty lists as data: of departments, and of whoever else holds duties that would be on nobody's list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from engine.graph.duty import Duty, DutyList
from engine.graph.unanswered import listed, unanswered
from engine.message import Message, term
from engine.model import KIND_TERMS, ROLE_TERMS, ROLES
from engine.node import Node
from reports.standing import Telling, standing_data, standing_words


class Entry(TypedDict):
    """One duty of a list.

    `others` are all others on the task, heaviest role first; `via` the collective, if one; `remark` what is to be
    said of its standing, if anything.
    """

    task: int
    title: str
    others: list[str]
    written: list[str]
    role: str
    via: str | None
    standing: dict[str, object]
    remark: Message | None


class Listed(TypedDict):
    """The duty list of one holder. `kind`: office or institution; else unknown, collective or body."""

    department: str
    kind: str
    lead: list[Entry]
    responsible: list[Entry]
    support: list[Entry]
    collective: list[Entry]


PARTS = (*(str(role) for role in ROLES), "collective")
"""The parts of a list: by name in each role, then through a collective."""

PART_TERMS: dict[str, str] = {str(role): word for role, word in ROLE_TERMS.items()}
PART_TERMS["collective"] = term("through a collective")
KINDS: dict[str, str] = {str(kind): word for kind, word in KIND_TERMS.items()}
KINDS |= {"unknown": term("no such department"), "collective": term("collective"), "body": term("outside body"),
          "ended": term("no longer exists")}  # fmt: skip


def all_lists(told: Telling) -> list[Listed]:
    """Every list: together they hold every attribution, each once (a collective's once per member)."""
    graph = told.state.graph
    lists = [graph.duties_of(unit.node) for unit in graph.departments]
    return [list_of(told, duties) for duties in (*lists, *unanswered(graph).values())]


def lists_of(told: Telling, nodes: Iterable[Node]) -> list[Listed]:
    """The lists of some departments, and of collectives what is written of them."""
    graph = told.state.graph
    return [
        list_of(told, graph.duties_of(node) if node.kind == "department" else listed(node, graph.held_by(node)))
        for node in nodes
    ]


def entries(listed: Listed, part: str) -> list[Entry]:
    """The entries of a list in one of PARTS."""
    return {"lead": listed["lead"], "responsible": listed["responsible"], "support": listed["support"]}.get(
        part, listed["collective"]
    )


def listed_data(listed: Listed) -> dict[str, object]:
    """A list as `zeren duties --format json` writes it."""
    head: dict[str, object] = {"department": listed["department"], "kind": listed["kind"]}
    return head | {part: [_entry_data(entry, part) for entry in entries(listed, part)] for part in PARTS}


def _entry_data(entry: Entry, part: str) -> dict[str, object]:
    data: dict[str, object] = {
        "task": entry["task"],
        "title": entry["title"],
        "with": entry["others"],
        "written": entry["written"],
        **entry["standing"],
    }
    return data | ({"role": entry["role"], "via": entry["via"]} if part == "collective" else {})


def list_of(told: Telling, duties: DutyList) -> Listed:
    """The list of one holder."""
    unit = told.state.graph.units.get(duties.department)
    return Listed(
        department=told.name(duties.department),
        kind=unit.kind if unit else duties.department.kind,
        lead=[_entry(told, duty) for duty in duties.lead],
        responsible=[_entry(told, duty) for duty in duties.responsible],
        support=[_entry(told, duty) for duty in duties.support],
        collective=[_entry(told, duty, duties.department) for duty in duties.collective],
    )


def _entry(told: Telling, duty: Duty, member: Node | None = None) -> Entry:
    others = (d.holder for d in told.state.graph.on(duty.task) if d.holder != duty.holder)
    return Entry(
        task=duty.task,
        title=told.title(duty.task),
        others=list(dict.fromkeys(told.name(holder) for holder in others)),
        written=[source.written for source in duty.sources],
        role=duty.role,
        via=told.name(duty.holder) if duty.holder.kind == "collective" else None,
        standing=standing_data(told, duty, member),
        remark=standing_words(told, duty),
    )
