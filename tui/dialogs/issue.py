"""Issuing: number, dates, operator, reason, the final check, and afterwards the handover lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.widgets import Button, Input

from engine.drafting import save_draft
from engine.issuing import Signing, issue, objections
from engine.message import Message, message, term
from engine.office import Office
from engine.order import Order
from engine.problems import InputError, Problem
from tui.desk import Desk, read_desk
from tui.details.writing import item, said
from tui.dialogs.dialog import Dialog
from tui.dialogs.fields import field_row
from tui.dialogs.handover import show_handover
from tui.draft import Draft
from tui.model.days import day_of
from tui.model.lines import Paragraph, Tone, line
from tui.widgets.page import Page

if TYPE_CHECKING:
    from tui.app import ZerenApp


@dataclass(frozen=True, slots=True)
class Signed:
    """An order with its head filled in, who issues it, why, and the reason for leaving duties without successor."""

    order: Order
    operator: str
    reason: str
    orphans: str | None


NONE_THERE = term("there is no draft to issue: edit the matrix, or press a")
OPEN_ONE = term("no draft is open: choose one on tab 6 with Enter")


async def issue_draft(app: ZerenApp) -> None:
    """Ask for what is missing, issue the draft, then show the handover lists."""
    draft = app.desk.draft if app.desk else None
    if draft is None or not draft.actions:
        others = app.desk is not None and app.desk.drafts
        app.tell(message(OPEN_ONE if others else NONE_THERE), severity="warning")
        return
    await app.look_around()
    signed = await app.ask(IssueDialog(draft))
    if signed is None:
        return
    app.memory.everywhere["operator"] = signed.operator
    app.memory.save()
    now = app.clock()
    signing = Signing(signed.operator, now, signed.reason)
    if await app.advance(lambda desk: _issued(desk, signed, signing)):
        app.tell(message("order {id} is issued and recorded in the ledger", id=signed.order.id))
        await show_handover(app, signed.order.id)


def _issued(desk: Desk, signed: Signed, signing: Signing) -> Desk:
    """The desk after the order was recorded. InputError with every reason against it; then nothing is recorded."""
    office = desk.office.fresh()
    issue(office, signed.order, signing, signed.orphans)
    assert desk.draft is not None
    if desk.draft.file is not None and signed.order != desk.draft.file.order:
        save_draft(office, desk.draft.file, signed.order)
    return read_desk(office.fresh(), desk.rulebook, desk.moment)


class IssueDialog(Dialog[Signed]):
    """Answers with the order to be issued; what the engine would refuse is shown as one types."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(message("Issue {id}: {count} actions", id=draft.order.id, count=len(draft.actions)))
        self._draft = draft

    def body(self) -> ComposeResult:
        """The fields, and what stands against it."""
        order, speech = self._draft.order, self.speech
        today = self.zeren.moment.today.isoformat()
        operator = str(self.zeren.memory.everywhere.get("operator", ""))
        yield from field_row(speech, "title", term("title"), order.title)
        yield from field_row(speech, "document", term("document number"), order.document or "", "遂教体发〔2019〕8号")
        yield from field_row(speech, "issued", term("date of issue"), _iso(order.issued) or today, "2019-06-01")
        yield from field_row(speech, "effective", term("effective date"), _iso(order.effective) or today, "2019-06-01")
        yield from field_row(speech, "operator", term("operator"), operator)
        yield from field_row(speech, "reason", term("reason"), order.reason)
        hint = speech.tr(term("only if duties are to be left without successor: why"))
        yield from field_row(speech, "orphans", term("reason for orphans"), "", hint)
        yield Page(id="against", classes="hint")

    def buttons(self) -> Iterable[Button]:
        """Issue, or not yet."""
        yield self.button("issue", message("Issue"), primary=True)
        yield self.button("later", message("Not yet"))
        yield self.button("rebase", message("Re-base"))

    def on_mount(self) -> None:
        """Begin with the number; check."""
        super().on_mount()
        self.query_one("#document", Input).focus()
        self.query_one("#rebase").display = self._stale
        self._check()

    def on_input_changed(self) -> None:
        """Check again."""
        self._check()

    def on_input_submitted(self) -> None:
        """The next field."""
        self.focus_next()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Issue it, if nothing stands against it."""
        if event.button.id == "later":
            self.dismiss(None)
        elif event.button.id == "rebase":
            self._rebase()
        else:
            self._answer()

    @property
    def _stale(self) -> bool:
        """Whether something was recorded since the draft was made."""
        desk = self.zeren.desk
        return desk is not None and self._draft.order.based_on not in (None, desk.office.chain.head_hash)

    @work(exclusive=True, group="answer")
    async def _rebase(self) -> None:
        """Base the draft on the ledger as it is now; its effect there is in the panel."""
        await self.zeren.deed_rebase()
        desk = self.zeren.desk
        if desk is not None and desk.draft is not None:
            self._draft = desk.draft
        self.query_one("#rebase").display = self._stale
        self._show(await self._against())

    @work(exclusive=True, group="check")
    async def _check(self) -> None:
        self._show(await self._against())

    @work(exclusive=True, group="answer")
    async def _answer(self) -> None:
        against = await self._against()
        self._show(against)
        if not against:
            self.dismiss(self._signed())

    async def _against(self) -> tuple[Problem, ...]:
        signed = self._signed()
        desk = self.zeren.desk
        assert desk is not None
        found = await self.zeren.backroom.do(lambda: _objections(desk.office, signed))
        return (*self._unreadable(), *found)

    def _show(self, against: Iterable[Problem]) -> None:
        page = self.query_one("#against", Page)
        found: list[Paragraph] = []
        for problem in against:
            mend = Paragraph(line(("  > ", Tone.FAINT), self.speech.say(problem.mend)), 0, 4)
            found += [item((self.speech.say(problem.what), Tone.ERROR)), mend]
        page.show(found or [said(self.speech, message("final check: nothing stands against it"), Tone.GOOD)])

    def _unreadable(self) -> Iterable[Problem]:
        for name in ("issued", "effective"):
            typed = self._value(name)
            if typed and day_of(typed) is None:
                what = message("{typed} is no date such as 2019-06-01", typed=typed)
                yield Problem(what, message("write year, month and day"))
        if not self._value("operator"):
            yield Problem(message("the operator is not named"), message("write who issues it"))

    def _signed(self) -> Signed:
        order = replace(
            self._draft.order,
            actions=self._draft.actions,
            title=self._value("title") or self._draft.order.title,
            document=self._value("document") or None,
            issued=day_of(self._value("issued")),
            effective=day_of(self._value("effective")),
            reason=self._value("reason"),
        )
        return Signed(order, self._value("operator"), self._value("reason"), self._value("orphans") or None)

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()


def _objections(office: Office, signed: Signed) -> tuple[Problem, ...]:
    try:
        return tuple(map(_here, objections(office, signed.order, signed.orphans)))
    except InputError as error:
        return error.problems


def _here(problem: Problem) -> Problem:
    """The engine's remedies name options of the command line; here there are fields and buttons."""
    return replace(problem, mend=_said_here(problem.mend))


def _said_here(mend: Message) -> Message:
    spoken = (mend.template, *(value for value in mend.values.values() if isinstance(value, str)))
    for option, remedy in _REMEDIES.items():
        if any(option in text for text in spoken):
            return Message(remedy, {})
    values = {name: _said_here(value) if isinstance(value, Message) else value for name, value in mend.values.items()}
    return Message(mend.template, values)


_REMEDIES = {
    "--rebase": term("look at the effect in the draft panel, then press Re-base"),
    "--document": term("write it above"),
    "--issued": term("write it above"),
    "--effective": term("write it above"),
    "--allow-orphans": term("name a successor, or write above why there is none"),
}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
