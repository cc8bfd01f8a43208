"""4 矩阵: tasks × departments, edited in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.widgets import Input

from engine.graph.duty_graph import DutyGraph
from engine.graph.matrix import Matrix, matrix
from engine.message import message, term
from engine.model import ROLE_TERMS, Role
from engine.node import Node
from engine.order import Action
from engine.text import visible
from tui.desk import Desk
from tui.details.writing import ROLE_TONES
from tui.model import edits
from tui.model.filter import found
from tui.model.lines import Paragraph, Part, Tone, line
from tui.model.marks import Mark, Marks, marks
from tui.model.sorting import next_of
from tui.views.view import View
from tui.widgets.grid import Grid, GridColumn, GridRow
from tui.widgets.page import Page

if TYPE_CHECKING:
    from reports.document import Document
    from reports.edition import Edition

SORTS = ("plan", "load", "name")
_TITLES = {"plan": term("order of the plan"), "load": term("load"), "name": term("name")}
_FLAGS = {
    "+": term("given by the draft"),
    "-": term("taken away by the draft"),
    ">": term("in transition"),
    "!": term("orphan"),
}


class MatrixView(View):
    """The grid, and a line that says what is under the cursor."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.sort = "plan"
        self._marks: Marks | None = None
        self._matrix: tuple[DutyGraph, Matrix] | None = None
        self._by_key: dict[str, Node] = {}

    def compose(self) -> ComposeResult:
        """Search (hidden until asked for), grid, status."""
        yield Input(classes="filter", id="search")
        yield Grid("grid")
        yield Page(id="cell", classes="status")

    def on_mount(self) -> None:
        """The search shows when it is used."""
        self.query_one("#search").display = False
        self.query_one("#cell").can_focus = False

    def refresh_desk(self) -> None:
        """Show the desk."""
        self.query_one("#search", Input).placeholder = self.speech.tr(term("search tasks and departments"))
        if self.desk.state is None:
            return
        effect = self.desk.effect
        changed = effect is not None and not effect.impossible
        after, before = (effect.after.graph, effect.before.graph) if effect and changed else (None, None)
        graph = self.desk.shown.graph
        if self._matrix is None or self._matrix[0] is not graph:
            self._matrix = (graph, matrix(graph))
        self._marks = marks(self.desk.shown, self._matrix[1], after, before)
        self._by_key = {str(node): node for node in self._marks.holders}
        self.query_one(Grid).fill(self._columns(self._marks), self._rows(self._marks), self._mark)

    def focus_main(self) -> None:
        """The grid."""
        self.screen.set_focus(self.query_one(Grid))

    def place(self) -> dict[str, Any]:
        """Cell and order of the columns."""
        grid = self.query_one(Grid)
        return {"task": grid.row and grid.row.key, "column": grid.column and grid.column.key, "sort": self.sort}

    def restore(self, place: dict[str, Any]) -> None:
        """Go back to it."""
        self.sort = place["sort"] if place.get("sort") in SORTS else "plan"
        if self.desk.state is not None:
            self.refresh_desk()
        self.query_one(Grid).go(place.get("task"), place.get("column"))

    def show_cell(self, task: str | None, column: str | None) -> None:
        """Put the cursor on a place."""
        self.query_one(Grid).go(task, column)

    def table(self) -> list[list[str]]:
        """The whole matrix."""
        return self.query_one(Grid).text()

    def document(self, edition: Edition) -> Document:
        """The official matrix of the day shown; drafts are no part of it."""
        from reports.matrix import matrix_document

        return matrix_document(edition)

    def on_grid_moved(self) -> None:
        """Say what is under the cursor."""
        self.query_one("#cell", Page).show([self._cell()])

    async def on_grid_chosen(self) -> None:
        """Show the task."""
        row = self.query_one(Grid).row
        if row:
            await self.zeren.go_tasks("", int(row.key))

    async def deed_lead(self) -> None:
        """This department leads, instead of whoever leads now."""
        await self._edit(edits.lead)

    async def deed_joint(self) -> None:
        """This department leads beside the others."""
        await self._edit(edits.joint)

    async def deed_responsible(self) -> None:
        """This department is responsible."""
        await self._edit(edits.responsible)

    async def deed_support(self) -> None:
        """This department supports."""
        await self._edit(edits.support)

    async def deed_release(self) -> None:
        """This department's duty ends."""
        await self._edit(edits.release)

    async def deed_sort(self) -> None:
        """Order the columns by the next key."""
        self.sort = next_of(self.sort, SORTS)
        self.refresh_desk()
        self.zeren.tell(message("columns by {key}", key=self.speech.tr(_TITLES[self.sort])))

    async def deed_search(self) -> None:
        """Type what is sought."""
        search = self.query_one("#search", Input)
        search.display = True
        search.value = ""
        self.screen.set_focus(search)

    def on_input_changed(self) -> None:
        """Go to the first place that matches."""
        self._seek(1, stay=True)

    def on_input_submitted(self) -> None:
        """Back to the grid."""
        self._leave_search()

    def on_key(self, event: Any) -> None:
        """Escape leaves the search."""
        if event.key in ("escape", "down") and self.query_one("#search").has_focus:
            self._leave_search()
            event.stop()

    async def deed_next(self) -> None:
        """The next place that matches."""
        self._seek(1)

    async def deed_previous(self) -> None:
        """The place before that matches."""
        self._seek(-1)

    def _leave_search(self) -> None:
        self.query_one("#search").display = False
        self.focus_main()

    def _seek(self, step: int, stay: bool = False) -> None:
        typed, grid = self.query_one("#search", Input).value, self.query_one(Grid)
        if not typed:
            return
        rows = [i for i, row in enumerate(grid.rows) if row.key == typed or found(typed, (row.title,))]
        columns = [i for i, column in enumerate(grid.columns) if found(typed, (column.name,))]
        if columns:
            grid.go(column=grid.columns[_next(columns, grid.at[1], step, stay)].key)
        elif rows:
            grid.go(row=grid.rows[_next(rows, grid.at[0], step, stay)].key)

    async def _edit(self, decide: Callable[[DutyGraph, int, Node], tuple[Action, ...]]) -> None:
        grid = self.query_one(Grid)
        if not grid.row or not grid.column or not self._marks:
            self.nothing_here()
            return
        task = int(grid.row.key)
        node = self._by_key[grid.column.key]

        def decided(desk: Desk) -> tuple[Action, ...]:
            return decide(desk.edited, task, node)

        await self.zeren.change(decided)

    def _columns(self, shown: Marks) -> list[GridColumn]:
        return [GridColumn(str(node), self.name_of(node), _column_tone(node)) for node in self._ordered(shown.holders)]

    def _ordered(self, holders: tuple[Node, ...]) -> list[Node]:
        if self.sort == "name":
            return sorted(holders, key=self.name_of)
        if self.sort == "load":
            loads = self.desk.loads
            return sorted(holders, key=lambda node: -(loads[node].points if node in loads else -1))
        return list(holders)

    def name_of(self, node: Node) -> str:
        """The name of a column, also of a department that the draft founds."""
        effect = self.desk.effect
        if node not in self.desk.shown.graph.units and effect and node in effect.after.graph.units:
            return effect.after.graph.name(node)
        return self.desk.shown.graph.name(node)

    def _rows(self, shown: Marks) -> list[GridRow]:
        width = len(str(max(shown.by_task, default=0)))
        return [GridRow(str(task), f"{task:>{width}}", visible(self.desk.tasks[task].title)) for task in shown.by_task]

    def _mark(self, row: str, column: str) -> Part | None:
        assert self._marks is not None
        mark = self._marks.by_task[int(row)].get(self._by_key[column])
        return self._part(mark) if mark else None

    def _part(self, mark: Mark) -> Part:
        glyphs = self.zeren.glyphs
        sign = glyphs.shared if mark.role is None else getattr(glyphs, mark.role.value)
        return sign + mark.flag, _tone(mark)

    def _cell(self) -> Paragraph:
        grid = self.query_one(Grid)
        if not grid.row or not grid.column or not self._marks:
            return Paragraph(())
        node = self._by_key[grid.column.key]
        mark = self._marks.by_task[int(grid.row.key)].get(node)
        parts = [(visible(grid.column.name), Tone.STRONG), self._word(mark), (grid.row.title, Tone.FAINT)]
        return Paragraph(line(*(part for pair in parts for part in (pair, "  "))))

    def _word(self, mark: Mark | None) -> Part:
        if mark is None:
            return "-", Tone.FAINT
        tr = self.speech.tr
        word = tr(ROLE_TERMS[mark.role]) if mark.role else tr(term("through a collective"))
        if mark.flag in _FLAGS:
            word += f" ({tr(_FLAGS[mark.flag])})"
        return word, _tone(mark)


def _tone(mark: Mark) -> Tone:
    flagged = {"+": Tone.GAINED, "-": Tone.LOST, ">": Tone.WARNING, "!": Tone.ERROR}.get(mark.flag)
    return flagged or (Tone.SHARED if mark.role is None else ROLE_TONES[Role(mark.role)])


def _column_tone(node: Node) -> Tone:
    return Tone.PLAIN if node.kind == "department" else Tone.ERROR


def _next(places: list[int], at: int, step: int, stay: bool) -> int:
    if stay and at in places:
        return at
    ahead = [place for place in places if (place > at if step > 0 else place < at)]
    if not ahead:
        return places[0 if step > 0 else -1]
    return ahead[0 if step > 0 else -1]
