"""Offices to begin with: the bundled plan, or a blank one."""

from __future__ import annotations

from pathlib import Path

from engine.files import write_new
from engine.office import PLAN

_HERE = Path(__file__).parent
_CHECKOUT = _HERE.parents[1] / "data"
_SCHEMA = "plan.schema.json"


def init_office(folder: Path, sample: bool) -> Path:
    """Make an office in `folder` with the bundled plan (`sample`) or a blank one to fill in; returns the plan file.

    InputError if a plan is there already or the folder cannot be written.
    """
    plan = folder / PLAN
    write_new(plan, _bundled("plan.toml") if sample else (_HERE / "blank.toml").read_bytes())
    if not (plan.parent / _SCHEMA).exists():
        write_new(plan.parent / _SCHEMA, _bundled(_SCHEMA))
    (plan.parent / "orders").mkdir(exist_ok=True)
    return plan


def _bundled(name: str) -> bytes:
    """A file of `data/`: beside this module in an installed package, at its place in a checkout."""
    packaged = _HERE / name
    return (packaged if packaged.exists() else _CHECKOUT / name).read_bytes()
