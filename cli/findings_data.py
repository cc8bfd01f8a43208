"""Findings as JSON data."""

from __future__ import annotations

from cli.jsontext import plain
from cli.session import Session
from engine.findings import SEVERITIES, CouldNotRun, Finding, Outcome, Waived


def outcome_data(session: Session, outcome: Outcome) -> dict[str, object]:
    """What `zeren check --format json` writes."""
    plan = session.state.plan
    return {
        "plan": {
            "title": plan.title,
            "issuer": plan.issuer,
            "document": plan.document,
            "issued": plan.issued.isoformat(),
            "year": plan.year,
            "file": plan.file,
        },
        "as_of": session.as_of.isoformat(),
        "summary": {severity: outcome.count(severity) for severity in SEVERITIES},
        "findings": [finding_data(session, finding) for finding in outcome.findings],
        "waived": [_waived(session, waived) for waived in outcome.waived],
        "could_not_run": [_could_not_run(session, idle) for idle in outcome.could_not_run],
    }


def finding_data(session: Session, finding: Finding) -> dict[str, object]:
    """One finding as `zeren check --format json` writes it."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": session.say(finding.message),
        "task": finding.tasks[0] if finding.tasks else None,
        "tasks": list(finding.tasks),
        "departments": list(finding.departments),
        "order": finding.order,
        "file": finding.file,
        "line": finding.line,
        "remedy": session.say(finding.remedy),
        "evidence": plain(finding.evidence, session.tr),
    }


def _waived(session: Session, waived: Waived) -> dict[str, object]:
    waiver = waived.waiver
    return finding_data(session, waived.finding) | {
        "waiver": {
            "reason": waiver.reason,
            "expires": waiver.expires.isoformat(),
            "task": waiver.task,
            "department": waiver.department,
            "line": waiver.line,
        }
    }


def _could_not_run(session: Session, idle: CouldNotRun) -> dict[str, object]:
    return {"code": idle.code, "name": idle.name, "reason": session.say(idle.reason)}
