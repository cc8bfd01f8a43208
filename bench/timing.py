"""Times of several contestants, taken in turns, so that what slows the machine slows all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter


def medians(contestants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of each contestant over `rounds` rounds, after one that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for counted in range(rounds + 1):
        for name, run in contestants.items():
            start = perf_counter()
            run()
            if counted:
                times[name].append(perf_counter() - start)
    return {name: median(taken) for name, taken in times.items()}


def report(found: Mapping[str, float], floor: str, goal: str = "") -> None:
    """Print each median as milliseconds and as a ratio to that of `floor`."""
    for name, seconds in found.items():
        print(f"{name:<44} {seconds * 1e3:9.2f} ms   {seconds / found[floor]:5.2f} ×")
    if goal:
        print(f"goal: {goal}")
