"""`zeren rule`: the rules, listed or explained."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from cli.command import Command
from cli.complete import completed, rule_codes
from cli.screen import Style
from cli.selection import selected_codes
from cli.session import Session
from engine.findings import SEVERITY_TERMS
from engine.message import Translate, term
from engine.text import fitted
from reports.jsontext import json_text
from rules.rule import FAMILIES, Rule


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    argument = parser.add_argument(
        "rules", nargs="*", metavar="CODE", help=tr("code of a rule, or the beginning of several; without any: a list")
    )
    completed(argument, rule_codes)


def _run(session: Session, arguments: Namespace) -> int:
    codes = selected_codes(session.rulebook.codes, arguments.rules, ())
    asked = [rule for rule in session.rulebook.all if rule.code in codes]
    if arguments.format == "json":
        session.screen.document(json_text([_data(session, rule) for rule in asked]))
    elif arguments.rules:
        for index, rule in enumerate(asked):
            if index:
                session.screen.line()
            _explain(session, rule)
    else:
        _list(session, asked)
    return 0


def _data(session: Session, rule: Rule[Any]) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "tier": rule.tier,
        "title": session.tr(rule.title),
        "explanation": {session.tr(head): session.tr(text) for head, text in rule.explanation.items()},
    }


def _explain(session: Session, rule: Rule[Any]) -> None:
    screen = session.screen
    severity = session.tr(SEVERITY_TERMS[rule.severity])
    screen.line((f"{rule.code} {session.tr(rule.name)}", Style.STRONG), f"  {severity}")
    screen.paragraph(session.tr(rule.title))
    for heading, text in rule.explanation.items():
        screen.line()
        screen.line((session.tr(heading), Style.STRONG))
        screen.paragraph(session.tr(text), 4)


def _list(session: Session, rules: list[Rule[Any]]) -> None:
    for family, title in FAMILIES.items():
        found = [rule for rule in rules if rule.code.startswith(family)]
        if found:
            session.screen.line((session.tr(title), Style.STRONG))
        for rule in found:
            severity = fitted(session.tr(SEVERITY_TERMS[rule.severity]), 8)
            session.screen.paragraph(session.tr(rule.title), 2, f"{rule.code}  {severity}")


COMMAND = Command(
    name="rule",
    summary=term("list the rules, or explain some"),
    run=_run,
    configure=_configure,
    formats=("text", "json"),
    examples=(
        ("zeren rule", term("all rules")),
        ("zeren rule A102", term("what A102 finds, why it matters and how to mend it")),
    ),
    on_plan=False,
)
