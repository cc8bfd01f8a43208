"""`zeren schema`: the JSON Schema of the plan file."""

from __future__ import annotations

from argparse import Namespace

from cli.command import Command
from cli.session import Session
from engine.message import Translate, term
from engine.planfile.plan_shape import plan_schema
from reports.jsontext import json_text


def _run(session: Session, _arguments: Namespace) -> int:
    session.screen.document(json_text(_translated(plan_schema(), session.tr)))
    return 0


def _translated(schema: object, tr: Translate) -> object:
    """A schema with its descriptions in the language of `tr`; a property may itself be called `description`."""
    if isinstance(schema, list):
        return [_translated(item, tr) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: tr(value) if key == "description" and isinstance(value, str) else _translated(value, tr)
        for key, value in schema.items()
    }


COMMAND = Command(
    name="schema",
    summary=term("write the JSON Schema of data/plan.toml, for editors"),
    run=_run,
    examples=(("zeren schema --lang zh > data/plan.schema.json", term("as `zeren init` lays it beside the plan")),),
    on_plan=False,
)
