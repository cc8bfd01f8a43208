"""The version in the footer: what changes it, and that the state is found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engine.issuing import Signing, revoke
from engine.office import Office
from engine.problems import InputError
from reports.version import Found, find, on_record, usual_days, version
from rules.rulebook import RULEBOOK
from tests.reports.conftest import DAY, edition, make_office
from tests.told import told

TODAY = date(2026, 1, 1)


def test_day_language_plan_and_drafts_change_it(office: Office) -> None:
    state = on_record(office.state(DAY))
    other_plan = replace(state, plan=replace(state.plan, succession="改"))
    versions = [version(state, "zh"), version(state, "en"), version(office.state(DAY), "zh"), version(other_plan, "zh"),
                version(on_record(office.state(date(2019, 6, 2))), "zh")]  # fmt: skip
    assert len(set(versions)) == len(versions)
    assert {len(found) for found in versions} == {16}


def test_lines_of_the_plan_and_the_moment_asked_do_not(office: Office) -> None:
    state = on_record(office.state(DAY))
    moved = replace(state, plan=replace(state.plan, file="elsewhere.toml"), known_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert version(moved, "zh") == version(state, "zh")


@pytest.mark.parametrize("day", [date(2019, 4, 2), DAY, date(2019, 7, 1), date(2021, 3, 4)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_found_again(office: Office, day: date, language: str) -> None:
    printed = edition(office, language, day, drafts=False)
    found = find(office, printed.version[:8].upper(), usual_days(office, TODAY))
    assert found == Found(day, language, drafts=False, known_at=None)


def test_with_drafts(office: Office) -> None:
    printed = edition(office, drafts=True)
    assert find(office, printed.version, [DAY]) == Found(DAY, "zh", drafts=True, known_at=None)


def test_what_was_recorded_later_is_told_apart(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    before = edition(office, day=date(2019, 8, 1), drafts=False).version
    revoke(office, ["second"], Signing("李四", datetime(2019, 7, 20, tzinfo=UTC), "误"), date(2019, 7, 15))
    office.ledger.close()
    after = Office(tmp_path, RULEBOOK)
    found = find(after, before, usual_days(after, TODAY))
    assert (found.as_of, found.drafts) == (date(2019, 8, 1), False)
    assert found.known_at == datetime(2019, 5, 21, 1, tzinfo=UTC)
    after.ledger.close()


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("1234567", "1234567 is no version"),
        ("zzzzzzzz", "zzzzzzzz is no version"),
        ("0123456789abcdef", "no state of this office has the version"),
    ],
)
def test_what_is_not_found_is_said(office: Office, typed: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        find(office, typed, [DAY])
    assert what in told(caught.value)[0]
