"""`zeren order new|list|show|check|preview|diff`: orders before anybody signs them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace

from cli.command import Command
from cli.complete import completed, orders
from cli.order_data import order_json, preview_data
from cli.order_text import write_impossible, write_order, write_preview
from cli.screen import Style
from cli.session import Session
from cli.tables import text_table
from engine.drafting import find_order_file, new_draft, set_head
from engine.files import shown_path
from engine.issuing import objections
from engine.message import Translate, message, term
from engine.order import ACTION_TERMS, PHASE_TERMS, Order, OrderFile, Phase
from engine.planfile.order import load_order
from engine.planfile.order_text import ACTION_EXAMPLES, order_text
from engine.preview import Preview, preview
from engine.problems import refuse
from engine.timeline import Record
from reports.jsontext import json_text


def add_order(parser: ArgumentParser, tr: Translate) -> None:
    """The argument that names an order."""
    argument = parser.add_argument("order", metavar="ORDER", help=tr("id of an order, or its file"))
    completed(argument, orders)


def read_order(session: Session, named: str) -> OrderFile:
    """The order file of that name or id."""
    return load_order(find_order_file(session.office, named))


def _new(session: Session, arguments: Namespace) -> int:
    order = Order(arguments.order, arguments.title or arguments.order, (), reason=arguments.reason or "")
    file = new_draft(session.office, order, _examples(session))
    session.screen.paragraph(session.say(message("made {file}", file=shown_path(file))))
    then = message("next: write its actions into it, then `zeren order preview {id}`", id=order.id)
    session.screen.paragraph(session.say(then))
    return 0


def _examples(session: Session) -> str:
    """Every kind of action as a comment, to be copied from."""
    blocks = [f"# {session.tr(ACTION_TERMS[kind])}\n{text}" for kind, text in ACTION_EXAMPLES.items()]
    return "\n".join(f"# {line}".rstrip() for line in "\n\n".join(blocks).splitlines())


def _configure_new(parser: ArgumentParser, tr: Translate) -> None:
    parser.add_argument("order", metavar="ID", help=tr("a name of its own for the order, unique in the office"))
    parser.add_argument("--title", help=tr("what it is about"))
    parser.add_argument("--reason", help=tr("why"))


def _list(session: Session, arguments: Namespace) -> int:
    rows = list(_rows(session))
    if arguments.format == "json":
        session.screen.document(json_text([order_json(session, *row) for row in rows]))
        return 0
    if not rows:
        session.screen.paragraph(session.say(message("there is no order yet: `zeren order new ID`")))
        return 0
    head = (term("id"), term("phase"), term("document"), term("issued"), term("effective"), term("title"))
    table = [[session.tr(word) for word in head], *(_row(session, *row) for row in rows)]
    for line in text_table(table):
        session.screen.line(line)
    return 0


def _rows(session: Session) -> Iterator[tuple[Order, Phase, Record | None]]:
    for record in session.state.issued:
        yield record.order, record.phase(session.as_of), record
    for pending in session.state.pending:
        if pending.file:
            yield pending.order, Phase.DRAFT, None


def _row(session: Session, order: Order, phase: Phase, _record: Record | None) -> list[str]:
    days = (order.issued.isoformat() if order.issued else "", order.effective.isoformat() if order.effective else "")
    return [order.id, session.tr(PHASE_TERMS[phase]), order.document or "", *days, order.title]


def _show(session: Session, arguments: Namespace) -> int:
    order, phase, record = _found(session, arguments.order)
    if arguments.format == "json":
        session.screen.document(json_text(order_json(session, order, phase, record)))
        return 0
    write_order(session, order, phase)
    if record:
        moment = record.recorded_at.astimezone().isoformat(" ", timespec="seconds")
        session.screen.paragraph(
            session.say(message("recorded {moment} by {operator}", moment=moment, operator=record.operator)), 2
        )
    if record and record.revoked:
        session.screen.paragraph(session.say(message("revoked from {day} on", day=record.revoked)), 2)
    return 0


def _found(session: Session, named: str) -> tuple[Order, Phase, Record | None]:
    """An order by id, the ledger's before a file's, or by file."""
    for record in session.state.issued:
        if record.order.id == named:
            return record.order, record.phase(session.as_of), record
    return read_order(session, named).order, Phase.DRAFT, None


def _check(session: Session, arguments: Namespace) -> int:
    read = read_order(session, arguments.order)
    seen = preview(session.office, read, session.as_of)
    if seen.impossible:
        write_impossible(session, seen.impossible)
        return 1
    against = list(objections(session.office, read.order))
    for problem in against:
        session.screen.paragraph(session.say(problem.what), 2, "✗ ", Style.ERROR)
        session.screen.paragraph(session.say(problem.mend), 4, "→ ")
    if against:
        return 1
    session.screen.paragraph(session.say(message("the order can be issued; {count} duties would change",
                                                 count=len(seen.moves))))  # fmt: skip
    return 0


def _preview(session: Session, arguments: Namespace) -> int:
    read = read_order(session, arguments.order)
    if arguments.rebase:
        set_head(find_order_file(session.office, arguments.order), read, based_on=session.office.chain.head_hash)
        read = read_order(session, arguments.order)
    seen = preview(session.office, read, session.as_of)
    _write_preview(session, arguments, read, seen)
    return 1 if seen.impossible else 0


def _write_preview(session: Session, arguments: Namespace, read: OrderFile, seen: Preview) -> None:
    if arguments.format == "json":
        session.screen.document(json_text(preview_data(session, read.order, seen)))
    else:
        write_preview(session, read.order, seen)


def _configure_preview(parser: ArgumentParser, tr: Translate) -> None:
    add_order(parser, tr)
    parser.add_argument(
        "--rebase", action="store_true", help=tr("take the ledger as it stands now for the base of the draft")
    )


def _diff(session: Session, arguments: Namespace) -> int:
    """The two texts, line by line; exit status 1 if they differ, as diff does."""
    from difflib import unified_diff

    one = read_order(session, arguments.order)
    name, other = _other(session, one, arguments.other)
    old, new = (order_text(replace(order, based_on=None)).splitlines() for order in (other, one.order))
    lines = list(unified_diff(old, new, name, one.file, lineterm=""))
    for line in lines:
        session.screen.line((line, {"+": Style.GOOD, "-": Style.ERROR}.get(line[:1], Style.PLAIN)))
    if not lines:
        session.screen.paragraph(session.say(message("no difference")))
    return 1 if lines else 0


def _other(session: Session, one: OrderFile, named: str | None) -> tuple[str, Order]:
    """What a file is compared with: another file, or what the ledger has of the same order."""
    if named:
        other = read_order(session, named)
        return other.file, other.order
    for record in session.office.records:
        if record.order.id == one.order.id:
            return session.office.ledger.name, record.order
    raise refuse(
        message("order {id} is not in the ledger", id=one.order.id),
        message("name the order to compare it with: `zeren order diff ORDER OTHER`"),
    )


def _configure_diff(parser: ArgumentParser, tr: Translate) -> None:
    add_order(parser, tr)
    other = parser.add_argument(
        "other", nargs="?", metavar="OTHER", help=tr("another order; without it: the ledger's own text of it")
    )
    completed(other, orders)


COMMANDS = (
    Command("new", term("make a draft, with an example of every kind of action"), _new,
            (("zeren order new 2019-reform", term("data/orders/2019-reform.toml, to be filled in")),), _configure_new),
    Command("list", term("list drafts and issued orders"), _list,
            (("zeren order list --as-of 2019-07-01", term("where each order stood on that day")),),
            formats=("text", "json")),
    Command("show", term("show an order in words"), _show,
            (("zeren order show example-reform", term("its head and its actions")),), add_order, ("text", "json")),
    Command("check", term("say whether an order could be issued now"), _check,
            (("zeren order check example-reform", term("every reason against it")),), add_order),
    Command("preview", term("show what an order would do"), _preview,
            (("zeren order preview example-reform", term("duties, findings, load, before and after")),),
            _configure_preview, ("text", "json")),
    Command("diff", term("compare an order file with the ledger or with another order"), _diff,
            (("zeren order diff 2019-reform", term("whether the file is still what was issued")),), _configure_diff),
)  # fmt: skip
