"""The accountability report (责任检查报告): what the rules found, how the load lies, what an order would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.findings import SEVERITIES, SEVERITY_TERMS, Finding, Outcome, Severity
from engine.message import message, term
from engine.preview import Preview
from engine.workload import balance
from reports.before_after import before_after
from reports.charts import heat_map, load_chart, network
from reports.document import Block, Cell, Document, Heading, Paragraph, Part, Table, Tone
from reports.edition import Edition
from reports.matrix import legend, matrix_table, parted
from reports.numbering import numbered
from reports.tables import alike, counts, load


class Explained(Protocol):
    """A rule as far as the report explains it; texts are keys of the translations."""

    @property
    def code(self) -> str:
        """Such as A102."""
        ...

    @property
    def title(self) -> str:
        """What it is about, in a line."""
        ...

    @property
    def explanation(self) -> Mapping[str, str]:
        """Its explanation by heading."""
        ...


@dataclass(frozen=True)
class Inquiry:
    """What the report is made from: the outcome of the rules, their explanations and families, perhaps an order."""

    outcome: Outcome
    rules: Sequence[Explained]
    families: Mapping[str, str]
    preview: Preview | None = None


def accountability_report(edition: Edition, inquiry: Inquiry) -> Document:
    """The report on one state."""
    blocks = [
        *_summary(edition, inquiry),
        *_families(edition, inquiry),
        *_load(edition),
        *_co_work(edition),
        *before_after(edition, inquiry.preview),
        *_waived(edition, inquiry.outcome),
        *_idle(edition, inquiry.outcome),
    ]
    matrix = matrix_table(edition)
    return Document(
        edition.tr("Report on accountability"),
        edition.lines,
        (Part(numbered(blocks, edition.language)), *_attachments(edition, matrix)),
        edition.footer,
        edition.language,
        edition.state.as_of,
        (_findings_sheet(edition, inquiry.outcome), load_table(edition), matrix),
        data(edition, inquiry),
    )


def load_table(edition: Edition) -> Table:
    """The load of the departments, the heaviest first."""
    titles = (term("department"), term("lead"), term("responsible"), term("support"), term("through a collective"),
              term("points"), term("× mean"))  # fmt: skip
    columns = edition.columns(*zip(titles, (36, 18, 18, 18, 26, 20, 20), strict=True))
    rows = [
        (str(name), int(lead), int(responsible), int(support), int(shared), round(float(points), 2), round(times, 2))
        for name, lead, responsible, support, shared, points, _, times in load(edition).itertuples(
            index=False, name=None
        )
    ]
    return Table(edition.tr("Load"), columns, tuple(rows))


def data(edition: Edition, inquiry: Inquiry) -> dict[str, object]:
    """The report for programs."""
    outcome = inquiry.outcome
    return {
        "as_of": edition.state.as_of.isoformat(),
        "version": edition.version,
        "summary": {severity: outcome.count(severity) for severity in SEVERITIES},
        "findings": [_finding(edition, finding) for finding in outcome.findings],
        "waived": [_finding(edition, w.finding) | {"reason": w.waiver.reason} for w in outcome.waived],
        "load": [dict(zip(("department", "points", "times_mean"), (row[0], row[5], row[6]), strict=True))
                 for row in load_table(edition).rows],
    }  # fmt: skip


def _finding(edition: Edition, finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": edition.say(finding.message),
        "remedy": edition.say(finding.remedy),
        "tasks": list(finding.tasks),
        "departments": list(finding.departments),
        "order": finding.order,
    }


def _summary(edition: Edition, inquiry: Inquiry) -> Iterator[Block]:
    state, outcome = edition.state, inquiry.outcome
    yield Heading(edition.tr("Summary"))
    size = message(
        "The plan has {sections} sections and {tasks} tasks; {departments} departments answer for it.",
        sections=len(state.plan.sections), tasks=len(state.graph.tasks), departments=len(state.graph.departments),
    )  # fmt: skip
    yield Paragraph(edition.say(size))
    found = message(
        "The rules found {errors} errors, {warnings} warnings and {info} remarks; {waived} findings are waived.",
        errors=outcome.count(Severity.ERROR), warnings=outcome.count(Severity.WARNING),
        info=outcome.count(Severity.INFO), waived=len(outcome.waived),
    )  # fmt: skip
    yield Paragraph(edition.say(found))
    yield _counts(edition, inquiry)


def _counts(edition: Edition, inquiry: Inquiry) -> Table:
    names = [*(SEVERITY_TERMS[severity] for severity in SEVERITIES), term("in all")]
    columns = edition.columns((term("family"), 60), *((name, 24) for name in names))
    families = dict(inquiry.families) | {"all": term("in all")}
    rows: list[tuple[Cell, ...]] = [
        (edition.tr(families[str(row[0])]), *(int(count) for count in row[1:]))
        for row in counts(inquiry.outcome, inquiry.families).itertuples(name=None)
    ]
    return Table(edition.tr("Summary"), columns, tuple(rows))


def _families(edition: Edition, inquiry: Inquiry) -> Iterator[Block]:
    for code, title in inquiry.families.items():
        findings = [finding for finding in inquiry.outcome.findings if finding.code.startswith(code)]
        if findings:
            yield Heading(edition.say(message("Findings: {family}", family=edition.tr(title))))
        for rule in inquiry.rules:
            found = [finding for finding in findings if finding.code == rule.code]
            if found:
                yield from _rule(edition, rule, found)


def _rule(edition: Edition, rule: Explained, found: Sequence[Finding]) -> Iterator[Block]:
    worst = min((f.severity for f in found), key=SEVERITIES.index)
    title = message("{code} ({severity}) {title}", code=rule.code, severity=edition.tr(SEVERITY_TERMS[worst]),
                    title=edition.tr(rule.title).rstrip(".。"))  # fmt: skip
    yield Heading(edition.say(title), 2)
    if why := rule.explanation.get("Why it matters"):
        yield Paragraph(edition.tr(why), leads_in=True)
    columns = edition.columns((term("tasks"), 30), (term("finding"), 70), (term("remedy"), 56))
    rows = [_group(edition, group) for group in alike(found)]
    yield Table(f"{rule.code} {edition.tr(rule.title)}", columns, tuple(rows))


def _group(edition: Edition, group: Sequence[Finding]) -> tuple[Cell, ...]:
    numbers = dict.fromkeys(number for finding in group for number in finding.tasks)
    return (", ".join(map(str, numbers)) or "—", edition.say(group[0].message),
            edition.say(group[0].remedy))  # fmt: skip


def _load(edition: Edition) -> Iterator[Block]:
    measures = [float(value) for value in load(edition)["measure"]]
    even = balance(measures)
    yield Heading(edition.tr("Load and balance"))
    yield load_chart(edition)
    said = message(
        "Gini coefficient {gini:.2f} · coefficient of variation {variation:.2f} · maximum {peak:.2f} times the mean",
        gini=even.gini, variation=even.variation, peak=even.peak,
    )  # fmt: skip
    yield Paragraph(edition.say(said))
    yield load_table(edition)


def _co_work(edition: Edition) -> Iterator[Block]:
    yield Heading(edition.tr("Who answers for what, and with whom"))
    yield heat_map(edition)
    yield network(edition)


def _waived(edition: Edition, outcome: Outcome) -> Iterator[Block]:
    if outcome.waived:
        yield Heading(edition.tr("Waived"))
        columns = edition.columns((term("rule"), 16), (term("finding"), 70), (term("reason"), 46), (term("until"), 24))
        rows = [
            (w.finding.code, edition.say(w.finding.message), w.waiver.reason, edition.day(w.waiver.expires))
            for w in outcome.waived
        ]
        yield Table(edition.tr("Waived"), columns, tuple(rows))


def _idle(edition: Edition, outcome: Outcome) -> Iterator[Block]:
    if outcome.could_not_run:
        yield Heading(edition.tr("Could not run"))
    for idle in outcome.could_not_run:
        said = message("{code}: {reason}", code=idle.code, reason=idle.reason)
        yield Paragraph(edition.say(said), Tone.NOTE)


def _findings_sheet(edition: Edition, outcome: Outcome) -> Table:
    columns = edition.columns((term("rule"), 8), (term("severity"), 9), (term("tasks"), 16), (term("departments"), 20),
                              (term("finding"), 60), (term("remedy"), 50))  # fmt: skip
    rows = [
        (f.code, edition.tr(SEVERITY_TERMS[f.severity]), ", ".join(map(str, f.tasks)),
         edition.joined(f.departments), edition.say(f.message), edition.say(f.remedy))
        for f in outcome.findings
    ]  # fmt: skip
    return Table(edition.tr("Findings"), columns, tuple(rows))


def _attachments(edition: Edition, matrix: Table) -> Iterator[Part]:
    pieces = parted(matrix)
    for number, piece in enumerate(pieces, start=1):
        mark = edition.say(message("Attachment {number}", number=number if len(pieces) > 1 else ""))
        blocks = (piece, Paragraph(legend(edition), Tone.NOTE))
        yield Part(blocks, landscape=True, attachment=mark.strip(), title=edition.tr("Responsibility matrix"))
