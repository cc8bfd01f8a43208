"""Office files are zip archives; the same parts make the same bytes only if no clock gets into them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip archive can hold."""


def without_clock(archive: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """The archive with the moments of its parts fixed and some parts replaced."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as source, ZipFile(target, "w", ZIP_DEFLATED) as made:
        for name in source.namelist():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            made.writestr(entry, (replaced or {}).get(name) or source.read(name))
    return target.getvalue()
