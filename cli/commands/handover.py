"""`zeren handover`: who hands over what to whom."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cli.command import Command
from cli.complete import completed, orders
from cli.documents import FORMATS, add_document_options, asked_format, edition, hand_in, is_folder, report_progress
from cli.session import Session
from engine.handover import handover
from engine.message import Translate, term


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    completed(parser.add_argument("order", metavar="ORDER", help=tr("id of an issued order or a draft")), orders)
    add_document_options(parser, tr)


def _run(session: Session, arguments: Namespace) -> int:
    """One document for all pairs, or, into a folder, one for each."""
    form = asked_format(arguments, "md")
    from reports.folder import write_each
    from reports.handover import handover_document, handover_documents

    found = handover(session.office, arguments.order)
    printed = edition(session, arguments, arguments.as_of or found.order.effective)
    if arguments.output and is_folder(arguments.output):
        documents = list(handover_documents(printed, found))
        return report_progress(session, arguments.output, write_each(Path(arguments.output), documents, form))
    return hand_in(session, arguments, handover_document(printed, found), form)


COMMAND = Command(
    name="handover",
    summary=term("list who hands over what to whom by an order"),
    run=_run,
    configure=_configure,
    formats=FORMATS,
    examples=(
        ("zeren handover example-reform", term("a list for each giver and taker, with both signatures")),
        ("zeren handover example-reform -o handover.docx", term("as a Word document to be signed")),
        ("zeren handover example-reform --format pdf -o lists/", term("a file for each giver and taker")),
    ),
)
