"""`zeren check`: what the rules find."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cli.command import Command
from cli.complete import completed, rule_codes
from cli.findings_data import outcome_data
from cli.findings_text import write_outcome
from cli.selection import narrowed, selected_codes
from cli.session import Session
from engine.findings import SEVERITIES, Severity
from engine.message import Translate, term
from reports.jsontext import json_text

FAILED = 1


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    completed(
        parser.add_argument(
            "--select",
            action="append",
            default=[],
            metavar="CODE,…",
            help=tr("only rules whose codes begin so, such as A,W3"),
        ),
        rule_codes,
    )
    completed(
        parser.add_argument(
            "--ignore", action="append", default=[], metavar="CODE,…", help=tr("no rules whose codes begin so")
        ),
        rule_codes,
    )
    parser.add_argument(
        "--severity", choices=tuple(SEVERITIES), default=Severity.INFO, help=tr("show only what weighs at least this")
    )


def _run(session: Session, arguments: Namespace) -> int:
    codes = selected_codes(session.rulebook.codes, arguments.select, arguments.ignore)
    outcome = narrowed(session.office.check(session.state), codes, Severity(arguments.severity))
    if arguments.format == "json":
        session.screen.document(json_text(outcome_data(session, outcome)))
    elif arguments.format == "sarif":
        from cli.sarif import sarif_log  # only where it is asked for

        session.screen.document(json_text(sarif_log(session, outcome)))
    else:
        write_outcome(session, outcome)
    return FAILED if outcome.count(Severity.ERROR) else 0


COMMAND = Command(
    name="check",
    summary=term("find what is wrong with the plan"),
    run=_run,
    configure=_configure,
    formats=("text", "json", "sarif"),
    examples=(
        ("zeren check --select A,N", term("only accountability and names")),
        ("zeren check --severity error", term("only errors")),
        ("zeren check --as-of 2019-12-31", term("as of the last day of 2019")),
        ("zeren check --format sarif > zeren.sarif", term("for programs that show findings beside the file")),
    ),
)
