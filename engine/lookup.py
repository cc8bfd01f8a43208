"""What a person types for a department or a task, made a node or a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from engine.message import Message, message
from engine.problems import InputError, Problem, refuse
from engine.text import normalised

if TYPE_CHECKING:
    from engine.graph.duty_graph import DutyGraph
    from engine.names import Named
    from engine.node import Node

_SHOWN = 5
"""How many suggestions an error carries."""


def find_department(graph: DutyGraph, typed: str) -> Node:
    """The department or collective meant by a name, alias, variant, unique beginning or pinyin (`jck`, `jicaike`).

    InputError with candidates if several may be meant, with suggestions if none is.
    """
    if exact := graph.names.bearers(typed):
        return _only(exact, typed)
    for finder in (_by_beginning, _by_pinyin, _by_pinyin_beginning):
        if found := tuple(finder(graph.names.entries, normalised(typed))):
            return _only(found, typed)
    raise refuse(message("no department is called {written}", written=typed), _suggestions(graph, typed))


def find_departments(graph: DutyGraph, typed: Iterable[str]) -> tuple[Node, ...]:
    """The departments meant by several names, each once; InputError with every name that fails."""
    found: list[Node] = []
    problems: list[Problem] = []
    for name in typed:
        try:
            found.append(find_department(graph, name))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(problems)
    return tuple(dict.fromkeys(found))


def find_tasks(graph: DutyGraph, typed: Sequence[str]) -> tuple[int, ...]:
    """The tasks meant by numbers and ranges (`7`, `1-5`, `1,3`), each once; InputError with all that fail."""
    found: list[int] = []
    problems: list[Problem] = []
    for word in (part for text in typed for part in re.split("[,，、]", text) if part.strip()):
        numbers = _numbers(graph.tasks, word)
        if isinstance(numbers, Problem):
            problems.append(numbers)
        else:
            found.extend(numbers)
    if problems:
        raise InputError(problems)
    return tuple(dict.fromkeys(found))


def _by_beginning(entries: Iterable[Named], typed: str) -> Iterator[Named]:
    if typed:
        yield from (e for e in _current(entries) if any(normalised(n).startswith(typed) for n in _names(e)))


def _by_pinyin(entries: Iterable[Named], typed: str) -> Iterator[Named]:
    return _sounding(entries, typed, whole=True)


def _by_pinyin_beginning(entries: Iterable[Named], typed: str) -> Iterator[Named]:
    return _sounding(entries, typed, whole=False)


def _sounding(entries: Iterable[Named], typed: str, whole: bool) -> Iterator[Named]:
    if typed.isascii() and typed.isalnum():
        yield from (e for e in _current(entries) if any(_sounds(n, whole).fullmatch(typed) for n in _names(e)))


def _sounds(name: str, whole: bool) -> re.Pattern[str]:
    """Matches the name typed in pinyin, any reading of each character, in full or by initials; or its beginning."""
    from pypinyin import Style, pinyin  # only needed where a name is typed in Latin letters

    readings = pinyin(list(normalised(name)), style=Style.NORMAL, heteronym=True)
    steps = ["(?:" + "|".join(sorted(map(re.escape, _typings(options)))) + ")" for options in readings]
    return re.compile("".join(steps) if whole else "(?:".join(steps) + ")?" * (len(steps) - 1))


def _typings(readings: Iterable[str]) -> set[str]:
    """A reading in full, its first letter, and zh, ch, sh."""
    return {
        part
        for reading in readings
        for part in (reading, reading[:1], reading[:2] if reading[:2] in ("zh", "ch", "sh") else "")
        if part
    }


def _current(entries: Iterable[Named]) -> Iterator[Named]:
    return (entry for entry in entries if entry.current)


def _names(entry: Named) -> tuple[str, ...]:
    return (entry.name, *entry.others)


def _only(found: tuple[Named, ...], typed: str) -> Node:
    if len(found) > 1:
        raise refuse(
            message("{written} may mean {names}", written=typed, names=tuple(entry.name for entry in found)),
            message("write the name in full, or one that only it bears"),
        )
    return found[0].node


def _suggestions(graph: DutyGraph, typed: str) -> Message:
    found = tuple(suggestion.name for suggestion in graph.names.suggest(typed)[:_SHOWN])
    if found:
        return message("did you mean {guess}?", guess=found)
    return message("`zeren load` lists the departments")


def _numbers(tasks: Sequence[int], word: str) -> Sequence[int] | Problem:
    match = re.fullmatch(r"(\d{1,9})(?:[-–—~](\d{1,9}))?", unicodedata.normalize("NFKC", word).strip())
    if match is None:
        return Problem(
            message("{typed} is no task number", typed=word), message("type a number such as 7, or a range such as 1-5")
        )
    first, last = int(match[1]), int(match[2] or match[1])
    found = [task for task in tasks if first <= task <= last]
    return found or Problem(
        message("there is no task {number}", number=word),
        message("the tasks are numbered {first} to {last}", first=min(tasks), last=max(tasks)),
    )
