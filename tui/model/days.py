"""Days as they are typed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d\d)(\d\d)")


def day_of(typed: str) -> date | None:
    """The day meant by 2019-06-01, 2019/6/1, 20190601 or 2019年6月1日; None if it is none."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    try:
        return date(*(int(part) for part in match.groups() if part)) if match else None
    except ValueError:  # such as February 30th
        return None


def weeks(month: date) -> list[list[date | None]]:
    """The days of a month by weeks that begin on Monday; None where the week reaches into another month."""
    first = month.replace(day=1)
    start = first - timedelta(days=first.weekday())
    found: list[list[date | None]] = []
    while start.replace(day=1) <= first:
        week = [start + timedelta(days=offset) for offset in range(7)]
        found.append([day if day.month == first.month else None for day in week])
        start += timedelta(days=7)
    return found


def months_later(day: date, months: int) -> date:
    """The same day some months later (or earlier), or the last one of that month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = max(1, number // 12), number % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError
