"""`zeren duties`: the duty lists of departments."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from cli.command import Command
from cli.complete import completed, departments
from cli.duty_lists import PARTS, Entry, Listed, all_lists, entries, listed_data, lists_of
from cli.screen import Style
from cli.session import Session
from engine.lookup import find_departments
from engine.message import Message, Translate, message, term
from engine.model import KIND_TERMS, ROLE_TERMS
from engine.node import Node
from engine.problems import refuse
from reports.jsontext import json_text
from reports.plaintables import csv_text, markdown, markdown_table

PART_TERMS: dict[str, str] = {str(role): word for role, word in ROLE_TERMS.items()}
PART_TERMS["collective"] = term("through a collective")
KINDS: dict[str, str] = {str(kind): word for kind, word in KIND_TERMS.items()}
KINDS |= {"unknown": term("no such department"), "collective": term("collective"), "body": term("outside body")}


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    argument = parser.add_argument(
        "departments",
        nargs="*",
        metavar="DEPARTMENT",
        help=tr("name, alias, unique beginning or pinyin of a department; without any: all"),
    )
    completed(argument, departments)
    parser.add_argument(
        "--all", action="store_true", help=tr("all departments, and every name that is no department's")
    )


def _run(session: Session, arguments: Namespace) -> int:
    lists = _asked(session, arguments)
    if arguments.format == "json":
        session.screen.document(json_text([listed_data(listed) for listed in lists]))
    elif arguments.format == "csv":
        session.screen.document(csv_text(_rows(session, lists)))
    elif arguments.format == "md":
        session.screen.document("\n".join(_markdown(session, listed) for listed in lists))
    else:
        for index, listed in enumerate(lists):
            if index:
                session.screen.line()
            _write(session, listed)
    return 0


def _asked(session: Session, arguments: Namespace) -> list[Listed]:
    if not arguments.departments:
        return all_lists(session)
    if arguments.all:
        raise refuse(message("departments are named beside --all"), message("leave one of the two out"))
    found = find_departments(session.state.graph, arguments.departments)
    return lists_of(session, dict.fromkeys(heir for node in found for heir in _heirs(session, node, arguments)))


def _heirs(session: Session, node: Node, arguments: Namespace) -> Sequence[Node]:
    """Who is meant by a department now: itself, or those that succeeded it, which is then said."""
    unit = session.state.graph.units.get(node)
    if unit is None or unit.ended is None:
        return (node,)
    heirs = sorted(session.state.graph.current(node))
    if arguments.format == "text":
        said = _ended(unit.name, unit.ended, tuple(session.name(heir) for heir in heirs))
        session.screen.paragraph(session.say(said), style=Style.WARNING)
    return (*heirs, *((node,) if session.state.graph.held_by(node) else ()))


def _ended(name: str, order: str, heirs: tuple[str, ...]) -> Message:
    if not heirs:
        return message("{name} was ended by order {order}; nobody succeeds it", name=name, order=order)
    return message("{name} was ended by order {order}; succeeded by: {names}", name=name, order=order, names=heirs)


def _write(session: Session, listed: Listed) -> None:
    screen = session.screen
    screen.line((listed["department"], Style.STRONG), f"  {session.tr(KINDS[listed['kind']])}")
    screen.line((session.say(_counts(listed)), Style.FAINT))
    for part in PARTS:
        if found := entries(listed, part):
            screen.line("  ", (session.tr(PART_TERMS[part]), Style.STRONG))
        for entry in found:
            screen.paragraph(_said(session, entry, part), 4, f"{entry['task']:>3}  ")
            if entry["remark"]:
                screen.paragraph(session.say(entry["remark"]), 9, "… ", Style.WARNING)


def _counts(listed: Listed) -> Message:
    return message(
        "lead {lead} · responsible {responsible} · support {support} · through a collective {collective}",
        lead=len(listed["lead"]),
        responsible=len(listed["responsible"]),
        support=len(listed["support"]),
        collective=len(listed["collective"]),
    )


def _said(session: Session, entry: Entry, part: str) -> str:
    title = entry["title"]
    if part == "collective":
        role = Message(PART_TERMS[entry["role"]], {})
        return session.say(message("{title} ({role}, {via})", title=title, role=role, via=entry["via"] or ""))
    if entry["others"]:
        return session.say(message("{title} (with {others})", title=title, others=tuple(entry["others"])))
    return title


def _markdown(session: Session, listed: Listed) -> str:
    title = f"## {markdown(listed['department'])}（{session.tr(KINDS[listed['kind']])}）\n"
    head = [session.tr(word) for word in (term("role"), term("task"), term("title"), term("with"), term("as written"))]
    rows = [
        [_role(session, entry, part), entry["task"], entry["title"], _joined(session, entry["others"]),
         _joined(session, entry["written"])]
        for part in PARTS for entry in entries(listed, part)
    ]  # fmt: skip
    return f"{title}\n{markdown_table([head, *rows])}"


def _rows(session: Session, lists: Sequence[Listed]) -> list[list[object]]:
    head = (term("department"), term("kind"), term("role"), term("task"), term("title"), term("with"),
            term("as written"), term("via"))  # fmt: skip
    return [
        [session.tr(word) for word in head],
        *(
            [listed["department"], session.tr(KINDS[listed["kind"]]), session.tr(PART_TERMS[entry["role"]]),
             entry["task"], entry["title"], _joined(session, entry["others"]), _joined(session, entry["written"]),
             entry["via"] or ""]
            for listed in lists for part in PARTS for entry in entries(listed, part)
        ),
    ]  # fmt: skip


def _role(session: Session, entry: Entry, part: str) -> str:
    role = session.tr(PART_TERMS[entry["role"]])
    return f"{role}（{entry['via']}）" if part == "collective" else role


def _joined(session: Session, names: Sequence[str]) -> str:
    return session.tr(", ").join(names)


COMMAND = Command(
    name="duties",
    summary=term("show what departments answer for"),
    run=_run,
    configure=_configure,
    formats=("text", "md", "json", "csv"),
    examples=(
        ("zeren duties 督导室", term("the duties of one department")),
        ("zeren duties jck ds", term("of two, typed in pinyin")),
        ("zeren duties --all --format csv > duties.csv", term("all duty lists, for a spreadsheet")),
    ),
)
