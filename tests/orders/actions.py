"""Random actions: most of them possible in a given state of affairs, some not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from engine import order as o
from engine.model import Kind, Role
from tests.orders.naive import Model

FRESH = ["子科", "丑科", "寅站", "甲科", "戊科"]
WORDS = ["培训", "考试", "体育"]
BODIES = ["市局", "省厅"]
KINDS = st.sampled_from([action.kind for action in o.ACTIONS] + ["transfer", "split", "merge", "abolish"])


class Chooser:
    """Draws what an action needs from what there is."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any], model: Model) -> None:
        self._draw = draw
        self._model = model

    def action(self) -> o.Action:
        made: o.Action = getattr(self, f"_{self._draw(KINDS)}")()
        return made

    def one(self, options: list[Any]) -> Any:
        return self._draw(st.sampled_from(options))

    def some(self, options: list[Any], most: int = 2) -> tuple[Any, ...]:
        if not options:
            return ()
        return tuple(self._draw(st.lists(st.sampled_from(options), unique=True, max_size=most)))

    def department(self) -> str:
        """Mostly the name of one that stands, seldom of one that is gone, or any other."""
        model = self._model
        standing = [name for entry in model.departments if entry.stands for name in entry.names]
        gone = [name for entry in model.departments if not entry.stands for name in entry.names]
        return str(self.one([*standing * 4, *gone, "各科室", "戊科"] if standing else [*gone, "戊科"]))

    def giver(self) -> tuple[str, list[int], list[str]]:
        """The name of one that holds something, with the tasks and functions it has."""
        model = self._model
        holding = sorted({key[2] for key in model.duties if isinstance(key[2], int)})
        if not holding:
            return self.department(), [1], WORDS
        at = self.one(holding)
        tasks = sorted({key[0] for key in model.held(at)})
        words = sorted({word for task in tasks for word in model.functions[task]})
        return self.one(model.departments[at].names), tasks, words

    def selection(self, tasks: list[int], words: list[str]) -> dict[str, Any]:
        keys = self.some(["tasks", "functions", "roles"])
        return {
            "tasks": self.some(tasks) if "tasks" in keys else (),
            "functions": self.some(words) if "functions" in keys else (),
            "roles": self.some(list(Role)) if "roles" in keys else (),
        }

    def parts(self, tasks: list[int], words: list[str], names: list[str]) -> tuple[o.Part, ...]:
        rest = self.one([0, 0, 0, 1, None])
        parts = []
        for number, name in enumerate(names):
            selected = self.selection(tasks, words)
            if any(selected.values()) or number == rest:
                parts.append(o.Part(name, **selected, rest=number == rest, dept_kind=self.kind_or_none()))
        return tuple(parts) or (o.Part(names[0], rest=True),)

    def kind_or_none(self) -> Kind | None:
        found: Kind | None = self.one([None, None, *Kind])
        return found

    def _rename(self) -> o.Action:
        return o.Rename(self.department(), self.one([*FRESH, self.department()]))

    def _add_plate(self) -> o.Action:
        return o.AddPlate(self.department(), self.one(FRESH))

    def _found(self) -> o.Action:
        return o.Found(self.one(FRESH), self.one(list(Kind)))

    def _merge(self) -> o.Action:
        names = tuple(self.department() for _ in range(self.one([1, 2, 2, 3])))
        if self.one([True, False]):
            return o.Merge(names, self.one(FRESH), self.one(list(Kind)))
        return o.Merge(names, self.one([self.department(), *names]))

    def _split(self) -> o.Action:
        name, tasks, words = self.giver()
        names = [self.one([*FRESH, self.department(), name]) for _ in range(self.one([1, 2, 3]))]
        return o.Split(name, self.parts(tasks, words, names))

    def _abolish(self) -> o.Action:
        name, tasks, words = self.giver()
        how = self.one(["one", "one", "several", "none"])
        if how == "one":
            return o.Abolish(name, self.department())
        if how == "none":
            return o.Abolish(name)
        return o.Abolish(name, successors=self.parts(tasks, words, [self.department(), self.department()]))

    def _transfer(self) -> o.Action:
        name, tasks, words = self.giver()
        return o.Transfer(name, self.department(), **self.selection(tasks, words))

    def _move_out(self) -> o.Action:
        name, tasks, words = self.giver()
        return o.MoveOut(name, self.one(BODIES), **self.selection(tasks, words))

    def _assign(self) -> o.Action:
        return o.Assign(self.one([*self._model.functions]), self.one(list(Role)), self.holder())

    def holder(self) -> str:
        return str(self.one([self.department(), "所有科室", "各学校"]))

    def duty(self) -> tuple[int, Role, str]:
        """One that is held, mostly."""
        if not self._model.duties:
            return 1, Role.LEAD, self.department()
        task, role, holder = self.one(sorted(self._model.duties, key=str))
        names = self._model.departments[holder].names if isinstance(holder, int) else [holder[1]]
        return task, Role(role), self.one([*names, *names, self.department()])

    def _release(self) -> o.Action:
        return o.Release(*self.duty())

    def _replace(self) -> o.Action:
        return o.Replace(*self.duty(), self.holder())
