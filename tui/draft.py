"""The current draft order: its actions with undo and redo, saved at every step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from engine.drafting import draft_file, order_path, save_draft
from engine.files import write_new
from engine.message import message
from engine.office import Office
from engine.order import Action, Order, OrderFile
from engine.planfile.order import load_order
from engine.planfile.order_text import order_text
from engine.problems import refuse
from tui.model.edits import folded
from tui.model.history import History


@dataclass(frozen=True)
class Draft:
    """A draft; `file` is None as long as (or when again) there is no action, for an order file must have one."""

    order: Order
    history: History[tuple[Action, ...]]
    file: OrderFile | None = None

    @property
    def actions(self) -> tuple[Action, ...]:
        """What it does, so far."""
        return self.history.present


def blank_draft(office: Office, today: date, title: str) -> Draft:
    """A draft without actions, with an id nobody has taken: the day and a number."""
    taken = {file.order.id for file in office.order_files} | {record.order.id for record in office.records}
    number = 1
    while (name := f"{today.isoformat()}-{number}") in taken or draft_file(office, name).exists():
        number += 1
    return Draft(Order(name, title, (), based_on=office.chain.head_hash), History(()))


def opened(file: OrderFile) -> Draft:
    """An order file as the current draft."""
    return Draft(file.order, History(file.order.actions), file)


def extended(draft: Draft, actions: Iterable[Action]) -> Draft:
    """The draft with further actions, not saved yet."""
    return replace(draft, history=draft.history.then(folded([*draft.actions, *actions])))


def without_action(draft: Draft, index: int) -> Draft:
    """The draft without one of its actions, not saved yet."""
    kept = draft.actions[:index] + draft.actions[index + 1 :]
    return replace(draft, history=draft.history.then(kept))


def saved(office: Office, draft: Draft) -> Draft:
    """The draft as it is on the disk now. InputError if its file was changed by somebody else meanwhile."""
    order = replace(draft.order, actions=draft.actions)
    if draft.file is None:
        return draft if not draft.actions else replace(draft, order=order, file=_written(office, order))
    if not draft.actions:
        _removed(office, draft.file)
        return replace(draft, order=order, file=None)
    if order == draft.file.order:
        return draft
    return replace(draft, order=order, file=save_draft(office, draft.file, order))


def discarded(office: Office, file: OrderFile) -> None:
    """Remove the file of a draft. InputError if somebody else changed it meanwhile."""
    _removed(office, file)


def _written(office: Office, order: Order) -> OrderFile:
    """A new file. Its id was free when the draft was begun, and no file of it is ever overwritten."""
    file = draft_file(office, order.id)
    write_new(file, order_text(order).encode())
    return load_order(file)


def _removed(office: Office, file: OrderFile) -> None:
    path = order_path(office, file)
    if path.exists():
        if load_order(path).digest != file.digest:
            raise refuse(
                message("was changed by someone else since it was read"),
                message("look at it again, then repeat the change"),
                file.file,
            )
        path.unlink()
