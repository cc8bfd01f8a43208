"""Documents become files: formats, names, folders."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from engine.files import ensure_writable, put
from engine.message import message
from engine.problems import refuse
from reports.document import Document

FORMATS = ("docx", "xlsx", "pdf", "html", "md", "csv", "json")

_LONGEST_NAME = 180
"""Bytes of a file name without its ending; file systems take 255, and a temporary name is longer."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def rendered(document: Document, form: str) -> bytes:
    """The document in one of FORMATS. InputError if a font that it needs is missing."""
    if form == "docx":
        from reports.docx.writer import docx

        return docx(document)
    if form == "xlsx":
        from reports.xlsx.writer import xlsx

        return xlsx(document)
    if form == "pdf":
        from reports.pdf.writer import pdf

        return pdf(document)
    return text([document], form).encode()


def text(documents: Sequence[Document], form: str) -> str:
    """Documents in a form that is text (md, csv, json, html), one after the other."""
    if form == "html":
        from reports.html.writer import html

        return "".join(map(html, documents))
    if form == "csv":
        from reports.csvfile import csv_documents

        return csv_documents(documents)
    if form == "md":
        from reports.markdown import markdown_document

        return "\n".join(map(markdown_document, documents))
    from reports.jsontext import json_text

    data = [document.data for document in documents]
    return json_text(data[0] if len(data) == 1 else data)


def check_folder(folder: Path) -> None:
    """InputError if files cannot be written into `folder`, which is made if it does not exist; before any work."""
    ensure_writable(folder)


def write(file: Path, document: Document, form: str) -> None:
    """Write a document into a file, in place of what is there; InputError if it cannot be written."""
    put(file, rendered(document, form))


def unique_name(name: str, form: str, taken: set[str]) -> str:
    """A file name made of `name` that none of `taken` equals on any file system; it is added to them."""
    stem = safe_name(name)
    found, number = stem, 1
    while _folded(found) in taken:
        number += 1
        found = f"{stem} ({number})"
    taken.add(_folded(found))
    return f"{found}.{form}"


def safe_name(name: str) -> str:
    """`name` without what a file system or a shell takes for something else: separators, wildcards, controls."""
    plain = "".join("_" if _acts(ch) else ch for ch in unicodedata.normalize("NFC", name))
    plain = plain.encode("utf-8", "replace")[:_LONGEST_NAME].decode("utf-8", "ignore").strip(" .-~")
    return f"_{plain}" if _RESERVED.fullmatch(plain) or not plain else plain


def _acts(ch: str) -> bool:
    return ch in '/\\:*?"<>|' or (unicodedata.category(ch)[0] in "CZ" and ch != " ")


def format_of(file: Path, asked: str | None) -> str:
    """The format asked for, or the one that the file's ending means. InputError if neither says it."""
    ending = file.suffix.lower().removeprefix(".")
    form = asked or {"htm": "html", "markdown": "md"}.get(ending, ending)
    if form not in FORMATS:
        raise refuse(
            message("{file} does not say which format is meant", file=os.fspath(file)),
            message("give --format, or end the name with one of: {formats}", formats=FORMATS),
        )
    return form


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
