"""What a reform document says about itself: title, document number, date, and from when it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from engine.message import message
from engine.notice.head import day_in, read_head
from engine.notice.labels import Field
from engine.notice.name_list import NameReader
from engine.notice.numbering import marker_of
from engine.notice.outline import Piece
from engine.notice.reform.report import ReformReport
from engine.notice.reform.text import NUMBER, Passage
from engine.notice.wording import joined

_TITLE = re.compile(
    r".{0,40}关于.{2,80}的(?:通知|批复|决定|意见|函|公告|通告|请示|报告|方案|规定)(?:[（(][^（）()]*[）)])?"
)
_TITLE_END = re.compile(r".{4,80}(?:方案|规定|办法|意见|三定)(?:[（(][^（）()]*[）)])?")
_FROM_DAY = re.compile(
    r"(?:自|从)(?P<day>[^自从，。]{8,16}?日)(?:之日)?起(?:正式|开始|全面)?(?:施行|执行|实施|生效|履行|运行|启用|[，,、]|$)"
)
_FROM_ISSUE = re.compile(
    r"(?:自|从)(?:本(?:通知|文件|决定|批复|方案|意见))?(?:印发|发布|公布|下发|发文|行文|签发|批复)之日起|"
    r"即日起(?:施行|执行|实施|生效)"
)
_WITHOUT_YEAR = re.compile(
    r"(?:自|从)(?:今年|本年)?\d{1,2} ?月 ?\d{1,2} ?日起|(?:自|从)(?:本月|下月|明年|今年)[^，。]{0,8}起"
)


@dataclass(frozen=True, slots=True)
class OrderHead:
    """What was read; None where the document does not say it. `used`: the passages it was read from, by index."""

    title: str
    document: str | None
    issued: date | None
    used: frozenset[int]


def read_order_head(passages: Sequence[Passage]) -> OrderHead:
    """The head of a document: what stands before the first number or the end of the first sentence, and its dates."""
    first = next((i for i, p in enumerate(passages) if "。" in p.text or marker_of(p.text)), len(passages))
    pieces = [Piece(Field.TEXT, passage.text, passage.place) for passage in passages]
    head = read_head([p for p in pieces[:first] if not is_effective(p.text)], pieces[first + 1 :], NameReader())
    title, titled = _title(passages[:first])
    number = next((i for i, p in enumerate(passages) if NUMBER.fullmatch(p.text)), None)
    match = NUMBER.fullmatch(passages[number].text) if number is not None else None
    used = titled | {i for i, p in enumerate(passages) if _formal(p.text)} | ({number} if number is not None else set())
    return OrderHead(title or head.title, joined(match["number"]) if match else None, head.issued, frozenset(used))


def read_effective(passages: Sequence[Passage], issued: date | None, report: ReformReport) -> date | None:
    """From when the document holds, where it says so, and once only; else the report says why not."""
    days: dict[date, None] = {}
    for passage in passages:
        for match in _FROM_DAY.finditer(passage.text):
            if (day := day_in(match["day"])) is not None:
                days[day] = None
        if issued and (match_issue := _FROM_ISSUE.search(passage.text)):
            days[issued] = None
            report.infer(message("“{words}” is taken for the date of the document, {day}", words=match_issue[0],
                                 day=issued))  # fmt: skip
        if match_year := _WITHOUT_YEAR.search(passage.text):
            report.infer(message("“{words}” names no year; the effective date is left open", words=match_year[0]))
    if len(days) > 1:
        report.infer(message("several effective dates are named ({days}); none was taken", days=tuple(days)))
    return next(iter(days)) if len(days) == 1 else None


def is_effective(text: str) -> bool:
    """Whether a text says from when something holds."""
    return _FROM_DAY.search(text) is not None or _FROM_ISSUE.search(text) is not None


def _title(before: Sequence[Passage]) -> tuple[str, set[int]]:
    """The title, which may stand on several lines, and the passages it stands in."""
    for index, passage in enumerate(before):
        for start in range(index, max(-1, index - 3), -1):
            text = "".join(p.text for p in before[start : index + 1])
            if _TITLE.fullmatch(text):
                return text, set(range(start, index + 1))
        if _TITLE_END.fullmatch(passage.text) and not passage.tabular:
            return passage.text, {index}
    return "", set()


def _formal(text: str) -> bool:
    """Whether a passage is nothing but a date, a salutation, a printing note, or the head of a letter."""
    if len(text) <= 60 and (day_in(text) is not None and re.search(r"日(?:印发)?[）)]?$", text)):
        return not is_effective(text)
    return re.fullmatch(r"[^。，]{2,60}(?:文件|[：:])|[^。，]{0,20}(?:抄送|印发|附件)[：:].*", text) is not None
