"""Orders and what they do, written to the screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cli.screen import Style
from cli.session import Session
from engine.graph.duty import Change
from engine.graph.duty_graph import DutyGraph
from engine.message import Message, message
from engine.model import role_word
from engine.order import PHASE_TERMS, Order, Phase
from engine.order_words import action_words
from engine.preview import Preview
from engine.succession.apply import Impossible


def write_order(session: Session, order: Order, phase: Phase) -> None:
    """Head and actions of an order."""
    head = message("{id} {title} ({phase})", id=order.id, title=order.title, phase=Message(PHASE_TERMS[phase], {}))
    session.screen.paragraph(session.say(head), style=Style.STRONG)
    dates = message("document {document} · issued {issued} · effective {effective}", document=order.document or "—",
                    issued=_day(order.issued), effective=_day(order.effective))  # fmt: skip
    session.screen.paragraph(session.say(dates), 2)
    if order.reason:
        session.screen.paragraph(session.say(message("reason: {reason}", reason=order.reason)), 2)
    for number, action in enumerate(order.actions, start=1):
        session.screen.paragraph(session.say(action_words(action)), 2, f"{number}. ")


def write_preview(session: Session, order: Order, seen: Preview) -> None:
    """What an order would do: duties, findings, load, balance, collectives."""
    write_order(session, order, seen.phase)
    if seen.impossible:
        write_impossible(session, seen.impossible)
        return
    _write_moves(session, seen)
    _write_findings(session, seen)
    _write_load(session, seen)
    _write_collectives(session, seen)


def write_impossible(session: Session, impossible: Iterable[Impossible]) -> None:
    """The actions that contradict the state, and how to mend them."""
    session.screen.line()
    _heading(session, message("impossible; the order would change nothing:"))
    for item in impossible:
        said = message("action {action}: {what}", action=item.action + 1, what=item.objection.what)
        session.screen.paragraph(session.say(said), 2, "✗ ", Style.ERROR)
        session.screen.paragraph(session.say(item.objection.mend), 4, "→ ")


def _write_moves(session: Session, seen: Preview) -> None:
    session.screen.line()
    _heading(session, message("{count} duties change:", count=len(seen.moves)))
    for move in seen.moves:
        session.screen.paragraph(session.say(move_words(move, seen.before.graph, seen.after.graph)), 2)


def move_words(move: Change, before: DutyGraph, after: DutyGraph) -> Message:
    """What became of one duty, in a line."""
    was = before.name(move.before.holder) if move.before else message("nobody")
    now = after.name(move.after.holder) if move.after else message("nobody")
    words: dict[str, str | int | Message] = {
        "task": move.duty.task, "role": role_word(move.duty.role), "was": was, "now": now,
        "reason": move.reason,
    }  # fmt: skip
    if move.before and move.after and move.before.role is not move.after.role:
        role = role_word(move.after.role)
        return message("task {task} {role}: {was} → {now}, as {new} ({reason})", new=role, **words)
    return message("task {task} {role}: {was} → {now} ({reason})", **words)


def _write_findings(session: Session, seen: Preview) -> None:
    session.screen.line()
    _heading(session, message("findings: {gained} gained, {lost} lost", gained=len(seen.gained), lost=len(seen.lost)))
    for mark, style, findings in (("+ ", Style.WARNING, seen.gained), ("- ", Style.GOOD, seen.lost)):
        for finding in findings:
            said = message("{code} {message}", code=finding.code, message=finding.message)
            if finding.tasks:
                said = message("{said} (task {tasks})", said=said, tasks=finding.tasks)
            session.screen.paragraph(session.say(said), 2, mark, style)


def _write_load(session: Session, seen: Preview) -> None:
    session.screen.line()
    _heading(session, message("load (points):"))
    for moved in seen.load:
        before, after = ("—" if points is None else f"{points:g}" for points in (moved.before, moved.after))
        session.screen.paragraph(f"{moved.department} {before} → {after}", 2)
    before_all, after_all = seen.balance
    session.screen.paragraph(
        session.say(message("Gini coefficient {before:.3f} → {after:.3f}", before=before_all.gini,
                            after=after_all.gini)), 2
    )  # fmt: skip


def _write_collectives(session: Session, seen: Preview) -> None:
    for change in seen.collectives:
        session.screen.line()
        _heading(session, message("{collective}:", collective=change.collective))
        if change.joins:
            session.screen.paragraph(session.say(message("joins: {names}", names=change.joins)), 2)
        if change.leaves:
            session.screen.paragraph(session.say(message("leaves: {names}", names=change.leaves)), 2)


def _heading(session: Session, text: Message) -> None:
    session.screen.paragraph(session.say(text), style=Style.STRONG)


def _day(day: date | None) -> str:
    return day.isoformat() if day else "—"
