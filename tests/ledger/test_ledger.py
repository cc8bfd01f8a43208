"""What holds for a ledger wherever it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from engine.ledger.entry import GENESIS, Entry, first_flaw, link_after
from engine.problems import InputError
from tests.ledger.entries import START, a_revocation, an_issue, append, fill
from tests.ledger.places import Place
from tests.told import told

TRICKY = ["a\nb", "\0", "“引号”", '"\\', "\u2028", "𠮷", "é", "\ufffd", "\x7f", "'; DROP TABLE entry; --"]


def refusal(run: Callable[[], object]) -> str:
    with pytest.raises(InputError) as refused:
        run()
    return "\n".join(told(refused.value))


def test_reading_makes_nothing(place: Place) -> None:
    assert place.open().links() == ()
    assert place.open().chain().head is None
    assert not place.is_made()


def test_what_is_appended_is_read_by_others(place: Place) -> None:
    links = fill(place.open(), 4)
    chain = place.open().chain()
    assert chain.links == tuple(links)
    assert chain.entries() == [an_issue(1), an_issue(2), an_issue(3), a_revocation(4, "张三-1")]
    assert [link.number for link in links] == [1, 2, 3, 4]


def test_the_chain_is_what_the_documentation_says(place: Place) -> None:
    """SHA-256 of number, previous hash and body, one a line: anybody can check it without zeren."""
    previous = "0" * 64
    for link in fill(place.open(), 3):
        assert link.previous == previous
        previous = sha256(b"\n".join([str(link.number).encode(), previous.encode(), link.body.encode()])).hexdigest()
        assert link.hash == previous


@pytest.mark.parametrize("text", TRICKY, ids=ascii)
def test_any_text_comes_back(place: Place, text: str) -> None:
    entry = replace(an_issue(1), operator=text, reason=text)
    append(place.open(), entry)
    assert place.open().chain().entries() == [entry]


def test_what_is_no_text_is_refused(place: Place) -> None:
    """The system hands over bytes that are no UTF-8 as lone surrogates."""
    said = refusal(lambda: append(place.open(), replace(an_issue(1), operator="a\udcff")))
    assert "cannot record what is no text: '\\udcff'" in said
    assert place.open().links() == ()


def test_two_sessions_append_from_the_same_head(place: Place) -> None:
    fill(place.open(), 2)
    one, other = place.open(), place.open()
    seen = one.chain(), other.chain()
    won = one.append(seen[0], an_issue(3, "甲"))
    said = refusal(lambda: other.append(seen[1], an_issue(3, "乙")))
    assert "was extended by another session meanwhile; nothing was recorded" in said
    assert place.open().chain().head == won
    assert other.append(other.chain(), an_issue(4, "乙")).previous == won.hash


def test_two_first_sessions(place: Place) -> None:
    one, other = place.open(), place.open()
    seen = one.chain(), other.chain()
    one.append(seen[0], an_issue(1, "甲"))
    assert "was extended by another session" in refusal(lambda: other.append(seen[1], an_issue(1, "乙")))
    assert [entry.operator for entry in place.open().chain().entries()] == ["甲"]


def test_a_clock_that_goes_back_does_not_turn_the_record(place: Place) -> None:
    append(place.open(), an_issue(5))
    append(place.open(), an_issue(2))
    moments = [entry.recorded_at for entry in place.open().chain().entries()]
    assert moments == [an_issue(5).recorded_at] * 2


def test_moments_are_kept_in_universal_time(place: Place) -> None:
    from datetime import timedelta, timezone

    there = START.astimezone(timezone(timedelta(hours=8)))
    link = append(place.open(), replace(an_issue(1), recorded_at=there))
    assert '"recorded_at":"2019-06-01T08:00:00.000000+00:00"' in link.body


@pytest.mark.parametrize("change", ["UPDATE {table} SET body = body", "DELETE FROM {table}"])
def test_the_database_itself_refuses_changes(place: Place, change: str) -> None:
    fill(place.open(), 2)
    with pytest.raises(Exception, match="append-only"):
        place.run(change)
    assert len(place.open().chain().links) == 2


def test_a_newer_schema_is_told(place: Place) -> None:
    fill(place.open(), 1)
    place.set_version(2)
    for run in (lambda: place.open().links(), lambda: append(place.open(), an_issue(2))):
        assert "has schema 2; this zeren knows 1: install a newer zeren" in refusal(run)
    place.set_version(1)
    assert len(place.open().chain().links) == 1


class TestRestore:
    def links(self, place: Place) -> list:  # type: ignore[type-arg]
        """Five links that some other ledger held."""
        found = []
        head = None
        for number in range(1, 6):
            head = link_after(head, an_issue(number))
            found.append(head)
        return found

    def test_from_an_archive(self, place: Place) -> None:
        place.open().restore(self.links(place))
        assert list(place.open().chain().links) == self.links(place)

    def test_from_the_first_part_of_an_archive(self, place: Place) -> None:
        """What was restored is a ledger to go on with; the whole archive still fits if nobody did."""
        links = self.links(place)
        place.open().restore(links[:3])
        assert len(place.open().chain().links) == 3
        place.open().restore(links)
        place.open().restore(links)
        assert list(place.open().chain().links) == links
        append(place.open(), an_issue(6))

    def test_over_other_entries(self, place: Place) -> None:
        append(place.open(), an_issue(1, "乙"))
        assert "holds other entries already" in refusal(lambda: place.open().restore(self.links(place)))
        assert len(place.open().chain().links) == 1

    def test_over_more_entries(self, place: Place) -> None:
        links = self.links(place)
        place.open().restore(links)
        assert "holds other entries already" in refusal(lambda: place.open().restore(links[:2]))

    def test_from_a_broken_archive(self, place: Place) -> None:
        links = self.links(place)
        links[2] = replace(links[2], body=links[2].body.replace("张三", "李四"))
        said = refusal(lambda: place.open().restore(links))
        assert "entry 3 of the archive: it was changed after it was recorded" in said
        assert not place.is_made()


def test_later_links_are_told_by_the_head_that_was_seen(place: Place) -> None:
    links = fill(place.open(), 4)
    chain = place.open().chain()
    assert chain.after(GENESIS) == tuple(links)
    assert chain.after(links[1].hash) == tuple(links[2:])
    assert chain.after(links[3].hash) == ()
    assert chain.after("f" * 64) is None


def test_an_entry_that_is_none_is_told(place: Place) -> None:
    """A chain can be whole and yet hold nonsense, if somebody computed it anew."""
    from engine.ledger.entry import Link, link_hash

    place.open().restore([Link(1, GENESIS, "[]", link_hash(1, GENESIS, "[]"))])
    assert first_flaw(place.open().links()) is None
    said = refusal(lambda: place.open().chain().entries())
    assert "ledger entry 1 is not readable: restore the ledger from its archive" in said


def test_entries_are_equal_after_a_round_trip() -> None:
    entry: Entry = an_issue(1)
    assert link_after(None, entry).entry == entry
