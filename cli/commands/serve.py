"""`zeren serve`: the program on the screen, in a browser."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from cli.command import Command
from cli.session import Session
from engine.message import Translate, message, term
from engine.problems import refuse


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    parser.add_argument("--host", default="127.0.0.1", help=tr("interface to serve on; without it: this machine only"))
    parser.add_argument("--port", type=_port, default=8000, help=tr("port; without it: 8000"))
    parser.add_argument("--public-url", metavar="URL", help=tr("the address that people type, behind a proxy"))
    parser.add_argument("--i-know", action="store_true", help=tr("serve where others can reach it, unencrypted"))


def _port(typed: str) -> int:
    if typed.isdigit() and 0 < int(typed) < 65536:
        return int(typed)
    raise ArgumentTypeError(typed)


def _run(session: Session, arguments: Namespace) -> int:
    from tui.serve import GuardedServer, Place, new_token, program, refused

    place = Place(arguments.host, arguments.port, arguments.public_url)
    if why := refused(place, known=arguments.i_know):
        raise refuse(why, message("leave --host out to serve this machine only"))
    office = session.office
    os.environ["ZEREN_LEDGER"] = office.ledger_address
    server = GuardedServer(program(office.root, arguments.lang), place, new_token(), f"zeren 责任 {office.root.name}")
    session.screen.line(server.link)
    session.screen.paragraph(session.say(message("Whoever has this link works in the office. Ctrl+C ends it.")))
    sys.stdout.flush()
    try:
        server.serve()
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse(
            message("cannot serve on {host}:{port}: {reason}", host=place.host, port=place.port, reason=reason),
            message("choose another --port"),
        ) from error
    return 0


COMMAND = Command(
    name="serve",
    summary=term("open the office in a browser"),
    run=_run,
    configure=_configure,
    examples=(
        ("zeren serve", term("on this machine; the link is printed")),
        ("zeren serve --public-url https://zeren.example.org", term("behind a proxy that encrypts")),
    ),
)
