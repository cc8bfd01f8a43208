"""Findings as a SARIF 2.1.0 log (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from cli.jsontext import plain
from cli.session import Session
from engine.findings import CouldNotRun, Finding, Outcome, Severity, Waived
from engine.message import message
from engine.state import State
from rules.rule import Rule
from rules.waivers import Sifted

Data: TypeAlias = "dict[str, object]"

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}


def sarif_log(session: Session, outcome: Outcome) -> Data:
    """The log of one check; a waiver is an accepted suppression with its reason as justification."""
    index = {rule.code: position for position, rule in enumerate(session.rulebook.all)}
    results = [
        *(_result(session, finding, index) for finding in outcome.findings),
        *(_suppressed(session, waived, index) for waived in outcome.waived),
    ]
    driver = {"name": "zeren", "version": version("zeren"), "rules": [_rule(session, r) for r in session.rulebook.all]}
    invocation = {
        "executionSuccessful": True,
        "toolConfigurationNotifications": [_notification(session, idle) for idle in outcome.could_not_run],
    }
    run = {
        "tool": {"driver": driver},
        "language": _LANGUAGES[session.language],
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
        "properties": {"as_of": session.as_of.isoformat()},
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(session: Session, rule: Rule[State] | Rule[Sifted]) -> Data:
    tr = session.tr
    parts = [(tr(heading), tr(text)) for heading, text in rule.explanation.items()]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": tr(rule.title)},
        "fullDescription": {"text": parts[0][1]},
        "help": {
            "text": "\n\n".join(f"{heading}\n{text}" for heading, text in parts),
            "markdown": "\n\n".join(f"**{heading}**\n\n{text}" for heading, text in parts),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(session: Session, finding: Finding, index: Mapping[str, int]) -> Data:
    said = message("{what}: {mend}", what=finding.message, mend=finding.remedy)
    found: Data = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": session.say(said).replace("](", "\\](")},  # no embedded links, SARIF 3.11.6
        "locations": [_location(finding.file, finding.line)] if finding.file else [],
        "properties": {
            "tasks": list(finding.tasks),
            "departments": list(finding.departments),
            "order": finding.order,
            "remedy": session.say(finding.remedy),
            "evidence": plain(finding.evidence, session.tr),
        },
    }
    return found


def _suppressed(session: Session, waived: Waived, index: Mapping[str, int]) -> Data:
    suppression = {
        "kind": "inSource",
        "status": "accepted",
        "justification": waived.waiver.reason,
        "location": _location(session.state.plan.file, waived.waiver.line),
        "properties": {"expires": waived.waiver.expires.isoformat()},
    }
    return _result(session, waived.finding, index) | {"suppressions": [suppression]}


def _location(file: str, line: int | None) -> Data:
    place: Data = {"artifactLocation": {"uri": _uri(file)}}
    if line:
        place["region"] = {"startLine": line}
    return {"physicalLocation": place}


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _notification(session: Session, idle: CouldNotRun) -> Data:
    return {"level": "note", "message": {"text": session.say(idle.reason)}, "associatedRule": {"id": idle.code}}
