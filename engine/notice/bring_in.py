"""Imports a notice: reads and understands it, and makes the text of the plan file it will be."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from engine.files import shown_path
from engine.message import message
from engine.model import Plan
from engine.notice.departments import Roll
from engine.notice.merge import merged
from engine.notice.paragraphs import Notice
from engine.notice.report import ImportReport
from engine.notice.understand import Given, understand
from engine.planfile.amend import amended
from engine.planfile.document import Document, parse_document, read_document
from engine.planfile.plan import plan_from
from engine.planfile.write import plan_toml
from engine.problems import refuse


@dataclass(frozen=True, slots=True)
class Imported:
    """A plan read from a notice, the text of its file, and what was there before (None: nothing)."""

    plan: Plan
    report: ImportReport
    text: str
    before: Document | None = None


def import_new(notice: Notice, given: Given, known_rules: Collection[str]) -> Imported:
    """The plan of `notice` as a new file. InputError if it states no plan."""
    plan, report = understand(notice, given)
    text = plan_toml(plan, f"由 zeren import 从“{Path(notice.name).name}”导入；请对照导入报告核对。")
    return Imported(_checked(text, notice.name, known_rules), report, text)


def import_into(file: Path, notice: Notice, given: Given, known_rules: Collection[str]) -> Imported:
    """The plan in `file` with what a corrected `notice` says. InputError if either cannot be read."""
    document = read_document(file)
    old = plan_from(document, known_rules)
    roll = given.roll or Roll(old.departments, old.collectives)
    plan, report = understand(notice, replace(given, roll=roll))
    text = amended(document.text, old, merged(old, plan), known_rules)
    return Imported(_checked(text, document.name, known_rules), report, text, document)


def _checked(text: str, name: str, known_rules: Collection[str]) -> Plan:
    """What the file will say; the same checks as for any plan. InputError if it does not pass them."""
    return plan_from(parse_document(text.encode(), name), known_rules)


def digest_of(file: Path, force: bool) -> str | None:
    """The digest of what `file` holds, to be replaced; InputError if it exists and that was not asked for."""
    if not file.exists() and not file.is_symlink():
        return None
    if not force:
        raise refuse(
            message("exists already"),
            message("add --force to replace it, --merge to bring the notice into it, or choose another file: -o FILE"),
            shown_path(file),
        )
    return sha256(file.read_bytes()).hexdigest()
