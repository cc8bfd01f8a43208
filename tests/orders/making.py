"""Offices, orders and states to test with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from engine.graph.build import build_graph
from engine.model import Plan
from engine.office import Office
from engine.order import Action, Order, OrderFile
from engine.planfile.document import Document
from engine.planfile.emit import toml_line
from engine.planfile.order import order_from
from engine.state import State, state_on
from engine.timeline import Record
from rules.rulebook import RULEBOOK
from tests.plans import Tables, plan_data

EFFECTIVE = date(2019, 7, 1)
RECORDED = datetime(2019, 5, 1, 8, tzinfo=UTC)


def write_plan(root: Path, tasks: Tables, **changes: object) -> None:
    """The plan of an office in the folder `root`."""
    (root / "data").mkdir(parents=True, exist_ok=True)
    data = plan_data(tasks, **changes)
    (root / "data" / "plan.toml").write_text("\n".join(toml_line(k, v) for k, v in data.items()), encoding="utf-8")


def office_in(root: Path, tasks: Tables = (), **changes: object) -> Office:
    write_plan(root, tasks, **changes)
    return Office(root, RULEBOOK)


def an_order(name: str, *actions: Action, effective: date | None = EFFECTIVE, **more: Any) -> Order:
    usual: dict[str, Any] = {"document": f"教〔2019〕{name}号", "issued": date(2019, 6, 1)}
    return Order(name, f"调整{name}", actions, **usual | more, effective=effective)


def a_file(table: Mapping[str, Any]) -> OrderFile:
    """An order as if read from a file: `actions` beside the keys of its head, of which it needs none but `id`."""
    head = {"title": "调整", **{key: value for key, value in table.items() if key != "actions"}}
    document = Document(f"{table['id']}.toml", "", {"order": head, "actions": list(table["actions"])}, "")
    return order_from(document)


def a_record(order: Order, revoked: date | None = None, number: int = 0, orphans: str | None = None) -> Record:
    return Record(order, "张三", RECORDED + timedelta(minutes=number), orphans, revoked)


def state_after(plan: Plan, issued: Sequence[Order], as_of: date, drafts: Sequence[OrderFile] = ()) -> State:
    """The state of a plan on a day once the orders are issued, in this sequence."""
    records = [a_record(order, number=number) for number, order in enumerate(issued)]
    return state_on(plan, build_graph(plan), records, drafts, as_of)
