"""The archive of a ledger holds every link, in either form, and gives it back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ledger.archive import archive_jsonl, archive_toml, read_archive
from engine.ledger.entry import Link, link_after
from engine.problems import InputError
from tests.ledger.entries import an_issue
from tests.ledger.test_ledger import TRICKY
from tests.told import told

WRITERS = [archive_jsonl, archive_toml]
TEXTS = st.text(st.one_of(st.sampled_from("\n\r\u2028\x85\x0b\"'\\责任"), st.characters(exclude_categories=["Cs"])))


def chain_of(texts: list[str]) -> list[Link]:
    links: list[Link] = []
    for number, text in enumerate(texts):
        entry = replace(an_issue(number), reason=text, operator=text)
        links.append(link_after(links[-1] if links else None, entry))
    return links


@pytest.mark.parametrize("write", WRITERS)
@given(texts=st.lists(TEXTS, max_size=4))
def test_round_trip(write, texts: list[str]) -> None:  # type: ignore[no-untyped-def]
    links = chain_of([*texts, *TRICKY])
    assert read_archive(write(links).encode(), "archive") == links


@pytest.mark.parametrize("write", WRITERS)
def test_any_first_part_of_an_archive_is_one(write) -> None:  # type: ignore[no-untyped-def]
    links = chain_of(["甲", "乙", "丙"])
    for count in range(4):
        assert read_archive(write(links[:count]).encode(), "archive") == links[:count]


@pytest.mark.parametrize(
    "content",
    [
        b"{}", b"[]", b'{"number": 1}', b"{", b"a = 1", b"entries = 1", b"[[entries]]\nnumber = 1", b"\xff", b"{\xff",
        b'{"number": "1", "previous": "", "hash": "", "body": ""}',
        b'{"number": 1, "previous": "", "hash": "", "body": 1}',
    ],
)  # fmt: skip
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read_archive(content, "archive")
    assert all(line.startswith("archive") for line in told(refused.value))
