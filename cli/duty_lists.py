"""Duty lists as data: of departments, and of whoever else holds duties that would be on nobody's list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from cli.session import Session
from cli.standing import standing_data, standing_words
from engine.graph.duty import Duty, DutyList
from engine.graph.unanswered import listed, unanswered
from engine.message import Message
from engine.model import ROLES
from engine.node import Node


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


PARTS = (*ROLES, "collective")


def all_lists(session: Session) -> list[Listed]:
    """Every list: together they hold every attribution, each once (a collective's once per member)."""
    graph = session.state.graph
    lists = [graph.duties_of(unit.node) for unit in graph.departments]
    return [_listed(session, duties) for duties in (*lists, *unanswered(graph).values())]


def lists_of(session: Session, nodes: Iterable[Node]) -> list[Listed]:
    """The lists of some departments, and of collectives what is written of them."""
    graph = session.state.graph
    return [
        _listed(session, graph.duties_of(node) if node.kind == "department" else listed(node, graph.held_by(node)))
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


def _listed(session: Session, duties: DutyList) -> Listed:
    unit = session.state.graph.units.get(duties.department)
    return Listed(
        department=session.name(duties.department),
        kind=unit.kind if unit else duties.department.kind,
        lead=[_entry(session, duty) for duty in duties.lead],
        responsible=[_entry(session, duty) for duty in duties.responsible],
        support=[_entry(session, duty) for duty in duties.support],
        collective=[_entry(session, duty, duties.department) for duty in duties.collective],
    )


def _entry(session: Session, duty: Duty, member: Node | None = None) -> Entry:
    others = (d.holder for d in session.state.graph.on(duty.task) if d.holder != duty.holder)
    return Entry(
        task=duty.task,
        title=session.title(duty.task),
        others=list(dict.fromkeys(session.name(holder) for holder in others)),
        written=[source.written for source in duty.sources],
        role=duty.role,
        via=session.name(duty.holder) if duty.holder.kind == "collective" else None,
        standing=standing_data(session, duty, member),
        remark=standing_words(session, duty),
    )
