"""Small edits of `data/plan.toml` that keep its comments and layout: a waiver added, an alias declared.

The edited text is read again and must be the plan that is meant, else nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from engine.files import replace as replace_file
from engine.message import message
from engine.model import Plan, Waiver
from engine.office import Office
from engine.planfile.document import Document, parse_document, read_document
from engine.planfile.emit import toml_line
from engine.planfile.plan import plan_from
from engine.problems import refuse


@dataclass(frozen=True, slots=True)
class Edit:
    """A new text of the plan file, the plan it must give, and the lines that are new or changed in it."""

    before: Document
    text: str
    meant: Plan
    lines: tuple[str, ...]


def waiver_added(office: Office, waiver: Waiver) -> Edit:
    """The plan with one more waiver at its end."""
    before = read_document(office.plan_file)
    plan = plan_from(before, office.rulebook.codes)
    values: Mapping[str, object] = {
        "rule": waiver.rule,
        **({"task": waiver.task} if waiver.task is not None else {}),
        **({"department": waiver.department} if waiver.department is not None else {}),
        "reason": waiver.reason,
        "expires": waiver.expires,
    }
    lines = ("[[waivers]]", *(toml_line(key, value) for key, value in values.items()))
    text = before.text.rstrip("\n") + "\n\n" + "\n".join(lines) + "\n"
    return Edit(before, text, replace(plan, waivers=(*plan.waivers, waiver)), lines)


def alias_declared(office: Office, name: str, alias: str) -> Edit:
    """The plan in which a department (by its own name in the plan) has one more alias.

    InputError where its aliases stand on several lines: that is for a person to edit.
    """
    before = read_document(office.plan_file)
    plan = plan_from(before, office.rulebook.codes)
    index = next((i for i, entry in enumerate(plan.departments) if entry.name == name), None)
    if index is None:
        raise refuse(message("no department of the plan is called {name}", name=name), message("declare it first"))
    entry = plan.departments[index]
    aliases = (*entry.aliases, alias)
    line = toml_line("aliases", aliases)
    departments = tuple(replace(d, aliases=aliases) if d is entry else d for d in plan.departments)
    return Edit(before, _with_aliases(before, index, line), replace(plan, departments=departments), (line,))


def write(office: Office, edit: Edit) -> None:
    """Write an edit. InputError if the file was changed meanwhile, or the text is not what was meant."""
    read = plan_from(parse_document(edit.text.encode(), edit.before.name), office.rulebook.codes)
    if _without_lines(read) != _without_lines(edit.meant):
        raise refuse(
            message("cannot be edited safely here"), message("edit it by hand: {lines}", lines=edit.lines),
            edit.before.name,
        )  # fmt: skip
    replace_file(office.plan_file, edit.text.encode(), edit.before.digest)


def waiver(rule: str, reason: str, expires: date, task: int | None, department: str | None) -> Waiver:
    """A waiver that has no line yet."""
    return Waiver(rule, reason, expires, 0, task, department)


def _with_aliases(before: Document, index: int, line: str) -> str:
    lines = before.text.split("\n")
    at = ("departments", index, "aliases")
    tables: Any = before.data["departments"]
    if "aliases" in tables[index]:
        lines[before.line(at) - 1] = line
    else:
        lines.insert(before.line(("departments", index, "name")), line)
    return "\n".join(lines)


def _without_lines(plan: Plan) -> object:
    return _dropped(asdict(plan))


def _dropped(value: object) -> object:
    if isinstance(value, dict):
        return {key: _dropped(item) for key, item in value.items() if key not in ("line", "file")}
    if isinstance(value, (list, tuple)):
        return [_dropped(item) for item in value]
    return value
