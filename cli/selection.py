"""Which rules are meant on the command line, and the outcome narrowed to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from engine.findings import SEVERITIES, Outcome, Severity
from engine.message import message
from engine.planfile.shape import closest
from engine.problems import InputError, Problem


def selected_codes(codes: Collection[str], select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The codes that begin with one of `select` (all, if it is empty) and with none of `ignore`.

    InputError with every beginning that no rule's code has.
    """
    chosen, dropped = _prefixes(select), _prefixes(ignore)
    check_prefixes(codes, (*chosen, *dropped))
    return frozenset(code for code in codes if code.startswith(chosen or ("",)) and not code.startswith(dropped))


def check_prefixes(codes: Collection[str], prefixes: Iterable[str]) -> None:
    """InputError with every one of `prefixes` that no code begins with."""
    wrong = [prefix for prefix in prefixes if not any(code.startswith(prefix) for code in codes)]
    if wrong:
        raise InputError(_no_rule(prefix, codes) for prefix in wrong)


def narrowed(outcome: Outcome, codes: Collection[str], least: Severity) -> Outcome:
    """The part of an outcome that is about `codes` and weighs at least `least`."""
    shown = SEVERITIES[: SEVERITIES.index(least) + 1]
    return Outcome(
        tuple(f for f in outcome.findings if f.code in codes and f.severity in shown),
        tuple(w for w in outcome.waived if w.finding.code in codes and w.finding.severity in shown),
        tuple(c for c in outcome.could_not_run if c.code in codes),
    )


def _prefixes(typed: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.strip().upper() for text in typed for word in text.split(",") if word.strip())


def _no_rule(prefix: str, codes: Collection[str]) -> Problem:
    guess = closest(prefix, codes)
    return Problem(
        message("there is no rule {rule}", rule=prefix),
        message("did you mean {guess}?", guess=guess) if guess else message("`zeren rule` lists the rules"),
    )
