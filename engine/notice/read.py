"""Reads a notice from the file or stream it comes in; what the file is, its first bytes say, not its name."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from engine.files import shown_path
from engine.message import message
from engine.notice.guard import FILE_LIMIT, TEXT_LIMIT, Reason, refusal
from engine.notice.paragraphs import Block, Notice
from engine.notice.readers.exchange import unpacked
from engine.notice.readers.markdown import read_markdown
from engine.notice.readers.plain import read_plain
from engine.problems import InputError, refuse

_PATIENCE = 90
"""Seconds for the reading of one file, start of the process included."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_file(file: Path) -> Notice:
    """The notice in `file`. InputError if it cannot be read."""
    name = shown_path(file)
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise refuse(message("is not a regular file"), message("name an ordinary file"), name)
        with file.open("rb") as stream:
            return read_stream(stream, name)
    except OSError as error:
        raise refuse(
            message("cannot be read: {reason}", reason=error.strerror or str(error)),
            message("check the path and its permissions"),
            name,
        ) from error


def read_stream(stream: BinaryIO, name: str) -> Notice:
    """The notice that `stream` holds. InputError if it cannot be read."""
    raw = stream.read(FILE_LIMIT + 1)
    if len(raw) > FILE_LIMIT:
        raise refusal(Reason.LARGE, name)
    return read_notice(raw, name)


def read_notice(raw: bytes, name: str) -> Notice:
    """The notice in the bytes of a file. InputError if it is empty or cannot be read."""
    if not raw.strip():
        raise refuse(message("is empty"), message("name the file of the notice"), name)
    return Notice(name, tuple(_blocks(raw, name)))


def _blocks(raw: bytes, name: str) -> Iterable[Block]:
    if raw.startswith(b"PK\x03\x04"):
        return _apart("office", raw, name)
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        return _apart("pdf", raw, name)
    if raw.startswith(_OLD_OFFICE):
        raise refusal(Reason.OLD, name)
    if len(raw) > TEXT_LIMIT:
        raise refuse(
            message("is a text of more than {limit} MiB", limit=TEXT_LIMIT >> 20),
            message("check that this is the notice"),
            name,
        )
    return read_markdown(raw, name) if name.lower().endswith((".md", ".markdown")) else read_plain(raw, name)


def _apart(kind: str, raw: bytes, name: str) -> list[Block]:
    """The blocks of a file, read in a process of its own with bounded time and memory."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by our own interpreter
            [sys.executable, "-P", "-m", "engine.notice.readers.child", kind],
            input=raw, capture_output=True, timeout=_PATIENCE, check=False, env=_environment(),
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise refusal(Reason.SLOW, name) from error
    return _unpacked(done, name)


def _unpacked(done: subprocess.CompletedProcess[bytes], name: str) -> list[Block]:
    if done.returncode < 0:  # ended by the system for its use of time or memory
        raise refusal(Reason.SLOW, name)
    try:
        outcome = json.loads(done.stdout)
    except ValueError as error:
        raise _failed(done, name) from error
    if isinstance(outcome, str):
        raise refusal(Reason(outcome), name)
    return [unpacked(block) for block in outcome if block]


def _failed(done: subprocess.CompletedProcess[bytes], name: str) -> InputError:
    """A library stumbled over the file in a way that its reader does not know."""
    exhausted = b"MemoryError" in done.stderr
    return refusal(Reason.SLOW if exhausted else Reason.CORRUPT, name)


def _environment() -> dict[str, str]:
    """The environment with this interpreter's module path, so that the same program is found."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}
