"""The parser of the command line, in the language of the person who calls."""

from __future__ import annotations

import gettext
import os
import sys
from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

from cli.command import Command
from cli.moments import add_moments
from cli.screen import wrapped
from engine.language import DOMAIN, LANGUAGES, LOCALE
from engine.message import Translate, term
from engine.text import visible


class Parser(ArgumentParser):
    """argparse with help broken between Chinese characters and errors that show typed text harmlessly."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and exit with status 2."""
        sys.stderr.write(f"{self.format_usage()}{visible(f'{self.prog}: {message}')}\n")
        raise SystemExit(2)


class _Help(RawDescriptionHelpFormatter):
    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let argparse speak `language`: it looks its words up in the text domain of the process."""
    domain, asked = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if asked is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = asked


def asked_language(argv: Sequence[str]) -> str | None:
    """What --lang asks for, found before there is a parser, for the parser speaks that language."""
    for index, word in enumerate(argv):
        if word == "--":
            break
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang" and index + 1 < len(argv):
            return argv[index + 1]
    return None


def build_parser(tr: Translate, offered: Iterable[Command]) -> Parser:
    """The parser with the commands `offered`; its namespaces have `command`, `lang` and the common options at least."""
    parser = Parser(
        prog="zeren",
        description=tr("Who answers for what in a work plan, and what is wrong with it."),
        epilog=_examples(_EXAMPLES, tr),
        formatter_class=_Help,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help=tr("show the version and exit"))
    _add_common(parser, tr, on_plan=True)
    parser.set_defaults(command=None, lang=None, office=None, ledger=None, as_of=None, known_at=None)
    _add_commands(parser, offered, tr)
    return parser


def _add_commands(parser: ArgumentParser, offered: Iterable[Command], tr: Translate, required: bool = False) -> None:
    commands = parser.add_subparsers(title=tr("commands"), metavar="COMMAND", required=required)
    for command in offered:
        _configure(
            commands.add_parser(
                command.name,
                help=tr(command.summary),
                description=tr(command.summary),
                epilog=_examples(command.examples, tr),
                formatter_class=_Help,
                allow_abbrev=False,
            ),
            command,
            tr,
        )


def _configure(parser: ArgumentParser, command: Command, tr: Translate) -> None:
    if command.subcommands:
        _add_commands(parser, command.subcommands, tr, required=True)
        return
    parser.set_defaults(command=command)
    command.configure(parser, tr)
    if command.formats:
        parser.add_argument(
            "--format",
            choices=command.formats,
            default=command.formats[0],
            help=tr("form of the output; without it: %(default)s"),
        )
    _add_common(parser, tr, command.on_plan)


def _add_common(parser: ArgumentParser, tr: Translate, on_plan: bool) -> None:
    """The options that may stand before or after the command, the latter winning."""
    group = parser.add_argument_group(tr("common options"))
    group.add_argument("--lang", choices=LANGUAGES, default=SUPPRESS, help=tr("language; without it: the locale's"))
    if on_plan:
        group.add_argument(
            "--office", metavar="DIR", default=SUPPRESS, help=tr("folder with data/plan.toml; without it: from here up")
        )
        group.add_argument(
            "--ledger",
            metavar="WHERE",
            default=SUPPRESS,
            help=tr("ledger: a file or a postgresql:// URL; without it: ZEREN_LEDGER, else data/ledger.db"),
        )
        add_moments(group, tr)


_EXAMPLES = (
    ("zeren check", term("what is wrong with the plan")),
    ("zeren who 7", term("who answers for task 7")),
    ("zeren duties jck", term("the duties of 计财科, typed by its pinyin initials")),
    ("zeren init DIR --sample", term("an office with the bundled plan, to try things out")),
)


def _examples(examples: Sequence[tuple[str, str]], tr: Translate) -> str:
    lines = [f"  {line}\n      {tr(meaning)}" for line, meaning in examples]
    return "\n".join([tr("examples:"), *lines])
