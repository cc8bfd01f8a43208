"""Days and moments as they are typed: --as-of DATE, --known-at MOMENT."""

from __future__ import annotations

import re
import unicodedata
from argparse import SUPPRESS, ArgumentTypeError
from collections.abc import Callable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from engine.message import Translate, message

if TYPE_CHECKING:
    from argparse import _ActionsContainer as Container

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d\d)(\d\d)")


def add_moments(parser: Container, tr: Translate) -> None:
    """Give a parser the options by which a point in time is asked for."""
    parser.add_argument(
        "--as-of",
        type=day(tr),
        metavar="DATE",
        default=SUPPRESS,
        help=tr("the day asked about, such as 2019-06-01; without it: today"),
    )
    parser.add_argument(
        "--known-at",
        type=moment(tr),
        metavar="MOMENT",
        default=SUPPRESS,
        help=tr("only what was recorded by then, such as 2019-05-20T12:00 (local time); without it: everything"),
    )


def day(tr: Translate) -> Callable[[str], date]:
    """A converter of 2019-06-01, 2019/6/1, 20190601 or 2019年6月1日 for argparse."""

    def convert(typed: str) -> date:
        match = _DAY.fullmatch(unicodedata.normalize("NFKC", typed).strip())
        try:
            if match:
                return date(*(int(part) for part in match.groups() if part))
        except ValueError:
            pass  # such as February 30th
        raise ArgumentTypeError(message("{typed} is no date such as 2019-06-01", typed=typed).render(tr))

    return convert


def moment(tr: Translate) -> Callable[[str], datetime]:
    """A converter of 2019-05-20T12:00, with or without seconds and offset, or of a day (its end) for argparse."""

    def convert(typed: str) -> datetime:
        try:
            return _moment(unicodedata.normalize("NFKC", typed).strip())
        except ValueError:
            said = message("{typed} is no moment such as 2019-05-20T12:00", typed=typed)
            raise ArgumentTypeError(said.render(tr)) from None

    return convert


def _moment(typed: str) -> datetime:
    if "T" not in typed and ":" not in typed:
        return datetime.combine(date.fromisoformat(typed), time.max).astimezone()
    found = datetime.fromisoformat(typed)
    return found if found.tzinfo else found.astimezone()
