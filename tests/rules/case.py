"""Cases of rules: data files `cases/CODE.toml` with plans that must and must not trigger the rule.

A file holds `[[cases]]`, each with
    about       what makes the case
    tasks       its tasks, numbered from 1; what a task does not say is as usual (`tests.plans`), `omit` leaves it out
    departments, collectives, rules, waivers
                these tables of the plan, instead of the usual ones
    as_of       the date asked (usually `tests.plans.DAY`)
    orders      issued orders in this sequence: `id`, `actions`, and what differs from the usual document and dates;
                `revoked`: the day from which it holds no more
    drafts      orders that are not issued: `id`, `actions`, and what they have of document and dates
    finds       the findings of this rule and no others: `tasks`, `departments` (in order; none if not given),
                and, where given, `severity`, `order`, `says` (a part of the message) and `evidence` (a part of it)
    idle        true if the rule must say that it cannot run
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import tomli

from engine.findings import Finding, Outcome
from engine.graph.build import build_graph
from engine.state import state_on
from engine.timeline import Record
from rules.rulebook import RULEBOOK
from tests.orders.making import a_file, a_record
from tests.plans import DAY, make_plan

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One plan, and what a rule must find in it."""

    code: str
    about: str
    tasks: list[dict[str, Any]]
    finds: list[dict[str, Any]]
    as_of: date = DAY
    idle: bool = False
    orders: list[dict[str, Any]] = field(default_factory=list)
    drafts: list[dict[str, Any]] = field(default_factory=list)
    changes: Mapping[str, Any] = field(default_factory=dict)

    def check(self) -> Outcome:
        """What all rules find in the plan."""
        plan = make_plan(self.tasks, **self.changes)
        drafts = [a_file(table) for table in self.drafts]
        return RULEBOOK.check(state_on(plan, build_graph(plan), [*self._issued()], drafts, self.as_of))

    def _issued(self) -> Iterator[Record]:
        for number, table in enumerate(self.orders):
            order = a_file({**_ISSUED, **{key: value for key, value in table.items() if key != "revoked"}}).order
            yield a_record(order, table.get("revoked"), number)


_ISSUED = {"document": "教〔2019〕9号", "issued": date(2019, 5, 1), "effective": date(2019, 5, 2)}
_OWN = ("about", "tasks", "finds", "as_of", "idle", "orders", "drafts")
_CHANGES = ("departments", "collectives", "rules", "waivers")


def read_cases(code: str) -> list[Case]:
    """The cases of a rule; none if there is no file."""
    file = CASES / f"{code}.toml"
    if not file.exists():
        return []
    return [_case(code, table) for table in tomli.loads(file.read_text(encoding="utf-8"))["cases"]]


def _case(code: str, table: dict[str, Any]) -> Case:
    strange = table.keys() - {*_OWN, *_CHANGES}
    assert not strange, f"{code}: unknown keys {strange}"
    own = {key: table[key] for key in _OWN if key in table}
    return Case(code, **own, changes={key: table[key] for key in _CHANGES if key in table})


def fits(finding: Finding, expected: Mapping[str, Any]) -> bool:
    """Whether a finding is the one expected."""
    return (
        finding.tasks == tuple(expected.get("tasks", ()))
        and finding.departments == tuple(expected.get("departments", ()))
        and finding.severity == expected.get("severity", finding.severity)
        and finding.order == expected.get("order", finding.order)
        and expected.get("says", "") in str(finding.message)
        and all(_plain(finding.evidence.get(key)) == value for key, value in expected.get("evidence", {}).items())
    )


def _plain(value: object) -> object:
    """Evidence as TOML would write it."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if isinstance(value, (int, float)) else str(value)
