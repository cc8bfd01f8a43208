"""The language in which the program speaks."""

from __future__ import annotations

from engine.language import translator
from engine.message import Message, Translate
from engine.text import visible


class Speech:
    """Says messages and terms in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.tr: Translate = translator(language)

    def say(self, text: Message) -> str:
        """A message in words; what acts on a terminal is shown as escapes."""
        return visible(text.render(self.tr))
