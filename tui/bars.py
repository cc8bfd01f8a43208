"""What stands in the bars at the top and the bottom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.message import message
from tui.actions import TAB_TITLES, TABS, keys_of, on_tab, shown_keys
from tui.model.lines import Tone, line
from tui.widgets.bars import Spot

if TYPE_CHECKING:
    from tui.frame import Frame

Spots = tuple[tuple[Spot, ...], tuple[Spot, ...]]


def bar_title(app: Frame) -> Spots:
    """The plan at the left; at the right the day, marked where it is not today."""
    plan = app.desk.plan if app.desk else None
    title = f"{plan.document}  {plan.title}" if plan else Path(app.root).resolve().name
    right = []
    if app.note:
        right.append(Spot("", line((f" {app.speech.say(app.note)} ", Tone.WARNING))))
    moment = app.moment
    if moment.known_at is not None:
        known = message("as known on {moment}", moment=moment.known_at.astimezone().strftime("%Y-%m-%d %H:%M"))
        right.append(Spot("today", line((f" {app.speech.say(known)} ", Tone.WARNING))))
    if moment.travelled:
        text = message("showing {day} · = today", day=moment.as_of)
        right.append(Spot("date", line((f" {app.speech.say(text)} ", Tone.WARNING))))
    else:
        right.append(Spot("date", line((f" {moment.as_of.isoformat()} ", Tone.FAINT))))
    return (Spot("", line((f" {title} ", Tone.STRONG))),), tuple(right)


def bar_tabs(app: Frame) -> Spots:
    """The tabs, the open one marked, and what is open or wrong."""
    spots = []
    for number, tab in enumerate(TABS, start=1):
        tone = Tone.TITLE if tab == app.tab else Tone.FAINT
        left, right = ("[", "]") if tab == app.tab else (" ", " ")
        spots.append(Spot(f"tab-{tab}", line((f"{left}{number} {app.speech.tr(TAB_TITLES[tab])}{right}", tone))))
    return tuple(spots), tuple(_state(app))


def bar_keys(app: Frame) -> Spots:
    """The keys that matter on this tab, the most wanted first."""
    spots = []
    for item in on_tab(app.tab):
        key = shown_keys(keys_of(item, app.config.keys))[0]
        parts = line((f" {key}", Tone.TITLE), (f" {app.speech.tr(item.title)} ", Tone.PLAIN))
        spots.append(Spot(item.id, parts))
    return tuple(spots), ()


def _state(app: Frame) -> list[Spot]:
    desk = app.desk
    if desk is None:
        reading = app.speech.say(message("reading…"))  # Babel does not look into f-strings before Python 3.12
        return [Spot("", line((f" {reading} ", Tone.FAINT)))]
    if desk.problems:
        count = message("errors of input: {count}", count=len(desk.problems))
        return [Spot("tab-overview", line((f" {app.speech.say(count)} ", Tone.ERROR)))]
    if desk.draft and not app.panel:
        text = message("draft: {count} actions · p shows it", count=len(desk.draft.actions))
        return [Spot("panel", line((f" {app.speech.say(text)} ", Tone.WARNING)))]
    return []
