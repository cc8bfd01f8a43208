"""Text that is said to people, kept apart from the language it is said in.

The engine says everything as a `Message`: an English template with named places and the values for them. Only
the outermost layer turns it into words, with the catalogue of the language asked for (`engine.language`). Values
come from plans and are inserted as they are; a template is never taken from a plan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Translate: TypeAlias = Callable[[str], str]
Value: TypeAlias = "str | int | float | date | Message | tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class Message:
    """An English template (also the key of its translation) and the values of its named places."""

    template: str
    values: Mapping[str, Value]

    def __hash__(self) -> int:
        return hash(self.template)

    def render(self, tr: Translate) -> str:
        """The message in the language of `tr`; lists are joined as that language joins them."""
        if not self.template:
            return ""  # gettext keeps its own header under the empty template
        return tr(self.template).format_map({name: _spoken(value, tr) for name, value in self.values.items()})

    def __str__(self) -> str:
        return self.render(lambda text: text)


NOTHING = Message("", {})
"""Where a message has a place for a clause and there is nothing to say."""


def message(template: str, **values: Value) -> Message:
    """Say `template` with `values` in its named places; also the mark by which templates are collected."""
    return Message(template, values)


def term(text: str) -> str:
    """Mark a single word or title for translation where it is defined; translated where it is shown."""
    return text


def _spoken(value: Value, tr: Translate) -> object:
    if isinstance(value, Message):
        return value.render(tr)
    if isinstance(value, tuple):
        return tr(", ").join(str(_spoken(item, tr)) for item in value)
    return value
