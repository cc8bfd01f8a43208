"""The Chinese catalogue is whole, current, sound and compiled."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Message as Entry

from engine.language import translator
from tests.catalogue import MO, PO, catalogue_bytes, compiled, extracted, places, read_catalogue

HINT = "run `python -m tests.catalogue update`, translate, then `python -m tests.catalogue compile`"


def entries() -> list[Entry]:
    return [entry for entry in read_catalogue() if entry.id]


def test_every_text_is_in_the_catalogue() -> None:
    assert sorted(extracted() - {str(entry.id) for entry in entries()}) == [], HINT


def test_the_catalogue_has_nothing_that_is_no_longer_said() -> None:
    assert sorted({str(entry.id) for entry in entries()} - extracted()) == [], HINT
    assert not read_catalogue().obsolete, HINT


def test_every_text_is_translated() -> None:
    assert [entry.id for entry in entries() if not str(entry.string).strip()] == [], HINT
    assert [entry.id for entry in entries() if entry.fuzzy] == []


def test_translations_keep_the_places_with_their_formats() -> None:
    translated = [(str(entry.id), str(entry.string)) for entry in entries() if entry.string]
    assert [text for text, said in translated if places(text) != places(said)] == []


def test_translations_keep_the_blanks_that_join() -> None:
    ends = [e.id for e in entries() if str(e.string) != str(e.string).strip() and str(e.id) == str(e.id).strip()]
    assert ends == []


def test_the_compiled_catalogue_is_current() -> None:
    assert compiled(read_catalogue()) == MO.read_bytes(), HINT


def test_the_catalogue_is_written_as_the_tool_writes_it() -> None:
    assert catalogue_bytes(read_catalogue()) == PO.read_bytes(), HINT


def test_chinese_joins_lists_with_its_own_comma() -> None:
    assert translator("zh")(", ") == "、"


@pytest.mark.parametrize(
    ("text", "changed"), [("{times:.2f} of {name}", "{name}: {times}"), ("%(prog)s: %r", "%(prog)s: %s"), ("{a}", "")]
)
def test_a_broken_place_is_seen(text: str, changed: str) -> None:
    assert places(text) != places(changed)
    assert places(text) == places(text + "。")
