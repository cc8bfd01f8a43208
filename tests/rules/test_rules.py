"""Every rule on its cases, and that no rule is without cases or explanation."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from engine.findings import Severity
from rules.rule import FAMILIES, HEADINGS, Rule
from rules.rulebook import RULEBOOK
from tests.rules.case import CASES, Case, fits, read_cases

NEVER = {"R410"}  # finds nothing in any plan, or zeren is at fault: see test_conservation.py
ALL_CASES = [case for rule in RULEBOOK.all for case in read_cases(rule.code)]


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: f"{case.code}: {case.about}")
def test_case(case: Case) -> None:
    outcome = case.check()
    found = [finding for finding in outcome.findings if finding.code == case.code]
    assert case.idle == (case.code in [rule.code for rule in outcome.could_not_run])
    assert len(found) == len(case.finds), found
    for expected in case.finds:
        assert sum(fits(finding, expected) for finding in found) == 1, (expected, found)


@pytest.mark.parametrize("rule", RULEBOOK.all, ids=lambda rule: rule.code)
def test_rule_is_complete(rule: Rule) -> None:
    cases = read_cases(rule.code)
    assert any(case.finds for case in cases) != (rule.code in NEVER), "no case that triggers it"
    assert any(not case.finds and not case.idle for case in cases), "no case that must not trigger it"
    assert tuple(rule.explanation) == HEADINGS
    assert all(rule.explanation.values())
    assert rule.title.endswith(".")
    assert re.fullmatch("[A-Z][0-9]{3}", rule.code)
    assert rule.code[0] in FAMILIES
    assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.name)
    assert rule.tier in (1, 2, 3)


@pytest.mark.parametrize("rule", RULEBOOK.all, ids=lambda rule: rule.code)
def test_findings_are_complete(rule: Rule) -> None:
    """Whatever a rule finds says what and how to mend, and carries the identity of its rule."""
    for case in read_cases(rule.code):
        for finding in case.check().findings:
            assert str(finding.message)
            assert str(finding.remedy)
            if finding.code == rule.code:
                assert finding.name == rule.name


def test_no_two_rules_share_a_code_or_a_name() -> None:
    for key in ("code", "name"):
        counts = Counter(getattr(rule, key) for rule in RULEBOOK.all)
        assert set(counts.values()) == {1}


def test_no_case_file_without_a_rule() -> None:
    assert {file.stem for file in CASES.glob("*.toml")} <= set(RULEBOOK.codes)


def test_findings_come_by_severity_then_code_then_line() -> None:
    outcome = next(case for case in read_cases("A102") if case.finds).check()
    ranks = [(list(Severity).index(f.severity), f.code, f.line or 0) for f in outcome.findings]
    assert len({rank[0] for rank in ranks}) > 1
    assert ranks == sorted(ranks)
