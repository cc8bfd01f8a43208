"""Charts as SVG: load by department, the matrix as a heat map, who works with whom.

Drawn with matplotlib, which is loaded only here. Text stays text, in the fonts of whoever shows it; sizes are
computed from widths in cells, so that the same state gives the same bytes whatever fonts a system has. Colours of
ink and paper are left open (`INK`, `PAPER`) for the writer of a format to set.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import cos, pi, sin
from typing import TYPE_CHECKING

from engine.graph.matrix import Matrix, matrix
from engine.message import message
from engine.model import ROLE_TERMS, Role
from engine.node import Node
from engine.text import cells, visible
from reports.document import Picture
from reports.duty_data import PARTS
from reports.edition import Edition
from reports.matrix import column_name
from reports.officialstyle import PART_COLOURS
from reports.svg import INK, PAPER, tidied
from reports.tables import load

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 40
"""Departments in a chart of bars or of co-work: more could not be read."""
_MOST_SHAPES = 5_000
_POINT = 1 / 72
_FONT = 9.0
_CELL = _FONT * 0.5 * _POINT
"""Inches of a terminal cell: half an em."""


def load_chart(edition: Edition) -> Picture:
    """Load of the departments in points, the heaviest first, by part; a line at the mean."""
    with _own_settings():
        return _draw_load(edition)


def heat_map(edition: Edition) -> Picture:
    """The matrix as coloured cells: tasks downwards, departments across."""
    with _own_settings():
        return _draw_map(edition)


def network(edition: Edition) -> Picture:
    """Who works with whom: departments on a circle, a line for common tasks, the thicker the more."""
    with _own_settings():
        return _draw_network(edition)


def _draw_load(edition: Edition) -> Picture:
    frame, weights = load(edition), edition.state.plan.settings.weights
    shown = frame.head(MOST)
    names = [visible(name) for name in shown["department"]]
    height = 0.24 * len(shown) + 0.9
    left = max(map(cells, names), default=0) * _CELL + 0.15
    figure = _figure(6.0, height)
    axes = figure.add_axes((left / 6, 0.5 / height, 0.96 - left / 6, 1 - 0.85 / height))
    start = [0.0] * len(shown)
    for part in PARTS:
        weight = getattr(weights, part)
        widths = [count * weight for count in shown[part]]
        label = _part(edition, part) if any(widths) else "_"  # matplotlib leaves such a label out of its legend
        axes.barh(range(len(shown)), widths, left=start, color=PART_COLOURS[part], height=0.7, label=label)
        start = [a + b for a, b in zip(start, widths, strict=True)]
    axes.axvline(float(frame["points"].mean()) if len(frame) else 0.0, color=INK, linewidth=0.8, linestyle="--")
    axes.set_yticks(range(len(shown)), names)
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_xlabel(edition.tr("points (dashed: mean)"), fontsize=_FONT)
    _legend(axes)
    return _picture(figure, "load", edition.tr("Load of the departments") + _rest(edition, len(frame)))


def _draw_map(edition: Edition) -> Picture:
    found = matrix(edition.state.graph)
    names = [visible(column_name(edition, node)) for node in found.holders]
    tasks = list(found.marks)
    pitch = min(0.16, 6.6 / max(len(tasks), 1))
    across = min(0.26, 5.5 / max(len(names), 1))
    top = max(map(cells, names), default=0) * _CELL + 0.15 if len(names) <= MOST else 0.2
    width, height = 0.45 + across * len(names) + 0.1, pitch * len(tasks) + top + 0.45
    figure = _figure(width, height)
    axes = figure.add_axes((0.4 / width, 0.4 / height, across * len(names) / width, pitch * len(tasks) / height))
    _cells(axes, found)
    axes.xaxis.tick_top()
    few = len(names) <= MOST
    axes.set_xticks(range(len(names)) if few else [], names if few else [], rotation=90)
    step = 1 if len(tasks) <= 60 else len(tasks) // 20
    axes.set_yticks(range(0, len(tasks), step), [str(task) for task in tasks[::step]])
    axes.tick_params(length=0, labelsize=7.5)
    _grid(axes, len(names), len(tasks))
    _swatches(figure, edition, width, height)
    return _picture(figure, "matrix", edition.tr("Matrix of tasks and departments"))


def _draw_network(edition: Edition) -> Picture:
    graph = edition.state.graph
    ranked = sorted(graph.departments, key=lambda unit: -len(graph.held_by(unit.node)))[:MOST]
    chosen = [unit for unit in graph.departments if unit in ranked]
    figure = _figure(6.0, 5.2)
    axes = figure.add_axes((0.14, 0.1, 0.72, 0.8))
    axes.set_axis_off()
    places = {unit.node: _place(index, len(chosen)) for index, unit in enumerate(chosen)}
    for index, unit in enumerate(chosen):
        for other, tasks in graph.co_workers(unit.node).items():
            if other in places and list(places).index(other) > index:
                (x1, y1), (x2, y2) = places[unit.node], places[other]
                share = min(1.0, len(tasks) / 10)
                axes.plot([x1, x2], [y1, y2], color="#4472a8", linewidth=0.4 + 3 * share, alpha=0.15 + 0.6 * share,
                          solid_capstyle="round", zorder=1)  # fmt: skip
    for unit in chosen:
        x, y = places[unit.node]
        axes.plot([x], [y], "o", color=PART_COLOURS["lead"], markersize=3 + len(graph.held_by(unit.node)) ** 0.5 * 2)
        axes.text(x * 1.09, y * 1.07, visible(unit.name), fontsize=_FONT, color=INK, va="center",
                  ha="left" if x > 0.1 else "right" if x < -0.1 else "center")  # fmt: skip
    axes.set_xlim(-1.1, 1.1)
    axes.set_ylim(-1.1, 1.1)
    caption = edition.tr("Who works with whom (the thicker the line, the more common tasks)")
    return _picture(figure, "network", caption + _rest(edition, len(graph.departments)))


def _place(index: int, count: int) -> tuple[float, float]:
    angle = pi / 2 - 2 * pi * index / count
    return cos(angle), sin(angle)


def _cells(axes: Axes, found: Matrix) -> None:
    """Coloured cells: shapes as long as they can be told apart, beyond that a picture of as many pixels."""
    if len(found.marks) * len(found.holders) > _MOST_SHAPES:
        colours = [[_colour(row, node) for node in found.holders] for row in found.marks.values()]
        axes.imshow(colours, aspect="auto", interpolation="none")
        return
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import Rectangle

    for part in PARTS:
        shapes = [
            Rectangle((across - 0.5, down - 0.5), 1, 1)
            for down, row in enumerate(found.marks.values())
            for across, node in enumerate(found.holders)
            if node in row and (row[node] or "collective") == part
        ]
        axes.add_collection(PatchCollection(shapes, facecolor=PART_COLOURS[part], edgecolor="none"))
    axes.set_xlim(-0.5, len(found.holders) - 0.5)
    axes.set_ylim(len(found.marks) - 0.5, -0.5)


def _colour(row: Mapping[Node, Role | None], node: Node) -> tuple[float, float, float, float]:
    if node not in row:
        return 0.0, 0.0, 0.0, 0.0
    code = PART_COLOURS[str(row[node] or "collective")]
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue, 1.0


def _grid(axes: Axes, columns: int, rows: int) -> None:
    if columns <= MOST and rows <= 60:
        axes.set_xticks([x - 0.5 for x in range(1, columns)], minor=True)
        axes.set_yticks([y - 0.5 for y in range(1, rows)], minor=True)
        axes.grid(which="minor", color=PAPER, linewidth=1.2)
        axes.tick_params(which="minor", length=0)


def _swatches(figure: Figure, edition: Edition, width: float, height: float) -> None:
    from matplotlib.patches import Patch

    patches = [Patch(color=PART_COLOURS[part], label=_part(edition, part)) for part in PARTS]
    figure.legend(handles=patches, loc="lower left", bbox_to_anchor=(0.3 / width, 0.05 / height), ncols=4,
                  frameon=False, fontsize=7.5, labelcolor=INK, handlelength=1, columnspacing=1.2)  # fmt: skip


def _legend(axes: Axes) -> None:
    axes.legend(loc="lower right", frameon=False, fontsize=_FONT, labelcolor=INK)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(labelsize=_FONT)


def _part(edition: Edition, part: str) -> str:
    words = {str(role): word for role, word in ROLE_TERMS.items()}
    return edition.tr(words.get(part, "through a collective"))


def _rest(edition: Edition, count: int) -> str:
    """Says so where not all departments are shown."""
    if count <= MOST:
        return ""
    return edition.say(message(" (the first {most} of {count} departments)", most=MOST, count=count))


@contextmanager
def _own_settings() -> Iterator[None]:
    """Nothing depends on the settings of whoever runs it, and no text is read as a formula."""
    import matplotlib as mpl

    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams["svg.fonttype"] = "none"
        mpl.rcParams["svg.hashsalt"] = "zeren"
        mpl.rcParams["text.parse_math"] = False
        warnings.simplefilter("ignore", UserWarning)  # matplotlib misses glyphs that it does not have to draw
        yield


def _figure(width: float, height: float) -> Figure:
    """An empty figure of a size in inches."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height))


def _picture(figure: Figure, name: str, caption: str) -> Picture:
    target = io.StringIO()
    _coloured(figure.axes)
    figure.savefig(target, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return Picture(name, tidied(target.getvalue(), name, caption), caption)


def _coloured(found: Sequence[Axes]) -> None:
    for axes in found:
        axes.tick_params(colors=INK, labelcolor=INK)
        axes.xaxis.label.set_color(INK)
        for spine in axes.spines.values():
            spine.set_edgecolor(INK)
            spine.set_linewidth(0.6)
