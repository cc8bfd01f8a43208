"""Plan files as text, written anew from a plan; what is written reads back as the same plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass

from engine.model import ROLES, Indicator, Plan, Settings, Task
from engine.planfile.emit import toml_line, toml_value
from engine.planfile.plan_shape import PLAN, SCHEMA_VERSION
from engine.planfile.shape import Items, Table
from engine.text import visible

_WIDTH = 120
"""Characters from which a list is written with one entry per line."""

_ALWAYS_LONG = frozenset({"measures"})


def plan_data(plan: Plan) -> dict[str, object]:
    """The plan in the shape of its file, keys in the order of the schema; what is empty or a default is left out."""
    data: dict[str, object] = {
        "schema": SCHEMA_VERSION,
        "plan": _ordered(_table(plan), _shape("plan")),
        "sections": _tables(plan.sections, "sections"),
        "departments": _tables(plan.departments, "departments"),
        "collectives": _tables(plan.collectives, "collectives"),
        "tasks": [task_data(task) for task in plan.tasks],
        "rules": _rules(plan.settings),
        "waivers": _tables(plan.waivers, "waivers"),
    }
    return _ordered(data, PLAN)


def task_data(task: Task) -> dict[str, object]:
    """A task in the shape of the plan file."""
    roles = {role: [a.written for a in task.written(role)] for role in ROLES}
    return _ordered(_table(task) | roles | {"indicators": [indicator_data(i) for i in task.indicators]}, _TASK)


def indicator_data(indicator: Indicator) -> dict[str, object]:
    """An indicator in the shape of the plan file."""
    return _ordered(_table(indicator), _INDICATOR)


def plan_toml(plan: Plan, comment: str = "") -> str:
    """The plan as TOML text in the style of `data/plan.toml`, with `comment` (any lines) at its top."""
    data = plan_data(plan)
    titles = {section.number: section.title for section in plan.sections}
    blocks = ["\n".join([*_comment(comment), toml_line("schema", data["schema"])]), _block("[plan]", data["plan"])]
    for key in ("sections", "departments", "collectives"):
        blocks += [_block(f"[[{key}]]", entry) for entry in _entries(data, key)]
    section: object = None
    for task in _entries(data, "tasks"):
        if task["section"] != section:
            section = task["section"]
            blocks += _comment(titles[section]) if isinstance(section, int) and section in titles else []
        blocks += _task_blocks(task)
    if "rules" in data:
        blocks += _rules_blocks(data["rules"])
    blocks += [_block("[[waivers]]", entry) for entry in _entries(data, "waivers")]
    return "\n\n".join(blocks) + "\n"


def _shape(key: str) -> Table:
    shape = PLAN.fields[key].shape
    found = shape.item if isinstance(shape, Items) else shape
    assert isinstance(found, Table)
    return found


_TASK = _shape("tasks")
_indicator_items = _TASK.fields["indicators"].shape
assert isinstance(_indicator_items, Items)
assert isinstance(_indicator_items.item, Table)
_INDICATOR = _indicator_items.item


def _tables(parts: Sequence[object], key: str) -> list[dict[str, object]]:
    return [_ordered(_table(part), _shape(key)) for part in parts]


def _table(part: object) -> dict[str, object]:
    """The plain values of a part of a plan; empty ones, lines, and parts of their own are left out."""
    assert is_dataclass(part)
    values = {f.name: getattr(part, f.name) for f in fields(part)}
    return {k: _value(v) for k, v in values.items() if not _is_empty(v) and k not in _NOT_PLAIN}


_NOT_PLAIN = frozenset({"line", "file", "sections", "departments", "collectives", "tasks", "settings", "waivers",
                        "attributions", "indicators"})  # fmt: skip


def _is_empty(value: object) -> bool:
    return value is None or value == ""


def _value(value: object) -> object:
    return [_value(item) for item in value] if isinstance(value, tuple) else value


def _rules(settings: Settings) -> dict[str, object]:
    """The settings that differ from the defaults."""
    default = Settings()
    changed = {f.name: getattr(settings, f.name) for f in fields(settings)
               if getattr(settings, f.name) != getattr(default, f.name)}  # fmt: skip
    if "weights" in changed:
        changed["weights"] = _table(settings.weights)
    return {key: _value(value) for key, value in changed.items()}


def _ordered(data: Mapping[str, object], shape: Table) -> dict[str, object]:
    """`data` in the order of the schema; optional lists and tables that are empty are left out."""
    found = {key: data[key] for key in shape.fields if key in data}
    return {k: v for k, v in found.items() if v not in ([], {}, ()) or shape.fields[k].required}


def _entries(data: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    found = data.get(key, [])
    assert isinstance(found, list)
    return found


def _comment(text: str) -> list[str]:
    return [f"# {visible(line)}".rstrip() for line in text.splitlines()]


def block_lines(key: str, entry: Mapping[str, object]) -> list[str]:
    """The lines of one entry of an array of tables (`sections`, `tasks`, `indicators` …)."""
    header = "[[tasks.indicators]]" if key == "indicators" else f"[[{key}]]"
    blocks = _task_blocks(entry) if key == "tasks" else [_block(header, entry)]
    return "\n\n".join(blocks).split("\n")


def key_lines(key: str, value: object) -> list[str]:
    """`key = value`; measures, and lists too long for a line, with one entry per line."""
    line = toml_line(key, value)
    if isinstance(value, list) and value and (key in _ALWAYS_LONG or len(line) > _WIDTH):
        return [f"{key} = [", *(f"  {toml_value(item)}," for item in value), "]"]
    return [line]


def _block(header: str, values: object) -> str:
    assert isinstance(values, Mapping)
    return "\n".join([header, *(line for key, value in values.items() for line in key_lines(key, value))])


def _task_blocks(task: Mapping[str, object]) -> list[str]:
    own = {key: value for key, value in task.items() if key != "indicators"}
    return [_block("[[tasks]]", own), *(_block("[[tasks.indicators]]", i) for i in _entries(task, "indicators"))]


def _rules_blocks(rules: object) -> list[str]:
    assert isinstance(rules, Mapping)
    own = {key: value for key, value in rules.items() if key != "weights"}
    weights = [_block("[rules.weights]", rules["weights"])] if "weights" in rules else []
    return [_block("[rules]", own), *weights]
