"""Pictures of the screens for the documentation: `python -m tests.tui.pictures` writes docs/screens/*.svg.

Textual's own screenshots squeeze Chinese text (they count characters, not cells), hence every run of text is placed
here by the cells it takes.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.segment import Segment
from rich.terminal_theme import TerminalTheme

from tests.conftest import ROOT
from tests.tui.conftest import Driver, opened

CELL, ROW = 8, 18
"""Pixels of a cell."""
FONTS = (
    "'Sarasa Mono SC','Noto Sans Mono CJK SC','Source Han Mono SC','WenQuanYi Zen Hei Mono',Menlo,Consolas,monospace"
)
COLOURS = TerminalTheme((251, 250, 247), (31, 35, 40), [(0, 0, 0)] * 8)


def svg(rows: Iterable[Iterable[Segment]], size: tuple[int, int]) -> str:
    """Rows of segments as a picture of `size` cells."""
    width, height = size[0] * CELL, size[1] * ROW
    body = [piece for y, row in enumerate(rows) for piece in _row(row, y)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="{FONTS}" font-size="16" xml:space="preserve">\n' + "\n".join(body) + "\n</svg>\n"
    )


def _row(row: Iterable[Segment], y: int) -> Iterable[str]:
    x = 0
    texts = []
    for segment in row:
        size = cell_len(segment.text)
        style = segment.style
        front, back = (style.color, style.bgcolor) if style else (None, None)
        if style and style.reverse:
            front, back = back, front
        if back:
            fill = _hex(back.get_truecolor(COLOURS, foreground=False))
            yield f'<rect x="{x * CELL}" y="{y * ROW}" width="{size * CELL}" height="{ROW}" fill="{fill}"/>'
        colour = _hex(front.get_truecolor(COLOURS)) if front else "#1f2328"
        texts += list(_words(segment.text, x, y, colour, bold=bool(style and style.bold)))
        x += size
    yield from texts


def _words(text: str, x: int, y: int, colour: str, *, bold: bool) -> Iterable[str]:
    """Runs of characters of one width, as wide as their cells; signs stand alone, for fonts disagree on their width."""
    for run in re.findall(r"[\x21-\x7e]+|[\u2e80-\u9fff\uff00-\uff60]+|.", text):
        if not run.isspace():
            yield _text(run, x, y, colour, bold=bold)
        x += cell_len(run)


def _text(run: str, x: int, y: int, colour: str, *, bold: bool) -> str:
    weight = ' font-weight="bold"' if bold else ""
    if len(run) == 1 and not run.isascii() and cell_len(run) == 1:
        weight += ' font-size="10"'  # ● ○ △ ·: many fonts draw them two cells wide
    length = f' textLength="{cell_len(run) * CELL}" lengthAdjust="spacingAndGlyphs"' if len(run) > 1 else ""
    return f'<text x="{x * CELL}" y="{y * ROW + 14}" fill="{colour}"{weight}{length}>{escape(run)}</text>'


def _hex(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def picture(driver: Driver) -> str:
    """What is on the screen."""
    size = driver.app.size
    return svg(driver.app.screen._compositor.render_strips(), (size.width, size.height))


Steps = Callable[[Driver], Awaitable[None]]


async def overview(driver: Driver) -> None:
    await driver.press("1")


async def tasks(driver: Driver) -> None:
    await driver.press("2", *["down"] * 6)


async def matrix(driver: Driver) -> None:
    from tui.widgets.grid import Grid

    await driver.press("4")
    grid = driver.app.query_one(Grid)
    for task, column, key in (("9", "department:督导室", "l"), ("7", "department:安全科", "s"),
                              ("6", "department:计财科", "d")):  # fmt: skip
        grid.go(task, column)
        await driver.press(key)


async def findings(driver: Driver) -> None:
    await driver.press("5", "down")


async def mending(driver: Driver) -> None:
    await driver.press("5", "slash")
    await driver.type("A103")
    await driver.press("enter", "f")


async def issuing(driver: Driver) -> None:
    await matrix(driver)
    await driver.press("i")
    await driver.write("document", "遂教体发〔2019〕8号")
    await driver.write("operator", "李敏")


async def departments(driver: Driver) -> None:
    await driver.press("3", "down")


SCREENS: dict[str, tuple[str, Steps, tuple[int, int], str]] = {
    "overview-zh": ("zh", overview, (120, 40), "zeren-light"),
    "overview-en": ("en", overview, (120, 40), "zeren-light"),
    "tasks-zh": ("zh", tasks, (120, 40), "zeren-dark"),
    "departments-zh": ("zh", departments, (80, 24), "zeren-light"),
    "matrix-zh": ("zh", matrix, (120, 40), "zeren-light"),
    "matrix-en": ("en", matrix, (120, 40), "zeren-dark"),
    "matrix-small-zh": ("zh", matrix, (80, 24), "zeren-light"),
    "findings-zh": ("zh", findings, (120, 40), "zeren-light"),
    "mending-zh": ("zh", mending, (100, 30), "zeren-light"),
    "issuing-zh": ("zh", issuing, (120, 40), "zeren-light"),
}


async def shoot(folder: Path, name: str) -> None:
    """Take one picture."""
    language, steps, size, theme = SCREENS[name]
    with tempfile.TemporaryDirectory() as scratch:
        office = Path(scratch) / "office"
        (office / "data").mkdir(parents=True)
        shutil.copy(ROOT / "data" / "plan.toml", office / "data" / "plan.toml")
        async with opened(office, size=size, language=language) as driver:
            driver.app.theme = theme
            await steps(driver)
            await driver.settle()
            (folder / f"{name}.svg").write_text(picture(driver), encoding="utf-8")


def main() -> None:
    """Take all pictures."""
    folder = ROOT / "docs" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCREENS:
        asyncio.run(shoot(folder, name))


if __name__ == "__main__":
    main()
