"""What every command works with: the language, the screen, the office and the day asked."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from functools import cached_property
from pathlib import Path

from cli.screen import Screen
from engine.message import Message, Translate
from engine.node import Node
from engine.office import Office, find_office
from engine.state import State
from rules.rulebook import RULEBOOK, Rules


class Session:
    """One call of `zeren`."""

    rulebook: Rules = RULEBOOK

    def __init__(self, arguments: Namespace, language: str, tr: Translate, screen: Screen) -> None:
        self._arguments = arguments
        self.language = language
        self.tr = tr
        self.screen = screen

    @cached_property
    def office(self) -> Office:
        """The office named by --office, or the one found from here upwards. InputError if there is none."""
        named: str | None = self._arguments.office
        return Office(find_office(Path.cwd(), Path(named) if named else None), self.rulebook)

    @cached_property
    def as_of(self) -> date:
        """The day asked for by --as-of, or today."""
        day: date | None = self._arguments.as_of
        return day or date.today()

    @cached_property
    def state(self) -> State:
        """Who answers for what on that day. InputError with every problem of the plan."""
        return self.office.state(self.as_of)

    def say(self, text: Message) -> str:
        """A message in the language of the session."""
        return text.render(self.tr)

    def name(self, node: Node) -> str:
        """The name of a department, collective, outside body or unknown name."""
        return self.state.graph.name(node)

    def title(self, task: int) -> str:
        """The title of a task."""
        return self._titles[task]

    @cached_property
    def _titles(self) -> dict[int, str]:
        return {task.number: task.title for task in self.state.plan.tasks}
