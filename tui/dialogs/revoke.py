"""Revoking an issued order; discarding a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Button, Input

from engine.issuing import Signing, revoke
from engine.message import message, term
from tui.desk import Desk, read_desk, watch, with_draft
from tui.dialogs.dialog import Dialog
from tui.dialogs.fields import field_row
from tui.dialogs.question import Question
from tui.draft import discarded
from tui.model.days import day_of

if TYPE_CHECKING:
    from tui.app import ZerenApp


@dataclass(frozen=True, slots=True)
class Revoked:
    """Who revokes, why, as of when."""

    operator: str
    reason: str
    effective: date


async def revoke_order(app: ZerenApp, order_id: str) -> None:
    """Ask who, why and as of when, and record it."""
    given = await app.ask(RevokeDialog(order_id))
    if given is None:
        return
    signing = Signing(given.operator, app.clock(), given.reason)

    def step(desk: Desk) -> Desk:
        office = desk.office.fresh()
        revoke(office, [order_id], signing, given.effective)
        return read_desk(office.fresh(), desk.rulebook, desk.moment, desk.draft.order.id if desk.draft else None)

    if await app.advance(step):
        app.tell(message("order {id} is revoked as of {day}", id=order_id, day=given.effective))


async def discard(app: ZerenApp, order_id: str) -> None:
    """Ask, and remove the draft."""
    text = message("The draft {id} and its file will be gone.", id=order_id)
    if not await app.ask(Question(message("Discard"), (text,), message("Discard"), message("Keep"))):
        return

    def step(desk: Desk) -> Desk:
        from dataclasses import replace

        file = next(file for file in desk.drafts if file.order.id == order_id)
        discarded(desk.office, file)
        current = desk.draft if desk.draft and desk.draft.order.id != order_id else None
        others = tuple(other for other in desk.drafts if other is not file)
        return with_draft(replace(desk, drafts=others, draft=None, watched=watch(desk.office)), current)

    await app.advance(step)


class RevokeDialog(Dialog[Revoked]):
    """Answers with who, why and as of when."""

    def __init__(self, order_id: str) -> None:
        super().__init__(message("Revoke {id}", id=order_id))

    def body(self) -> ComposeResult:
        """The fields."""
        operator = str(self.zeren.memory.everywhere.get("operator", ""))
        yield from field_row(self.speech, "reason", term("reason"))
        yield from field_row(self.speech, "operator", term("operator"), operator)
        yield from field_row(self.speech, "effective", term("as of"), self.zeren.moment.today.isoformat())

    def buttons(self) -> Iterable[Button]:
        """Revoke."""
        yield self.button("revoke", message("Revoke"), primary=True)
        yield self.button("keep", message("Keep"))

    def on_mount(self) -> None:
        """Begin with the reason."""
        super().on_mount()
        self.query_one("#reason", Input).focus()

    def on_input_submitted(self) -> None:
        """The next field."""
        self.focus_next()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Revoke, if the date can be read; the engine says what else is missing."""
        if event.button.id == "keep":
            self.dismiss(None)
            return
        reason, operator, typed = (self.query_one(f"#{n}", Input).value for n in ("reason", "operator", "effective"))
        effective = day_of(typed)
        if effective is None:
            self.zeren.tell(message("{typed} is no date such as 2019-06-01", typed=typed), severity="warning")
        else:
            self.dismiss(Revoked(operator.strip(), reason.strip(), effective))
