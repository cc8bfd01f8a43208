"""Waiving a finding: reason and expiry, written into the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Button, Input

from engine.findings import Finding
from engine.message import message, term
from tui.desk import Desk, read_desk
from tui.details.finding import finding_page
from tui.dialogs.dialog import Dialog
from tui.dialogs.fields import field_row
from tui.model.days import day_of
from tui.plan_edits import Edit, waiver, waiver_added, write
from tui.widgets.page import Page

if TYPE_CHECKING:
    from tui.app import ZerenApp


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a finding is accepted, and until when."""

    reason: str
    expires: date


async def waive(app: ZerenApp, finding: Finding) -> None:
    """Ask for reason and expiry, and write the waiver."""
    given = await app.ask(WaiveDialog(finding))
    if given is None:
        return
    task = finding.tasks[0] if finding.tasks else None
    department = finding.departments[0] if finding.departments and task is None else None

    def step(desk: Desk) -> Desk:
        made = waiver(finding.code, given.reason, given.expires, task, department)
        return edited(desk, waiver_added(desk.office, made))

    if await app.advance(step):
        app.tell(message("{code} is waived until {day}", code=finding.code, day=given.expires))


def edited(desk: Desk, edit: Edit) -> Desk:
    """The desk after an edit of the plan; the draft stays the current one."""
    write(desk.office, edit)
    draft = desk.draft.order.id if desk.draft else None
    return read_desk(desk.office.fresh(), desk.rulebook, desk.moment, draft)


class WaiveDialog(Dialog[Reason]):
    """Answers with reason and expiry."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(message("Waive {code}", code=finding.code))
        self._finding = finding

    def body(self) -> ComposeResult:
        """What is waived, why, until when."""
        yield Page(id="what", classes="hint")
        yield from field_row(self.speech, "reason", term("reason"))
        yield from field_row(self.speech, "expires", term("valid until"), self._end_of_year())

    def buttons(self) -> Iterable[Button]:
        """Waive."""
        yield self.button("waive", message("Write the waiver into the plan"), primary=True)

    def on_mount(self) -> None:
        """Begin with the reason."""
        super().on_mount()
        page, desk = self.query_one("#what", Page), self.zeren.desk
        assert desk is not None
        page.can_focus = False
        page.show(finding_page(desk, self._finding, self.speech)[:2])
        self.query_one("#reason", Input).focus()

    def on_input_submitted(self) -> None:
        """The next field."""
        self.focus_next()

    def on_button_pressed(self) -> None:
        """Waive, if both are given."""
        reason, typed = self.query_one("#reason", Input).value.strip(), self.query_one("#expires", Input).value
        expires = day_of(typed)
        if not reason:
            self.zeren.tell(message("a waiver needs a reason"), severity="warning")
        elif expires is None:
            self.zeren.tell(message("{typed} is no date such as 2019-06-01", typed=typed), severity="warning")
        else:
            self.dismiss(Reason(reason, expires))

    def _end_of_year(self) -> str:
        return date(self.zeren.moment.as_of.year, 12, 31).isoformat()
