"""2 任务: the tasks, filtered as one types, and everything about one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.findings import Severity
from engine.message import message, term
from engine.model import Role
from engine.text import visible
from tui.desk import Desk
from tui.details.task import task_page
from tui.details.writing import SEVERITY_TONES
from tui.model.facts import task_facts
from tui.model.filter import Facts, matching
from tui.model.lines import Line, Tone, line
from tui.views.filtered import Filtered
from tui.widgets.listing import Column, Listing, Row


class Tasks(Filtered):
    """The list at the left, the task at the right, the filter above."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.by_section = True
        self._facts: tuple[Facts, ...] = ()
        self._facts_of: Desk | None = None

    def refresh_desk(self) -> None:
        """Show the desk."""
        self.filter.placeholder = self.speech.tr(term("/ filter: words, pinyin, lead:计财科 is:orphan code:A103"))
        if self.desk.state is None:
            return
        if self._facts_of is not self.desk:
            self._facts, self._facts_of = task_facts(self.desk), self.desk
        self.fill()

    def place(self) -> dict[str, Any]:
        """Filter, task, form of the list."""
        typed, key = self.filter.value, self.listing.key
        return {"filter": typed, "task": key, "tree": self.by_section}

    def restore(self, place: dict[str, Any]) -> None:
        """Go back to it."""
        self.by_section = bool(place.get("tree", True))
        self.filter.value = str(place.get("filter", ""))
        self._wanted = str(place.get("task", ""))

    def show_filter(self, typed: str, task: int | None = None) -> None:
        """Filter, and put the cursor on a task."""
        self._wanted = str(task) if task else None
        self.filter.value = typed
        self.fill()

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Show the task."""
        page = self.page
        if event.key and self.desk.state:
            page.show(task_page(self.desk, int(event.key), self.speech))
        else:
            page.show([])

    async def on_listing_chosen(self) -> None:
        """Read the task with the keys."""
        self.screen.set_focus(self.page)

    async def deed_view(self) -> None:
        """By section or flat."""
        self.by_section = not self.by_section
        self.fill()

    async def deed_to_matrix(self) -> None:
        """Show the task in the matrix."""
        key = self.listing.key
        await self.zeren.go_matrix(task=key or None)

    def fill(self) -> None:
        """Fill the list."""
        typed = self.filter.value
        shown = matching(self._facts, typed)
        wanted, self._wanted = self._wanted, None
        title = self.speech.say(message("{shown} of {all} tasks", shown=len(shown), all=len(self._facts)))
        tr = self.speech.tr
        columns = [Column("", 3, right=True), Column(title), Column(tr(term("lead")), 10), Column("", 1)]
        self.listing.fill(columns, list(self._rows(shown)), wanted)

    def _rows(self, shown: list[int]) -> Iterator[Row]:
        section = None
        for number in shown:
            task = self.desk.tasks[number]
            if self.by_section and task.section != section:
                section = task.section
                title = next(s.title for s in self.desk.shown.plan.sections if s.number == section)
                yield Row("", (line((visible(f"{section} {title}"), Tone.TITLE)),))
            yield Row(
                str(number), (line(str(number)), line(visible(task.title)), self._leads(number), self._flag(number))
            )

    def _leads(self, number: int) -> Line:
        graph = self.desk.shown.graph
        names = [graph.name(duty.holder) for duty in graph.on(number) if duty.role is Role.LEAD]
        return line((visible(self.speech.tr(", ").join(names)), Tone.FAINT))

    def _flag(self, number: int) -> Line:
        severities = [finding.severity for finding in self.desk.by_task.get(number, ())]
        worst = next((s for s in (Severity.ERROR, Severity.WARNING) if s in severities), None)
        return line(({"error": "!", "warning": "-"}[worst], SEVERITY_TONES[worst])) if worst else line("")
