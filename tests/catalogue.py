"""Keeps the Chinese catalogue: `python -m tests.catalogue update` after a text was added, `compile` after translating.

Collected are the texts in message("…"), term("…") and tr("…"), the names, titles and explanations of the rules, and
the words of argparse that a user of zeren can come to see.
"""

from __future__ import annotations

import io
import re
import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from engine.language import LOCALE
from rules.rulebook import RULEBOOK

ROOT = Path(__file__).parents[1]
PO = LOCALE / "zh" / "LC_MESSAGES" / "zeren.po"
MO = PO.with_suffix(".mo")

ROOMS = ("engine", "rules", "reports", "tui", "cli")
KEYWORDS = {"message": None, "term": None, "tr": None}
ARGPARSE = (
    "usage: ",
    "options",
    "positional arguments",
    "show this help message and exit",
    "argument %(argument_name)s: %(message)s",
    "unrecognized arguments: %s",
    "not allowed with argument %s",
    "ignored explicit argument %r",
    "the following arguments are required: %s",
    "one of the arguments %s is required",
    "expected one argument",
    "expected at least one argument",
    "invalid choice: %(value)r (choose from %(choices)s)",
)

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""A fixed date in the header: the catalogue changes only when its texts do."""


def extracted() -> set[str]:
    """Every text that a translation must exist for."""
    return {*_in_source(), *_in_rules(), *ARGPARSE}


def _in_source() -> Iterator[str]:
    for room in ROOMS:
        if (ROOT / room).is_dir():
            for _, _, text, _, _ in extract_from_dir(ROOT / room, [("**.py", "python")], keywords=KEYWORDS):
                if isinstance(text, str) and text:
                    yield text


def _in_rules() -> Iterator[str]:
    for rule in RULEBOOK.all:
        yield rule.name
        yield rule.title
        yield from rule.explanation.values()


def read_catalogue() -> Catalog:
    """The committed translations."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh")


def catalogue_bytes(catalogue: Catalog) -> bytes:
    """The text of the .po file: ordered by text and without places, so that two people's additions merge."""
    target = io.BytesIO()
    write_po(target, catalogue, width=120, no_location=True, sort_output=True, ignore_obsolete=True)
    return target.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """The .mo file."""
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def update() -> None:
    """Add the new texts with empty translations, drop the ones no longer said."""
    catalogue = read_catalogue() if PO.exists() else _new()
    template = _new()
    for text in sorted(extracted()):
        template.add(text)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.creation_date = catalogue.revision_date = _EPOCH
    PO.write_bytes(catalogue_bytes(catalogue))


def compile_catalogue() -> None:
    """Write the .mo file from the .po file."""
    MO.write_bytes(compiled(read_catalogue()))


def _new() -> Catalog:
    return Catalog(locale="zh", project="zeren", version="1", creation_date=_EPOCH, revision_date=_EPOCH,
                   copyright_holder="The zeren developers", msgid_bugs_address="", last_translator="",
                   language_team="", fuzzy=False, header_comment="# Chinese words of zeren.")  # fmt: skip


def places(text: str) -> list[tuple[str, ...]]:
    """The places of a template that a translation must keep: `{name:format}` and argparse's `%(name)s`."""
    old = [("%", *found) for found in re.findall(r"%(\(\w+\))?([srd])", text)]
    return sorted([*old, *_braces(text)])


def _braces(text: str) -> Iterator[tuple[str, ...]]:
    for _, name, form, conversion in string.Formatter().parse(text):
        if name is not None:
            yield name, form or "", conversion or ""


if __name__ == "__main__":
    {"update": update, "compile": compile_catalogue}[sys.argv[1]]()
    sys.stdout.write(f"{sum(1 for entry in read_catalogue() if entry.id and not entry.string)} to translate\n")
