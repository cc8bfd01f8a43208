"""The shape of `data/plan.toml`."""

from __future__ import annotations

from engine.message import term
from engine.model import Comparator, Kind, Settings, Weights
from engine.planfile.shape import Choice, Day, Field, Items, JsonSchema, Number, Shape, Table, Text

SCHEMA_VERSION = 1

_NAMES = Items(Text())
_COUNT = Number(minimum=1, whole=True)
_LIMIT = Number(minimum=0)


def _optional(shape: Shape, doc: str) -> Field:
    return Field(shape, doc)


def _required(shape: Shape, doc: str) -> Field:
    return Field(shape, doc, required=True)


_HEAD = Table(
    {
        "title": _required(Text(), term("title of the plan")),
        "issuer": _required(Text(), term("who issued it")),
        "document": _required(Text(), term("document number, such as 遂教体发〔2019〕1号")),
        "issued": _required(Day(), term("date of issue")),
        "year": _required(Number(1949, whole=True), term("the year it is for")),
        "succession": _optional(Text(), term("what the plan says about succession, in your own words")),
        "default": _optional(Text(), term("what the notice says once for all its tasks (不再列出)")),
    }
)

_SECTION = Table(
    {
        "number": _required(_COUNT, term("number of the section in the notice")),
        "title": _required(Text(), term("title of the section")),
    }
)

_DEPARTMENT = Table(
    {
        "name": _required(Text(), term("full name of the department")),
        "kind": _required(Choice(tuple(Kind)), term("office (机关科室) or institution (直属事业单位)")),
        "aliases": _optional(_NAMES, term("other names the plan uses for it")),
        "headcount": _optional(_COUNT, term("number of its posts (编制)")),
        "note": _optional(Text(), term("anything worth knowing")),
    }
)

_COLLECTIVE = Table(
    {
        "name": _required(Text(), term("the collective wording, such as 机关各科室")),
        "kinds": _required(Items(Choice(tuple(Kind))), term("whom it means; empty: bodies outside the bureau")),
        "aliases": _optional(_NAMES, term("other wordings for the same")),
    }
)

_INDICATOR = Table(
    {
        "text": _required(Text(), term("what is measured")),
        "comparator": _optional(Choice(tuple(Comparator)), term("how the value is meant")),
        "value": _optional(Number(), term("the figure")),
        "low": _optional(Number(), term("lower end of a range")),
        "high": _optional(Number(), term("upper end of a range")),
        "unit": _optional(Text(), term("unit of the figure")),
        "due": _optional(Day(), term("deadline")),
    }
)

_TASK = Table(
    {
        "number": _required(_COUNT, term("number of the task in the notice")),
        "section": _required(_COUNT, term("number of its section")),
        "title": _required(Text(), term("title of the task")),
        "original_number": _optional(Text(), term("its number as written in the notice, where it was renumbered")),
        "source": _optional(Text(), term("where the notice states it: line, page or cell")),
        "problem": _optional(Text(), term("the problem it answers")),
        "goal": _optional(Text(), term("its goal")),
        "measures": _optional(Items(Text()), term("its measures, short")),
        "lead": _optional(_NAMES, term("lead departments (牵头), as written in the notice")),
        "responsible": _optional(_NAMES, term("responsible departments (责任), as written in the notice")),
        "support": _optional(_NAMES, term("supporting departments (配合), as written in the notice")),
        "due": _optional(Day(), term("deadline of the task")),
        "overseer": _optional(Text(), term("the leader who oversees it")),
        "functions": _optional(_NAMES, term("nouns of its business, to which a transfer of function refers")),
        "indicators": _optional(Items(_INDICATOR), term("its figures and deadlines")),
    }
)

_WEIGHTS = Table({role: _optional(_LIMIT, term("weight of such a duty")) for role in Weights.__slots__})

_RULES = Table(
    {
        "weights": _optional(_WEIGHTS, term("what a duty adds to a department's load")),
        "overload": _optional(_LIMIT, term("W301: times the mean load that are too much")),
        "underload": _optional(_LIMIT, term("W302: times the mean load that are too little")),
        "imbalance": _optional(_LIMIT, term("W303: Gini coefficient that is too uneven")),
        "lead_share": _optional(_LIMIT, term("W304: share of all leads that is too much for one department")),
        "indispensable": _optional(_LIMIT, term("W305: share of the tasks one absence may hit")),
        "successor_overload": _optional(_LIMIT, term("R407: times its own load that are too much for a successor")),
        "separation": _optional(
            Items(Items(Text(), least=2)), term("R409: pairs of departments that must not become one")
        ),
    }
)
assert set(_RULES.fields) == set(Settings.__slots__)

_WAIVER = Table(
    {
        "rule": _required(Text(), term("code of the rule, such as A103")),
        "reason": _required(Text(), term("why its findings are accepted")),
        "expires": _required(Day(), term("last day on which it holds")),
        "task": _optional(_COUNT, term("number of the task it is about")),
        "department": _optional(Text(), term("name of the department it is about")),
    }
)

PLAN = Table(
    {
        "schema": _required(Number(SCHEMA_VERSION, whole=True), term("version of this format: 1")),
        "plan": _required(_HEAD, term("the notice as a document")),
        "sections": _required(Items(_SECTION, least=1), term("the sections of the plan")),
        "departments": _required(Items(_DEPARTMENT, least=1), term("the departments of the bureau")),
        "collectives": _optional(Items(_COLLECTIVE), term("wordings that mean many departments")),
        "tasks": _required(Items(_TASK, least=1), term("the tasks of the plan")),
        "rules": _optional(_RULES, term("settings of the rules")),
        "waivers": _optional(Items(_WAIVER), term("findings accepted with a reason until a date")),
    }
)


def plan_schema() -> JsonSchema:
    """The JSON Schema (draft 2020-12) of `data/plan.toml`, for editors."""
    head: JsonSchema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "zeren plan"}
    return head | PLAN.json_schema()
