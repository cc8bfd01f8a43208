"""The one table of what can be done: it feeds key bindings, key bar, help, palette and user key maps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.message import Message, message, term

TABS = ("overview", "tasks", "departments", "matrix", "findings", "reform")
TAB_TITLES = {
    "overview": term("Overview"),
    "tasks": term("Tasks"),
    "departments": term("Departments"),
    "matrix": term("Matrix"),
    "findings": term("Findings"),
    "reform": term("Reform"),
}
EVERYWHERE: tuple[str, ...] = ()
LISTS = ("tasks", "departments", "matrix", "findings")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something a person can do: `title` for the key bar, `help` for a sentence; `where` names tabs, none is all.

    `weight` orders the key bar, 0 keeps it out of it; `changes` needs a desk on which something can be changed.
    `at_once` is done before the next key is looked at; anything else may wait for a dialog or for the engine.
    """

    id: str
    keys: str
    title: str
    help: str
    where: tuple[str, ...] = EVERYWHERE
    weight: int = 0
    changes: bool = False
    at_once: bool = False


DEEDS = (
    Deed("tab-overview", "1", term("Overview"), term("what needs attention, load, sections"), at_once=True),
    Deed("tab-tasks", "2", term("Tasks"), term("the tasks, and who answers for them"), at_once=True),
    Deed("tab-departments", "3", term("Departments"), term("the departments and their duty lists"), at_once=True),
    Deed("tab-matrix", "4", term("Matrix"), term("tasks × departments, to be edited in place"), at_once=True),
    Deed("tab-findings", "5", term("Findings"), term("what the rules find"), at_once=True),
    Deed("tab-reform", "6", term("Reform"), term("drafts, orders and the ledger"), at_once=True),
    Deed("lead", "l", term("lead"), term("this department leads, instead of whoever leads now"),
         ("matrix",), 90, changes=True),
    Deed("joint", "L", term("joint lead"), term("this department leads beside whoever leads now"),
         ("matrix",), 50, changes=True),
    Deed("responsible", "r", term("responsible"), term("this department is responsible"),
         ("matrix",), 89, changes=True),
    Deed("support", "s", term("support"), term("this department supports"), ("matrix",), 88, changes=True),
    Deed("release", "delete,backspace,d", term("release"), term("end this department's duty"),
         ("matrix",), 87, changes=True),
    Deed("waive", "w", term("waive"), term("accept the finding until a date, with a reason"),
         ("findings",), 90, changes=True),
    Deed("fix", "f", term("mend"), term("preview and apply the remedy, where it is mechanical"),
         ("findings",), 91, changes=True),
    Deed("view", "v", term("tree/flat"), term("by section, or one flat list"), ("tasks", "findings"), 60, at_once=True),
    Deed("to-matrix", "m", term("in the matrix"), term("show this place in the matrix"),
         ("tasks", "departments", "findings"), 70, at_once=True),
    Deed("sort", "o", term("sort"), term("sort by the next column"), ("departments", "matrix"), 60, at_once=True),
    Deed("add", "a", term("add action"), term("add an action to the draft: a form for each kind"),
         EVERYWHERE, 40, changes=True),
    Deed("drop", "x", term("revoke/discard"), term("revoke the order, or discard the draft"),
         ("reform",), 80, changes=True),
    Deed("handover", "h", term("handover lists"), term("the handover lists of the order or draft"), ("reform",), 70),
    Deed("as-known", "K", term("as then known"), term("show everything as it was known after this entry"),
         ("reform",), 50),
    Deed("remove", "X", term("remove action"), term("take one action out of the draft"), changes=True),
    Deed("undo", "u,ctrl+z", term("undo"), term("take back the last change of the draft"),
         EVERYWHERE, 39, changes=True),
    Deed("redo", "U,ctrl+y", term("redo"), term("make it again"), EVERYWHERE, 0, changes=True),
    Deed("issue", "i", term("issue…"), term("issue the draft as an order"), EVERYWHERE, 38, changes=True),
    Deed("rebase", "b", term("re-base"), term("base the draft on the ledger as it is now"),
         EVERYWHERE, 0, changes=True),
    Deed("panel", "p", term("draft panel"), term("show or hide the draft panel"), at_once=True),
    Deed("search", "slash", term("search"), term("filter as you type: words, pinyin, lead:计财科 is:orphan code:A103"),
         LISTS, 65, at_once=True),
    Deed("next", "n", term("next"), term("the next place that matches"), at_once=True),
    Deed("previous", "N", term("previous"), term("the place before that matches"), at_once=True),
    Deed("date", "t", term("date"), term("show another day"), EVERYWHERE, 30),
    Deed("earlier", "left_square_bracket", term("earlier"), term("the day of the order before")),
    Deed("later", "right_square_bracket", term("later"), term("the day of the next order")),
    Deed("today", "equals_sign", term("today"), term("back to today, all that is recorded")),
    Deed("export", "e", term("export"), term("save what is shown as a file"), EVERYWHERE, 20),
    Deed("copy", "ctrl+c", term("copy"), term("copy what is shown to the clipboard"), at_once=True),
    Deed("palette", "ctrl+p", term("find"), term("find any command, task, department or rule"), EVERYWHERE, 25),
    Deed("theme", "f3", term("colours"), term("light, dark, or high contrast"), at_once=True),
    Deed("language", "f2", term("中文/English"), term("the other language"), at_once=True),
    Deed("reload", "f5", term("read again"), term("read plan, orders and ledger again")),
    Deed("help", "question_mark,f1", term("help"), term("all keys"), EVERYWHERE, 96),
    Deed("quit", "q,ctrl+q", term("quit"), term("leave; everything is saved"), EVERYWHERE, 10, at_once=True),
)  # fmt: skip

_SHOWN = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "equals_sign": "=",
    "question_mark": "?",
    "slash": "/",
    "delete": "Del",
    "backspace": "Bksp",
}

_NAMED = {sign: name for name, sign in _SHOWN.items() if len(sign) == 1}
"""A user may write `/`; the terminal library calls it `slash`."""


def keys_of(item: Deed, own: Mapping[str, str]) -> str:
    """The keys of a deed by their names, those of the user's key map first asked."""
    keys = own.get(item.id, item.keys)
    return ",".join(_NAMED.get(key.strip(), key.strip()) for key in keys.split(","))


def shown_keys(keys: str) -> tuple[str, ...]:
    """Keys as people write them."""
    return tuple(_shown(key) for key in keys.split(",") if key)


def on_tab(tab: str) -> Iterator[Deed]:
    """The deeds of the key bar of a tab, the most wanted first."""
    here = [item for item in DEEDS if item.weight and (not item.where or tab in item.where)]
    return iter(sorted(here, key=lambda item: -item.weight))


def unknown_keys(own: Mapping[str, str]) -> list[Message]:
    """What is wrong with a user's key map: ids that are no deed's, keys given to two deeds that meet."""
    found = [message("{id} is no command; `?` lists them", id=name) for name in own if name not in _IDS]
    found += [
        message("the key {key} is given to {one} and {other}", key=key, one=one, other=other)
        for key, one, other in _clashes(own)
    ]
    return found


def _clashes(own: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    taken: list[tuple[str, Deed]] = []
    for item in DEEDS:
        for key in keys_of(item, own).split(","):
            for other_key, other in taken:
                if key == other_key and _meet(item, other):
                    yield key, other.id, item.id
            taken.append((key, item))


def _meet(one: Deed, other: Deed) -> bool:
    return not one.where or not other.where or bool(set(one.where) & set(other.where))


def _shown(key: str) -> str:
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


_IDS = frozenset(item.id for item in DEEDS)
