"""One view per tab."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from tui.views.view import View

_CLASSES = {
    "overview": "Overview",
    "tasks": "Tasks",
    "departments": "Departments",
    "matrix": "MatrixView",
    "findings": "Findings",
    "reform": "Reform",
}


def make_view(tab: str) -> View:
    """The view of a tab; its module is imported when it is first seen."""
    found = getattr(import_module(f"tui.views.{tab}"), _CLASSES[tab])
    return cast("View", found(id=tab))
