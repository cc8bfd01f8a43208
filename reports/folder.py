"""A folder of all duty lists: one file for each, an index, and the reconciliation sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.message import message
from reports.collected import index
from reports.document import Document
from reports.duty_list import DutyLists
from reports.output import check_folder, unique_name, write
from reports.reconciliation import reconciliation_document


def write_lists(lists: DutyLists, folder: Path, form: str) -> Iterator[tuple[Path, int]]:
    """Write the lists of a state into `folder`; yields each file once it is there, and how many there will be.

    InputError before any work if the folder cannot be written into.
    """
    check_folder(folder)
    taken: set[str] = set()
    edition = lists.edition
    wide = len(str(len(lists.holders) + 1))
    first = unique_name(f"{0:0{wide}} {edition.tr('Index of the duty lists')}", form, taken)
    files = [unique_name(_name(lists, number, wide), form, taken) for number in range(1, len(lists.holders) + 1)]
    last = unique_name(f"{len(files) + 1:0{wide}} {edition.tr('Reconciliation of the duty lists')}", form, taken)
    for file, document in _documents(lists, first, files, last):
        write(folder / file, document, form)
        yield folder / file, len(files) + 2


def write_each(folder: Path, documents: Sequence[Document], form: str) -> Iterator[tuple[Path, int]]:
    """Write documents into `folder` under their titles; yields as `write_lists` does."""
    check_folder(folder)
    taken: set[str] = set()
    for document in documents:
        file = folder / unique_name(document.title, form, taken)
        write(file, document, form)
        yield file, len(documents)


def _documents(lists: DutyLists, first: str, files: Sequence[str], last: str) -> Iterator[tuple[str, Document]]:
    yield first, index(lists, files)
    for file, holder in zip(files, lists.holders, strict=True):
        yield file, lists.document(holder)
    yield last, reconciliation_document(lists)


def _name(lists: DutyLists, number: int, wide: int) -> str:
    edition = lists.edition
    department = edition.name(lists.holders[number - 1])
    return f"{number:0{wide}} {edition.say(message('Duty list of {department}', department=department))}"
