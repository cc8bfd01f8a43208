"""Time and peak memory of reading, building and checking synthetic plans of 1,000 and 10,000 tasks."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 10_000)
ROUNDS = 5
AS_OF = date(2019, 6, 1)
HEAD = """schema = 1

[plan]
title = "要点"
issuer = "局"
document = "教〔2019〕1号"
issued = 2019-04-02
year = 2019

[[sections]]
number = 1
title = "板块"

[[collectives]]
name = "机关各科室"
kinds = ["office"]
"""


def synthetic_plan(tasks: int, departments: int = 40) -> str:
    """A plan of `tasks` tasks with about as much text and as many names each as the real one has."""
    random = Random(tasks)
    names = [f"{chr(0x4E00 + 37 * index)}{chr(0x5000 + 91 * index)}科" for index in range(departments)]
    parts = [HEAD, *(f'\n[[departments]]\nname = "{name}"\nkind = "office"\n' for name in names)]
    parts.extend(_task(number, random.sample(names, 6), random) for number in range(1, tasks + 1))
    return "".join(parts)


def _task(number: int, names: list[str], random: Random) -> str:
    responsible = ["机关各科室"] if random.random() < 0.4 else names[1:]
    measures = "".join(f'  "{"举措" * 15}{index}",\n' for index in range(6))
    return f"""
[[tasks]]
number = {number}
section = 1
title = "任务{number}"
problem = "{"问题" * 20}"
goal = "{"目标" * 20}"
measures = [
{measures}]
lead = ["{names[0]}"]
responsible = {json.dumps(responsible, ensure_ascii=False)}

[[tasks.indicators]]
text = "指标"
comparator = ">="
value = {number}
"""


def measure(file: Path, collector: str) -> None:
    """In a process of its own: print the seconds of each step and the peak memory in MiB as JSON."""
    import gc
    import resource

    from engine.graph.build import build_graph
    from engine.planfile.plan import load_plan
    from engine.state import State
    from rules.rulebook import RULEBOOK

    if collector == "off":
        gc.disable()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = [perf_counter()]
    plan = load_plan(file, RULEBOOK.codes)
    times.append(perf_counter())
    graph = build_graph(plan)
    times.append(perf_counter())
    RULEBOOK.check(State(plan, AS_OF, graph, graph))
    times.append(perf_counter())
    steps = [after - start for start, after in pairwise(times)]
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([*steps, (after - before) / 1024, after / 1024]))


def medians_of(file: Path, collector: str) -> list[float]:
    command = [sys.executable, __file__, str(file), collector]
    runs = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(ROUNDS)]
    return [median(column) for column in zip(*runs, strict=True)]


def compare(files: list[Path], collector: str) -> None:
    print(f"\nwith Python's cyclic garbage collector {collector}:")
    print("  tasks  MiB of file   load s  build s  check s  added MiB  peak MiB")
    found = [medians_of(file, collector) for file in files]
    for file, (load, build, check, added, peak) in zip(files, found, strict=True):
        mib = file.stat().st_size / 2**20
        print(f"{file.stem:>7} {mib:>12.2f} {load:>8.3f} {build:>8.3f} {check:>8.3f} {added:>10.1f} {peak:>9.1f}")
    growth = [large / small for small, large in zip(*found, strict=True)]
    total_small, total_large = (sum(steps[:3]) for steps in found)
    print("growth, where the tasks grew tenfold:", ", ".join(f"{factor:.1f}" for factor in growth[:4]))
    print(f"all three steps together: {total_large / total_small:.1f}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{size}.toml" for size in SIZES]
        for file in files:
            file.write_text(synthetic_plan(int(file.stem)), encoding="utf-8")
        for collector in ("on", "off"):
            compare(files, collector)
    print("\ngoal: linear")


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(Path(sys.argv[1]), sys.argv[2])
    else:
        main()
