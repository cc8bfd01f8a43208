"""`zeren init`: a new office folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from shlex import quote

from cli.command import Command
from cli.session import Session
from engine.files import shown_path
from engine.message import Translate, message, term
from engine.sample import init_office


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    parser.add_argument("folder", metavar="DIR", help=tr("folder of the new office; made if it is not there"))
    parser.add_argument("--sample", action="store_true", help=tr("begin with the bundled plan instead of a blank one"))


def _run(session: Session, arguments: Namespace) -> int:
    plan = init_office(Path(arguments.folder), sample=arguments.sample)
    session.screen.paragraph(session.say(message("made {file}", file=shown_path(plan))))
    folder = quote(arguments.folder)
    hint = (
        message("next: `zeren check --office {folder}`", folder=folder)
        if arguments.sample
        else message("next: fill it in, then `zeren check --office {folder}`", folder=folder)
    )
    session.screen.paragraph(session.say(hint))
    return 0


COMMAND = Command(
    name="init",
    summary=term("make a new office folder"),
    run=_run,
    configure=_configure,
    examples=(
        ("zeren init 2020", term("a folder 2020 with a blank plan to fill in")),
        ("zeren init --sample try", term("a folder with the bundled plan, to try things out")),
    ),
    on_plan=False,
)
