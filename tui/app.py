"""`zeren tui`: dialogs, places to go, and what a person may do everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from engine.message import Message, message
from tui.office_work import OfficeWork
from tui.speech import Speech
from tui.theme import THEME_TITLES, THEMES
from tui.widgets.bars import Bar

if TYPE_CHECKING:
    from tui.dialogs.dialog import Dialog

Answer = TypeVar("Answer")
WATCH = 3.0
"""Seconds between looks whether another session changed the office."""


class ZerenApp(OfficeWork):
    """The program."""

    async def open_office(self) -> None:
        """Read the office, then keep an eye on it."""
        await super().open_office()
        self.set_interval(WATCH, self.look)
        for wrong in self.config.wrong:
            self.tell(message("config.toml: {what}", what=wrong), severity="warning")

    async def on_bar_pressed(self, event: Bar.Pressed) -> None:
        """A click on a bar."""
        if self.check_action("deed", (event.deed,)):
            await self.action_deed(event.deed)

    async def ask(self, dialog: Dialog[Answer]) -> Answer | None:
        """Show a dialog and wait for its answer; None if it was left."""
        return await self.push_screen_wait(dialog)

    async def offer(self, order_id: str) -> None:
        """Offer to go on with a draft that was left."""
        from tui.dialogs.question import Question

        text = message("The draft {id} was left open. Go on with it?", id=order_id)
        if await self.ask(Question(message("A draft was left"), (text,), message("Go on"), message("Leave it"))):
            await self.take_up(order_id)

    async def meanwhile(self, events: tuple[Message, ...]) -> None:
        """Say what another session recorded, and what it means for the draft."""
        from tui.dialogs.question import Question

        desk = self.desk
        if desk is None or desk.draft is None or not desk.draft.file:
            self.tell(message("another session recorded: {events}", events=events))
            return
        texts = [message("Another session recorded: {events}", events=events)]
        if desk.effect and desk.effect.impossible:
            texts += [message("Your draft no longer fits: {what}", what=item.objection.what)
                      for item in desk.effect.impossible]  # fmt: skip
            texts.append(message("Nothing of it is lost: change or undo what contradicts, then press b."))
            await self.ask(Question(message("Conflict"), tuple(texts), message("Understood")))
            return
        texts.append(message("Your draft still fits; the panel shows its effect on what holds now."))
        re_base = Question(message("The ledger moved on"), tuple(texts), message("Re-base"), message("Later"))
        if await self.ask(re_base):
            await self.deed_rebase()

    async def go_tasks(self, typed: str, task: int | None = None) -> None:
        """The tasks that match, the cursor on one."""
        await self._go("tasks", lambda view: view.show_filter(typed, task))

    async def go_department(self, key: str) -> None:
        """One department."""
        await self._go("departments", lambda view: view.show_department(key))

    async def go_finding(self, index: int) -> None:
        """One finding."""
        await self._go("findings", lambda view: view.show_finding(index))

    async def go_order(self, order_id: str) -> None:
        """One order or draft."""
        await self._go("reform", lambda view: view.show_order(order_id))

    async def go_matrix(self, task: str | None = None, column: str | None = None) -> None:
        """One place of the matrix."""
        await self._go("matrix", lambda view: view.show_cell(task, column))

    async def deed_help(self) -> None:
        """All keys."""
        from tui.dialogs.help import Help

        await self.ask(Help(self.tab, self.config.keys))

    async def deed_palette(self) -> None:
        """Find any command, task, department or rule."""
        from tui.dialogs.finder import Finder

        found = await self.ask(Finder())
        if found:
            await self._found(found)

    async def deed_date(self) -> None:
        """Show another day."""
        from tui.dialogs.calendar import Calendar

        day = await self.ask(Calendar(self.moment, tuple(self.desk.stops) if self.desk else ()))
        if day:
            await self.travel(self.moment.at(day))

    async def deed_add(self) -> None:
        """Add an action to the draft."""
        from tui.dialogs.action_form import add_action

        await add_action(self)

    async def deed_remove(self) -> None:
        """Take one action out of the draft."""
        from tui.dialogs.action_form import remove_action

        await remove_action(self)

    async def deed_issue(self) -> None:
        """Issue the draft."""
        from tui.dialogs.issue import issue_draft

        await issue_draft(self)

    async def deed_export(self) -> None:
        """Save what is shown as a document."""
        from tui.dialogs.export import export

        view = self.view
        if view is not None and self.desk is not None and self.desk.state is not None:
            name, usual = view.document_name()
            await export(self, view.document, f"{name} {self.moment.as_of.isoformat()}", usual)
        else:
            self.tell(message("nothing is chosen here"), severity="warning")

    async def deed_copy(self) -> None:
        """Copy what is shown."""
        from tui.clipboard import copy

        if self.view:
            copy(self, self.view.text())

    async def deed_panel(self) -> None:
        """Show or hide the draft."""
        self.panel = not self.panel
        self.paint_draft()
        self.paint_bars()

    async def deed_theme(self) -> None:
        """The next colours."""
        self.theme = THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)]
        self.memory.everywhere["theme"] = self.theme
        self.tell(message("colours: {name}", name=Message(THEME_TITLES[self.theme], {})))

    async def deed_language(self) -> None:
        """The other language."""
        self.speech = Speech("en" if self.speech.language == "zh" else "zh")
        self.memory.everywhere["language"] = self.speech.language
        if self.view:
            self.view.refresh_desk()
        self.paint_draft()
        self.paint_bars()

    async def deed_quit(self) -> None:
        """Leave; everything is saved."""
        self.remember()
        self.exit(0)

    async def _found(self, found: str) -> None:
        kind, _, key = found.partition(":")
        if kind == "deed":
            await self.do(key)
        elif kind == "task":
            await self.go_tasks("", int(key))
        elif kind == "department":
            await self.go_department(key)
        elif kind == "rule":
            from tui.dialogs.help import RuleText

            await self.ask(RuleText(key))

    async def _go(self, tab: str, then: Callable[[Any], None]) -> None:
        await self.show_tab(tab)
        if self.view:
            then(self.view)

    def look(self) -> None:
        """See what other sessions did, unless a dialog is open or one is being asked already."""
        if len(self.screen_stack) == 1 and not any(worker.group == "look" for worker in self.workers):
            self.run_worker(self.look_around(), group="look")
