"""What every view is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.containers import Container

from engine.message import message
from tui.actions import TAB_TITLES
from tui.model.lines import text_of
from tui.widgets.listing import Listing
from tui.widgets.page import Page

if TYPE_CHECKING:
    from reports.document import Document
    from reports.edition import Edition
    from tui.app import ZerenApp
    from tui.desk import Desk
    from tui.speech import Speech


class View(Container):
    """One tab: shows the desk, keeps a place of its own."""

    @property
    def zeren(self) -> ZerenApp:
        """The program."""
        return cast("ZerenApp", self.app)

    @property
    def desk(self) -> Desk:
        """What is shown."""
        assert self.zeren.desk is not None
        return self.zeren.desk

    @property
    def speech(self) -> Speech:
        """The language."""
        return self.zeren.speech

    def refresh_desk(self) -> None:
        """Show the desk as it is now."""

    def focus_main(self) -> None:
        """Give the keys to what this view is about."""
        listing = self.query(Listing)
        if listing:
            self.screen.set_focus(listing.first())

    def place(self) -> dict[str, Any]:
        """What is to be remembered of this view, as JSON."""
        return {}

    def restore(self, place: dict[str, Any]) -> None:
        """Go back to a place that was remembered."""

    def remember(self) -> None:
        """Keep the place."""
        assert self.id is not None
        self.zeren.memory.here[self.id] = self.place()

    def table(self) -> list[list[str]]:
        """What is shown as a table, header first, for export."""
        listing = self.query(Listing)
        return listing.first().text() if listing else []

    def document_name(self) -> tuple[str, str]:
        """What the document of this view is called, and the usual ending of its file."""
        assert self.id is not None
        return self.speech.tr(TAB_TITLES[self.id]), "xlsx"

    def document(self, edition: Edition) -> Document:
        """What is shown as a document."""
        from tui.paper import table_document

        return table_document(edition, self.document_name()[0], self.table())

    def text(self) -> str:
        """What is copied: the page if it has the keys, else the row under the cursor."""
        focused = self.zeren.focused
        if isinstance(focused, Page):
            return focused.text()
        if isinstance(focused, Listing) and focused.rows:
            return "\t".join(text_of(cell).strip() for cell in focused.rows[focused.cursor].cells)
        return "\n".join("\t".join(row) for row in self.table())

    async def deed_next(self) -> None:
        """The next row; where a filter is on, every row shown matches it."""
        for listing in self.query(Listing):
            listing.action_move(1)

    async def deed_previous(self) -> None:
        """The row before."""
        for listing in self.query(Listing):
            listing.action_move(-1)

    def nothing_here(self) -> None:
        """Say that there is nothing to do it with."""
        self.zeren.tell(message("nothing is chosen here"), severity="warning")
