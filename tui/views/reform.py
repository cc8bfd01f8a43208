"""6 调整与台账: drafts, orders, the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual import work
from textual.app import ComposeResult
from textual.containers import Container

from engine.ledger.entry import Link
from engine.message import message, term
from engine.order import PHASE_TERMS, Order, OrderFile, Phase
from engine.preview import Preview, preview
from engine.problems import InputError
from engine.text import visible
from engine.timeline import Record
from tui.details.effect import effect_page
from tui.details.order import PHASE_TONES, entry_page, event_text, order_page
from tui.model.lines import Line, Paragraph, Tone, line
from tui.views.view import View
from tui.widgets.listing import Column, Listing, Row
from tui.widgets.page import Page


class Reform(View):
    """The list at the left, the order or entry at the right."""

    def compose(self) -> ComposeResult:
        """List and page."""
        with Container(classes="pair"):
            yield Listing(id="list", classes="left")
            yield Page(id="page", classes="right")

    def refresh_desk(self) -> None:
        """Show the desk."""
        columns = [Column("", 10), Column(self.speech.tr(term("Orders and ledger")))]
        self.query_one("#list", Listing).fill(columns, list(self._rows()))

    def place(self) -> dict[str, Any]:
        """The row."""
        return {"row": self.query_one("#list", Listing).key}

    def show_order(self, order_id: str) -> None:
        """Put the cursor on an order or a draft."""
        listing = self.query_one("#list", Listing)
        _ = listing.go(f"order:{order_id}") or listing.go(f"draft:{order_id}")

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Show the order or the entry."""
        kind, _, key = event.key.partition(":")
        page = self.query_one("#page", Page)
        if kind == "entry":
            page.show(entry_page(self.desk.links[int(key)], self.speech))
        elif kind:
            self._show_order(kind, key)
        else:
            page.show(self._empty())

    async def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Make a draft the current one; read anything else."""
        kind, _, key = event.key.partition(":")
        if kind == "draft" and not self.desk.locked:
            await self.zeren.take_up(key)
        else:
            self.screen.set_focus(self.query_one("#page", Page))

    async def deed_drop(self) -> None:
        """Revoke the order, or discard the draft."""
        from tui.dialogs.revoke import discard, revoke_order

        kind, _, key = self.query_one("#list", Listing).key.partition(":")
        if kind == "draft":
            await discard(self.zeren, key)
        elif kind == "order":
            await revoke_order(self.zeren, key)
        else:
            self.nothing_here()

    async def deed_handover(self) -> None:
        """The handover lists."""
        from tui.dialogs.handover import show_handover

        kind, _, key = self.query_one("#list", Listing).key.partition(":")
        if kind in ("draft", "order"):
            await show_handover(self.zeren, key)
        else:
            self.nothing_here()

    async def deed_as_known(self) -> None:
        """Show everything as it was known after this entry."""
        kind, _, key = self.query_one("#list", Listing).key.partition(":")
        if kind == "entry":
            moment = self.desk.links[int(key)].entry.recorded_at
            await self.zeren.travel(self.desk.moment.known(moment))
        else:
            self.nothing_here()

    def _rows(self) -> Iterator[Row]:
        tr, desk = self.speech.tr, self.desk
        current = desk.draft.order.id if desk.draft else None
        if desk.drafts:
            yield self._heading(tr(term("Drafts")), len(desk.drafts))
        for file in desk.drafts:
            mark = "*" if file.order.id == current else " "
            yield Row(
                f"draft:{file.order.id}",
                (line((f"{mark}{tr(term('draft'))}", Tone.FAINT)), self._order_line(file.order)),
            )
        by_phase: dict[Phase, list[Record]] = {}
        for record in desk.records:
            by_phase.setdefault(record.phase(desk.moment.as_of), []).append(record)
        for phase in (Phase.DRAFT, Phase.ISSUED, Phase.IN_FORCE, Phase.REVOKED):
            if found := by_phase.get(phase):
                title = tr(PHASE_TERMS[phase] if phase is not Phase.DRAFT else term("issued later"))
                yield self._heading(title, len(found))
                for record in found:
                    day = line((record.effective.isoformat(), PHASE_TONES[phase]))
                    yield Row(f"order:{record.order.id}", (day, self._order_line(record.order)))
        yield from self._ledger()

    def _ledger(self) -> Iterator[Row]:
        links = self.desk.links
        if links:
            yield self._heading(self.speech.tr(term("Ledger")), len(links))
        for index in reversed(range(len(links))):
            yield Row(f"entry:{index}", self._entry(links[index]))
        if not links and not self.desk.drafts:
            yield Row("", (line((self.speech.tr(term("no drafts and no orders yet: a adds an action")), Tone.FAINT)),))

    def _entry(self, link: Link) -> tuple[Line, ...]:
        day = link.entry.recorded_at.astimezone().date().isoformat()
        return line((day, Tone.FAINT)), line(f"{link.number} {self.speech.say(event_text(link))}")

    def _heading(self, title: str, count: int) -> Row:
        return Row("", (line((f"{title} {count}", Tone.TITLE)),))

    def _order_line(self, order: Order) -> Line:
        return line(visible(f"{order.document or order.id}  {order.title}"))

    def _empty(self) -> list[Paragraph]:
        text = message("Every change is an order: edit the matrix (4) or press a, look at the effect, then press i.")
        return [Paragraph(line((self.speech.say(text), Tone.FAINT)))]

    @work(exclusive=True, group="order")
    async def _show_order(self, kind: str, key: str) -> None:
        """The order at once, its effect as soon as it is worked out."""
        desk, page = self.desk, self.query_one("#page", Page)
        record = next((record for record in desk.records if record.order.id == key), None) if kind == "order" else None
        file = next((file for file in desk.drafts if file.order.id == key), None)
        order = record.order if record else file.order if file else None
        if order is None:
            page.show(self._empty())
            return
        phase = record.phase(desk.moment.as_of) if record else Phase.DRAFT
        head = list(order_page(order, phase, record, self.speech))
        page.show(head)
        try:
            effect = await self.zeren.behind(lambda: self._preview(file or _as_file(order)))
        except InputError:
            return
        page.show([*head, *effect_page(effect, self.speech)], keep=True)

    def _preview(self, file: OrderFile) -> Preview:
        return preview(self.desk.office, file, self.desk.moment.as_of)


def _as_file(order: Order) -> OrderFile:
    return OrderFile(order, "", "", 1, (1,) * len(order.actions))
