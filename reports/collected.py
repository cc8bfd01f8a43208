"""Several documents as one, and the index of a folder of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.message import term
from reports.document import Document, Part, Table
from reports.duty_data import KINDS
from reports.duty_list import DutyLists
from reports.edition import Edition


def collected(edition: Edition, title: str, documents: Sequence[Document]) -> Document:
    """One document of several, each on pages of its own under its own title; a single one stays as it is."""
    if len(documents) == 1:
        return documents[0]
    parts = tuple(
        replace(part, title=part.title or document.title) for document in documents for part in document.parts
    )
    sheets = tuple(sheet for document in documents for sheet in document.sheets)
    return Document(title, edition.lines, parts, edition.footer, edition.language, edition.state.as_of, sheets,
                    {"documents": [document.data for document in documents]})  # fmt: skip


def index(lists: DutyLists, files: Sequence[str]) -> Document:
    """The index of all lists, with the file of each."""
    edition = lists.edition
    columns = edition.columns((term("No."), 12), (term("department"), 50), (term("kind"), 40), (term("lead"), 18),
                              (term("responsible"), 18), (term("support"), 18), (term("through a collective"), 26),
                              (term("file"), 80))  # fmt: skip
    rows = []
    for number, (holder, file) in enumerate(zip(lists.holders, files, strict=True), start=1):
        listed = lists.data(holder)
        counts = (len(listed["lead"]), len(listed["responsible"]), len(listed["support"]), len(listed["collective"]))
        rows.append((number, listed["department"], edition.tr(KINDS[listed["kind"]]), *counts, file))
    table = Table(edition.tr("Index of the duty lists"), columns, tuple(rows))
    data = {
        "as_of": edition.state.as_of.isoformat(),
        "version": edition.version,
        "lists": [{"department": row[1], "file": row[-1]} for row in rows],
    }
    return Document(table.name, edition.lines, (Part((table,), landscape=True),), edition.footer, edition.language,
                    edition.state.as_of, (table,), data)  # fmt: skip
