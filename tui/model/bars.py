"""Bars of three parts in a row of cells."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model.lines import Line, Tone

_TONES = (Tone.LEAD, Tone.RESPONSIBLE, Tone.SHARED)


def bar(parts: Sequence[float], most: float, width: int, marks: Sequence[str]) -> Line:
    """A bar whose length is to `width` as the sum of `parts` is to `most`; each part ends where its sum does."""
    ends = []
    total = 0.0
    for part in parts:
        total += part
        ends.append(round(width * total / most) if most else 0)
    starts = [0, *ends[:-1]]
    return tuple(
        (mark * (end - start), tone) for mark, tone, start, end in zip(marks, _TONES, starts, ends, strict=True)
    )
