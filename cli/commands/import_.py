"""`zeren import`: from an official notice to a plan, from a reform document to a draft order."""

from __future__ import annotations

import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from cli.command import Command
from cli.import_report import report_data, write_report
from cli.jsontext import plain
from cli.screen import Style
from cli.session import Session
from engine.files import replace, shown_path
from engine.message import Message, Translate, message, term
from engine.notice.bring_in import Imported, digest_of, import_into, import_new
from engine.notice.departments import Roll
from engine.notice.merge import difference
from engine.notice.paragraphs import Notice
from engine.notice.read import read_file, read_stream
from engine.notice.understand import Given
from engine.office import PLAN
from engine.planfile.plan import load_plan
from engine.planfile.write import plan_data
from reports.jsontext import json_text


def _configure(parser: ArgumentParser, tr: Translate) -> None:
    parser.add_argument(
        "notice", metavar="NOTICE", help=tr("the notice: .docx, .xlsx, .pdf, .txt or .md; -: read here")
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help=tr("without it: data/plan.toml, or with --order data/orders/ID.toml")
    )
    parser.add_argument("--order", action="store_true", help=tr("read a reform document and make a draft order of it"))
    parser.add_argument("--departments", metavar="PLAN", help=tr("take departments and aliases from this plan"))
    for option, metavar, meaning in _OFFICE:
        parser.add_argument(f"--{option}", metavar=metavar, default=SUPPRESS, help=tr(meaning))
    parser.add_argument("--dry-run", action="store_true", help=tr("only report, write nothing"))
    parser.add_argument("--merge", action="store_true", help=tr("bring a corrected notice into the plan that is there"))
    parser.add_argument("--force", action="store_true", help=tr("replace the plan or draft that is there"))
    for option, meaning in _HEAD:
        parser.add_argument(f"--{option}", metavar=option.upper(), help=tr(meaning))
    parser.add_argument("--issued", metavar="DATE", type=date.fromisoformat, help=tr("date of issue, as 2019-04-02"))
    parser.add_argument("--year", metavar="YEAR", type=int, help=tr("the year it is for"))


_OFFICE = (
    ("office", "DIR", term("with --order: folder with data/plan.toml; without it: from here up")),
    ("ledger", "WHERE", term("with --order: the ledger; without it: ZEREN_LEDGER, else data/ledger.db")),
)
_HEAD = (
    ("title", term("title of the plan, where the notice states none")),
    ("issuer", term("who issued it, where the notice does not say")),
    ("document", term("document number, where the notice has none")),
)


def _run(session: Session, arguments: Namespace) -> int:
    if arguments.order:
        from cli.import_order import import_order  # an order needs the office and its ledger, a plan does not

        return import_order(session, arguments, _notice(arguments.notice))
    output = Path(arguments.output or PLAN)
    given = _given(session, arguments)
    notice = _notice(arguments.notice)
    rules = session.rulebook.codes
    imported = import_into(output, notice, given, rules) if arguments.merge else import_new(notice, given, rules)
    digest = None if arguments.dry_run or arguments.merge else digest_of(output, arguments.force)
    writes = not arguments.dry_run and (arguments.force or not arguments.merge)
    if writes:
        before = imported.before
        replace(output, imported.text.encode(), before.digest if before else digest)
    _show(session, arguments, imported, output if writes else None)
    return 0


def _given(session: Session, arguments: Namespace) -> Given:
    roll = None
    if arguments.departments:
        plan = load_plan(Path(arguments.departments), session.rulebook.codes)
        roll = Roll(plan.departments, plan.collectives)
    return Given(arguments.title, arguments.issuer, arguments.document, arguments.issued, arguments.year, roll)


def _notice(named: str) -> Notice:
    return read_stream(sys.stdin.buffer, "-") if named == "-" else read_file(Path(named))


def _show(session: Session, arguments: Namespace, imported: Imported, written: Path | None) -> None:
    if arguments.format == "json":
        data = {"plan": plan_data(imported.plan), "report": report_data(session, imported),
                "written": shown_path(written) if written else None}  # fmt: skip
        session.screen.document(json_text(_dated(data, session.tr)))
        return
    if imported.before is not None:
        _show_difference(session, imported)
    write_report(session, imported.report)
    session.screen.line()
    session.screen.paragraph(session.say(_outcome(arguments, imported, written)))


def _dated(data: object, tr: Translate) -> object:
    """Data with dates as text."""
    if isinstance(data, dict):
        return {key: _dated(value, tr) for key, value in data.items()}
    if isinstance(data, list):
        return [_dated(value, tr) for value in data]
    return plain(data, tr) if isinstance(data, date) else data


def _show_difference(session: Session, imported: Imported) -> None:
    assert imported.before is not None
    styles = {"+": Style.GOOD, "-": Style.ERROR, "@": Style.INFO}
    for line in difference(imported.before.text, imported.text, imported.before.name):
        session.screen.line((line, styles.get(line[:1], Style.PLAIN)))
    session.screen.line()


def _outcome(arguments: Namespace, imported: Imported, written: Path | None) -> Message:
    if written is not None:
        return message("wrote {file}; look through the report, then `zeren check`", file=shown_path(written))
    if imported.before is not None and imported.text == imported.before.text:
        return message("the plan says all this already; nothing to write")
    if arguments.merge and not arguments.dry_run:
        return message("nothing was written yet: look through the changes, then repeat with --force")
    return message("nothing was written (--dry-run)")


COMMAND = Command(
    name="import",
    summary=term("make a plan from an official notice"),
    run=_run,
    configure=_configure,
    formats=("text", "json"),
    examples=(
        ("zeren import 通知.docx", term("a plan in data/plan.toml, with a report of what to look at")),
        ("zeren import 通知.pdf --departments 2018/data/plan.toml", term("with the departments of last year's plan")),
        ("zeren import 通知.docx --merge --force", term("a corrected notice into the plan that is there")),
        ("zeren import --order 批复.docx", term("a draft in data/orders, from a document on institutional reform")),
        ("zeren import 任务分解表.xlsx --issued 2019-04-02 --dry-run", term("a table without a date; only report")),
    ),
    on_plan=False,
)
