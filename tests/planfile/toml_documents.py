"""Random TOML documents in every style the format allows, with the line of every key, table and element."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from hypothesis import strategies as st

from engine.planfile.lines import Path

KEYS = st.one_of(
    st.sampled_from(["a", "b", "tasks", "lead", "1", "x-y_z"]),
    st.text(st.sampled_from("ab.#[]{}=,\"'\\ \t\n责任"), max_size=4),
)
TEXTS = st.text(st.sampled_from("ab#[]{}=,.\"'\\ \t\n责任\0\x7f"), max_size=12)
SCALARS = st.one_of(
    TEXTS,
    st.integers(-(10**6), 10**6),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.booleans(),
    st.dates(date(1000, 1, 1)),
    st.datetimes(datetime(1000, 1, 1)),
    st.times(),
)
DATA = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=20,
)
TABLES = st.dictionaries(KEYS, DATA, max_size=6)


class Written(NamedTuple):
    """A document, and where its keys, tables and elements stand."""

    text: str
    lines: dict[Path, int]


@st.composite
def documents(draw: Callable[..., Any]) -> Written:
    return Writer(draw).write(draw(TABLES))


class Writer:
    """Writes data as TOML, choosing among the styles at random, and notes the line of everything it writes."""

    def __init__(self, draw: Callable[..., Any]) -> None:
        self._draw = draw
        self._text = ""
        self._lines: dict[Path, int] = {}

    def write(self, data: Mapping[str, Any]) -> Written:
        self._table(data, (), "")
        return Written(self._text, self._lines)

    def _chance(self) -> bool:
        return bool(self._draw(st.booleans()))

    def _put(self, text: str) -> None:
        self._text += text

    def _note(self, at: Path) -> None:
        self._lines.setdefault(at, self._text.count("\n") + 1)

    def _end_line(self) -> None:
        self._put(self._draw(st.sampled_from(["\n", " # [x] = \"'\n", "\n\n", "\t\n# '''\n"])))

    def _blanks(self) -> None:
        self._put(self._draw(st.sampled_from(["", " ", " \t"])))

    def _table(self, data: Mapping[str, Any], at: Path, header: str) -> None:
        """The pairs of a table, then its tables under headers of their own."""
        later: list[tuple[str, Any]] = []
        for key, value in data.items():
            if _can_have_header(value) and self._chance():
                later.append((key, value))
            else:
                self._blanks()
                self._pair(key, value, at)
                self._end_line()
        for key, value in later:
            inner = f"{header}.{self._key(key)}" if header else self._key(key)
            if isinstance(value, Mapping):
                self._under_header(value, (*at, key), inner, f"[{inner}]")
            else:
                for index, item in enumerate(value):
                    self._note((*at, key))
                    self._under_header(item, (*at, key, index), inner, f"[[{inner}]]")

    def _under_header(self, data: Mapping[str, Any], at: Path, header: str, line: str) -> None:
        self._blanks()
        self._note(at)
        self._put(line)
        self._end_line()
        self._table(data, at, header)

    def _pair(self, key: str, value: Any, at: Path) -> None:
        self._note((*at, key))
        self._put(self._key(key))
        if isinstance(value, Mapping) and len(value) == 1 and self._chance():
            [(inner, item)] = value.items()
            self._put(self._draw(st.sampled_from([".", " . "])))
            self._pair(inner, item, (*at, key))
            return
        self._put(self._draw(st.sampled_from(["=", " = ", "\t=\t"])))
        self._value(value, (*at, key))

    def _value(self, value: Any, at: Path) -> None:
        if isinstance(value, Mapping):
            self._inline_table(value, at)
        elif isinstance(value, list):
            self._array(value, at)
        else:
            self._put(self._scalar(value))

    def _inline_table(self, data: Mapping[str, Any], at: Path) -> None:
        self._put("{")
        for index, (key, value) in enumerate(data.items()):
            self._put(", " if index else " ")
            self._pair(key, value, at)
        self._put("}")

    def _array(self, items: Sequence[Any], at: Path) -> None:
        self._put("[")
        for index, item in enumerate(items):
            self._gap()
            self._note((*at, index))
            self._value(item, (*at, index))
            self._gap()
            if index + 1 < len(items) or self._chance():
                self._put(",")
        self._gap()
        self._put("]")

    def _gap(self) -> None:
        self._put(self._draw(st.sampled_from(["", " ", "\n", "\n  # ], '\n  "])))

    def _key(self, key: str) -> str:
        if re.fullmatch(r"[A-Za-z0-9_-]+", key) and self._chance():
            return key
        return next(self._quotes(key))

    def _scalar(self, value: Any) -> str:
        if isinstance(value, str):
            return str(self._draw(st.sampled_from([*self._quotes(value), *_long_quotes(value)])))
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, (date, time)):
            return value.isoformat(*self._draw(st.sampled_from([(), (" ",)])) if isinstance(value, datetime) else ())
        return repr(value)

    def _quotes(self, text: str) -> Iterator[str]:
        if self._chance() and not re.search(r"['\x00-\x08\x0a-\x1f\x7f]", text):
            yield f"'{text}'"
        yield f'"{_escaped(text)}"'


def _can_have_header(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, Mapping) for item in value)
    return isinstance(value, Mapping)


def _escaped(text: str) -> str:
    named = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return "".join(named.get(ch) or (f"\\u{ord(ch):04x}" if ch in "\0\x7f" else ch) for ch in text)


def _long_quotes(text: str) -> Iterator[str]:
    """Over several lines: literal where the text allows it, and with as few escapes as can be."""
    if not re.search(r"'''|[\x00\x7f]", text) and not text.endswith("'''"):
        yield f"'''\n{text}'''"
    kept = text.replace("\\", "\\\\").replace('"""', '""\\"').replace("\0", "\\u0000").replace("\x7f", "\\u007f")
    yield f'"""\n{kept}"""'
    yield f'"""\\\n  \n  {_escaped(text)}"""' if not text[:1].isspace() else f'"""{_escaped(text)}"""'
