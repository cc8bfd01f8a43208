"""`zeren duties`: the duty lists of departments."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from cli.command import Command
from cli.complete import completed, departments
from cli.documents import (
    FORMATS,
    add_document_options,
    asked_format,
    edition,
    hand_in,
    is_folder,
    report_progress,
    wants_document,
)
from cli.moments import day
from cli.screen import Style
from cli.session import Session
from engine.lookup import find_departments
from engine.message import Message, Translate, message, term
from engine.node import Node
from engine.problems import refuse
from reports.duty_data import KINDS, PART_TERMS, PARTS, Entry, Listed, all_lists, entries, listed_data, lists_of
from reports.jsontext import json_text
from reports.output import check_folder


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
    parser.add_argument(
        "--since", type=day(tr), metavar="DATE", help=tr("tell in documents what changed since that day")
    )
    add_document_options(parser, tr)


def _run(session: Session, arguments: Namespace) -> int:
    if wants_document(arguments, ("text", "json")):
        return _document(session, arguments)
    lists = _asked(session, arguments)
    if arguments.format == "json":
        session.screen.document(json_text([listed_data(listed) for listed in lists]))
        return 0
    for index, listed in enumerate(lists):
        if index:
            session.screen.line()
        _write(session, listed)
    return 0


def _document(session: Session, arguments: Namespace) -> int:
    """The lists as documents: a folder of them, or all in one file."""
    form = asked_format(arguments, "text")
    nodes = _nodes(session, arguments)
    from reports.collected import collected
    from reports.duty_list import DutyLists
    from reports.folder import write_each, write_lists

    if arguments.output and is_folder(arguments.output):
        check_folder(Path(arguments.output))
    earlier = session.office.state(arguments.since, session.known_at) if arguments.since else None
    lists = DutyLists(edition(session, arguments), earlier)
    if arguments.output and is_folder(arguments.output):
        folder = Path(arguments.output)
        written = write_lists(lists, folder, form) if nodes is None else write_each(
            folder, [lists.document(node) for node in nodes], form)  # fmt: skip
        return report_progress(session, arguments.output, written)
    documents = [lists.document(node) for node in (lists.holders if nodes is None else nodes)]
    return hand_in(session, arguments, collected(lists.edition, session.tr("Duty lists"), documents), form)


def _asked(session: Session, arguments: Namespace) -> list[Listed]:
    nodes = _nodes(session, arguments)
    return all_lists(session) if nodes is None else lists_of(session, nodes)


def _nodes(session: Session, arguments: Namespace) -> list[Node] | None:
    """Whose lists are asked for; None: all."""
    if not arguments.departments:
        return None
    if arguments.all:
        raise refuse(message("departments are named beside --all"), message("leave one of the two out"))
    found = find_departments(session.state.graph, arguments.departments)
    return list(dict.fromkeys(heir for node in found for heir in _heirs(session, node, arguments)))


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


COMMAND = Command(
    name="duties",
    summary=term("show what departments answer for"),
    run=_run,
    configure=_configure,
    formats=("text", *FORMATS),
    examples=(
        ("zeren duties 督导室", term("the duties of one department")),
        ("zeren duties jck ds", term("of two, typed in pinyin")),
        ("zeren duties --all --format csv > duties.csv", term("all duty lists, for a spreadsheet")),
        ("zeren duties jck -o 计财科.docx --since 2019-04-02", term("a Word document to hand in, with what changed")),
        (
            "zeren duties --all --format pdf -o lists/",
            term("a folder of all, with index and reconciliation"),
        ),
    ),
)
