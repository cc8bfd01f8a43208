"""What the notice says about itself: title, issuer, document number, date, whom it is addressed to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from engine.notice.name_list import NameReader
from engine.notice.numbering import read_number
from engine.notice.outline import Piece
from engine.notice.wording import CJK, joined

_DOCUMENT = re.compile(r"[\u4e00-\u9fff]{2,14} ?[〔\[（(【] ?(?:19|20)\d\d ?[〕\]）)】] ?(?:第 ?)?\d{1,5} ?号")
_DATE = re.compile(r"((?:19|20)\d\d) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日")
_WRITTEN_DATE = re.compile(
    r"([二一][〇○零OО九一二三四五六七八]{3}) ?年 ?([一二三四五六七八九十]{1,2}) ?月 ?([一二三四五六七八九十]{1,3}) ?日"
)
_QUOTED = re.compile(r"(?:现将|关于印发|印发|制定了?)[^《。]{0,20}《([^《》]{4,100})》")
_TITLE_END = re.compile(
    r"(?:要点|方案|计划|分解表|分工表|任务表|清单|责任分解|重点工作任务|重点工作|工作任务|意见|安排|任务分工|任务分解|一览表)(?:[（(][^（）()]*[）)])?$"
)
_NOTICE_OF = re.compile(r"(?P<issuer>.{2,60}?)?(?:关于)?印发 ?《?(?P<title>[^《》]{4,100}?)》?的通知")
_ISSUER = re.compile(
    r"[\u4e00-\u9fff （）()]{2,60}(?:局|委|委员会|办公室|政府|厅|部|党组|党委|工委|中心|学校|大学|院|领导小组|指挥部)"
)
_YEAR = re.compile(r"((?:19|20)\d\d) ?(?:[—\-–] ?(?:19|20)\d\d ?)?(?:年|学年)")
_SALUTED = re.compile(r"[^。：:]{0,12}[各局市县区委厅机直所][^。：:]{1,200}[：:]")
_NAME_PART = re.compile(rf" +(?=[{CJK}])")

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Head:
    """What was read; empty or None where the notice does not say it. `used`: the pieces it was read from, by index."""

    title: str = ""
    issuer: str = ""
    document: str = ""
    issued: date | None = None
    year: int | None = None
    salutation: tuple[str, ...] = ()
    used: frozenset[int] = frozenset()


def read_head(before: Sequence[Piece], after: Sequence[Piece], reader: NameReader) -> Head:
    """The head of a notice, from the pieces before its first item and those after it that belong to no item."""
    found = _Pieces([piece.text for piece in (*before, *after)])
    first = _Pieces(found.texts[: len(before)])
    title = first.seek(_quoted) or first.seek(_title, backwards=True) or first.seek(_noticed_title) or ""
    issued = found.seek(_date_alone) or found.seek(_printed) or first.seek(_date_within)
    issuer = first.seek(_noticed_issuer) or found.seek(_signature) or _title_issuer(title)
    saluted = first.seek(lambda text: text if _SALUTED.fullmatch(text) else None)
    document = first.seek(_document) or found.seek(_document) or ""
    year = int(match[1]) if (match := _YEAR.search(title)) else issued.year if issued else None
    names = reader.read(saluted.rstrip("：:")).names if saluted else ()
    return Head(_spaced(title), _spaced(issuer), document, issued, year, names, frozenset(found.used | first.used))


class _Pieces:
    """Texts that are looked through; remembers the indices of those in which something was found."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.used: set[int] = set()

    def seek(self, find: Callable[[str], Found | None], *, backwards: bool = False) -> Found | None:
        """What `find` gives for the first (or last) text for which it gives something."""
        order = range(len(self.texts) - 1, -1, -1) if backwards else range(len(self.texts))
        for index in order:
            if len(self.texts[index]) <= 1000 and (found := find(self.texts[index])):
                self.used.add(index)
                return found
        return None


def _quoted(text: str) -> str | None:
    return match[1] if (match := _QUOTED.search(text)) else None


def _title(text: str) -> str | None:
    return text if len(text) <= 80 and _TITLE_END.search(text) and not text.endswith("的通知") else None


def _noticed_title(text: str) -> str | None:
    return match["title"] if (match := _NOTICE_OF.fullmatch(text)) else None


def _noticed_issuer(text: str) -> str | None:
    match = _NOTICE_OF.fullmatch(text)
    return match["issuer"].removesuffix("关于").strip() if match and match["issuer"] else None


def _signature(text: str) -> str | None:
    return text if _ISSUER.fullmatch(text) and "各" not in text else None


def _title_issuer(title: str) -> str:
    """What stands before the year or 关于 in a title."""
    before = re.split(r"(?:19|20)\d\d|关于", title, maxsplit=1)[0].strip()
    return before if before != title and _ISSUER.fullmatch(before) else ""


def _document(text: str) -> str | None:
    match = _DOCUMENT.search(text)
    return joined(match[0]) if match and len(text) <= len(match[0]) + 20 else None


def _date_alone(text: str) -> date | None:
    match = _DATE.fullmatch(text) or _WRITTEN_DATE.fullmatch(text)
    return _date(match) if match else None


def _printed(text: str) -> date | None:
    match = _DATE.search(text) if len(text) <= 60 and text.endswith("印发") else None
    return _date(match) if match else None


def _date_within(text: str) -> date | None:
    match = re.fullmatch(rf"[（(]?.{{0,30}}?{_DATE.pattern}.{{0,6}}", text)
    return _date(match) if match else None


def day_in(text: str) -> date | None:
    """The first day that `text` names in full."""
    match = _DATE.search(text) or _WRITTEN_DATE.search(text)
    return _date(match) if match else None


def _date(match: re.Match[str]) -> date | None:
    year, month, day = (read_number(re.sub("[○OО]", "〇", part)) or 0 for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _spaced(text: str) -> str:
    """`text` with a blank only between two names of four characters or more (two issuers side by side)."""
    parts = _NAME_PART.split(text)
    whole = parts[0] if parts else ""
    for part in parts[1:]:
        apart = (
            len(whole) >= 4 and len(part) >= 4 and not whole[-1].isdigit() and _ISSUER.fullmatch(whole.split(" ")[-1])
        )
        whole += f" {part}" if apart else part
    return _without_blanks_at_digits(whole)


def _without_blanks_at_digits(text: str) -> str:
    """`text` without blanks beside digits."""
    return re.sub(r" +(?=\d)|(?<=\d) +", "", text)
