"""Errors of input: a row each, and the lines of the file around one of them."""

from __future__ import annotations

from pathlib import Path

from engine.message import message, term
from engine.problems import Problem
from engine.text import visible
from tui.desk import Desk
from tui.model.lines import Paragraph, Tone, line
from tui.salvage import excerpt
from tui.speech import Speech
from tui.widgets.listing import Row


def problem_rows(desk: Desk, speech: Speech) -> list[Row]:
    """A row for each error: its line and what is wrong."""
    return [
        Row(f"problem:{index}", (line((f"{_place(problem)} ", Tone.ERROR), speech.say(problem.what)),))
        for index, problem in enumerate(desk.problems)
    ]


def problems_page(desk: Desk, index: int, speech: Speech) -> list[Paragraph]:
    """One error with how to mend it and the lines around it."""
    problem = desk.problems[index]
    remedy = message("{what}: {mend}", what=problem.what, mend=problem.mend)
    page = [Paragraph(line((f"{_place(problem)} ", Tone.ERROR), speech.say(remedy)), 0, 2)]
    for number, text in excerpt(_path(desk, problem), problem.line or 1, 1) if problem.line else ():
        tone = Tone.STRONG if number == problem.line else Tone.FAINT
        page.append(Paragraph(line((f"{number:>5} ", Tone.FAINT), (visible(text[:200]), tone)), 0, 6))
    page.append(Paragraph(line((speech.tr(term("mend the file and save it: it is read again by itself")), Tone.FAINT))))
    return page


def _place(problem: Problem) -> str:
    name = Path(problem.file).name if problem.file else ""
    return visible(f"{name}:{problem.line}" if problem.line else name)


def _path(desk: Desk, problem: Problem) -> Path:
    """The file of a problem: its name is relative to where zeren was started, or to the office."""
    named = Path(problem.file or "")
    inside = [desk.office.plan_file, *desk.office.orders_folder.glob("*.toml")]
    return next((file for file in inside if file.name == named.name), named)
