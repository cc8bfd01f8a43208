"""Whole-process time of `zeren check` against the floor: Python with networkx and tomli imported."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import medians, report

ROOT = Path(__file__).parents[1]
ROUNDS = 21
AS_OF = "2019-06-01"
CHECK = "import sys; from cli.main import main; sys.exit(main())"


def python(cache: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python with the compiled modules kept in `cache`, as an installed program has them."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = cache
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, check=False)


def main() -> None:
    with TemporaryDirectory() as cache:
        compare(cache)


def compare(cache: str) -> None:
    def run(*arguments: str) -> Callable[[], object]:
        return lambda: python(cache, *arguments)

    outcome = python(cache, "-c", CHECK, "check", "--as-of", AS_OF)
    assert outcome.returncode == 1, outcome.stderr.decode()  # the real plan has errors, and was checked
    found = medians(
        {
            "python -c pass": run("-c", "pass"),
            'python -c "import networkx, tomli"': run("-c", "import networkx, tomli"),
            "zeren check": run("-c", CHECK, "check", "--as-of", AS_OF),
            "zeren check --lang zh": run("-c", CHECK, "--lang", "zh", "check", "--as-of", AS_OF),
            "zeren check --format json": run("-c", CHECK, "check", "--as-of", AS_OF, "--format", "json"),
        },
        ROUNDS,
    )
    report(found, 'python -c "import networkx, tomli"', "zeren check at most 1.5 ×")


if __name__ == "__main__":
    main()
