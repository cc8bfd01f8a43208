"""MB/s and tasks/s of the importer on texts up to 10 MB: time must grow with the size, not faster. Peak memory too.

Each size is measured in a process of its own: its peak memory is that of one import. What is timed, in seconds of the
processor, is reading, understanding, and writing the plan as text; then, apart, the checks that every plan file passes.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

SIZES = (1, 2, 5, 10)
"""Megabytes (10^6 bytes) of UTF-8."""

GROWTH = 1.5
"""Times the seconds per megabyte of the smallest text that those of the largest may have."""

TASK = """{number}. 办好镇村书屋第{number}批

问题描述：书屋开门少，书也旧，村民不爱来，管理员没有补贴，图书几年没有添过，借阅记录也不全。

目标任务：让村民有书读、读新书，借阅人次比上年增长{share}%以上。

工作措施：每年为每个书屋添书不少于{books}册；投入资金{money}万元，改造书屋{rooms}间，2024年{month}月底前全部开门；排出开门时间表，
张贴上墙；组织读书活动，每月不少于2场。

牵头科室：{lead}

责任科室：{first}、{second}，机关各科室

"""
NAMES = [f"{letter}{kind}科" for letter in "甲乙丙丁戊己庚辛壬癸" for kind in ("文化", "旅游", "产业")]


def notice(megabytes: int) -> str:
    """A notice of that size, in sections of 50 tasks."""
    parts = ["云山县文化和旅游局2024年工作要点\n\n2024年3月8日\n\n"]
    size = number = 0
    while size < megabytes * 1_000_000:
        if number % 50 == 0:
            parts.append(f"第{number // 50 + 1}部分 公共文化\n\n")
        number += 1
        parts.append(task(number))
        size += len(parts[-1].encode())
    return "".join(parts)


def task(number: int) -> str:
    """One task, unlike its neighbours."""
    lead, first, second = (NAMES[(number * step) % len(NAMES)] for step in (1, 7, 11))
    return TASK.format(number=number, share=number % 30 + 1, books=number % 400 + 20, money=number % 90 + 0.5,
                       rooms=number % 20 + 1, month=number % 12 + 1, lead=lead, first=first, second=second)  # fmt: skip


def measure(megabytes: int) -> None:
    """Import one text and print its line."""
    from engine.notice.read import read_notice
    from engine.notice.understand import Given, understand
    from engine.planfile.document import parse_document
    from engine.planfile.plan import plan_from
    from engine.planfile.write import plan_toml

    raw = notice(megabytes).encode()
    start = process_time()
    plan, _ = understand(read_notice(raw, "通知.txt"), Given(issued=date(2024, 3, 8)))
    text = plan_toml(plan)
    seconds = process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = process_time()
    assert len(plan_from(parse_document(text.encode(), "plan.toml"), ()).tasks) == len(plan.tasks)
    print(len(raw) / 1e6, seconds, len(plan.tasks), peak, process_time() - start)


def main() -> None:
    """Measure every size in a process of its own and print the table."""
    print("   MB   tasks   seconds   MB/s   tasks/s   peak MiB   checks s")
    rates = []
    for megabytes in SIZES:
        run = subprocess.run([sys.executable, __file__, str(megabytes)], capture_output=True, text=True, check=True)
        size, seconds, tasks, peak, checks = map(float, run.stdout.split())
        rates.append(seconds / size)
        speed = f"{size / seconds:6.2f} {tasks / seconds:9.0f}"
        print(f"{size:5.1f} {tasks:7.0f} {seconds:9.2f} {speed} {peak:10.0f} {checks:10.2f}")
    print(f"goal: linear; seconds per MB grew {rates[-1] / rates[0]:.2f} × (at most {GROWTH})")
    if rates[-1] / rates[0] > GROWTH:
        sys.exit("not linear")


if __name__ == "__main__":
    measure(int(sys.argv[1])) if len(sys.argv) > 1 else main()
