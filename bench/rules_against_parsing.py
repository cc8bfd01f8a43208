"""The rules on the real plan, and the steps before them, against parsing the plan with tomli."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import tomli
from timing import medians, report

from engine.graph.build import build_graph
from engine.planfile.document import parse_document
from engine.planfile.lines import line_index
from engine.planfile.plan import plan_from
from engine.state import State
from rules.rulebook import RULEBOOK

PLAN = Path(__file__).parents[1] / "data" / "plan.toml"
AS_OF = date(2019, 6, 1)
ROUNDS = 101


def main() -> None:
    raw = PLAN.read_bytes()
    text = raw.decode()
    plan = plan_from(parse_document(raw, "plan.toml"), RULEBOOK.codes)
    graph = build_graph(plan)
    state = State(plan, AS_OF, graph, graph)

    def anew() -> None:
        fresh = build_graph(plan)
        RULEBOOK.check(State(plan, AS_OF, fresh, fresh))

    found = medians(
        {
            "tomli.loads": lambda: tomli.loads(text),
            "all rules": lambda: RULEBOOK.check(state),
            "building the graph": lambda: build_graph(plan),
            "building, indexing and all rules": anew,
            "lines of the file": lambda: line_index(text),
            "reading the plan, lines and checks included": lambda: plan_from(
                parse_document(raw, "plan.toml"), RULEBOOK.codes
            ),
        },
        ROUNDS,
    )
    report(found, "tomli.loads", "all rules at most 1 ×")


if __name__ == "__main__":
    main()
