"""The fingerprint of a plan: whether who answers for what still rests on the plan that was recorded."""

from __future__ import annotations

from hashlib import sha256

from engine.model import Plan


def fingerprint(plan: Plan) -> str:
    """SHA-256, in hex, of all in a plan that decides who answers: names, kinds, collectives, attributions.

    Waivers, settings, texts and line numbers may change without changing it.
    """
    parts = [
        plan.document,
        *(repr((d.name, str(d.kind), d.aliases)) for d in plan.departments),
        *(repr((c.name, tuple(map(str, c.kinds)), c.aliases)) for c in plan.collectives),
        *(repr((a.task, str(a.role), a.written)) for task in plan.tasks for a in task.attributions),
        *(repr((task.number, task.functions)) for task in plan.tasks),
    ]
    return sha256("\n".join(parts).encode()).hexdigest()
