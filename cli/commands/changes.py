"""`zeren changes`: what changed hands between two days."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cli.command import Command
from cli.moments import day
from cli.screen import Style
from cli.session import Session
from engine.comparing import Difference, differences, orders_between
from engine.graph.duty import Duty
from engine.message import NOTHING, Message, Translate, message, term
from engine.model import Role, role_word
from engine.state import State
from reports.jsontext import json_text


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    parser.add_argument("--from", dest="first", type=day(tr), metavar="DATE", required=True, help=tr("the first day"))
    parser.add_argument("--to", dest="last", type=day(tr), metavar="DATE", help=tr("the last day; without it: today"))


def _run(session: Session, arguments: Namespace) -> int:
    before = session.office.state(arguments.first, session.known_at)
    after = session.office.state(arguments.last or session.as_of, session.known_at)
    found = list(differences(before, after))
    if arguments.format == "json":
        session.screen.document(json_text([_data(difference, before, after) for difference in found]))
        return 0
    head = message("{first} to {last}: {count} duties changed", first=before.as_of, last=after.as_of, count=len(found))
    session.screen.paragraph(session.say(head), style=Style.STRONG)
    for difference in found:
        session.screen.paragraph(session.say(_words(difference, before, after)), 2)
    return 0


def _words(difference: Difference, before: State, after: State) -> Message:
    orders = tuple(orders_between(difference, after))
    by = message(" (order {orders})", orders=orders) if orders else NOTHING
    source = difference.source
    return message(
        "task {task} {role}, written {written}: {was} → {now}{by}",
        task=source.task,
        role=role_word(source.role),
        written=source.written,
        was=_holders(difference.before, before, source.role),
        now=_holders(difference.after, after, source.role),
        by=by,
    )


def _holders(duties: tuple[Duty, ...], state: State, written_as: Role) -> Message:
    if not duties:
        return message("nobody")
    return message("{names}", names=tuple(_named(duty, state, written_as) for duty in duties))


def _named(duty: Duty, state: State, written_as: Role) -> str | Message:
    """Who has a duty, and in which role if in another than written."""
    name = state.graph.name(duty.holder)
    return name if duty.role is written_as else message("{name} as {role}", name=name, role=role_word(duty.role))


def _data(difference: Difference, before: State, after: State) -> dict[str, object]:
    return {
        "task": difference.source.task,
        "role": difference.source.role,
        "written": difference.source.written,
        "before": [_holder(duty, before) for duty in difference.before],
        "after": [_holder(duty, after) for duty in difference.after],
        "orders": orders_between(difference, after),
    }


def _holder(duty: Duty, state: State) -> dict[str, str]:
    return {"department": state.graph.name(duty.holder), "role": duty.role}


COMMAND = Command(
    name="changes",
    summary=term("show what changed hands between two days"),
    run=_run,
    configure=_configure,
    formats=("text", "json"),
    examples=(("zeren changes --from 2019-06-01 --to 2019-12-31", term("all duties that others hold afterwards")),),
)
