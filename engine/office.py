"""An office: the folder with a plan and its orders, and everything that can be asked of it.

The one core under the command line and the screen; both call only what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from engine.findings import Outcome, Rulebook
from engine.graph.build import build_graph
from engine.graph.duty_graph import DutyGraph
from engine.ledger.ledger import Chain, Ledger, open_ledger
from engine.message import message
from engine.model import Plan
from engine.order import OrderFile
from engine.planfile.order import load_orders
from engine.planfile.plan import load_plan
from engine.problems import refuse
from engine.state import State, state_on
from engine.timeline import Record, records

PLAN = Path("data") / "plan.toml"
ORDERS = Path("data") / "orders"
LEDGER = "data/ledger.db"


def find_office(start: Path, named: Path | None = None) -> Path:
    """The office folder: `named`, or the nearest one at or above `start` that holds data/plan.toml.

    InputError if there is none.
    """
    if named is not None:
        if not (named / PLAN).exists():
            raise refuse(
                message("{folder} has no {plan}", folder=str(named), plan=str(PLAN)),
                message("name an office folder, or make one: `zeren init DIR`"),
            )
        return named
    for folder in (start, *start.parents):
        if (folder / PLAN).exists():
            return folder
    raise refuse(
        message("no {plan} in this folder or above it", plan=str(PLAN)),
        message("name an office with --office DIR, or make one: `zeren init DIR --sample`"),
    )


@dataclass(frozen=True)
class Office:
    """The office in the folder `root`, judged by `rulebook`.

    `ledger_address` is a file (relative to `root`) or a postgresql:// URL. Everything is read once and kept: an
    `Office` shows one moment; `fresh` gives the next one.
    """

    root: Path
    rulebook: Rulebook
    ledger_address: str = LEDGER

    @property
    def plan_file(self) -> Path:
        """The plan."""
        return self.root / PLAN

    @property
    def orders_folder(self) -> Path:
        """Where drafts and issued orders are kept as files."""
        return self.root / ORDERS

    @cached_property
    def plan(self) -> Plan:
        """The plan. InputError with every problem of the file."""
        return load_plan(self.plan_file, self.rulebook.codes)

    @cached_property
    def noticed(self) -> DutyGraph:
        """The duty graph of the notice alone."""
        return build_graph(self.plan)

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger, which may not exist yet."""
        return open_ledger(self.ledger_address, self.root)

    @cached_property
    def chain(self) -> Chain:
        """What the ledger holds. InputError if its chain is broken."""
        return self.ledger.chain() if self._has_ledger else Chain(())

    @property
    def _has_ledger(self) -> bool:
        """Whether there can be entries: an office without a ledger file need not load a database driver."""
        return "://" in self.ledger_address or (self.root / self.ledger_address).exists()

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every issued order, in issue order."""
        return records(self.chain.entries())

    @cached_property
    def order_files(self) -> tuple[OrderFile, ...]:
        """Every order file. InputError with the problems of all of them."""
        return load_orders(self.orders_folder)

    @cached_property
    def drafts(self) -> tuple[OrderFile, ...]:
        """The order files that are not in the ledger."""
        issued = {record.order.id for record in self.records}
        return tuple(file for file in self.order_files if file.order.id not in issued)

    def state(self, as_of: date, known_at: datetime | None = None) -> State:
        """Who answers for what on the day `as_of`, as recorded by `known_at`.

        With `known_at` given, drafts are left out: they are not on record, and what was shown once must be shown
        again.
        """
        if known_at is None:
            return state_on(self.plan, self.noticed, self.records, self.drafts, as_of)
        return state_on(self.plan, self.noticed, records(self.chain.entries(), known_at), (), as_of, known_at)

    def check(self, state: State) -> Outcome:
        """What the rules find in a state."""
        return self.rulebook.check(state)

    def close(self) -> None:
        """Let go of the ledger; it is opened again when it is asked for something."""
        if "ledger" in self.__dict__:
            self.ledger.close()

    def fresh(self) -> Office:
        """The same office, to be read anew."""
        self.close()
        return Office(self.root, self.rulebook, self.ledger_address)
