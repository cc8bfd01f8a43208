"""`zeren restore`: a ledger from its archive."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from cli.command import Command
from cli.session import Session
from engine.files import shown_path
from engine.ledger.archive import read_archive
from engine.message import Translate, message, term
from engine.problems import refuse


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    parser.add_argument(
        "archive", metavar="FILE", help=tr("what `zeren log --format jsonl` or toml wrote; -: standard input")
    )


def _run(session: Session, arguments: Namespace) -> int:
    links = read_archive(*_read(arguments.archive))
    session.office.ledger.restore(links)
    said = message("{ledger} is whole again (entries: {count})", ledger=session.office.ledger.name, count=len(links))
    session.screen.paragraph(session.say(said))
    return 0


def _read(named: str) -> tuple[bytes, str]:
    if named == "-":
        return sys.stdin.buffer.read(), "-"
    file = Path(named)
    try:
        return file.read_bytes(), shown_path(file)
    except OSError as error:
        raise refuse(
            message("cannot be read: {reason}", reason=error.strerror or str(error)),
            message("check the path and its permissions"),
            shown_path(file),
        ) from error


COMMAND = Command(
    name="restore",
    summary=term("make the ledger anew from its archive"),
    run=_run,
    configure=_configure,
    examples=(("zeren restore ledger.jsonl", term("into a ledger that is empty or does not exist")),),
)
