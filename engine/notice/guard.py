"""What is refused before a notice is read: files too large, archives that swell, entities, encrypted files."""

from __future__ import annotations

import io
import zipfile
import zlib
from enum import StrEnum

from engine.message import Message, message
from engine.problems import InputError, refuse

FILE_LIMIT = 64 * 1024 * 1024
"""Bytes of a file; a notice has seldom more than one MiB."""

TEXT_LIMIT = 32 * 1024 * 1024
"""Bytes of a text file."""

INFLATED_LIMIT = 256 * 1024 * 1024
"""Bytes that the parts of a .docx or .xlsx file may have together when inflated."""

_PARTS = 10_000
_CHUNK = 1 << 20
_DECLARATIONS = tuple(mark.encode(coding) for mark in ("<!DOCTYPE", "<!ENTITY")
                      for coding in ("utf-8", "utf-16-le", "utf-16-be"))  # fmt: skip


class Reason(StrEnum):
    """Why a file cannot be read."""

    LARGE = "large"
    SWELLS = "swells"
    ENTITIES = "entities"
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    SCANNED = "scanned"
    SLOW = "slow"
    OLD = "old"
    OTHER = "other"


class Unreadable(Exception):
    """A file cannot be read, for a `reason`."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason)


def refusal(reason: Reason, name: str) -> InputError:
    """The refusal of the file `name`, in words."""
    what, mend = _WORDS[reason]
    return refuse(what, mend, name)


_COPY = message("open it in Office or WPS and save it anew, then import the new file")
_WORDS: dict[Reason, tuple[Message, Message]] = {
    Reason.LARGE: (
        message("has more than {limit} MiB", limit=FILE_LIMIT >> 20),
        message("check that this is the notice; remove pictures from it"),
    ),
    Reason.SWELLS: (
        message("swells to more than {limit} MiB when unpacked", limit=INFLATED_LIMIT >> 20),
        message("do not open it: no notice does that"),
    ),
    Reason.ENTITIES: (message("declares entities, which no Office file does"), _COPY),
    Reason.ENCRYPTED: (
        message("is protected by a password"),
        message("open it, save a copy without password, and import the copy"),
    ),
    Reason.CORRUPT: (message("is damaged"), _COPY),
    Reason.SCANNED: (
        message("has no text: its pages are pictures"),
        message("have it recognised (OCR), or import the Word file it was made from"),
    ),
    Reason.SLOW: (message("could not be read within the time and memory allowed"), _COPY),
    Reason.OLD: (
        message("is a file of an old Office format, or protected by a password"),
        message("save it as .docx or .xlsx without password"),
    ),
    Reason.OTHER: (
        message("is neither a Word nor an Excel file"),
        message("save the notice as .docx, .xlsx, .pdf or .txt"),
    ),
}


def check_archive(raw: bytes) -> frozenset[str]:
    """The names of the parts of a .docx or .xlsx file. Unreadable if it is damaged, encrypted, or swells.

    Sizes are taken from what really comes out, for an archive may declare others.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check_declared(archive)
            _check_parts(archive)
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(Reason.CORRUPT) from error
    except RuntimeError as error:  # zipfile's way of asking for a password
        raise Unreadable(Reason.ENCRYPTED) from error


def _check_declared(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(Reason.ENCRYPTED)
    if len(parts) > _PARTS or sum(part.file_size for part in parts) > INFLATED_LIMIT:
        raise Unreadable(Reason.SWELLS)


def _check_parts(archive: zipfile.ZipFile) -> None:
    room = INFLATED_LIMIT
    for part in archive.infolist():
        with archive.open(part) as stream:
            kept = b""
            while chunk := stream.read(_CHUNK):
                room -= len(chunk)
                if room < 0:
                    raise Unreadable(Reason.SWELLS)
                _check_declarations(kept + chunk, part.filename)
                kept = chunk[-32:]


def _check_declarations(content: bytes, name: str) -> None:
    if name.lower().endswith((".xml", ".rels", ".vml")) and any(mark in content for mark in _DECLARATIONS):
        raise Unreadable(Reason.ENTITIES)
