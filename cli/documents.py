"""Documents of a command: to the output, into a file, into a folder."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cli.session import Session
from engine.files import shown_path
from engine.message import Translate, message
from engine.problems import refuse
from reports.edition import Edition

if TYPE_CHECKING:
    from reports.document import Document

FORMATS = ("md", "html", "docx", "pdf", "xlsx", "csv", "json")
"""Formats of documents; `text`, where a command has it, is for the terminal only."""
_SHEETS = ("docx", "pdf", "xlsx")
"""Formats that cannot be shown on a terminal."""
_BAR = 24


def add_document_options(parser: ArgumentParser, tr: Translate) -> None:
    """Where the document goes and what it is to hold."""
    parser.add_argument("-o", "--output", metavar="PATH", help=tr("file or folder to write; its ending means a format"))
    parser.add_argument("--drafts", action="store_true", help=tr("print also what drafts would change, marked so"))


def wants_document(arguments: Namespace, shown: Iterable[str]) -> bool:
    """Whether a document is asked for, and not one of the forms `shown` that the command writes itself."""
    return arguments.output is not None or arguments.format not in shown


def edition(session: Session, arguments: Namespace, day: date | None = None) -> Edition:
    """The state of the session, or of another day, in its language, with drafts if asked for."""
    state = session.office.state(day, session.known_at) if day else session.state
    return Edition(state, session.language, arguments.drafts)


def asked_format(arguments: Namespace, default: str) -> str:
    """The format asked for by --format or by the ending of the file. InputError if neither says it, or it needs one."""
    from reports.output import format_of

    asked = None if arguments.format == default else arguments.format
    if arguments.output and not is_folder(arguments.output):
        return format_of(Path(arguments.output), asked)
    form: str = asked or ("docx" if arguments.output and default not in FORMATS else default)
    if form in _SHEETS and not arguments.output:
        raise refuse(message("{format} is no text for a terminal", format=form), message("give -o PATH"))
    return form


def is_folder(path: str) -> bool:
    """Whether a path typed means a folder: it is one, or it ends like one."""
    return path.endswith(("/", "\\")) or Path(path).is_dir()


def hand_in(session: Session, arguments: Namespace, document: Document, form: str) -> int:
    """Write one document where it is asked for, or to the output."""
    from reports.output import check_folder, text, write

    if not arguments.output:
        session.screen.document(text([document], form))
        return 0
    file = Path(arguments.output)
    check_folder(file.parent)
    write(file, document, form)
    session.screen.paragraph(session.say(message("made {file}", file=shown_path(file))))
    return 0


def report_progress(session: Session, folder: str, written: Iterable[tuple[Path, int]]) -> int:
    """Follow the writing of a folder: a bar on a terminal, and at the end what was made."""
    count = 0
    for count, (file, total) in enumerate(written, start=1):
        if sys.stderr.isatty():
            done = "█" * (_BAR * count // total)
            sys.stderr.write(f"\r\x1b[K{done:░<{_BAR}} {count}/{total} {file.name}")
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    said = message("made {count} files in {folder}", count=count, folder=shown_path(Path(folder)))
    session.screen.paragraph(session.say(said))
    return 0
