"""3 科室: the departments by load, and everything about one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from engine.graph.duty import Unit
from engine.message import message, term
from engine.node import department
from engine.text import visible
from engine.workload import Load
from tui.details.department import department_page
from tui.model.filter import found
from tui.model.lines import Tone, line
from tui.model.sorting import next_of, ordered
from tui.views.filtered import Filtered
from tui.widgets.listing import Column, Listing, Row

if TYPE_CHECKING:
    from reports.document import Document
    from reports.edition import Edition

SORTS = ("plan", "load", "lead", "named", "collective", "name")
_TITLES = {
    "plan": term("order of the plan"),
    "load": term("load"),
    "lead": term("lead"),
    "named": term("named"),
    "collective": term("coll."),
    "name": term("name"),
}
_WIDTHS = {"load": 8, "lead": 6, "named": 7, "collective": 7}


class Departments(Filtered):
    """The list at the left, the department at the right."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.sort = "load"

    def refresh_desk(self) -> None:
        """Show the desk."""
        self.filter.placeholder = self.speech.tr(term("/ filter: names or pinyin"))
        if self.desk.state is not None:
            self.fill()

    def place(self) -> dict[str, Any]:
        """Department and order of the list."""
        return {"department": self.listing.key, "sort": self.sort}

    def restore(self, place: dict[str, Any]) -> None:
        """Go back to it."""
        self.sort = place["sort"] if place.get("sort") in SORTS else "load"
        self._wanted = str(place.get("department", ""))

    def show_department(self, key: str) -> None:
        """Put the cursor on a department."""
        self.filter.value = ""
        self._wanted = key
        self.fill()

    def document_name(self) -> tuple[str, str]:
        """The duty list is called after its department."""
        key = self.listing.key
        if not key:
            return super().document_name()
        name = self.desk.shown.graph.name(department(key))
        return self.speech.say(message("duty list of {name}", name=name)), "docx"

    def document(self, edition: Edition) -> Document:
        """The official duty list of the department under the cursor."""
        from reports.duty_list import DutyLists

        key = self.listing.key
        return DutyLists(edition).document(department(key)) if key else super().document(edition)

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Show the department."""
        page = self.page
        page.show(department_page(self.desk, department(event.key), self.speech) if event.key else [])

    def on_listing_chosen(self) -> None:
        """Read the page with the keys."""
        self.screen.set_focus(self.page)

    async def deed_sort(self) -> None:
        """Sort by the next column."""
        self.sort = next_of(self.sort, SORTS)
        self.fill()
        self.zeren.tell(message("sorted by {key}", key=self.speech.tr(_TITLES[self.sort])))

    async def deed_to_matrix(self) -> None:
        """Show the department in the matrix."""
        key = self.listing.key
        await self.zeren.go_matrix(column=str(department(key)) if key else None)

    def fill(self) -> None:
        """Fill the list."""
        wanted, self._wanted = self._wanted, None
        columns = [Column(self._title("name", term("department")))]
        columns += [Column(self._title(key, _TITLES[key]), width, right=True) for key, width in _WIDTHS.items()]
        self.listing.fill(columns, list(self._rows()), wanted)

    def _title(self, key: str, title: str) -> str:
        """The title of a column, marked where the list is sorted by it."""
        return self.speech.tr(title) + (" v" if self.sort == key else "")

    def _rows(self) -> Iterator[Row]:
        typed = self.filter.value
        units = [u for u in self.desk.shown.graph.units.values() if found(typed, (u.name, *u.others))]
        for unit in self._ordered(units):
            load = self.desk.loads.get(unit.node)
            tone = Tone.FAINT if unit.ended else Tone.PLAIN
            kind = self.speech.tr(term("ended")) if unit.ended else ""
            name = line((visible(unit.name), tone), (f" {kind}", Tone.WARNING))
            yield Row(str(unit.node.key), (name, *(line((text, tone)) for text in _figures(load))))

    def _ordered(self, units: list[Unit]) -> list[Unit]:
        if self.sort == "name":
            return sorted(units, key=lambda unit: unit.name)
        loads = self.desk.loads

        def measure(unit: Unit) -> float:
            load = loads.get(unit.node)
            return -1 if load is None else _MEASURES[self.sort](load)

        return ordered(units, None if self.sort == "plan" else measure)


_MEASURES = {
    "load": lambda load: load.points,
    "lead": lambda load: load.lead,
    "named": lambda load: load.lead + load.responsible + load.support,
    "collective": lambda load: load.collective,
}


def _figures(load: Load | None) -> tuple[str, str, str, str]:
    if load is None:
        return ("", "", "", "")
    return (f"{load.points:.1f}", str(load.lead), str(load.responsible + load.support), str(load.collective))
