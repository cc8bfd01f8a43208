"""Figures of a text as indicators: quantity, unit, comparator, deadline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine.model import Comparator, Indicator
from engine.notice.deadlines import Deadline, deadlines_in
from engine.notice.numbering import read_number
from engine.notice.wording import pieces

_UNITS = (
    "个百分点|百分点|%|平方公里|平方千米|平方米|立方米|公里|千米|公顷|公斤|千克|千瓦时|千瓦|兆瓦|吨标准煤|吨|亩|米|"
    "亿元|万元|千元|百元|元|美元|人次|人天|人|户次|户|名|位|家次|家|所|个月|个学时|个课时|个|项次|项|场次|场|"
    "次|期|间|批次|批|件|份|册|张|套|台|辆|座|栋|幢|条|篇|门|类|处|支|队|班次|班|村|镇|对|轮|届|倍|岁|度|学时|课时|"
    "小时|分钟|天|年|周|节|学分|分|顶|枚|块|本|部|副|只|头|株|床位|床|片|口|根|宗|起|例|款|种|"
    "Mbps|Gbps|Mb|Gb|MB|GB|TB|PB|kWh|kW|MW|km|m2|㎡|m"
)
_NUMBER = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_FIGURE = re.compile(
    rf"(?<![\d.A-Za-z第+＋〔])(?P<low>{_NUMBER}) ?(?P<low_unit>[万亿]?(?:{_UNITS})|[万亿])?"
    rf" ?[-—–~～～至到] ?(?P<high>{_NUMBER}) ?(?P<more>[余多]|几)?(?P<unit>[万亿]?(?:{_UNITS})|[万亿])"
    rf"|(?<![\d.A-Za-z第+＋〔])(?P<value>{_NUMBER}) ?(?P<some>[余多])? ?"
    rf"(?P<single>[万亿]?[余多]?(?:{_UNITS})|[万亿][余多]?)"
    rf"|(?P<bound>不少于|不低于|至少|不超过) ?(?P<chinese>[一二两三四五六七八九十百]{{1,5}})(?P<counted>{_UNITS})"
)
_NO_FIGURE = re.compile(r" ?(?:[+＋]|行动|规划|计划|攻坚|工程|周年|年级|大(?=[^\s]{2})|字方针|G|(?<=周)年)")
_NAMED = re.compile(r"《[^《》]{0,80}》|“[^“”]{0,14}”|〔[^〔〕]{0,8}〕|https?://\S+")
_EACH = "学年|学期|季度|半年|年度?|个?月|周|天|日|生|人|校|班|县|村|户|次|所|名|亩|间|镇|乡"
_PER = re.compile(rf"((?:每(?:{_EACH})){{1,3}})[^\d，；。、]{{0,8}}$")
_PER_WORD = re.compile(rf"每({_EACH})")
_AT_LEAST = re.compile(
    r"(?:不少于|不低于|不得少于|不得低于|至少|不小于|不下于|突破|(?<![不得])(?:超过|超|高于|大于|多于)|最少)(?:达到?|为|至)?$"
)
_AT_MOST = re.compile(
    r"(?:不超过|不高于|不多于|不大于|不得超过|不得高于|(?<![不得])(?:低于|小于|少于)|控制在|压缩到|至多|最多|不超)$"
)
_ABOUT = re.compile(r"(?:约|大约|近|约为|左右)$")
_NEVER = re.compile(r"(?:不出现|不发生|杜绝|消除|消灭|防止|严禁|不得有|不再有|无)$")
_BEHIND = re.compile(r"(?:[（(][^（）()]{0,20}[）)])?(?:及)?(以上|以内|之内|以下|左右|上下)")
_PEOPLE = re.compile(r"[\u4e00-\u9fff]{0,5}?(?:人口|人员|人|群众|学生|教师|职工|居民)")
_YEAR_GOAL = re.compile(
    r"(?P<year>(?:19|20)\d\d) ?年(?:度|内)?(?:要|将|全面|基本|力争|确保|全[市县区])?(?:实现|完成|达到|建成|建立)"
    r"|(?:完成|实现)好?(?P<of>(?:19|20)\d\d) ?年(?:度)?[^，；。]{0,20}(?:目标|任务)"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d)")
_FIGURED = re.compile(r"\d|不少于|不低于|至少|不超过|年底|年内")
_LONGEST = 2000
"""Characters of a sentence that are read at once; real ones are far shorter, and the time stays linear."""


@dataclass(frozen=True, slots=True)
class _Figure:
    start: int
    low: float
    high: float | None
    unit: str
    comparator: Comparator


def indicators(text: str, year: int | None) -> Iterator[Indicator]:
    """Every figure and deadline of `text`, in its order; `year` is the plan's, for dates without one.

    Years, ordinals, document numbers, and figures inside titles and short quotations are no indicators.
    """
    for sentence in re.split("[；;。！!？?\n]", text):
        if _FIGURED.search(sentence):
            for start in range(0, len(sentence), _LONGEST):
                yield from _of_sentence(sentence[start : start + _LONGEST].strip(), year)


def _of_sentence(sentence: str, year: int | None) -> Iterator[Indicator]:
    masked = _NAMED.sub(lambda m: "＿" * len(m[0]), sentence)
    ends = deadlines_in(masked, year)
    figures = list(_figures(masked))
    clauses = _Clauses(sentence)
    met: set[int] = set()
    for figure in figures:
        due = next((end for end in reversed(ends) if end.end <= figure.start), None)
        if due is not None:
            met.add(due.start)
        yield _indicator(figure, clauses.around(figure.start), due.day if due else None)
    yield from _alone(clauses, masked, [end for end in ends if end.start not in met])


def _alone(clauses: _Clauses, masked: str, ends: list[Deadline]) -> Iterator[Indicator]:
    """Deadlines of something that has no figure."""
    for end in ends:
        yield Indicator(clauses.around(end.start), due=end.day)
    if not ends:
        for match in _YEAR_GOAL.finditer(masked):
            yield Indicator(clauses.around(match.start()), due=date(int(match["year"] or match["of"]), 12, 31))


def _figures(text: str) -> Iterator[_Figure]:
    for match in _FIGURE.finditer(text):
        if not _is_year(match) and _NO_FIGURE.match(text, match.end()) is None:
            yield _chinese_figure(match) if match["chinese"] else _figure(match, text)


def _is_year(match: re.Match[str]) -> bool:
    written, unit = match["value"] or match["high"], match["single"] or match["unit"]
    return unit == "年" and written is not None and len(written) == 4


def _chinese_figure(match: re.Match[str]) -> _Figure:
    comparator = Comparator.AT_MOST if match["bound"] == "不超过" else Comparator.AT_LEAST
    return _Figure(match.start(), float(read_number(match["chinese"]) or 0), None, match["counted"], comparator)


def _figure(match: re.Match[str], text: str) -> _Figure:
    before = text[max(0, match.start() - 24) : match.start()].rstrip()
    per, before = _per(before)
    unit = _unit(match, text)
    if match["high"]:
        return _Figure(match.start(), _value(match["low"]), _value(match["high"]), unit + per, Comparator.RANGE)
    behind = _BEHIND.match(text, match.end())
    value = _value(match["value"])
    comparator = _comparator(before, behind[1] if behind else "", bool(match["some"] or "余" in match["single"]))
    if comparator is Comparator.AT_LEAST and behind and _NEVER.search(before):
        return _Figure(match.start(), value - 1, None, unit + per, Comparator.AT_MOST)
    return _Figure(match.start(), value, None, unit + per, comparator)


def _value(written: str) -> float:
    return float(written.replace(",", ""))


def _per(before: str) -> tuple[str, str]:
    """(`/生·年` of 每生每年, the text without it); a comparator may stand before it or behind it."""
    match = _PER.search(before)
    if match is None:
        return "", before
    words = [
        word.removeprefix("个").removesuffix("度") if word != "季度" else word for word in _PER_WORD.findall(match[1])
    ]
    words.sort(key=lambda word: word in ("年", "月", "学期", "学年", "季度"))
    return "/" + "·".join(words), before[: match.start()].rstrip() + match[0][len(match[1]) :].strip()


def _unit(match: re.Match[str], text: str) -> str:
    unit: str = (match["unit"] or match["single"]).replace("余", "").replace("多", "")
    if unit in ("万", "亿") and _PEOPLE.match(text, match.end()):
        return unit + "人"
    return "百分点" if unit == "个百分点" else unit


def _comparator(before: str, behind: str, more: bool) -> Comparator:
    if behind == "以上" or more or _AT_LEAST.search(before):
        return Comparator.AT_LEAST
    if behind in ("以内", "之内", "以下") or _AT_MOST.search(before):
        return Comparator.AT_MOST
    if behind or _ABOUT.search(before):
        return Comparator.ABOUT
    return Comparator.EXACTLY


def _indicator(figure: _Figure, text: str, due: date | None) -> Indicator:
    if figure.high is not None:
        low, high = sorted((figure.low, figure.high))
        return Indicator(text, Comparator.RANGE, low=_plain(low), high=_plain(high), unit=figure.unit, due=due)
    return Indicator(text, figure.comparator, _plain(figure.low), unit=figure.unit, due=due)


def _plain(value: float) -> float:
    return int(value) if value.is_integer() else value


class _Clauses:
    """The clauses of a sentence; of an enumeration its items, where several of them have figures."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._parts = [part for clause in _parts(sentence, 0, "，,：:") for part in _items(sentence, *clause)]
        self._starts = [start for start, _ in self._parts]

    def around(self, at: int) -> str:
        """The clause or item that holds the character at `at`."""
        index = bisect_right(self._starts, at) - 1
        start, end = self._parts[index] if index >= 0 else (0, len(self._sentence))
        return self._sentence[start:end] if start <= at < end else self._sentence


def _parts(text: str, offset: int, separators: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the pieces of `text`, which begins at `offset`."""
    whole = _THOUSANDS.sub("＿", text)
    behind = 0
    for piece in pieces(whole, separators):
        begin = whole.index(piece, behind)
        behind = begin + len(piece)
        yield offset + begin, offset + behind


def _items(sentence: str, start: int, end: int) -> list[tuple[int, int]]:
    items = list(_parts(sentence[start:end], start, "、"))
    figured = sum(_FIGURE.search(sentence[a:b]) is not None for a, b in items)
    return items if figured > 1 else [(start, end)]
