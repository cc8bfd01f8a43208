"""The numbers that Word generates before paragraphs of a list (ECMA-376 part 1, 17.9), which no text contains."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset({"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                      "taiwaneseCountingThousand", "ideographDigital", "chineseLegalSimplified"})  # fmt: skip


class ListNumbers:
    """Counts through a document; `prefix` must be asked for every paragraph in order."""

    def __init__(self, document: Document) -> None:
        numbering = _part(document, "/numbering")
        self._levels = dict(_levels(numbering)) if numbering is not None else {}
        self._abstract = dict(_instances(numbering)) if numbering is not None else {}
        self._styles = dict(_styles(document.styles.element))
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def prefix(self, paragraph: Any) -> str:
        """The number before a `w:p` element, such as `（一）`, or an empty text."""
        number, level = self._place(paragraph)
        abstract = self._abstract.get(number or "")
        if abstract is None or (abstract, level) not in self._levels:
            return ""
        counts = self._counts[abstract]
        start = int(self._levels[abstract, level].get("start", "1"))
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        return self._written(abstract, level, counts)

    def _place(self, paragraph: Any) -> tuple[str | None, int]:
        """(list, level) of a paragraph: its own, or its style's."""
        properties = paragraph.find(f"{_W}pPr")
        own = _list_place(properties)
        style = _value(properties, "pStyle") or ""
        number, level = self._styles.get(style, (None, None))
        number = own[0] if own[0] is not None else number
        level = own[1] if own[1] is not None else level
        return number, min(int(level or 0), _LEVELS - 1)

    def _written(self, abstract: str, level: int, counts: dict[int, int]) -> str:
        text = self._levels[abstract, level].get("text", "")

        def count(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            form = self._levels.get((abstract, at), {}).get("form", "decimal")
            return _counted(counts.get(at, 1), form)

        if self._levels[abstract, level].get("form") in ("bullet", "none"):
            return ""
        return re.sub(r"%([1-9])", count, text)


def _part(document: Document, ending: str) -> Any:
    """The root element of a part related to the document, or None."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(ending) and not relation.is_external:
            return getattr(relation.target_part, "element", None)
    return None


def _levels(numbering: Any) -> Iterator[tuple[tuple[str, int], dict[str, str]]]:
    """((abstract list, level), its start, form and text)."""
    for abstract in numbering.iter(f"{_W}abstractNum"):
        for level in abstract.iter(f"{_W}lvl"):
            values = {
                key: _value(level, tag) for key, tag in (("start", "start"), ("form", "numFmt"), ("text", "lvlText"))
            }
            index = level.get(f"{_W}ilvl", "0")
            if index.isdecimal():
                known = {key: value for key, value in values.items() if value is not None}
                if not known.get("start", "1").isdecimal():
                    known["start"] = "1"
                yield (abstract.get(f"{_W}abstractNumId", ""), int(index)), known


def _instances(numbering: Any) -> Iterator[tuple[str, str]]:
    for instance in numbering.iter(f"{_W}num"):
        yield instance.get(f"{_W}numId", ""), _value(instance, "abstractNumId") or ""


def _styles(styles: Any) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    for style in styles.iter(f"{_W}style"):
        yield style.get(f"{_W}styleId", ""), _list_place(style.find(f"{_W}pPr"))


def _list_place(properties: Any) -> tuple[str | None, str | None]:
    place = properties.find(f"{_W}numPr") if properties is not None else None
    level = _value(place, "ilvl")
    return _value(place, "numId"), level if level and level.isdecimal() else None


def _value(element: Any, tag: str) -> str | None:
    found = element.find(f"{_W}{tag}") if element is not None else None
    value: str | None = found.get(f"{_W}val") if found is not None else None
    return value


def _counted(number: int, form: str) -> str:
    if form in _CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        ten = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
        return ten + (_DIGITS[ones] if ones or not tens else "")
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        return chr((65 if form == "upperLetter" else 97) + number - 1)
    return str(number)
