"""1 总览: the plan, what needs attention, load and sections."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Container

from engine.findings import Severity
from engine.message import message, term
from engine.text import visible
from engine.workload import balance
from tui.details.problems import problem_rows, problems_page
from tui.details.writing import SEVERITY_TONES
from tui.model.attention import attention
from tui.model.bars import bar
from tui.model.lines import Line, Paragraph, Tone, line
from tui.views.view import View
from tui.widgets.listing import Column, Listing, Row
from tui.widgets.page import Page


class Overview(View):
    """What a person looks at first in the morning."""

    def compose(self) -> ComposeResult:
        """Head, attention at the left, load at the right."""
        yield Page(id="facts", classes="head")
        with Container(classes="pair"):
            yield Listing(id="attention", classes="left")
            with Container(classes="right column", id="load-side"):
                yield Listing(id="load")
        yield Page(id="problem", classes="head")

    def refresh_desk(self) -> None:
        """Show the desk."""
        desk, tr = self.desk, self.speech.tr
        self.query_one("#facts", Page).show(self._facts())
        listing = self.query_one("#attention", Listing)
        if desk.problems:
            listing.fill([Column(tr(term("Errors of input")))], problem_rows(desk, self.speech))
        else:
            listing.fill([Column(tr(term("Needs attention")))], list(self._attention()))
        self.query_one("#problem").display = bool(desk.problems)
        load = self.query_one("#load", Listing)
        load.display = desk.state is not None
        if desk.state:
            load.fill(self._columns(), list(self._loads()))

    def focus_main(self) -> None:
        """What needs attention comes first."""
        self.screen.set_focus(self.query_one("#attention", Listing))

    async def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Go to the place."""
        kind, _, key = event.key.partition(":")
        if kind == "finding":
            await self.zeren.go_finding(int(key))
        elif kind == "department":
            await self.zeren.go_department(key)
        elif kind == "section":
            await self.zeren.go_tasks(f"section:{key}")
        elif kind == "filter":
            await self.zeren.go_tasks(key)
        elif kind == "order":
            await self.zeren.go_order(key)

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Show the lines of the file around an error."""
        if event.key.startswith("problem:"):
            page = problems_page(self.desk, int(event.key.partition(":")[2]), self.speech)
            self.query_one("#problem", Page).show(page)

    def _facts(self) -> Iterator[Paragraph]:
        desk = self.desk
        if desk.state is None:
            text = message("The plan cannot be read; its errors are listed below with their lines.")
            yield Paragraph(line((self.speech.say(text), Tone.ERROR)))
            return
        state = desk.state
        size = message(
            "{tasks} tasks · {departments} departments · {sections} sections · errors {errors} · warnings {warnings} · "
            "imbalance (Gini) {gini}",
            tasks=len(state.graph.tasks), departments=len(state.graph.departments),
            sections=len(state.plan.sections), errors=desk.outcome.count(Severity.ERROR),
            warnings=desk.outcome.count(Severity.WARNING), gini=self._gini(),
        )  # fmt: skip
        yield Paragraph(line((visible(f"{state.plan.issuer} {state.plan.issued.isoformat()}"), Tone.FAINT)))
        yield Paragraph(line(self.speech.say(size)))
        if desk.problems:
            text = message("Part of the office cannot be read: what can be is shown, nothing can be changed.")
            yield Paragraph(line((self.speech.say(text), Tone.ERROR)))

    def _gini(self) -> str:
        return f"{balance([load.measure for load in self.desk.loads.values()]).gini:.2f}"

    def _attention(self) -> Iterator[Row]:
        found = attention(self.desk)
        if not found:
            yield Row("", (line((self.speech.tr(term("nothing: no errors, no warnings")), Tone.GOOD)),))
        for entry in found:
            tone = SEVERITY_TONES[entry.severity]
            yield Row(entry.key, (line((f"{entry.mark} ", tone), self.speech.say(entry.text)),))

    def _columns(self) -> list[Column]:
        tr = self.speech.tr
        marks = self.zeren.glyphs.bars
        words = (term("lead"), term("responsible"), term("collective"))
        legend = " ".join(f"{mark}{tr(word)}" for mark, word in zip(marks, words, strict=True))
        return [Column(tr(term("Load")), 12), Column("", 5), Column(legend)]

    def _loads(self) -> Iterator[Row]:
        desk, graph = self.desk, self.desk.shown.graph
        weights = desk.shown.plan.settings.weights
        most = max((load.points for load in desk.loads.values()), default=0)
        for node, load in sorted(desk.loads.items(), key=lambda pair: -pair[1].points):
            parts = (
                load.lead * weights.lead,
                load.responsible * weights.responsible + load.support * weights.support,
                load.collective * weights.collective,
            )
            cells: Line = bar(parts, most, 24, self.zeren.glyphs.bars)
            name = visible(graph.name(node))
            yield Row(f"department:{node.key}", (line(name), line((f"{load.points:>5.1f}", Tone.FAINT)), cells))
        yield Row("", ())
        yield Row("", (line((self.speech.tr(term("Tasks by section")), Tone.TITLE)),))
        for section in desk.shown.plan.sections:
            count = sum(task.section == section.number for task in desk.shown.plan.tasks)
            name = f"{self.speech.tr(term('section'))} {section.number}"
            row = (line(name), line(f"{count:>5}"), line((visible(section.title), Tone.FAINT)))
            yield Row(f"section:{section.number}", row)
