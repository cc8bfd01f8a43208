"""Deadlines as notices write them: 2022年8月底前, 12月31日前, 年底, 上半年."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_YEAR = r"(?:(?P<year>(?:19|20)\d\d) ?年(?:度)?|(?P<this>今年|本年度?|当年))?"
_DATE = re.compile(
    rf"{_YEAR} ?(?:(?P<month>\d{{1,2}}) ?月(?:份)? ?"
    r"(?:(?P<day>\d{1,2}) ?[日号]|(?P<third>[上中下]旬)|(?P<month_end>底|末))?"
    r"|第?(?P<quarter>[一二三四1-4]) ?季度(?:底|末)?|(?P<half>[上下]半年)|(?P<year_end>年?(?:底|末)|年内|全年))"
    r" ?(?P<before>(?:之|以)?前|止)?"
)
_DOTTED = re.compile(r"(?P<year>(?:19|20)\d\d)[.\-/](?P<month>\d{1,2})(?:[.\-/](?P<day>\d{1,2}))?")
_BARE_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d) ?年(?:度)?(?:完成|前)?$")
_THIRDS = {"上旬": 10, "中旬": 20}
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_START = re.compile(r" ?(?:起|开始|以来|启动|至|到|-|—|秋季|春季)")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day, the part of the text that says it, and whether the year had to be supposed."""

    day: date
    start: int
    end: int
    supposed: bool


def deadline(text: str, year: int | None) -> Deadline | None:
    """The last deadline that a slot such as 完成时限 states, or None; `year` is the plan's, for dates without one."""
    found = [*_dates(text, year, strict=False)]
    if not found and (match := _BARE_YEAR.search(text.strip("。 "))):
        return Deadline(date(int(match["year"]), 12, 31), match.start(), match.end(), supposed=True)
    return max(found, key=lambda d: d.day) if found else None


def deadlines_in(text: str, year: int | None) -> list[Deadline]:
    """The deadlines of a sentence: dates that are ends (底, 末, 前, 止) or full days."""
    return _dates(text, year, strict=True)


def _dates(text: str, year: int | None, *, strict: bool) -> list[Deadline]:
    found = []
    for pattern in (_DATE,) if strict else (_DATE, _DOTTED):
        for match in pattern.finditer(text):
            if strict and not _is_end(match, text):
                continue
            day = _day(match, year)
            if day is not None:
                found.append(Deadline(day, match.start(), match.end(), _part(match, "year") is None))
    return found


def _is_end(match: re.Match[str], text: str) -> bool:
    ends = ("month_end", "year_end", "before")
    named = any(_part(match, group) for group in ends) or bool(_part(match, "day") and _part(match, "year"))
    vague = match["year_end"] == "全年" or (
        match["year_end"] in ("底", "末") and not match["year"] and not match["this"]
    )
    return named and not vague and _START.match(text, match.end()) is None


def _day(match: re.Match[str], plan_year: int | None) -> date | None:
    year = int(_part(match, "year") or 0) or plan_year
    if year is None:
        return None
    if (whole := _part(match, "year_end")) or (half := _part(match, "half")) == "下半年":
        return date(year, 12, 31) if whole not in ("底", "末") or _part(match, "year") or _part(match, "this") else None
    if half:
        return date(year, 6, 30)
    month = _QUARTERS.get(_part(match, "quarter") or "") or int(_part(match, "month") or 0)
    return _in_month(year, month, match) if 1 <= month <= 12 else None


def _in_month(year: int, month: int, match: re.Match[str]) -> date | None:
    last = monthrange(year, month)[1]
    day = int(_part(match, "day") or 0) or _THIRDS.get(_part(match, "third") or "", last)
    return date(year, month, day) if 1 <= day <= last else None


def _part(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)
