"""An independent model of succession: lists, dictionaries and sets, written from the issue and DESIGN, not the engine.

A duty is a key `(task, role, holder)` and the set of tokens that came to be in it: the attributions of the notice and
the assignments of orders. A holder is the index of a department, or a pair of what it is and its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from engine import order as o
from engine.model import Plan

WEIGHT = {"lead": 3, "responsible": 2, "support": 1}

Holder = Any  # the index of a department, or ("collective" | "unknown" | "body", name)
Key = tuple[int, str, Holder]


class Refused(Exception):
    """The action contradicts the state it meets."""


@dataclass
class Department:
    names: list[str]  # the present one first
    kind: str
    stands: bool = True
    heirs: set[int] = field(default_factory=set)


@dataclass
class Model:
    """Who answers for what at one point."""

    departments: list[Department]
    collectives: dict[str, tuple[list[str], list[str]]]  # name: aliases, kinds
    functions: dict[int, set[str]]
    duties: dict[Key, set[Any]] = field(default_factory=dict)
    released: set[Any] = field(default_factory=set)

    def members(self, collective: str) -> list[int]:
        kinds = self.collectives[collective][1]
        return [at for at, entry in enumerate(self.departments) if entry.stands and entry.kind in kinds]

    def orphans(self) -> set[Key]:
        return {key for key in self.duties if isinstance(key[2], int) and not self.departments[key[2]].stands}

    def on_behalf_of(self, department: int) -> set[int]:
        """The departments that stand for one, through any number of successions."""
        if self.departments[department].stands:
            return {department}
        return {heir for other in self.departments[department].heirs for heir in self.on_behalf_of(other)}

    # names

    def claims(self, name: str) -> list[list[Holder]]:
        """Who bears a name, best claim first: those called so, those also called so, those that are gone."""
        called: list[Holder] = []
        also: list[Holder] = []
        gone: list[Holder] = []
        for at, entry in enumerate(self.departments):
            if same(name, entry.names[0]) and entry.stands:
                called.append(at)
            elif any(same(name, other) for other in entry.names):
                (also if entry.stands else gone).append(at)
        for own, (aliases, _) in self.collectives.items():
            if same(name, own):
                called.append(("collective", own))
            elif any(same(name, other) for other in aliases):
                also.append(("collective", own))
        return [called, also, gone]

    def bearers(self, name: str) -> list[Holder]:
        return next((claim for claim in self.claims(name) if claim), [])

    def standing(self, name: str) -> int:
        found = self.bearers(name)
        if len(found) != 1 or not isinstance(found[0], int) or not self.departments[found[0]].stands:
            raise Refused(name)
        return found[0]

    def recipient(self, name: str) -> Holder:
        found = self.bearers(name)
        return found[0] if len(found) == 1 and isinstance(found[0], tuple) else self.standing(name)

    def is_free(self, name: str, but: Holder = None) -> bool:
        called, also, _ = self.claims(name)
        return all(holder == but for holder in called + also)

    def make(self, name: str, kind: str) -> int:
        self.departments.append(Department([name], kind))
        return len(self.departments) - 1

    # duties

    def held(self, holder: Holder) -> list[Key]:
        return [key for key in self.duties if key[2] == holder]

    def give(self, task: int, role: str, holder: Holder, tokens: set[Any]) -> None:
        """Union; a heavier role absorbs a lighter one of the same task."""
        own = [key for key in self.duties if key[0] == task and key[2] == holder]
        heaviest = max(own, key=lambda key: WEIGHT[key[1]], default=None)
        if heaviest and WEIGHT[heaviest[1]] >= WEIGHT[role]:
            self.duties[heaviest] |= tokens
        else:
            absorbed = [self.duties.pop(key) for key in own]
            self.duties[task, role, holder] = set().union(tokens, *absorbed)

    def pass_on(self, key: Key, holders: Iterable[Holder]) -> None:
        tokens = self.duties.pop(key)
        for holder in holders:
            self.give(key[0], key[1], holder, set(tokens))

    def meant(self, holder: Holder, selection: Any) -> list[Key]:
        found = [
            key
            for key in self.held(holder)
            if (not selection.tasks or key[0] in selection.tasks)
            and (not selection.roles or key[1] in selection.roles)
            and (not selection.functions or self.functions[key[0]] & set(selection.functions))
        ]
        met = {function for key in self.held(holder) for function in self.functions[key[0]]}
        if not found or set(selection.tasks) - {key[0] for key in found} or set(selection.functions) - met:
            raise Refused("nothing is meant")
        return found

    def giver(self, name: str) -> int:
        """A department that stands, or the one that is gone and still holds something."""
        gone = [at for at in self.bearers(name) if isinstance(at, int) and not self.departments[at].stands]
        holding = [at for at in gone if self.held(at)]
        return holding[0] if len(holding) == 1 else self.standing(name)

    def duty(self, task: int, role: str, name: str) -> Key:
        holders = [holder for claim in self.claims(name) for holder in claim]
        for holder in [*holders, ("unknown", name), ("body", name)]:
            if (task, role, holder) in self.duties:
                return task, role, holder
        raise Refused(name)

    def has_as_heavy(self, task: int, role: str, holder: Holder) -> bool:
        return any(k[0] == task and k[2] == holder and WEIGHT[k[1]] >= WEIGHT[role] for k in self.duties)

    def end(self, department: int, heirs: Iterable[int]) -> None:
        self.departments[department].stands = False
        self.departments[department].heirs = set(heirs)

    def share_out(self, holder: int, parts: Sequence[o.Part]) -> dict[Key, list[int]]:
        falls: dict[Key, list[int]] = {key: [] for key in self.held(holder)}
        for at, part in enumerate(parts):
            if part.tasks or part.functions or part.roles:
                for key in self.meant(holder, part):
                    falls[key].append(at)
        rest = [at for at, part in enumerate(parts) if part.rest]
        return {key: to or rest for key, to in falls.items()}

    def hand_out(self, giver: int, falls: dict[Key, list[int]], heirs: list[int]) -> None:
        takers = {key: {heirs[at] for at in parts} for key, parts in falls.items()}
        taken = {key: self.duties.pop(key) for key, to in takers.items() if to and to != {giver}}
        for key, tokens in taken.items():
            for taker in takers[key]:
                self.give(key[0], key[1], taker, set(tokens))

    # actions

    def act(self, action: o.Action, token: Any) -> None:
        getattr(self, action.kind)(action, token)

    def rename(self, action: o.Rename, _: Any) -> None:
        at = self.standing(action.source)
        entry = self.departments[at]
        if not self.is_free(action.to, but=at) or entry.names[0] == action.to:
            raise Refused(action.to)
        entry.names = [action.to, *(name for name in entry.names if name != action.to)]

    def add_plate(self, action: o.AddPlate, _: Any) -> None:
        at = self.standing(action.department)
        if not self.is_free(action.plate):
            raise Refused(action.plate)
        self.departments[at].names.append(action.plate)

    def found(self, action: o.Found, _: Any) -> None:
        self.new(action.department, action.dept_kind)

    def merge(self, action: o.Merge, _: Any) -> None:
        sources = [self.standing(name) for name in action.sources]
        into = self.new(action.into, action.dept_kind) if action.dept_kind else self.standing(action.into)
        for source in dict.fromkeys(sources):
            if source != into:
                for key in self.held(source):
                    self.pass_on(key, [into])
                self.end(source, [into])

    def new(self, name: str, kind: str) -> int:
        if not self.is_free(name):
            raise Refused(name)
        return self.make(name, kind)

    def split(self, action: o.Split, _: Any) -> None:
        source = self.standing(action.source)
        falls = self.share_out(source, action.into)
        if not all(falls.values()):
            raise Refused("left over")
        parts = [self.part(part, self.departments[source].kind) for part in action.into]
        self.hand_out(source, falls, parts)
        if source not in parts:
            self.end(source, parts)

    def part(self, part: o.Part, kind: str) -> int:
        if self.is_free(part.name):
            return self.make(part.name, part.dept_kind or kind)
        return self.standing(part.name)

    def abolish(self, action: o.Abolish, _: Any) -> None:
        source = self.standing(action.department)
        heirs = [self.standing(part.name) for part in action.parts]
        if source in heirs:
            raise Refused("itself")
        self.hand_out(source, self.share_out(source, action.parts), heirs)
        self.end(source, heirs)

    def transfer(self, action: o.Transfer, _: Any) -> None:
        giver, taker = self.giver(action.source), self.standing(action.to)
        if giver == taker:
            raise Refused("itself")
        for key in self.meant(giver, action):
            self.pass_on(key, [taker])

    def move_out(self, action: o.MoveOut, _: Any) -> None:
        for key in self.meant(self.giver(action.source), action):
            self.pass_on(key, [("body", action.to_body)])

    def assign(self, action: o.Assign, token: Any) -> None:
        holder = self.recipient(action.department)
        if action.task not in self.functions or self.has_as_heavy(action.task, action.role, holder):
            raise Refused("has it")
        self.give(action.task, action.role, holder, {token})

    def release(self, action: o.Release, _: Any) -> None:
        self.released |= self.duties.pop(self.duty(action.task, action.role, action.department))

    def replace(self, action: o.Replace, _: Any) -> None:
        key = self.duty(action.task, action.role, action.source)
        taker = self.recipient(action.to)
        if self.has_as_heavy(action.task, action.role, taker):
            raise Refused("has it")
        self.pass_on(key, [taker])


def model_of(plan: Plan) -> Model:
    """The plan as its notice states it."""
    model = Model(
        [Department([entry.name, *entry.aliases], entry.kind) for entry in plan.departments],
        {entry.name: (list(entry.aliases), list(entry.kinds)) for entry in plan.collectives},
        {task.number: set(task.functions) for task in plan.tasks},
    )
    for task in plan.tasks:
        for said in task.attributions:
            found = model.bearers(said.written)
            holder = found[0] if len(found) == 1 else ("unknown", said.written)
            model.duties.setdefault((task.number, said.role, holder), set()).add((said.role, said.written))
    return model


def apply(model: Model, order: o.Order) -> Model:
    """The model after an order; Refused if any of its actions contradicts the state."""
    changed = deepcopy(model)
    for number, action in enumerate(order.actions):
        changed.act(action, (order.id, number))
    return changed


def same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())
