"""Problems of input as `file:line: what: mend`, in English."""

from __future__ import annotations

from engine.problems import InputError


def told(error: InputError) -> list[str]:
    return [
        ":".join(str(part) for part in (p.file, p.line) if part is not None) + f": {p.what}: {p.mend}"
        for p in error.problems
    ]
