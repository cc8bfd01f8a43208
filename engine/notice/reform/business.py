"""Which functions of the plan a wording for business means; only what the plan knows is ever read as a function."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from engine.model import Task
from engine.notice.reform.duties import parts_of
from engine.text import normalised

_ALL = re.compile("(?:全部|所有|整体|各项|一切|原有)?(?:的)?(?:工作|行政管理|主要)?")
_VAGUE = re.compile("(?:有关|相关|相应)(?:的)?(?:工作|管理)?")
_PART = re.compile("(?:部分|一部分|若干)(?:的)?(?:工作|管理)?")
_REST = re.compile("(?:其余|其他|其它|剩余|余下)(?:的)?(?:全部|所有|有关|相关)?(?:工作|管理)?")
_OPEN_END = re.compile("等(?:方面)?(?:的)?(?:有关|相关)?(?:工作|管理)?$|方面(?:的)?$")
_WORDING = re.compile("^(?:有关|相关|全部|组织|指导|统筹|开展)|(?:等|相关|有关|方面|工作|管理|监管|监督管理|的)$")
_CONJUNCTION = re.compile("以及|[和及与]")
_QUOTES = str.maketrans("", "", "“”\"'‘’「」")
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Business:
    """What a wording means: everything, the rest, or functions; what is `unknown` to the plan stays as written.

    `vague`: 有关职责, which is everything where the department ends, or 部分职责, which may be anything.
    `supposed` pairs wordings with the functions they were taken for; `open_end`: the wording ends with 等.
    """

    everything: bool = False
    vague: bool = False
    rest: bool = False
    functions: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    supposed: tuple[tuple[str, str], ...] = ()
    open_end: bool = False


class Functions:
    """The functions of the tasks of a plan."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._tasks = tuple(tasks)
        self._known = {_key(function): function for task in self._tasks for function in task.functions}

    def read(self, what: str) -> Business:
        """What a wording for business means."""
        if _ALL.fullmatch(what) or _VAGUE.fullmatch(what):
            return Business(everything=True, vague=_VAGUE.fullmatch(what) is not None)
        if _PART.fullmatch(what):
            return Business(vague=True)
        if _REST.fullmatch(what):
            return Business(rest=True)
        words = list(self._words(_OPEN_END.sub("", what)))
        found = {word: self._function(word) for word in words}
        return Business(
            functions=tuple(dict.fromkeys(name for name in found.values() if name)),
            unknown=tuple(word for word, name in found.items() if name is None),
            supposed=tuple((word, name) for word, name in found.items() if name and _key(word) != _key(name)),
            open_end=_OPEN_END.search(what) is not None and "等" in what,
        )

    def like(self, word: str) -> tuple[str, ...]:
        """Functions that `word` may mean, best first."""
        key = _key(word)
        within = [known for known in self._known if key and (key in known or known in key)]
        close = get_close_matches(key, self._known, n=_SUGGESTIONS, cutoff=0.5)
        return tuple(self._known[k] for k in dict.fromkeys((*within, *close)))[:_SUGGESTIONS]

    def tasks_with(self, functions: Iterable[str]) -> tuple[int, ...]:
        """The tasks that have one of the functions."""
        wanted = set(functions)
        return tuple(task.number for task in self._tasks if wanted.intersection(task.functions))

    def _words(self, what: str) -> Iterator[str]:
        for part in parts_of(what):
            yield from self._by_conjunction(part)

    def _by_conjunction(self, part: str) -> Iterator[str]:
        """The halves of a part, if both are functions; else the part as it is."""
        for mark in _CONJUNCTION.finditer(part):
            left, right = part[: mark.start()], part[mark.end() :]
            if self._function(left) and self._function(right):
                yield from (left, right)
                return
        yield part

    def _function(self, word: str) -> str | None:
        """The function of that name, or of the name within wording such as 组织…工作; None if there is none."""
        while word:
            if (found := self._known.get(_key(word))) is not None:
                return found
            shorter = _WORDING.sub("", word, count=1)
            if shorter == word:
                return None
            word = shorter
        return None


def _key(word: str) -> str:
    return normalised(word.translate(_QUOTES))
