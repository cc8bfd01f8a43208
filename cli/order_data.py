"""Orders and what they do, as JSON data."""

from __future__ import annotations

from cli.findings_data import finding_data
from cli.jsontext import plain
from cli.session import Session
from engine.graph.duty import Change
from engine.order import Order, Phase, order_data
from engine.preview import Preview
from engine.timeline import Record
from engine.workload import Balance


def order_json(session: Session, order: Order, phase: Phase, record: Record | None = None) -> dict[str, object]:
    """An order, where it stands, and, if it is in the ledger, who recorded it when."""
    data = plain(order_data(order), session.tr)
    assert isinstance(data, dict)
    return data | {"phase": phase} | (_record(record) if record else {})


def preview_data(session: Session, order: Order, seen: Preview) -> dict[str, object]:
    """What `zeren order preview --format json` writes."""
    before, after = seen.balance
    return {
        "order": order.id,
        "phase": seen.phase,
        "changes": [_move(session, move, seen) for move in seen.moves],
        "impossible": [
            {
                "action": item.action + 1,
                "kind": item.kind,
                "reason": session.say(item.objection.what),
                "remedy": session.say(item.objection.mend),
            }
            for item in seen.impossible
        ],
        "findings": {
            "gained": [finding_data(session, finding) for finding in seen.gained],
            "lost": [finding_data(session, finding) for finding in seen.lost],
        },
        "load": [{"department": m.department, "before": m.before, "after": m.after} for m in seen.load],
        "balance": {"before": _balance(before), "after": _balance(after)},
        "collectives": [
            {"collective": c.collective, "joins": list(c.joins), "leaves": list(c.leaves)} for c in seen.collectives
        ],
    }


def _move(session: Session, move: Change, seen: Preview) -> dict[str, object]:
    return {
        "task": move.duty.task,
        "role": move.duty.role,
        "before": seen.before.graph.name(move.before.holder) if move.before else None,
        "after": seen.after.graph.name(move.after.holder) if move.after else None,
        "role_after": move.after.role if move.after else None,
        "action": move.action + 1,
        "reason": plain(move.reason, session.tr),
    }


def _record(record: Record) -> dict[str, object]:
    return {
        "operator": record.operator,
        "recorded_at": record.recorded_at.isoformat(),
        "orphans_allowed": record.orphans,
        "revoked": record.revoked.isoformat() if record.revoked else None,
    }


def _balance(balance: Balance) -> dict[str, float]:
    return {"gini": balance.gini, "variation": balance.variation, "peak": balance.peak}
