"""Actions on departments: rename, add a plate, found, merge, split, abolish.

Legal frame: the notice's closing note (the department that takes over the business bears the duty) and the decision
of the Standing Committee of the NPC of 27 April 2018 on the adjustment of duties in institutional reform.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.candidates import candidates, proposed
from engine.graph.duty import Duty
from engine.graph.editor import GraphEditor
from engine.message import Message, message
from engine.model import Kind
from engine.node import Node
from engine.order import Abolish, AddPlate, Found, Merge, Part, Rename, Split
from engine.succession.contradiction import Contradiction, Objection, object_to
from engine.succession.parties import all_standing, require_free, standing, stands
from engine.succession.selecting import share_out


def rename(editor: GraphEditor, action: Rename) -> None:
    """Gives a department a new name; it stays the same department and moves nothing."""
    node = standing(editor, action.source)
    require_free(editor, action.to, but=node)
    if editor.unit(node).name == action.to:
        raise object_to(message("it is called {name} already", name=action.to), message("remove the action"))
    editor.rename(node, action.to)


def add_plate(editor: GraphEditor, action: AddPlate) -> None:
    """Gives a department a further name."""
    node = standing(editor, action.department)
    require_free(editor, action.plate)
    editor.add_name(node, action.plate)


def found(editor: GraphEditor, action: Found) -> None:
    """A new department joins the collectives of its kind."""
    require_free(editor, action.department)
    editor.found(action.department, action.dept_kind)


def merge(editor: GraphEditor, action: Merge) -> None:
    """All duties of the merged departments pass to one: union, the lead absorbing lighter roles of a task."""
    sources = all_standing(editor, dict.fromkeys(action.sources))
    into = _merged_into(editor, action)
    for source in sources:
        if source == into:
            continue
        for duty in editor.held(source):
            editor.move(duty, [into], message("merged into {name}", name=action.into))
        editor.end(source, [into])


def _merged_into(editor: GraphEditor, action: Merge) -> Node:
    if action.dept_kind:
        require_free(editor, action.into)
        return editor.found(action.into, action.dept_kind)
    if not stands(editor, action.into):
        raise object_to(
            message("no department called {name} stands", name=action.into),
            message('add dept_kind = "office" or "institution" to found it by this action'),
        )
    return standing(editor, action.into)


def split(editor: GraphEditor, action: Split) -> None:
    """Every duty falls to exactly the parts that name it, else to the part that takes the rest.

    A part may be the department itself, which then goes on with what falls to it.
    """
    source = standing(editor, action.source)
    falls, left = share_out(editor, source, action.source, action.into)
    if left:
        raise Contradiction(_left_over(editor, action, falls, left))
    parts = [_part(editor, part, editor.unit(source).kind) for part in action.into]
    _hand_out(editor, source, parts, falls, message("split of {name}", name=action.source))
    if source not in parts:
        editor.end(source, parts)


def _left_over(
    editor: GraphEditor, action: Split, falls: Mapping[Duty, list[int]], left: Sequence[Duty]
) -> Iterator[Objection]:
    """Each task that falls to no part, with the parts that something speaks for."""
    tasks = {task.number: task for task in editor.tasks()}
    given = {
        part.name: [tasks[duty.task] for duty, to in falls.items() if position in to]
        for position, part in enumerate(action.into)
    }
    for number in dict.fromkeys(duty.task for duty in left):
        yield Objection(
            message("the duty of {name} on task {task} falls to no part", name=action.source, task=number),
            proposed(message("name it in a part, or give one part rest = true"), candidates(tasks[number], given)),
        )


def abolish(editor: GraphEditor, action: Abolish) -> None:
    """Ends a department; duties that fall to no successor stay with it as orphans."""
    source = standing(editor, action.department)
    heirs = all_standing(editor, (part.name for part in action.parts))
    if source in heirs:
        raise object_to(
            message("{name} cannot succeed itself", name=action.department), message("name another successor")
        )
    falls, _ = share_out(editor, source, action.department, action.parts)
    _hand_out(editor, source, heirs, falls, message("{name} abolished", name=action.department))
    editor.end(source, heirs)


def _part(editor: GraphEditor, part: Part, kind: Kind) -> Node:
    if stands(editor, part.name):
        return standing(editor, part.name)
    return editor.found(part.name, part.dept_kind or kind)


def _hand_out(
    editor: GraphEditor, source: Node, heirs: Sequence[Node], falls: Mapping[Duty, list[int]], reason: Message
) -> None:
    to = {duty: list(dict.fromkeys(heirs[position] for position in positions)) for duty, positions in falls.items()}
    editor.share_out([(duty, holders) for duty, holders in to.items() if holders and holders != [source]], reason)
