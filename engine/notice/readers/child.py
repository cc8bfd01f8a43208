"""The process in which a file of a complicated format is read, so that time and memory can be bounded.

Takes the bytes of a file on the standard input and the name of its format as argument; gives the blocks, or the
reason why there are none, as JSON on the standard output.
"""

from __future__ import annotations

import json
import logging
import sys
import warnings
from collections.abc import Callable, Iterator

from engine.notice.guard import Reason, Unreadable, check_archive
from engine.notice.paragraphs import Block
from engine.notice.readers.exchange import packed

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space."""

SECONDS = 60
"""Of processor time."""


def main(arguments: list[str]) -> int:
    """Read the standard input as the format `arguments[0]`; always 0, for the outcome is in the output."""
    _bound()
    logging.disable()
    warnings.simplefilter("ignore")
    sys.stdout.write(json.dumps(_outcome(arguments[0], sys.stdin.buffer.read())))
    return 0


def _outcome(kind: str, raw: bytes) -> object:
    try:
        return [packed(block) for block in read(kind, raw)]
    except Unreadable as error:
        return str(error.reason)
    except MemoryError:
        return str(Reason.SLOW)
    except RecursionError:
        return str(Reason.CORRUPT)


def read(kind: str, raw: bytes) -> Iterator[Block]:
    """The blocks of an `office` or `pdf` file. Unreadable if it cannot be read."""
    if kind == "pdf":
        from engine.notice.readers.pdf import read_pdf

        return read_pdf(raw)
    return _office_reader(check_archive(raw))(raw)


def _office_reader(parts: frozenset[str]) -> Callable[[bytes], Iterator[Block]]:
    if any(part.startswith("word/") for part in parts):
        from engine.notice.readers.word import read_word

        return read_word
    if any(part.startswith("xl/") for part in parts):
        from engine.notice.readers.excel import read_excel

        return read_excel
    raise Unreadable(Reason.OTHER)


def _bound() -> None:
    """Bound the process where the system can (not on Windows; there the parent's clock must do)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
