"""Adding an action to the draft: which kind, then its form with completion."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.widgets import Button, Input

from engine.graph.duty_graph import DutyGraph
from engine.message import Message, message, term
from engine.order import ACTION_TERMS, Action
from engine.order_words import action_words
from engine.text import visible
from tui.dialogs.dialog import Dialog
from tui.dialogs.fields import field_row
from tui.draft import without_action
from tui.forms import FORMS, Field, Unreadable, action_of, choices, words
from tui.model.filter import found
from tui.model.lines import Paragraph, Tone, line
from tui.widgets.listing import Column, Listing, Row
from tui.widgets.page import Page

if TYPE_CHECKING:
    from tui.app import ZerenApp

_MANY = ("departments", "tasks", "functions", "roles")


async def add_action(app: ZerenApp) -> None:
    """Ask for a kind and its fields, and add the action to the draft."""
    if app.desk is None or app.desk.state is None:
        return
    kind = await app.ask(Kinds())
    if kind is None:
        return
    action = await app.ask(ActionForm(kind, app.desk.edited))
    if action is not None:
        await app.change(lambda _: (action,))


async def remove_action(app: ZerenApp) -> None:
    """Ask which action, and take it out of the draft."""
    draft = app.desk.draft if app.desk else None
    if draft is None or not draft.actions:
        app.tell(message("there is no draft"), severity="warning")
        return
    index = await app.ask(WhichAction(draft.actions))
    if index is not None:
        await app.edit(lambda now, _: without_action(now, int(index)))


class WhichAction(Dialog[str]):
    """Answers with the place of an action, from 0."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        super().__init__(message("Take an action out of the draft"))
        self._actions = actions

    def body(self) -> ComposeResult:
        """The actions."""
        yield Listing(id="actions", header=False)

    def on_mount(self) -> None:
        """The actions in words."""
        super().on_mount()
        rows = [Row(str(n), (line(self.speech.say(action_words(a))),)) for n, a in enumerate(self._actions)]
        listing = self.query_one(Listing)
        listing.fill([Column("")], rows)
        listing.focus()

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """This one."""
        self.dismiss(event.key)


class Kinds(Dialog[str]):
    """Answers with the kind of an action."""

    def __init__(self) -> None:
        super().__init__(message("Add an action to the draft"))

    def body(self) -> ComposeResult:
        """The kinds."""
        yield Listing(id="kinds", header=False)

    def on_mount(self) -> None:
        """The kinds, each with what it means."""
        super().on_mount()
        tr = self.speech.tr
        rows = [
            Row(kind, (line(tr(ACTION_TERMS[kind])), line((tr(_MEANINGS[kind]), Tone.FAINT)))) for kind in _MEANINGS
        ]
        listing = self.query_one(Listing)
        listing.fill([Column("", 12), Column("")], rows)
        listing.focus()

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """This kind."""
        self.dismiss(event.key)


class ActionForm(Dialog[Action]):
    """Answers with an action; the names in it are looked up in `graph`."""

    def __init__(self, kind: str, graph: DutyGraph) -> None:
        super().__init__(Message(ACTION_TERMS[kind], {}))
        self._kind, self._graph = kind, graph
        self._last: Input | None = None

    def body(self) -> ComposeResult:
        """A row for each field, what may be typed, what will be done."""
        tr = self.speech.tr
        optional = tr(term("optional"))
        for field in FORMS[self._kind]:
            hint, note = tr(field.hint) if field.hint else "", "" if field.required else optional
            yield from field_row(self.speech, f"field-{field.name}", field.label, hint=hint, note=note)
        yield Listing(id="choices", header=False)
        yield Page(id="meant", classes="hint")

    def buttons(self) -> Iterable[Button]:
        """Add it."""
        yield self.button("add", message("Add to the draft"), primary=True)

    def on_mount(self) -> None:
        """Begin with the first field."""
        super().on_mount()
        self.query_one("#meant").can_focus = False
        self.query(Input).first().focus()
        self._say()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Offer what may be typed there."""
        if isinstance(event.widget, Input):
            self._last = event.widget
            self._offer()

    def on_input_changed(self) -> None:
        """Offer what goes on with what is typed; say what would be done."""
        self._offer()
        self._say()

    def on_input_submitted(self) -> None:
        """The next field."""
        self.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Down goes to what is offered."""
        listing = self.query_one(Listing)
        if event.key == "down" and isinstance(self.focused, Input) and listing.rows:
            listing.focus()
            event.stop()

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Put it into the field."""
        if self._last is None:
            return
        field = self._field(self._last)
        before = words(self._last.value)[:-1] if field.kind in _MANY else []
        colon = ": " if field.kind == "part" else ""
        self._last.value = "、".join([*before, event.key]) + colon
        self._last.focus()
        self._last.cursor_position = len(self._last.value)

    def on_button_pressed(self) -> None:
        """Add it, if it can be read."""
        try:
            self.dismiss(action_of(self._kind, self._typed(), self._graph, self.speech.tr))
        except Unreadable as unreadable:
            for reason in unreadable.reasons:
                self.zeren.tell(reason, severity="warning")

    def _offer(self) -> None:
        listing = self.query_one(Listing)
        if self._last is None:
            return
        field = self._field(self._last)
        parts = words(self._last.value) if field.kind in _MANY else [self._last.value]
        typed = parts[-1] if parts and not (field.kind == "part" and ":" in parts[-1]) else ""
        names = [name for name in choices(field, self._graph, self.speech.tr) if found(typed, (name,))]
        listing.fill([Column("")], [Row(name, (line(visible(name)),)) for name in names[:5]])
        listing.display = bool(names)

    def _say(self) -> None:
        page = self.query_one("#meant", Page)
        try:
            action = action_of(self._kind, self._typed(), self._graph, self.speech.tr)
        except Unreadable as unreadable:
            page.show([Paragraph(line((self.speech.say(reason), Tone.FAINT))) for reason in unreadable.reasons[:2]])
            return
        page.show([Paragraph(line((self.speech.say(action_words(action)), Tone.GOOD)))])

    def _field(self, typing: Input) -> Field:
        return next(field for field in FORMS[self._kind] if typing.id == f"field-{field.name}")

    def _typed(self) -> dict[str, str]:
        return {field.name: self.query_one(f"#field-{field.name}", Input).value for field in FORMS[self._kind]}


_MEANINGS = {
    "assign": term("a department gets one duty on one task"),
    "replace": term("one duty passes to another department"),
    "release": term("one duty ends"),
    "rename": term("the same department under a new name"),
    "merge": term("departments become one, old or new"),
    "split": term("a department's duties fall to several"),
    "abolish": term("a department ends, with or without successors"),
    "found": term("a new department"),
    "transfer": term("functions or tasks pass to another department"),
    "move_out": term("business leaves the bureau"),
    "add_plate": term("a second name for a department"),
}
