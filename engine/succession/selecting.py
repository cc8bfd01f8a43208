"""Which duties an action means: by task, by function, by role, or the rest."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from difflib import get_close_matches

from engine.graph.duty import Duty
from engine.graph.editor import GraphEditor
from engine.message import message
from engine.node import Node
from engine.order import Part, Selection
from engine.succession.contradiction import Contradiction, Objection
from engine.succession.parties import taken_by


def select(editor: GraphEditor, holder: Node, name: str, selection: Selection) -> list[Duty]:
    """The duties of `holder` that are meant; Contradiction if a task or function of the selection meets none."""
    chosen = [duty for duty in editor.held(holder) if _meant(editor, duty, selection)]
    objections = [
        *_vain_functions(editor, holder, name, selection),
        *_vain_tasks(editor, holder, name, selection, {duty.task for duty in chosen}),
    ]
    if not chosen and not objections:
        what = message("{name} holds no duty that is meant{since}", name=name,
                       since=taken_by(editor, holder, _tasks_meant(editor, selection)))  # fmt: skip
        objections.append(Objection(what, message("look at what it holds: `zeren duties {name}`", name=name)))
    if objections:
        raise Contradiction(objections)
    return chosen


def share_out(
    editor: GraphEditor, holder: Node, name: str, parts: Sequence[Part]
) -> tuple[Mapping[Duty, list[int]], list[Duty]]:
    """For each duty of `holder` the parts (by position) to which it falls, and the duties left to no part."""
    falls: dict[Duty, list[int]] = {duty: [] for duty in editor.held(holder)}
    objections: list[Objection] = []
    for position, part in enumerate(parts):
        if not part.selection.narrows:
            continue
        try:
            for duty in select(editor, holder, name, part.selection):
                falls[duty].append(position)
        except Contradiction as contradiction:
            objections.extend(contradiction.objections)
    if objections:
        raise Contradiction(objections)
    rest = next((position for position, part in enumerate(parts) if part.rest), None)
    left = [duty for duty, to in falls.items() if not to]
    if rest is None:
        return falls, left
    for duty in left:
        falls[duty].append(rest)
    return falls, []


def _meant(editor: GraphEditor, duty: Duty, selection: Selection) -> bool:
    if selection.tasks and duty.task not in selection.tasks:
        return False
    if selection.roles and duty.role not in selection.roles:
        return False
    return not selection.functions or bool(set(selection.functions) & set(_functions(editor, duty)))


def _functions(editor: GraphEditor, duty: Duty) -> tuple[str, ...]:
    task = editor.task(duty.task)
    return task.functions if task else ()


def _vain_tasks(
    editor: GraphEditor, holder: Node, name: str, selection: Selection, met: Container[int]
) -> Iterator[Objection]:
    held = {duty.task for duty in editor.held(holder)}
    for task in selection.tasks:
        if task in held and task not in met:
            what = message("{name} holds none of the duties meant on task {task}", name=name, task=task)
        elif task not in held:
            what = message("{name} holds no duty on task {task}{since}", name=name, task=task,
                           since=taken_by(editor, holder, (task,)))  # fmt: skip
        else:
            continue
        yield Objection(what, message("look at who holds it now: `zeren who {task}`", task=task))


def _tasks_meant(editor: GraphEditor, selection: Selection) -> set[int]:
    """The tasks that the selection may mean, whoever holds a duty on them."""
    return {
        task.number
        for task in editor.tasks()
        if (not selection.tasks or task.number in selection.tasks)
        and (not selection.functions or not set(selection.functions).isdisjoint(task.functions))
    }


def _vain_functions(editor: GraphEditor, holder: Node, name: str, selection: Selection) -> list[Objection]:
    met = {function for duty in editor.held(holder) for function in _functions(editor, duty)}
    return [_vain_function(editor, holder, name, function) for function in selection.functions if function not in met]


def _vain_function(editor: GraphEditor, holder: Node, name: str, function: str) -> Objection:
    known = {word for task in editor.tasks() for word in task.functions}
    if function in known:
        tasks = _tasks_meant(editor, Selection(functions=(function,)))
        what = message("{name} holds no duty on a task with the function {function}{since}", name=name,
                       function=function, since=taken_by(editor, holder, tasks))  # fmt: skip
        return Objection(what, message("look at what it holds: `zeren duties {name}`", name=name))
    guess = get_close_matches(function, sorted(known), n=1)
    return Objection(
        message("no task has the function {function}", function=function),
        message("did you mean {guess}?", guess=guess[0]) if guess else message("name a function of some task"),
    )
