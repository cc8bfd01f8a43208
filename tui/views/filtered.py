"""A view with a filter above a list and a page beside it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from tui.views.view import View
from tui.widgets.listing import Listing
from tui.widgets.page import Page


class Filtered(View):
    """What the views of tasks, departments and findings have in common."""

    _wanted: str | None = None
    """The row on which the cursor is to be put when the list is filled next."""

    def compose(self) -> ComposeResult:
        """Filter, list, page."""
        yield Input(classes="filter", id="filter")
        with Container(classes="pair"):
            yield Listing(id="list", classes="left")
            yield Page(id="page", classes="right")

    @property
    def filter(self) -> Input:
        """Where one types."""
        return self.query_one("#filter", Input)

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one("#list", Listing)

    @property
    def page(self) -> Page:
        """The page beside it."""
        return self.query_one("#page", Page)

    def fill(self) -> None:
        """Fill the list with what matches the filter."""
        raise NotImplementedError

    def focus_main(self) -> None:
        """The list."""
        self.screen.set_focus(self.listing)

    def on_input_changed(self) -> None:
        """Filter as one types."""
        if self.zeren.desk is not None and self.desk.state is not None:
            self.fill()

    def on_input_submitted(self) -> None:
        """Go to the list."""
        self.focus_main()

    def on_key(self, event: events.Key) -> None:
        """Escape empties the filter and leaves it; down goes to the list."""
        typing = self.filter
        if event.key == "escape" and (typing.has_focus or typing.value):
            typing.value = ""
        elif event.key != "down" or not typing.has_focus:
            return
        self.focus_main()
        event.stop()

    async def deed_search(self) -> None:
        """Type into the filter."""
        self.screen.set_focus(self.filter)
