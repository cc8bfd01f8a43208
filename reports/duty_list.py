"""Duty lists (责任清单): what a department answers for, with whom, until when, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from engine.comparing import Difference, differences, orders_between
from engine.graph.duty import Duty
from engine.graph.unanswered import listed
from engine.message import Message, message, term
from engine.model import ROLE_TERMS
from engine.node import Node
from engine.state import State, Transition
from reports import wording
from reports.document import Block, Cell, Document, Heading, Paragraph, Part, Signatures, Table, Tone
from reports.duty_data import KINDS, PART_TERMS, PARTS, Listed, list_of, listed_data
from reports.edition import Edition
from reports.numbering import numbered
from reports.tables import Entry, duties, entries

if TYPE_CHECKING:
    from pandas import DataFrame

Grouped: TypeAlias = "dict[str, DataFrame]"

_HEADINGS = {
    "lead": term("Tasks it leads"),
    "responsible": term("Tasks it is responsible for"),
    "support": term("Tasks it supports"),
    "collective": term("Tasks it shares through a collective"),
}


class DutyLists:
    """The duty lists of one edition; `earlier` is the state since which changes are told."""

    def __init__(self, edition: Edition, earlier: State | None = None) -> None:
        self.edition = edition
        self.table = duties(edition)
        self._earlier = earlier
        self._by_holder: Grouped = {str(holder): rows for holder, rows in self.table.groupby("holder", sort=False)}

    @property
    def holders(self) -> tuple[Node, ...]:
        """Whoever has a list: the departments (an empty list too), then the holders that are none."""
        departments = tuple(unit.node for unit in self.edition.state.graph.departments)
        known = {str(node) for node in departments}
        others = (name for name in self._by_holder if name not in known)
        nodes = {str(duty.holder): duty.holder for duty in self.edition.state.graph.duties.values()}
        return (*departments, *(nodes[name] for name in others))

    def entries(self, holder: Node) -> list[Entry]:
        """The entries of one list."""
        found = self._by_holder.get(str(holder))
        return [] if found is None else entries(found)

    def data(self, holder: Node) -> Listed:
        """A list for programs."""
        graph = self.edition.state.graph
        by_name = holder.kind == "department"
        return list_of(self.edition, graph.duties_of(holder) if by_name else listed(holder, graph.held_by(holder)))

    def document(self, holder: Node) -> Document:
        """The duty list of one holder."""
        edition, found = self.edition, self.entries(holder)
        name = edition.name(holder)
        blocks = [
            Paragraph(edition.say(_counts(found)), leads_in=True),
            *(block for part in PARTS for block in _part(edition, part, found)),
            *self._incoming(holder),
            *self._changed(holder),
            *_notes(edition, found),
            _signatures(edition, name),
        ]
        return Document(
            edition.say(message("Duty list of {department}", department=name)),
            edition.lines,
            (Part(numbered(blocks, edition.language), landscape=True),),
            edition.footer,
            edition.language,
            edition.state.as_of,
            (sheet(edition, name, found),),
            listed_data(self.data(holder)) | {"as_of": edition.state.as_of.isoformat(), "version": edition.version},
        )

    def _incoming(self, holder: Node) -> Iterator[Block]:
        """What it is to take over from others, which is not its duty yet."""
        edition = self.edition
        rows = [
            (duty.task, edition.title(duty.task), edition.tr(ROLE_TERMS[duty.role]),
             wording.transition(edition, duty, coming))
            for duty, coming in _coming_to(edition.state, holder)
        ]  # fmt: skip
        if rows:
            yield Heading(edition.tr("Tasks it is to take over"))
            columns = edition.columns((term("No."), 12), (term("task"), 60), (term("role"), 16), (term("remarks"), 140))
            yield Table(edition.tr("Tasks it is to take over"), columns, tuple(rows))

    def _changed(self, holder: Node) -> Iterator[Block]:
        if self._earlier is None:
            return
        edition, earlier = self.edition, self._earlier
        since = edition.day(earlier.as_of)
        yield Heading(edition.say(message("Changes since {day}", day=since)))
        rows = [_change(edition, earlier, item) for item in changes(edition.state, earlier, holder)]
        if rows:
            columns = edition.columns((term("No."), 12), (term("task"), 60), (term("held before"), 50),
                               (term("held now"), 50), (term("document"), 56))  # fmt: skip
            yield Table(edition.tr("changes"), columns, tuple(rows))
        else:
            yield Paragraph(edition.tr("Nothing changed."))


def changes(state: State, earlier: State, holder: Node) -> list[Difference]:
    """What the holder gave or got between two states."""
    found = differences(earlier, state)
    return [item for item in found if holder in {duty.holder for duty in (*item.before, *item.after)}]


def sheet(edition: Edition, name: str, found: Sequence[Entry]) -> Table:
    """Entries as one table for a spreadsheet."""
    titles = (term("department"), term("kind"), term("role"), term("task"), term("title"), term("goal"),
              term("measures"), term("indicators"), term("due"), term("with"), term("as written"), term("via"),
              term("since"), term("remarks"))  # fmt: skip
    shares = (10, 8, 8, 6, 18, 26, 46, 26, 12, 24, 10, 10, 12, 24)
    rows = tuple(
        (entry.department, edition.tr(KINDS[entry.kind]), edition.tr(PART_TERMS[entry.role]), entry.task, entry.title,
         entry.goal, entry.measures, entry.indicators, entry.due, entry.partners, edition.joined(entry.written),
         entry.via or "", entry.since, entry.remark)
        for entry in found
    )  # fmt: skip
    return Table(name, edition.columns(*zip(titles, shares, strict=True)), rows)


def _counts(found: Sequence[Entry]) -> Message:
    count = dict.fromkeys(PARTS, 0)
    for entry in found:
        count[entry.part] += 1
    return message("lead {lead} · responsible {responsible} · support {support} · through a collective {collective}",
                   **count)  # fmt: skip


def _part(edition: Edition, part: str, found: Iterable[Entry]) -> Iterator[Block]:
    chosen = [entry for entry in found if entry.part == part]
    if not chosen:
        return
    title = edition.tr(_HEADINGS[part])
    yield Heading(title)
    marked = any(entry.remark for entry in chosen)
    yield (_shared if part == "collective" else _named)(edition, title, chosen, marked)


def _named(edition: Edition, title: str, found: Sequence[Entry], marked: bool) -> Table:
    columns = edition.columns((term("No."), 12), (term("task"), 27), (term("goal"), 40), (term("measures"), 64),
                       (term("indicators"), 33), (term("due"), 22), (term("with"), 30),
                       *([(term("remarks"), 30)] if marked else []))  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            e.task,
            e.title,
            e.goal,
            _counted(e.measures),
            e.indicators,
            e.due,
            e.partners,
            *([e.remark] if marked else []),
        )
        for e in found
    ]  # fmt: skip
    return Table(title, columns, tuple(rows))


def _counted(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{number}. {line}" for number, line in enumerate(lines, start=1)) if len(lines) > 1 else lines


def _shared(edition: Edition, title: str, found: Sequence[Entry], marked: bool) -> Table:
    columns = edition.columns((term("No."), 12), (term("task"), 44), (term("goal"), 72), (term("indicators"), 40),
                       (term("due"), 22), (term("role"), 13), (term("via"), 29),
                       *([(term("remarks"), 30)] if marked else []))  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (e.task, e.title, e.goal, e.indicators, e.due, edition.tr(PART_TERMS[e.role]), e.via or "",
         *([e.remark] if marked else []))
        for e in found
    ]  # fmt: skip
    return Table(title, columns, tuple(rows))


def _notes(edition: Edition, found: Sequence[Entry]) -> Iterator[Block]:
    plan = edition.state.plan
    if any(entry.kind == "unknown" for entry in found):
        yield Paragraph(edition.tr("No department has this name: nobody answers for these tasks."), Tone.ALARM)
    for text in filter(None, (plan.default, plan.succession)):
        yield Paragraph(edition.say(message("Note: {text}", text=text)), Tone.NOTE)


def _signatures(edition: Edition, name: str) -> Signatures:
    return Signatures(
        (edition.say(message("{department} (seal)", department=name)),), edition.tr("Signed:"), edition.tr("Date:")
    )


def _coming_to(state: State, holder: Node) -> Iterator[tuple[Duty, Transition]]:
    for key, coming in state.transitions.items():
        if any(duty.holder == holder for duty in coming.successors) and key in state.graph.duties:
            yield state.graph.duties[key], coming


def _change(edition: Edition, earlier: State, found: Difference) -> tuple[Cell, ...]:
    state, task = edition.state, found.source.task
    orders = [r.order for r in state.issued if r.order.id in orders_between(found, state)]
    documents = tuple(edition.order(order) for order in orders) or edition.tr("an order was revoked")
    return (task, edition.title(task), _held(edition, earlier, found.before), _held(edition, state, found.after),
            documents)  # fmt: skip


def _held(edition: Edition, state: State, duties: Iterable[Duty]) -> str:
    named = (f"{state.graph.name(d.holder)}（{edition.tr(ROLE_TERMS[d.role])}）" for d in duties)
    return edition.joined(named) or edition.tr("nobody")
