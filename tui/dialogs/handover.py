"""The handover lists of an order, to be read and saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widgets import Button

from engine.handover import Handover, handover
from engine.message import message
from engine.problems import InputError
from reports.handover import handover_document
from tui.details.order import handover_page
from tui.dialogs.export import export
from tui.dialogs.help import Told

if TYPE_CHECKING:
    from tui.app import ZerenApp


async def show_handover(app: ZerenApp, order_id: str) -> None:
    """Show the handover lists of an issued order or a draft, and save them if asked."""
    desk = app.desk
    if desk is None:
        return
    try:
        found = await app.behind(lambda: handover(desk.office, order_id))
    except InputError as error:
        app.tell_problems(error.problems)
        return
    if await app.ask(HandoverLists(app, found)):
        name = app.speech.say(message("handover lists of {id}", id=order_id))
        await export(app, lambda edition: handover_document(edition, found), name, "docx")


class HandoverLists(Told):
    """Answers whether they are to be saved."""

    def __init__(self, app: ZerenApp, found: Handover) -> None:
        title = message("Handover lists of {id}", id=found.order.id)
        super().__init__(title, handover_page(found, app.speech))

    def buttons(self) -> Iterable[Button]:
        """Save, or close."""
        yield self.button("save", message("Save as a file"), primary=True)
        yield self.button("close", message("Close"))

    def pressed(self, button: str | None) -> bool | None:
        """Save, or close."""
        return True if button == "save" else None
