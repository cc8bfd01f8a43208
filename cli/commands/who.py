"""`zeren who`: who answers for a task."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from cli.command import Command
from cli.complete import completed, tasks
from cli.screen import Style
from cli.session import Session
from engine.graph.duty import Answer, Duty
from engine.lookup import find_tasks
from engine.message import Message, Translate, message, term
from engine.model import ROLE_TERMS, ROLES, Role
from reports.jsontext import json_text
from reports.standing import standing_data, standing_words


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    argument = parser.add_argument(
        "tasks", nargs="+", metavar="TASK", help=tr("number of a task, or a range such as 1-5")
    )
    completed(argument, tasks)


def _run(session: Session, arguments: Namespace) -> int:
    numbers = find_tasks(session.state.graph, arguments.tasks)
    if arguments.format == "json":
        session.screen.document(json_text([_data(session, number) for number in numbers]))
        return 0
    for index, number in enumerate(numbers):
        if index:
            session.screen.line()
        _write(session, number)
    return 0


def _data(session: Session, number: int) -> dict[str, object]:
    answers = session.state.graph.who(number)
    return {"task": number, "title": session.title(number)} | {
        role: [_answer(session, answer) for answer in answers if answer.duty.role is role] for role in ROLES
    }


def _answer(session: Session, answer: Answer) -> dict[str, object]:
    return {
        "department": session.name(answer.department) if answer.department else None,
        "written": written(answer.duty),
        "via": session.name(answer.via) if answer.via else None,
    } | standing_data(session, answer.duty, answer.department if answer.via else None)


def written(duty: Duty) -> str:
    """The names from which a duty comes, as written; more than one where a holder is named twice."""
    return "、".join(dict.fromkeys(source.written for source in duty.sources))


def _write(session: Session, number: int) -> None:
    head = message("task {number} {title}", number=number, title=session.title(number))
    session.screen.paragraph(session.say(head), style=Style.STRONG)
    for role in ROLES:
        duties = [duty for duty in session.state.graph.on(number) if duty.role is role]
        if duties:
            session.screen.line("  ", (session.tr(ROLE_TERMS[role]), _STYLES[role]))
        for duty in duties:
            session.screen.paragraph(_said(session, duty), 4)
            if words := standing_words(session, duty):
                session.screen.paragraph(session.say(words), 6, "… ", Style.WARNING)


_STYLES = {Role.LEAD: Style.STRONG, Role.RESPONSIBLE: Style.PLAIN, Role.SUPPORT: Style.FAINT}


def _said(session: Session, duty: Duty) -> str:
    names = tuple(_names(session, session.state.graph.answers(duty)))
    if duty.holder.kind == "collective":
        return session.say(_collective(duty.written, names))
    if duty.holder.kind == "unknown":
        return session.say(message("{name}: no such department, nobody answers", name=duty.written))
    names = names or (session.name(duty.holder),)
    if names[0] != written(duty):
        return session.say(message("{name} (written {written})", name=names[0], written=written(duty)))
    return names[0]


def _collective(name: str, members: tuple[str, ...]) -> Message:
    if not members:
        return message("{name}: no (further) member", name=name)
    return message("{name}, that is: {members}", name=name, members=members)


def _names(session: Session, answers: Iterable[Answer]) -> Iterable[str]:
    return (session.name(answer.department) for answer in answers if answer.department)


COMMAND = Command(
    name="who",
    summary=term("show who answers for a task"),
    run=_run,
    configure=_configure,
    formats=("text", "json"),
    examples=(
        ("zeren who 7", term("who answers for task 7")),
        ("zeren who 1-5 42 --format json", term("for several tasks, as JSON")),
    ),
)
