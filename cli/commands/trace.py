"""`zeren trace`: the whole way of each duty of a task."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cli.command import Command
from cli.complete import completed, tasks
from cli.jsontext import plain
from cli.screen import Style
from cli.session import Session
from engine.graph.duty import Assignment, Change
from engine.lookup import find_tasks
from engine.message import Message, Translate, message, term
from engine.model import role_word
from engine.names import Spelling
from engine.order import PHASE_TERMS
from engine.state import STATUS_TERMS, Transition
from engine.tracing import Trail, order_of, trace
from reports.jsontext import json_text


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    completed(parser.add_argument("task", metavar="TASK", help=tr("number of a task")), tasks)


def _run(session: Session, arguments: Namespace) -> int:
    for number in find_tasks(session.state.graph, [arguments.task]):
        trails = trace(session.state, number)
        if arguments.format == "json":
            session.screen.document(json_text([_data(session, trail) for trail in trails]))
            continue
        head = message("task {number} {title}", number=number, title=session.title(number))
        session.screen.paragraph(session.say(head), style=Style.STRONG)
        for trail in trails:
            _write(session, trail)
    return 0


def _write(session: Session, trail: Trail) -> None:
    session.screen.line()
    session.screen.paragraph(session.say(_origin(session, trail)), style=Style.STRONG)
    if trail.spelling in (Spelling.ALIAS, Spelling.VARIANT):
        session.screen.paragraph(session.say(message("stands for {name}", name=trail.resolved or "")), 2, "= ")
    elif trail.resolved is None and not isinstance(trail.source, Assignment):
        session.screen.paragraph(session.say(message("no department is called so")), 2, "? ")
    for step in trail.steps:
        session.screen.paragraph(session.say(_step(session, step)), 2, "→ ")
    for duty, status in trail.now:
        now = message("{today}: {name} ({role}, {status}), since {day}", today=session.as_of,
                      name=session.name(duty.holder), role=role_word(duty.role),
                      status=Message(STATUS_TERMS[status], {}), day=session.state.since(duty))  # fmt: skip
        session.screen.paragraph(session.say(now), 2, "● ")
    if not trail.now:
        session.screen.paragraph(session.say(message("{today}: nobody, it was released", today=session.as_of)), 2, "● ")
    for coming in trail.coming:
        session.screen.paragraph(session.say(_coming(session, coming)), 2, "… ")


def _origin(session: Session, trail: Trail) -> Message:
    source = trail.source
    role = role_word(source.role)
    if isinstance(source, Assignment):
        return message("{role}: {written}, assigned by order {order}", role=role, written=source.written,
                       order=source.order)  # fmt: skip
    return message("{role}: {written}, {document}, {file}:{line}", role=role, written=source.written,
                   document=session.state.plan.document, file=session.state.plan.file, line=source.line)  # fmt: skip


def _step(session: Session, step: Change) -> Message:
    order = order_of(session.state, step)
    said: dict[str, str | Message] = {
        "day": step.effective.isoformat() if step.effective else "—",
        "document": order.document or "—",
        "order": order.id,
        "reason": step.reason,
    }
    if step.after is None:
        return message("{day} {document} (order {order}): {reason}", **said)
    return message("{day} {document} (order {order}): {name} as {role}, {reason}", name=session.name(step.after.holder),
                   role=role_word(step.after.role), **said)  # fmt: skip


def _coming(session: Session, coming: Transition) -> Message:
    phase = Message(PHASE_TERMS[coming.phase], {})
    names = tuple(session.coming_name(duty) for duty in coming.successors)
    if not names:
        return message("to be released by order {order} ({phase})", order=coming.order.id, phase=phase)
    return message("to come: {names}, by order {order} ({phase})", names=names, order=coming.order.id, phase=phase)


def _data(session: Session, trail: Trail) -> dict[str, object]:
    source = trail.source
    assigned = isinstance(source, Assignment)
    return {
        "task": source.task,
        "role": source.role,
        "written": source.written,
        "file": None if isinstance(source, Assignment) else session.state.plan.file,
        "line": None if isinstance(source, Assignment) else source.line,
        "assigned_by": source.order if isinstance(source, Assignment) else None,
        "resolved": trail.resolved if not assigned else source.written,
        "spelling": trail.spelling,
        "steps": [_step_data(session, step) for step in trail.steps],
        "now": [
            {
                "holder": session.name(duty.holder),
                "role": duty.role,
                "status": status,
                "since": session.state.since(duty).isoformat(),
                "order": duty.order,
            }
            for duty, status in trail.now
        ],
        "coming": [
            {
                "order": coming.order.id,
                "phase": coming.phase,
                "successors": [session.coming_name(duty) for duty in coming.successors],
            }
            for coming in trail.coming
        ],
    }


def _step_data(session: Session, step: Change) -> dict[str, object]:
    order = order_of(session.state, step)
    return {
        "order": order.id,
        "document": order.document,
        "effective": step.effective.isoformat() if step.effective else None,
        "action": step.action + 1,
        "before": session.name(step.before.holder) if step.before else None,
        "after": session.name(step.after.holder) if step.after else None,
        "role_after": step.after.role if step.after else None,
        "reason": plain(step.reason, session.tr),
    }


COMMAND = Command(
    name="trace",
    summary=term("tell the whole way of each duty of a task"),
    run=_run,
    configure=_configure,
    formats=("text", "json"),
    examples=(("zeren trace 7", term("from the line of the notice to who answers today")),),
)
