"""Travel in time: which day and which moment the whole program shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """The day shown (`as_of`), the moment by which it was recorded (None: all that is), and today."""

    as_of: date
    today: date
    known_at: datetime | None = None

    @property
    def travelled(self) -> bool:
        """Whether another day or moment than now is shown."""
        return self.as_of != self.today or self.known_at is not None

    def at(self, day: date) -> Moment:
        """The same on another day."""
        return replace(self, as_of=day)

    def known(self, moment: datetime | None) -> Moment:
        """The same as recorded by a moment."""
        return replace(self, known_at=moment)

    def back(self) -> Moment:
        """Today, all that is recorded."""
        return Moment(self.today, self.today)

    def step(self, days: Iterable[date], forward: bool) -> Moment:
        """The next (or last) of `days` and today after (or before) the day shown; itself if there is none."""
        stops = sorted({*days, self.today})
        ahead = [day for day in stops if (day > self.as_of if forward else day < self.as_of)]
        return self.at(ahead[0 if forward else -1]) if ahead else self
