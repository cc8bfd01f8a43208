"""Work on the office that is open: reading it, travelling in time, editing the draft, seeing what others do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.message import Message, message
from tui.frame import Frame
from tui.model.travel import Moment

if TYPE_CHECKING:
    from engine.ledger.entry import Link
    from engine.order import Action
    from tui.desk import Desk
    from tui.draft import Draft


class OfficeWork(Frame):
    """What changes the desk."""

    async def open_office(self) -> None:
        """Read the office for the first time, show the tab, offer the draft that was left."""
        left = self.memory.here.get("draft")
        await self.read(self._opened)
        desk = self.desk
        if desk is None:
            return
        await self.show_tab(self.tab)
        self.run_worker(self.backroom.do(lambda: _warmed(desk)), group="warm")
        if any(file.order.id == left for file in desk.drafts):
            await self.offer(str(left))

    async def offer(self, order_id: str) -> None:
        """Offer to go on with a draft that was left."""
        raise NotImplementedError

    async def meanwhile(self, events: tuple[Message, ...]) -> None:
        """Say what another session recorded, and what it means for the draft."""
        raise NotImplementedError

    async def deed_reload(self) -> None:
        """Read everything again."""
        await self.read(self._read_again)

    async def take_up(self, order_id: str) -> None:
        """Make a draft of the office the current one."""
        from tui.desk import with_draft
        from tui.draft import opened

        def step(desk: Desk) -> Desk:
            file = next((file for file in desk.drafts if file.order.id == order_id), None)
            return with_draft(desk, opened(file)) if file else desk

        await self.advance(step)

    async def change(self, decide: Callable[[Desk], tuple[Action, ...]]) -> bool:
        """Add to the draft the actions that are decided on the desk as it is then."""
        from tui.draft import extended
        from tui.model.edits import NothingToDo

        try:
            return await self.edit(lambda draft, desk: extended(draft, decide(desk)))
        except NothingToDo as nothing:
            self.tell(nothing.why, severity="warning")
            return False

    async def edit(self, how: Callable[[Draft, Desk], Draft]) -> bool:
        """Change the draft and save it."""
        from tui.desk import with_edit, with_outcome
        from tui.draft import blank_draft

        title = self.speech.say(message("Adjustment of {day}", day=self.moment.today))
        today = self.moment.today
        done = await self.advance(lambda desk: with_edit(desk, how, lambda: blank_draft(desk.office, today, title)))
        if done and not self.backroom.waiting:
            await self.advance(with_outcome)
        return done

    async def deed_undo(self) -> None:
        """Take back the last change of the draft."""
        await self._history(message("there is nothing to undo"), lambda draft: bool(draft.history.past), "undone")

    async def deed_redo(self) -> None:
        """Make it again."""
        await self._history(message("there is nothing to redo"), lambda draft: bool(draft.history.future), "redone")

    async def deed_rebase(self) -> None:
        """Base the draft on the ledger as it is now, once its effect there has been seen."""
        from dataclasses import replace

        if self.desk is None or self.desk.draft is None:
            self.tell(message("there is no draft"), severity="warning")
            return
        await self.edit(lambda draft, desk: replace(draft, order=replace(draft.order, based_on=_head(desk))))

    async def deed_today(self) -> None:
        """Back to today."""
        await self.travel(self.moment.back())

    async def deed_earlier(self) -> None:
        """The day of the order before."""
        await self._step(forward=False)

    async def deed_later(self) -> None:
        """The day of the next order."""
        await self._step(forward=True)

    async def travel(self, moment: Moment) -> None:
        """Show another day."""
        from tui.desk import with_moment

        await self.advance(lambda desk: with_moment(desk, moment))

    async def look_around(self) -> None:
        """See whether another session changed the office; read it again if so."""
        desk = self.desk
        if desk is None or self.backroom.waiting or not await self.backroom.do(lambda: _moved(desk)):
            return
        before = desk.links
        if await self.read(self._read_again) and self.desk is not None:
            events = tuple(_event(link) for link in self.desk.links[len(before) :])
            if events and self.desk.links[: len(before)] == before:
                await self.meanwhile(events)

    def _opened(self) -> Desk:
        from engine.office import Office
        from rules.rulebook import RULEBOOK
        from tui.desk import read_desk

        return read_desk(Office(self.root, RULEBOOK, self.ledger_address), RULEBOOK, self.moment)

    def _read_again(self) -> Desk:
        """The office as it is now; the draft keeps its history unless its file was changed."""
        from tui.desk import read_desk, with_draft

        assert self._in_backroom is not None
        old = self._in_backroom
        draft = old.draft
        new = read_desk(old.office.fresh(), old.rulebook, self.moment, draft.order.id if draft else None)
        if draft and draft.file and new.draft and new.draft.file and new.draft.file.digest == draft.file.digest:
            return with_draft(new, draft)
        return new

    async def _history(self, nothing: Message, can: Callable[[Draft], bool], step: str) -> None:
        from dataclasses import replace

        if self.desk is None or self.desk.draft is None or not can(self.desk.draft):
            self.tell(nothing, severity="warning")
            return
        await self.edit(lambda draft, _: replace(draft, history=getattr(draft.history, step)()))

    async def _step(self, *, forward: bool) -> None:
        if self.desk is None:
            return
        moment = self.moment.step(self.desk.stops, forward)
        if moment == self.moment:
            self.tell(message("no order changes anything further on"), severity="warning")
        else:
            await self.travel(moment)


def _head(desk: Desk) -> str:
    head: str = desk.office.chain.head_hash
    return head


def _warmed(desk: Desk) -> None:
    """Learn how the names and titles sound before somebody types: with many tasks it takes a moment."""
    from tui.model.pinyin import readings

    if desk.state is not None:
        for task in desk.shown.plan.tasks:
            readings(task.title)
        for unit in desk.shown.graph.units.values():
            readings(unit.name)


def _moved(desk: Desk) -> bool:
    from tui.desk import watch

    if watch(desk.office) != desk.watched:
        return True
    if "://" not in desk.office.ledger_address:
        return False
    again = desk.office.fresh()
    moved: bool = again.chain.head_hash != desk.office.chain.head_hash
    again.ledger.close()
    return moved


def _event(link: Link) -> Message:
    from engine.ledger.entry import Issue

    event, operator = link.entry.event, link.entry.operator
    if isinstance(event, Issue):
        return message("order {id} issued by {operator}", id=event.order.id, operator=operator)
    return message("order {id} revoked by {operator}", id=event.orders, operator=operator)
