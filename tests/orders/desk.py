"""An office at which orders are issued and revoked one after the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from engine.issuing import Signing, issue, revoke
from engine.order import Action
from engine.problems import InputError
from tests.orders.making import an_order, office_in
from tests.told import told

TASKS = [{"lead": ["甲科"], "responsible": ["乙科"]}, {"lead": ["甲科"]}, {"lead": ["乙科"]}]
NOW = datetime(2019, 6, 1, 8, tzinfo=UTC)
SIGNING = Signing("张三", NOW, "试")
JULY, AUGUST, SEPTEMBER = date(2019, 7, 1), date(2019, 8, 1), date(2019, 9, 1)


class Desk:
    """An office at which one order is issued after the other."""

    def __init__(self, root: Path) -> None:
        self.office = office_in(root, TASKS)
        self._minutes = 0

    def signing(self, reason: str = "试") -> Signing:
        self._minutes += 1
        return Signing("张三", NOW + timedelta(minutes=self._minutes), reason)

    def issue(self, name: str, *actions: Action, effective: date = JULY, orphans: str | None = None) -> None:
        issue(self.office, an_order(name, *actions, effective=effective), self.signing(), orphans)
        self.office = self.office.fresh()

    def revoke(self, *names: str, effective: date | None = None) -> None:
        revoke(self.office, names, self.signing(), effective)
        self.office = self.office.fresh()

    def refuses(self, run: Callable[..., None], *given: Any, **named: Any) -> list[str]:
        """What is said against it; nothing is recorded."""
        before = self.office.fresh().chain.links
        with pytest.raises(InputError) as refused:
            run(*given, **named)
        assert self.office.fresh().chain.links == before
        return told(refused.value)

    def holders(self, task: int, day: date) -> list[str]:
        graph = self.office.state(day).graph
        return [f"{duty.role} {graph.name(duty.holder)}" for duty in graph.on(task)]
