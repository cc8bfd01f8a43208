"""From a reform document to a draft order: read, understood, laid on the plan as it will stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from engine.issuing import orphans_in
from engine.message import message
from engine.notice.paragraphs import Notice
from engine.notice.reform.assemble import Assembler
from engine.notice.reform.business import Functions
from engine.notice.reform.compose import Resolver
from engine.notice.reform.grammar import understood
from engine.notice.reform.head import OrderHead, is_effective, read_effective, read_order_head
from engine.notice.reform.names import Cast
from engine.notice.reform.report import Orphaned, ReformReport, Refused
from engine.notice.reform.sequence import in_sequence
from engine.notice.reform.shares import Shares
from engine.notice.reform.statements import Understanding
from engine.notice.reform.text import passages_of, sentences_of
from engine.office import Office
from engine.order import Abolish, Order, OrderFile
from engine.problems import refuse
from engine.state import Pending, state_on


@dataclass(frozen=True, slots=True)
class GivenHead:
    """What the office says beside the document; None: the document is to say it."""

    title: str | None = None
    document: str | None = None
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft read from a document, and the report on it."""

    order: Order
    report: ReformReport


def draft_from(notice: Notice, office: Office, given: GivenHead, as_of: date) -> Drafted:
    """The draft that a reform document states for the plan of an office. InputError if it states no change at all."""
    passages = passages_of(notice.blocks)
    report = ReformReport(notice.name)
    head = read_order_head(passages)
    order = _headed(notice, head, read_effective(passages, given.issued or head.issued, report), given)
    report.document, report.issued, report.effective = order.document, order.issued, order.effective
    cast = Cast(_pending(office, order, as_of).before, office.plan.issuer)
    sentences = (s for s in sentences_of(passages) if s.passage not in head.used)
    found = understood(sentences, cast.reader)
    if not found.said and not found.open:
        raise refuse(
            message("states no change of departments or duties"),
            message("see `docs/import.md` for the phrases that are read; a work plan is read without --order"),
            notice.name,
        )
    _derive(found, cast, office, report)
    order = replace(order, actions=tuple(one.action for one in report.derived))
    _lay(order, _pending(office, order, as_of), report)
    return Drafted(order, report)


def _headed(notice: Notice, head: OrderHead, effective: date | None, given: GivenHead) -> Order:
    """An order without actions; its id is the document number, else the name of the file."""
    document = given.document or head.document
    title = given.title or head.title
    name = document or Path(notice.name).stem.strip("-. ") or title or "order"
    return Order(name, title or name, (), document, given.issued or head.issued, effective)


def _derive(found: Understanding, cast: Cast, office: Office, report: ReformReport) -> None:
    report.open += found.open
    report.silent += [sentence for sentence in found.silent if not is_effective(sentence.text)]
    functions = Functions(office.plan.tasks)
    titles = {task.number: task.title for task in office.plan.tasks}
    said = Resolver(cast, functions, report).resolved(found.said)
    Assembler(said, cast, Shares(functions, cast, titles, report), report).derive()
    report.derived = in_sequence(report.derived)
    report.open.sort(key=lambda one: one.sentence.passage)


def _pending(office: Office, order: Order, as_of: date) -> Pending:
    """The order as a draft on top of what will hold when it takes effect."""
    others = tuple(record for record in office.records if record.order.id != order.id)
    day = max(as_of, order.effective or max((other.effective for other in others), default=as_of))
    draft = OrderFile(order, "", "", 0, ())
    return next(item for item in state_on(office.plan, office.noticed, others, [draft], day).pending if item.file)


def _lay(order: Order, pending: Pending, report: ReformReport) -> None:
    """Report which actions the plan contradicts, and whose duties nobody takes over."""
    report.refused = [Refused(item.action, item.objection) for item in pending.outcome.impossible]
    left: dict[str, dict[int, None]] = {}
    if not report.refused:
        known = {duty.key for duty in orphans_in(pending.before)}
        for duty in orphans_in(pending.outcome.graph):
            if duty.key not in known:
                left.setdefault(pending.outcome.graph.name(duty.holder), {})[duty.task] = None
    for action in order.actions:
        if isinstance(action, Abolish) and not action.successor:
            tasks = left.get(action.department, {}) if not report.refused else _held(pending, action.department)
            if tasks or not action.parts:
                report.orphaned.append(Orphaned(action.department, tuple(tasks)))


def _held(pending: Pending, name: str) -> dict[int, None]:
    bearers = pending.before.names.bearers(name)
    return {duty.task: None for entry in bearers for duty in pending.before.held_by(entry.node)}
