"""5 问题: what the rules find, why it matters, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.findings import SEVERITY_TERMS, Finding, Waived
from engine.message import message, term
from engine.text import visible
from tui.details.finding import finding_page
from tui.details.writing import SEVERITY_TONES
from tui.model.filter import found
from tui.model.lines import Tone, line
from tui.views.filtered import Filtered
from tui.widgets.listing import Column, Listing, Row

GROUPS = ("severity", "rule", "department")
_TITLES = {"severity": term("severity"), "rule": term("rule"), "department": term("department")}


class Findings(Filtered):
    """The list at the left, the explanation at the right."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.group = "severity"

    def refresh_desk(self) -> None:
        """Show the desk."""
        self.filter.placeholder = self.speech.tr(
            term("/ filter: code, words or pinyin; v groups by severity, rule or department")
        )
        self.fill()

    def place(self) -> dict[str, Any]:
        """How the list is grouped, and where."""
        return {"group": self.group, "filter": self.filter.value}

    def restore(self, place: dict[str, Any]) -> None:
        """Go back to it."""
        self.group = place["group"] if place.get("group") in GROUPS else "severity"
        self.filter.value = str(place.get("filter", ""))

    def show_finding(self, index: int) -> None:
        """Put the cursor on a finding."""
        self.filter.value = ""
        self._wanted = f"finding:{index}"
        self.fill()

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Explain the finding."""
        finding, waived = self._at(event.key)
        page = self.page
        page.show(finding_page(self.desk, finding, self.speech, waived) if finding else [])

    async def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Go to the place."""
        finding, _ = self._at(event.key)
        if finding is None:
            return
        if finding.tasks:
            await self.zeren.go_tasks("", finding.tasks[0])
        elif finding.departments and (node := self.desk.shown.graph.names.resolve(finding.departments[0])):
            await self.zeren.go_department(str(node.key))
        elif finding.order:
            await self.zeren.go_order(finding.order)

    async def deed_view(self) -> None:
        """Group by the next key."""
        self.group = GROUPS[(GROUPS.index(self.group) + 1) % len(GROUPS)]
        self.fill()

    async def deed_to_matrix(self) -> None:
        """Show the place in the matrix."""
        finding, _ = self._current()
        if finding is None:
            self.nothing_here()
            return
        node = self.desk.shown.graph.names.resolve(finding.departments[0]) if finding.departments else None
        await self.zeren.go_matrix(str(finding.tasks[0]) if finding.tasks else None, str(node) if node else None)

    async def deed_waive(self) -> None:
        """Accept the finding until a date."""
        from tui.dialogs.waive import waive

        finding, waived = self._current()
        if finding is None or waived:
            self.nothing_here()
        else:
            await waive(self.zeren, finding)

    async def deed_fix(self) -> None:
        """Preview and apply the remedy."""
        from tui.dialogs.mend import mend

        finding, waived = self._current()
        if finding is None or waived:
            self.nothing_here()
        else:
            await mend(self.zeren, finding)

    def _current(self) -> tuple[Finding | None, Waived | None]:
        return self._at(self.listing.key)

    def _at(self, key: str) -> tuple[Finding | None, Waived | None]:
        kind, _, number = key.partition(":")
        if kind == "finding":
            return self.desk.outcome.findings[int(number)], None
        if kind == "waived":
            waived = self.desk.outcome.waived[int(number)]
            return waived.finding, waived
        return None, None

    def fill(self) -> None:
        """Fill the list."""
        wanted, self._wanted = self._wanted, None
        outcome = self.desk.outcome
        title = message(
            "{count} findings by {key}", count=len(outcome.findings), key=self.speech.tr(_TITLES[self.group])
        )
        columns = [Column("", 4), Column(self.speech.say(title))]
        self.listing.fill(columns, list(self._rows()), wanted)

    def _rows(self) -> Iterator[Row]:
        groups: dict[str, list[Row]] = {}
        for index, finding in enumerate(self.desk.outcome.findings):
            if self._matches(finding):
                for group in self._groups(finding):
                    groups.setdefault(group, []).append(self._row(f"finding:{index}", finding))
        waived = self.speech.tr(term("Waived"))
        for index, item in enumerate(self.desk.outcome.waived):
            if self._matches(item.finding):
                groups.setdefault(waived, []).append(self._row(f"waived:{index}", item.finding))
        for title, rows in groups.items():
            yield Row("", (line((f"{title} {len(rows)}", Tone.TITLE)),))
            yield from rows

    def _matches(self, finding: Finding) -> bool:
        words = self.filter.value
        titles = [self.desk.tasks[task].title for task in finding.tasks if task in self.desk.tasks]
        texts = (finding.code, self.speech.tr(finding.name), self.speech.say(finding.message), *titles)
        return found(words, (*texts, *finding.departments, *map(str, finding.tasks)))

    def _groups(self, finding: Finding) -> list[str]:
        if self.group == "severity":
            return [self.speech.tr(SEVERITY_TERMS[finding.severity])]
        if self.group == "rule":
            return [f"{finding.code} {self.speech.tr(finding.name)}"]
        return [visible(name) for name in finding.departments] or [self.speech.tr(term("no department"))]

    def _row(self, key: str, finding: Finding) -> Row:
        place = f"{finding.tasks[0]:>2} " if finding.tasks else ""
        return Row(
            key,
            (
                line((finding.code, SEVERITY_TONES[finding.severity])),
                line((place, Tone.FAINT), self.speech.say(finding.message)),
            ),
        )
