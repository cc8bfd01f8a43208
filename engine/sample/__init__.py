"""Offices to begin with: the bundled plan, or a blank one."""

from __future__ import annotations

from pathlib import Path

from engine.files import write_new
from engine.office import ORDERS, PLAN

_HERE = Path(__file__).parent
_CHECKOUT = _HERE.parents[1] / "data"
_SCHEMA = "plan.schema.json"
_EXAMPLE = "example-reform.toml"


def init_office(folder: Path, sample: bool) -> Path:
    """Make an office in `folder` with a blank plan, or the bundled one and an example draft (`sample`).

    Returns the plan file.

    InputError if a plan is there already or the folder cannot be written.
    """
    plan = folder / PLAN
    write_new(plan, _bundled("plan.toml") if sample else (_HERE / "blank.toml").read_bytes())
    if not (plan.parent / _SCHEMA).exists():
        write_new(plan.parent / _SCHEMA, _bundled(_SCHEMA))
    (folder / ORDERS).mkdir(exist_ok=True)
    if sample and not (folder / ORDERS / _EXAMPLE).exists():
        write_new(folder / ORDERS / _EXAMPLE, _bundled(f"orders/{_EXAMPLE}"))
    return plan


def _bundled(name: str) -> bytes:
    """A file of `data/`: beside this module in an installed package, at its place in a checkout."""
    packaged = _HERE / name
    return (packaged if packaged.exists() else _CHECKOUT / name).read_bytes()
