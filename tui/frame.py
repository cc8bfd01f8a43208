"""The frame of the program: bars, tabs, and the desk that all views show.

Nothing of the engine's graph is imported before the first paint: the desk is read in the backroom.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen

from engine.message import Message, message, term
from engine.problems import InputError, Problem
from tui.actions import DEEDS, TABS, keys_of
from tui.backroom import Backroom
from tui.bars import bar_keys, bar_tabs, bar_title
from tui.config import Config, Memory
from tui.glyphs import GLYPHS, Glyphs
from tui.model.travel import Moment
from tui.speech import Speech
from tui.theme import THEMES, TONE_VARIABLES, themes
from tui.widgets.bars import Bar
from tui.widgets.page import Page

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.views.view import View

Result = TypeVar("Result")
LEAST = (72, 20)
"""Cells below which nothing useful can be shown."""
WIDE = 110
"""Cells from which the draft stands beside the view and not below it."""
SLOW = 0.5
"""Seconds after which it is said that work goes on."""


class Main(Screen[None]):
    """The one screen under all dialogs."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "app.deed('copy')", show=False)]


class Frame(App[int]):
    """What is always on the screen, and the desk that is shown on it."""

    CSS_PATH = "style.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(  # noqa: PLR0913 (everything that is not the program's own is passed in)
        self,
        root: Path,
        config: Config,
        memory: Memory,
        *,
        language: str,
        as_of: date | None = None,
        known_at: datetime | None = None,
        ledger: str = "data/ledger.db",
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.root, self.config, self.memory = root, config, memory
        self.speech = Speech(language)
        self.ledger_address = ledger
        self.clock = clock
        today = clock().astimezone().date()
        self.moment = Moment(as_of or today, today, known_at)
        self.glyphs: Glyphs = GLYPHS[config.glyphs]
        self.desk: Desk | None = None
        self.backroom = Backroom()
        self.tab = str(memory.here.get("tab", TABS[0]))
        self.panel = True
        self.note: Message | None = None
        self._in_backroom: Desk | None = None
        for theme in themes():
            self.register_theme(theme)
        chosen = config.theme or memory.everywhere.get("theme")
        self.theme = chosen if chosen in THEMES else THEMES[0]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables that every theme of the program sets."""
        return TONE_VARIABLES

    @property
    def legend(self) -> tuple[str, ...]:
        """What the marks of the matrix mean, a row each."""
        marks, tr = self.glyphs, self.speech.tr
        draft = tr(term("draft order"))
        return (
            f"{marks.lead} {tr(term('lead'))}  {marks.responsible} {tr(term('responsible'))}",
            f"{marks.support} {tr(term('support'))}  {marks.shared} {tr(term('through a collective'))}",
            f"+ - {draft}  > {tr(term('in transition'))}",
            f"! {tr(term('orphan'))}",
        )

    @property
    def view(self) -> View | None:
        """The view of the tab that is open."""
        found = self.query(f"#{self.tab}")
        return None if not found else found.first()  # type: ignore[return-value]  # only views bear these ids

    def get_default_screen(self) -> Screen[None]:
        """The screen under all dialogs."""
        return Main(id="_default")

    def compose(self) -> ComposeResult:
        """Bars, the room of the views, the draft."""
        yield Bar("title")
        yield Bar("tabs")
        with Container(id="body"):
            yield Container(id="room")
            yield Page(id="draft")
        yield Bar("keys")
        yield Page(id="too-small")

    def on_mount(self) -> None:
        """Bind the keys and paint; everything else comes after the first paint."""
        self.add_class(f"-{self.config.glyphs}")
        for item in DEEDS:
            self.bind(keys_of(item, self.config.keys), f"deed('{item.id}')", show=False)
        self.paint_bars()
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Once the first frame is painted, do the rest in the background."""
        gc.freeze()
        gc.enable()
        self.run_worker(self.open_office(), group="deeds")

    async def open_office(self) -> None:
        """Read the office and show it."""
        raise NotImplementedError

    def on_resize(self, event: events.Resize) -> None:
        """Put the draft beside or below, or say that the window is too small."""
        small = event.size.width < LEAST[0] or event.size.height < LEAST[1]
        self.set_class(small, "-small")
        self.set_class(event.size.width >= WIDE, "-beside")
        if small:
            from tui.details.plainly import small_page

            self.query_one("#too-small", Page).show(small_page(event.size, LEAST, self.speech))

    async def on_unmount(self) -> None:
        """Let the backroom end."""
        self.backroom.close()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A deed can be done where the table says so."""
        if action != "deed" or not parameters:
            return True
        item = next((item for item in DEEDS if item.id == parameters[0]), None)
        return item is not None and (not item.where or self.tab in item.where)

    async def action_deed(self, identity: str) -> None:
        """Do what the table of actions names; what may wait is done beside, so that the keys never wait for it."""
        if next(item for item in DEEDS if item.id == identity).at_once:
            await self.do(identity)
        else:
            self.run_worker(self.do(identity), group="deeds")

    async def do(self, identity: str) -> None:
        """Do what the table of actions names: the view's own way, or the program's."""
        item = next(item for item in DEEDS if item.id == identity)
        desk = self.desk
        if item.changes and desk is not None and desk.locked:
            self.tell(desk.locked, severity="warning")
            return
        if identity.startswith("tab-"):
            await self.show_tab(identity.removeprefix("tab-"))
            return
        name = f"deed_{identity.replace('-', '_')}"
        view = self.view
        do = getattr(view, name, None) or getattr(self, name)
        await do()

    async def show_tab(self, tab: str) -> None:
        """Open a tab; its view is made when it is first seen."""
        if (view := self.view) is not None:
            view.display = False
        self.remember()
        self.tab = self.memory.here["tab"] = tab
        if self.desk is None:
            self.paint_bars()
            return
        if (view := self.view) is None:
            from tui.views import make_view

            view = make_view(tab)
            await self.query_one("#room").mount(view)
            view.restore(self.memory.here.get(tab, {}))
        view.display = True
        view.refresh_desk()
        view.focus_main()
        self.paint_bars()

    def put(self, desk: Desk) -> None:
        """Show another desk."""
        self.desk = desk
        self.moment = desk.moment
        self._remember_draft(desk)
        if self.view:
            self.view.refresh_desk()
        self.paint_draft()
        self.paint_bars()

    def _remember_draft(self, desk: Desk) -> None:
        """So that after a crash it is known which draft was left."""
        current = desk.draft.order.id if desk.draft and desk.draft.file else None
        if self.memory.here.get("draft") != current:
            self.memory.here["draft"] = current
            self.memory.save()

    def remember(self) -> None:
        """Keep where we are."""
        if self.view:
            self.view.remember()
        self.memory.here["tab"] = self.tab
        self.memory.save()

    def paint_bars(self) -> None:
        """Write the bars anew."""
        self.query_one("#title", Bar).show(*bar_title(self))
        self.query_one("#tabs", Bar).show(*bar_tabs(self))
        self.query_one("#keys", Bar).show(*bar_keys(self))
        self.set_class(self.moment.travelled, "-travelled")

    def paint_draft(self) -> None:
        """Write the panel of the draft anew; without a draft there is none."""
        if self.desk is None:
            return
        from tui.details.effect import draft_page

        page = self.query_one("#draft", Page)
        page.set_class(self.desk.draft is not None and self.panel, "-open")
        page.show(draft_page(self.desk, self.speech), keep=True)

    def tell(self, text: Message, severity: str = "information") -> None:
        """Say something in passing."""
        shown = "warning" if severity == "warning" else "error" if severity == "error" else "information"
        self.notify(self.speech.say(text), severity=shown, markup=False)  # type: ignore[arg-type]

    def tell_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say why something was refused, with how to mend it."""
        for problem in problems:
            place = f"{problem.file}: " if problem.file else ""
            text = message("{place}{what}: {mend}", place=place, what=problem.what, mend=problem.mend)
            self.tell(text, severity="error")

    async def advance(self, step: Callable[[Desk], Desk]) -> bool:
        """Let the backroom make the next desk from the one that lies there, and show it; whether it could be made."""
        return await self.read(lambda: self._stepped(step))

    async def read(self, make: Callable[[], Desk]) -> bool:
        """Let the backroom make a desk and show it; whether it could be made."""
        try:
            desk = await self.behind(lambda: self._laid(make()))
        except InputError as error:
            self.tell_problems(error.problems)
            return False
        self.put(desk)
        return True

    async def behind(self, work: Callable[[], Result]) -> Result:
        """Let the backroom do some work; if it takes long, it is said that it goes on."""
        timer = self.set_timer(SLOW, self._say_busy)
        try:
            return await self.backroom.do(work)
        finally:
            timer.stop()
            if self.note is not None:
                self.note = None
                self.paint_bars()

    def _stepped(self, step: Callable[[Desk], Desk]) -> Desk:
        assert self._in_backroom is not None
        return step(self._in_backroom)

    def _laid(self, desk: Desk) -> Desk:
        self._in_backroom = desk
        return desk

    def _say_busy(self) -> None:
        self.note = message("working…")
        self.paint_bars()
