"""Problems of input: what is wrong in which file and line, and how to mend it.

Not to be confused with findings (`engine.findings`): a finding is about a plan that was read, a problem says why
something could not be read or done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.message import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the input; `file` and `line` are None where no file or line is to blame."""

    what: Message
    mend: Message
    file: str | None = None
    line: int | None = None


class InputError(Exception):
    """Input was refused; carries every problem found in one run, in the order of file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.file or "", p.line or 0)))
        super().__init__("\n".join(str(p.what) for p in self.problems))


def refuse(what: Message, mend: Message, file: str | None = None, line: int | None = None) -> InputError:
    """An `InputError` with a single problem, to be raised."""
    return InputError([Problem(what, mend, file, line)])
