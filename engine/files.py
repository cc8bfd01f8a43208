"""Files of the office, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from engine.message import message
from engine.problems import InputError, refuse


def write_new(file: Path, content: bytes) -> None:
    """Write `content` to `file`, which must not exist; InputError if it does or cannot be written."""
    if file.exists() or file.is_symlink():
        raise refuse(
            message("exists already"), message("choose another name, or remove the file first"), shown_path(file)
        )
    _write(file, content)


def replace(file: Path, content: bytes, read_digest: str | None) -> None:
    """Replace `file` atomically by `content`; InputError if it cannot be written.

    `read_digest` is the SHA-256 in hex of what was read before (None: there was no file); if the file is something
    else by now, another session changed it and it is not overwritten.
    """
    if _digest(file) != read_digest:
        raise refuse(
            message("was changed by someone else since it was read"),
            message("look at it again, then repeat the change"),
            shown_path(file),
        )
    _write(file, content)


def put(file: Path, content: bytes) -> None:
    """Put `content` in place of whatever `file` holds, atomically; InputError if it cannot be written."""
    _write(file, content)


def ensure_writable(folder: Path) -> None:
    """InputError if files cannot be written into `folder`, which is made if it does not exist."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _unwritable(folder, error) from error


def put_new(made: Path, file: Path) -> None:
    """Put the complete file `made`, from the same disk, in place as `file`; FileExistsError if that exists."""
    try:
        os.link(made, file)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        with file.open("xb") as placed:
            placed.write(made.read_bytes())
            placed.flush()
            os.fsync(placed.fileno())
    _keep_name(file.parent)


def _keep_name(folder: Path) -> None:
    """Write the names in a folder to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def shown_path(file: Path) -> str:
    """`file` as people see it: relative to the current directory if it lies below it."""
    try:
        return str(file.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError, RuntimeError):  # elsewhere, or (until Python 3.13) a circle of links
        return str(file)


def _digest(file: Path) -> str | None:
    try:
        return sha256(file.read_bytes()).hexdigest() if file.exists() else None
    except OSError as error:
        raise _unwritable(file, error) from error


def _write(file: Path, content: bytes) -> None:
    """Where `file` is a link, what it points to is written and the link stays."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_beside(file.resolve(), content)
    except OSError as error:
        raise _unwritable(file, error) from error


def _write_beside(file: Path, content: bytes) -> None:
    """Through a temporary file in the same folder, so that a crash leaves the old file or the new one."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(content)
            temporary.flush()
            os.fsync(temporary.fileno())
        written.chmod(file.stat().st_mode if file.exists() else 0o644)
        written.replace(file)
    except BaseException:
        with suppress(OSError):
            written.unlink()
        raise


def _unwritable(file: Path, error: OSError) -> InputError:
    return refuse(
        message("cannot be written: {reason}", reason=error.strerror or str(error)),
        message("check the folder, its permissions and the space on the disk"),
        shown_path(file),
    )
