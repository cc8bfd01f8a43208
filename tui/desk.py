"""What lies on the desk: everything the screens show, read and worked out at one moment. Never changes.

A `Desk` is made in the backroom; the functions here give the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from engine.findings import Finding, Outcome
from engine.graph.build import build_graph
from engine.graph.duty import Duty
from engine.graph.duty_graph import DutyGraph
from engine.ledger.entry import Link
from engine.message import Message, message
from engine.model import Plan, Task
from engine.node import Node
from engine.office import Office
from engine.order import OrderFile
from engine.preview import Base, Preview, base_of, effect_of
from engine.problems import InputError, Problem
from engine.state import State, state_on
from engine.timeline import Record, turning_points
from engine.workload import Load, loads
from rules.rulebook import Rules
from tui.draft import Draft, opened, saved
from tui.model.travel import Moment
from tui.salvage import readable_part

Read = TypeVar("Read")


@dataclass(frozen=True)
class Desk:
    """An office on a day. `problems` say what could not be read; then nothing can be changed."""

    office: Office
    moment: Moment
    rulebook: Rules
    plan: Plan | None
    state: State | None
    outcome: Outcome
    records: tuple[Record, ...] = ()
    drafts: tuple[OrderFile, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
    draft: Draft | None = None
    effect: Preview | None = None
    base: Base | None = None
    watched: Mapping[Path, tuple[int, int]] = field(default_factory=dict)

    @property
    def locked(self) -> Message | None:
        """Why nothing can be changed now, if so."""
        if self.state is None or self.problems:
            return message("nothing can be changed as long as the office has errors of input")
        if self.moment.known_at is not None:
            return message("the past as it was known cannot be changed; go back to today first")
        return None

    @property
    def shown(self) -> State:
        """The state shown. Only asked for where there is one."""
        assert self.state is not None
        return self.state

    @property
    def edited(self) -> DutyGraph:
        """The graph after the draft, on which the next edit is decided."""
        if self.effect and not self.effect.impossible:
            return self.effect.after.graph
        return self.shown.graph

    @cached_property
    def loads(self) -> Mapping[Node, Load]:
        """The load of every department on the day shown."""
        return loads(self.shown.graph, self.shown.plan.settings.weights)

    @cached_property
    def tasks(self) -> Mapping[int, Task]:
        """The tasks by number."""
        return {task.number: task for task in self.shown.plan.tasks}

    @cached_property
    def by_task(self) -> Mapping[int, tuple[Finding, ...]]:
        """The findings on each task."""
        found: dict[int, list[Finding]] = {}
        for finding in self.outcome.findings:
            for task in finding.tasks:
                found.setdefault(task, []).append(finding)
        return {task: tuple(findings) for task, findings in found.items()}

    @property
    def stops(self) -> Sequence[date]:
        """The days on which it changes who answers."""
        return turning_points(self.records)

    def duties(self) -> tuple[Duty, ...]:
        """Every duty on the day shown."""
        return tuple(self.shown.graph.duties.values())


def read_desk(office: Office, rulebook: Rules, moment: Moment, order_id: str | None = None) -> Desk:
    """Read an office as far as it can be read; the draft of that id is the current one."""
    problems: list[Problem] = []
    watched = watch(office)
    plan = _tried(lambda: office.plan, problems) or readable_part(office.plan_file, rulebook.codes)
    links = _tried(lambda: office.chain.links, problems) or ()
    records = _tried(lambda: office.records, problems) or ()
    drafts = _tried(lambda: office.drafts, problems) or ()
    desk = Desk(office, moment, rulebook, plan, None, Outcome(()), records, drafts, links, tuple(problems),
                watched=watched)  # fmt: skip
    current = next((file for file in drafts if file.order.id == order_id), None)
    return with_draft(desk, opened(current) if current else None)


def with_moment(desk: Desk, moment: Moment) -> Desk:
    """The same office on another day."""
    return with_draft(replace(desk, moment=moment), desk.draft)


def with_draft(desk: Desk, draft: Draft | None) -> Desk:
    """The same desk with another current draft, its effect, and what is found then."""
    drafts = _drafts(desk, draft)
    state = _state(desk, drafts)
    outcome = desk.rulebook.check(state) if state else Outcome(())
    return _with_effect(replace(desk, drafts=drafts, state=state, outcome=outcome, draft=draft))


def _with_effect(desk: Desk) -> Desk:
    file = desk.draft.file if desk.draft else None
    if desk.state is None or file is None or desk.problems or desk.moment.known_at is not None:
        return replace(desk, effect=None)
    base = base_of(desk.office, file, desk.moment.as_of, desk.base)
    return replace(desk, effect=effect_of(base, file), base=base)


def _with_changed_draft(desk: Desk, draft: Draft) -> Desk:
    """The desk with the current draft changed; what the rules find in the state shown is left for `with_outcome`."""
    shown = _with_effect(replace(desk, drafts=_drafts(desk, draft), draft=draft))
    others = tuple(p for p in desk.shown.pending if p.file is None or p.order.id != draft.order.id)
    own = (shown.effect.pending,) if shown.effect else ()
    return replace(shown, state=replace(desk.shown, pending=(*others, *own)))


def with_outcome(desk: Desk) -> Desk:
    """The desk with what the rules find in the state shown."""
    return replace(desk, outcome=desk.rulebook.check(desk.state)) if desk.state else desk


def with_edit(desk: Desk, edit: Callable[[Draft, Desk], Draft], start: Callable[[], Draft]) -> Desk:
    """The desk after an edit of the current draft, or of the one that `start` makes; the draft is saved.

    The findings of the state shown are to follow (`with_outcome`). InputError if the draft cannot be saved.
    """
    if desk.locked:
        return desk
    draft = saved(desk.office, edit(desk.draft or start(), desk))
    return _with_changed_draft(replace(desk, watched=watch(desk.office)), draft)


def watch(office: Office) -> Mapping[Path, tuple[int, int]]:
    """What tells whether somebody changed the office: time and size of its files."""
    files = [office.plan_file, *sorted(office.orders_folder.glob("*.toml"))]
    if "://" not in office.ledger_address:
        files += [office.root / office.ledger_address, office.root / f"{office.ledger_address}-wal"]
    return {file: stamp for file in files if (stamp := _stamp(file))}


def _drafts(desk: Desk, draft: Draft | None) -> tuple[OrderFile, ...]:
    """The drafts, the current one as it stands now, or without it where it has no file any more."""
    if draft is None:
        return desk.drafts
    others = tuple(file for file in desk.drafts if file.order.id != draft.order.id)
    return (*others, draft.file) if draft.file else others


def _state(desk: Desk, drafts: tuple[OrderFile, ...]) -> State | None:
    if desk.plan is None:
        return None
    if desk.moment.known_at is not None and not desk.problems:
        return desk.office.state(desk.moment.as_of, desk.moment.known_at)
    noticed = build_graph(desk.plan) if desk.problems else desk.office.noticed
    return state_on(desk.plan, noticed, desk.records, drafts, desk.moment.as_of)


def _tried(read: Callable[[], Read], problems: list[Problem]) -> Read | None:
    try:
        return read()
    except InputError as error:
        problems.extend(problem for problem in error.problems if problem not in problems)
        return None


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
