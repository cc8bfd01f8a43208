"""ctrl+p: find any command, task, department or rule by words or pinyin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from engine.message import message, term
from tui.actions import DEEDS, keys_of, shown_keys
from tui.dialogs.dialog import Dialog
from tui.model.filter import found
from tui.model.lines import Tone, line
from tui.widgets.listing import Column, Listing, Row

_MOST = 60


class Find(NamedTuple):
    """Something that can be found: `deed:undo`, `task:7`, `department:计财科`, `rule:A103`."""

    key: str
    kind: str
    text: str
    more: str = ""


class Finder(Dialog[str]):
    """Answers with the key of what was chosen."""

    def __init__(self) -> None:
        super().__init__(message("Find"))
        self._all: tuple[Find, ...] = ()

    def body(self) -> ComposeResult:
        """What is typed, what is found."""
        yield Input(id="typed", placeholder=self.speech.tr(term("command, task, department or rule; pinyin too")))
        yield Listing(id="found", header=False)

    def on_mount(self) -> None:
        """Everything, until something is typed."""
        super().on_mount()
        self._all = tuple(self._findable())
        self._fill("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What matches."""
        self._fill(event.value)

    def on_input_submitted(self) -> None:
        """The one under the cursor."""
        self.dismiss(self.query_one(Listing).key or None)

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """That one."""
        self.dismiss(event.key)

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while one types."""
        if self.query_one(Input).has_focus and event.key in ("up", "down"):
            self.query_one(Listing).action_move(1 if event.key == "down" else -1)
            event.stop()

    def _fill(self, typed: str) -> None:
        matching = [item for item in self._all if found(typed, (item.text, item.more))][:_MOST]
        rows = [
            Row(item.key, (line((item.kind, Tone.FAINT)), line(item.text, ("  " + item.more, Tone.FAINT))))
            for item in matching
        ]
        self.query_one(Listing).fill([Column("", 12), Column("")], rows, matching[0].key if matching else None)

    def _findable(self) -> Iterator[Find]:
        from rules.rulebook import RULEBOOK

        tr, desk = self.speech.tr, self.zeren.desk
        for deed in DEEDS:
            if not deed.where or self.zeren.tab in deed.where:
                keys = " ".join(shown_keys(keys_of(deed, self.zeren.config.keys)))
                yield Find(f"deed:{deed.id}", tr(term("command")), tr(deed.title), f"{keys}  {tr(deed.help)}")
        if desk and desk.state:
            for task in desk.shown.plan.tasks:
                yield Find(f"task:{task.number}", tr(term("task")), f"{task.number} {task.title}")
            for unit in desk.shown.graph.units.values():
                yield Find(f"department:{unit.node.key}", tr(term("department")), unit.name, " ".join(unit.others))
        for rule in RULEBOOK.all:
            yield Find(f"rule:{rule.code}", tr(term("rule")), f"{rule.code} {tr(rule.name)}", tr(rule.title))
