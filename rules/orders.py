"""Family R, the paper side: what is wrong with drafts and orders as documents."""

from __future__ import annotations

from collections.abc import Iterator

from engine.findings import Severity
from engine.message import Message, message
from engine.order import ACTION_TERMS, Order, Phase
from engine.state import Pending, State
from engine.succession.apply import Impossible
from rules.rule import Hit, Rule


def order_without_document(state: State) -> Iterator[Hit]:
    """A draft that no document stands behind, or that is late.

    What it finds:
        Drafts without document number; as an error, drafts whose effective date has passed on the date asked.
    Why it matters:
        Only the formal document moves a duty; until it is recorded the old department answers.
    Example:
        A draft is to take effect on 1 July, it is 3 July, and nothing was issued.
    How to mend:
        Issue it with its document (`zeren order issue`), move its date, or remove the draft.
    """
    for draft in _drafts(state):
        effective = draft.order.effective
        if effective and effective <= state.as_of:
            yield on_order(
                draft,
                message("the draft {id} was to take effect on {day} but is not issued", id=draft.order.id,
                        day=effective),
                message("issue it with its document, move its date, or remove the draft"),
                Severity.ERROR,
            )  # fmt: skip
        elif not draft.order.document:
            yield on_order(
                draft,
                message("the draft {id} has no document number", id=draft.order.id),
                message("wait for the formal document, then issue it with its number"),
            )


def retroactive(state: State) -> Iterator[Hit]:
    """An order that takes effect before it is issued.

    What it finds:
        Drafts and issued orders whose effective date lies before their date of issue.
    Why it matters:
        For the days between, somebody else was told that they answer.
    Example:
        Issued on 1 July, effective on 1 June.
    How to mend:
        Check both dates; if they are right, waive it with the reason.
    """
    orders = [(record.order, None) for record in state.issued if record.phase(state.as_of) is not Phase.REVOKED]
    for order, draft in [*orders, *((draft.order, draft) for draft in _drafts(state))]:
        if order.issued and order.effective and order.effective < order.issued:
            yield on_order(
                draft or order,
                message("the order {id} takes effect on {effective}, before it is issued on {issued}", id=order.id,
                        effective=order.effective, issued=order.issued),
                message("check both dates"),
            )  # fmt: skip


def impossible_action(state: State) -> Iterator[Hit]:
    """An action that contradicts the state it meets.

    What it finds:
        Actions of drafts and of orders in force that cannot be done: a department that is gone or unknown, a duty
        that nobody holds, a name that is taken. An order with such an action changes nothing.
    Why it matters:
        The order does not do what its document says.
    Example:
        A merge of 甲科, which an earlier order abolished.
    How to mend:
        As the finding says: it names the order that stands against it.
    """
    for item in state.impossible:
        order = next(record.order for record in state.issued if record.order.id == item.order)
        yield _impossible(item, order, None)
    for pending in state.pending:
        for item in pending.outcome.impossible:
            yield _impossible(item, pending.order, pending)


def _drafts(state: State) -> Iterator[Pending]:
    return (pending for pending in state.pending if pending.phase is Phase.DRAFT)


def on_order(
    subject: Pending | Order,
    said: Message,
    remedy: Message,
    severity: Severity | None = None,
    departments: tuple[str, ...] = (),
) -> Hit:
    """A hit on an order, at its file if it is a draft."""
    order, file = (subject, None) if isinstance(subject, Order) else (subject.order, subject.file)
    return Hit(
        said,
        remedy,
        departments=departments,
        order=order.id,
        severity=severity,
        file=file.file if file else None,
        line=file.line if file else None,
    )


def _impossible(item: Impossible, order: Order, pending: Pending | None) -> Hit:
    file = pending.file if pending else None
    return Hit(
        message("order {order}, action {action} ({kind}): {what}", order=order.id, action=item.action + 1,
                kind=Message(ACTION_TERMS[item.kind], {}), what=item.objection.what),
        item.objection.mend,
        order=order.id,
        file=file.file if file else None,
        line=file.action_lines[item.action] if file and file.action_lines else None,
        evidence={"action": item.action + 1, "kind": item.kind},
    )  # fmt: skip


RULES = (
    Rule("R403", "order-without-document", Severity.WARNING, 1, order_without_document),
    Rule("R404", "retroactive", Severity.WARNING, 1, retroactive),
    Rule("R405", "impossible-action", Severity.ERROR, 1, impossible_action),
)
