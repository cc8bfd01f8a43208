"""Mending a finding where it is mechanical: choose a remedy, see its effect, apply it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.widgets import Button

from engine.findings import Finding
from engine.message import message, term
from engine.order import Order, OrderFile
from engine.preview import preview
from engine.problems import InputError
from tui.desk import Desk
from tui.details.effect import effect_page
from tui.details.writing import plain
from tui.dialogs.dialog import Dialog
from tui.dialogs.waive import edited
from tui.model.lines import Paragraph, Tone, line
from tui.model.remedies import Remedy, remedies
from tui.plan_edits import alias_declared
from tui.widgets.listing import Column, Listing, Row
from tui.widgets.page import Page

if TYPE_CHECKING:
    from tui.app import ZerenApp


async def mend(app: ZerenApp, finding: Finding) -> None:
    """Choose a remedy and apply it: an alias to the plan, anything else to the draft."""
    if app.desk is None:
        return
    found = remedies(app.desk, finding)
    if not found:
        app.tell(message("this needs a decision, not a key: read the remedy beside it"), severity="warning")
        return
    remedy = await app.ask(MendDialog(finding, found))
    if remedy is None:
        return
    if remedy.alias:
        name, alias = remedy.alias
        if await app.advance(lambda desk: edited(desk, alias_declared(desk.office, name, alias))):
            app.tell(message("declared in the plan: {written} is {name}", written=alias, name=name))
    elif await app.change(lambda _: remedy.actions):
        app.tell(message("in the draft: {what}", what=remedy.text))


class MendDialog(Dialog[Remedy]):
    """Answers with a remedy."""

    def __init__(self, finding: Finding, found: list[Remedy]) -> None:
        super().__init__(message("Mend {code}: {what}", code=finding.code, what=finding.message))
        self._found = found

    def body(self) -> ComposeResult:
        """The remedies, and the effect of the one under the cursor."""
        yield Listing(id="remedies", header=False)
        yield Page(id="effect")

    def buttons(self) -> Iterable[Button]:
        """Apply."""
        yield self.button("apply", message("Apply"), primary=True)

    def on_mount(self) -> None:
        """The remedies."""
        super().on_mount()
        rows = [Row(str(n), (line(self.speech.say(remedy.text)),)) for n, remedy in enumerate(self._found)]
        listing = self.query_one(Listing)
        listing.fill([Column("")], rows)
        listing.focus()

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Show its effect."""
        if event.key:
            self._show_effect(self._found[int(event.key)])

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Apply it."""
        self.dismiss(self._found[int(event.key)])

    def on_button_pressed(self) -> None:
        """Apply the one under the cursor."""
        self.dismiss(self._found[int(self.query_one(Listing).key)])

    @work(exclusive=True, group="effect")
    async def _show_effect(self, remedy: Remedy) -> None:
        desk, page = self.zeren.desk, self.query_one("#effect", Page)
        assert desk is not None
        try:
            page.show(await self.zeren.backroom.do(lambda: _effect(self, desk, remedy)))
        except InputError as error:
            page.show(plain(self.speech.say(problem.what), tone=Tone.ERROR) for problem in error.problems)


def _effect(dialog: MendDialog, desk: Desk, remedy: Remedy) -> list[Paragraph]:
    """What a remedy would do: the line of the plan, or the effect of the draft with its actions."""
    speech = dialog.speech
    if remedy.alias:
        edit = alias_declared(desk.office, *remedy.alias)
        title = speech.tr(term("in data/plan.toml, below the department's name"))
        return [plain(title, tone=Tone.FAINT), *(plain(text, 2, Tone.GOOD) for text in edit.lines)]
    base = desk.draft.order if desk.draft else Order("draft", "draft", ())
    done = desk.draft.actions if desk.draft else ()
    order = replace(base, actions=(*done, *remedy.actions))
    file = OrderFile(order, "", "", 1, (1,) * len(order.actions))
    return effect_page(preview(desk.office, file, desk.moment.as_of), speech)[1:]
