"""What every command works with: the language, the screen, the office and the day asked."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from cli.screen import Screen
from engine.graph.duty import Duty
from engine.message import Message, Translate
from engine.node import Node
from engine.office import LEDGER, Office, find_office
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
        return called_office(self._arguments, self.rulebook)

    def close(self) -> None:
        """Let go of what the call has opened."""
        if "office" in self.__dict__:
            self.office.close()

    @cached_property
    def as_of(self) -> date:
        """The day asked for by --as-of, or today."""
        day: date | None = self._arguments.as_of
        return day or date.today()

    @property
    def known_at(self) -> datetime | None:
        """The moment asked for by --known-at; None: all that is recorded."""
        moment: datetime | None = self._arguments.known_at
        return moment

    @cached_property
    def state(self) -> State:
        """Who answers for what on that day, as recorded by that moment. InputError with every problem of the plan."""
        return self.office.state(self.as_of, self.known_at)

    def say(self, text: Message) -> str:
        """A message in the language of the session."""
        return text.render(self.tr)

    def name(self, node: Node) -> str:
        """The name of a department, collective, outside body or unknown name."""
        return self.state.graph.name(node)

    def coming_name(self, duty: Duty) -> str:
        """The name of a holder to come, which the graph of the day may not know yet."""
        return self.state.name_to_come(duty.holder)

    def title(self, task: int) -> str:
        """The title of a task."""
        return self.state.title(task)


def called_office(arguments: Namespace, rulebook: Rules) -> Office:
    """The office and the ledger that a command line asks for. InputError if there is no such office."""
    named: str | None = getattr(arguments, "office", None)
    ledger: str | None = getattr(arguments, "ledger", None)
    root = find_office(Path.cwd(), Path(named) if named else None)
    return Office(root, rulebook, _address(ledger) if ledger else os.environ.get("ZEREN_LEDGER") or LEDGER)


def _address(ledger: str) -> str:
    """A ledger typed on the command line: a file is meant from where one stands, not from the office."""
    return ledger if "://" in ledger else str(Path(ledger).absolute())
