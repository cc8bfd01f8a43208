"""`zeren report`: the report on accountability."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cli.command import Command
from cli.complete import completed, orders
from cli.documents import FORMATS, add_document_options, asked_format, edition, hand_in
from cli.session import Session
from engine.drafting import find_order_file
from engine.message import Translate, term
from engine.planfile.order import load_order
from engine.preview import Preview, preview
from rules.rule import FAMILIES


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    argument = parser.add_argument(
        "--order", metavar="ORDER", help=tr("tell before and after of an order, by its id or its file")
    )
    completed(argument, orders)
    add_document_options(parser, tr)


def _run(session: Session, arguments: Namespace) -> int:
    form = asked_format(arguments, "md")
    from reports.accountability import Inquiry, accountability_report

    printed = edition(session, arguments)
    inquiry = Inquiry(
        session.office.check(printed.state), session.rulebook.all, FAMILIES, _preview(session, arguments.order)
    )
    return hand_in(session, arguments, accountability_report(printed, inquiry), form)


def _preview(session: Session, named: str | None) -> Preview | None:
    if named is None:
        return None
    return preview(session.office, load_order(find_order_file(session.office, named)), session.as_of)


COMMAND = Command(
    name="report",
    summary=term("write the report on accountability: findings, load, co-work"),
    run=_run,
    configure=_configure,
    formats=FORMATS,
    examples=(
        ("zeren report -o report.html", term("one file with pictures, for any browser")),
        ("zeren report --order example-reform -o report.docx", term("with before and after of an order")),
    ),
)
