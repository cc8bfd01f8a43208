"""An edition: one state, printed in one language; what every document of it shares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from engine.graph.duty import Duty
from engine.language import translator
from engine.message import Message, message
from engine.node import Node
from engine.order import Order
from engine.state import State
from reports.document import Column
from reports.version import on_record, version

_CENTRED = frozenset(
    {"No.", "due", "role", "role afterwards", "via", "since", "severity", "result", "expected", "counted"}
)
"""Titles of columns whose cells are short."""


class Edition:
    """The state that is printed (drafts only if asked for), the language, and words for both."""

    def __init__(self, state: State, language: str, drafts: bool = False) -> None:
        self.state = on_record(state, drafts)
        self.language = language
        self.tr = translator(language)

    @cached_property
    def version(self) -> str:
        """The version shown in the footer (see `reports.version`)."""
        return version(self.state, self.language)

    @cached_property
    def footer(self) -> str:
        """The foot of every page: document number, day shown, version."""
        return self.say(
            message(
                "{document} · as of {day} · version {version}",
                document=self.state.plan.document,
                day=self.day(self.state.as_of),
                version=self.version,
            )
        )

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """What stands under every title: the plan, its number, the day."""
        plan = self.state.plan
        where = self.say(message("({document}, as of {day})", document=plan.document, day=self.day(self.state.as_of)))
        return plan.title, where

    def say(self, text: Message) -> str:
        """A message in the language of the edition."""
        return text.render(self.tr)

    def day(self, day: date) -> str:
        """A date as official documents write it: 2019年6月1日, months and days without a leading zero (7.3.5.4)."""
        return f"{day.year}年{day.month}月{day.day}日" if self.language == "zh" else day.isoformat()

    def joined(self, names: Iterable[str]) -> str:
        """Names in one line, each once."""
        return self.tr(", ").join(dict.fromkeys(names))

    def name(self, node: Node) -> str:
        """The name of a department, collective, outside body or unknown name."""
        return self.state.graph.name(node)

    def coming_name(self, duty: Duty) -> str:
        """The name of a holder to come, which the graph of the day may not know yet."""
        return self.state.name_to_come(duty.holder)

    def title(self, task: int) -> str:
        """The title of a task."""
        return self.state.title(task)

    def columns(self, *titles: tuple[str, float]) -> tuple[Column, ...]:
        """Columns of a table by title (a term) and share of the width; numbers and short words stand centred."""
        return tuple(Column(self.tr(title), share, centred=title in _CENTRED) for title, share in titles)

    def order(self, order: Order) -> str:
        """An order by title and document number, or as one that has none yet."""
        if order.document:
            return self.say(message("{title} ({document})", title=order.title, document=order.document))
        return self.say(message("{title} (document awaited)", title=order.title))
