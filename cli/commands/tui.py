"""`zeren tui`: the program on the screen; also what bare `zeren` does on a terminal."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from cli.command import Command
from cli.session import Session
from engine.message import message, term
from engine.problems import refuse


def open_screen(session: Session, arguments: Namespace) -> int:
    """Open the office on the screen. InputError where the terminal cannot show it."""
    from tui.startup import refusal, run, terminal

    if why := refusal(terminal(os.environ)):
        raise refuse(why, message("`zeren --help` lists the commands"))
    office = session.office
    return run(
        office.root,
        os.environ,
        language=arguments.lang,
        as_of=arguments.as_of,
        known_at=session.known_at,
        ledger=office.ledger_address,
    )


def fits(arguments: Namespace) -> bool:
    """Whether bare `zeren` can open the screen here: a terminal, and an office."""
    from cli.session import called_office
    from engine.problems import InputError
    from rules.rulebook import RULEBOOK

    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        return False
    try:
        called_office(arguments, RULEBOOK)
    except InputError:
        return False
    return True


COMMAND = Command(
    name="tui",
    summary=term("open the office on the screen"),
    run=open_screen,
    examples=(
        ("zeren", term("the same, on a terminal")),
        ("zeren tui --as-of 2019-12-31", term("as it stands on the last day of 2019")),
    ),
)
