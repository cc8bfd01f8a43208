"""One call of the `zeren` command."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import closing, suppress

from cli.commands import commands_for
from cli.parser import asked_language, build_parser, speaking
from cli.screen import standard_screen
from cli.session import Session
from engine.language import choose_language, translator
from engine.message import Message, Translate, message
from engine.problems import InputError, Problem
from engine.text import visible

INPUT_REFUSED = 2
INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""
PIPE_CLOSED = 141
"""128 + SIGPIPE: whoever read the output has seen enough."""


def call(arguments: Sequence[str]) -> int:
    """Run `zeren` with these arguments and return its exit status (see `cli.main`)."""
    language = choose_language(asked_language(arguments), os.environ)
    try:
        status = _run(arguments, language)
        sys.stdout.flush()
    except InputError as error:
        _complain(error.problems, translator(language))
        return INPUT_REFUSED
    except SystemExit as end:  # argparse has said what there was to say
        return end.code if isinstance(end.code, int) else 0
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _run(arguments: Sequence[str], language: str) -> int:
    tr = translator(language)
    screen = standard_screen(os.environ)
    with speaking(language):
        completing = "_ARGCOMPLETE" in os.environ
        parser = build_parser(tr, commands_for([] if completing else arguments))
        if completing:
            _complete(parser)
        parsed = parser.parse_args(arguments)
        if parsed.version:
            screen.line(f"zeren {_version()}")
            return 0
        if parsed.command is None:
            return _bare(Session(parsed, language, tr, screen), parsed, parser)
    with closing(Session(parsed, language, tr, screen)) as session:
        status: int = parsed.command.run(session, parsed)
    return status


def _bare(session: Session, parsed: Namespace, parser: ArgumentParser) -> int:
    """`zeren` alone: the office on the screen if there are both, else the help."""
    from cli.commands.tui import fits, open_screen

    if fits(parsed):
        return open_screen(session, parsed)
    session.screen.document(parser.format_help())
    return 0


def _version() -> str:
    from importlib.metadata import version  # not needed by any other command

    return version("zeren")


def _complete(parser: ArgumentParser) -> None:
    import argcomplete  # only where a shell asks for completions

    argcomplete.autocomplete(parser)


def _complain(problems: Sequence[Problem], tr: Translate) -> None:
    for problem in problems:
        place = f"{problem.file or 'zeren'}:{problem.line or ''}{':' if problem.line else ''} "
        text: Message = message("{what}: {mend}", what=problem.what, mend=problem.mend)
        sys.stderr.write(visible(place + text.render(tr)) + "\n")


def _drop_output() -> None:
    """Point the standard output at nothing, so that the interpreter's last flush does not complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
