"""Notices with invented wording, and what is read from them."""

from __future__ import annotations

from engine.model import ROLES, Plan, Task
from engine.notice.departments import Roll
from engine.notice.paragraphs import Notice
from engine.notice.read import read_notice
from engine.notice.report import ImportReport
from engine.notice.understand import Given, understand

HEAD = """云山县文化和旅游局文件

云文旅发〔2024〕7号

云山县文化和旅游局
关于印发《云山县文化和旅游局2024年工作要点》的通知

局机关各科室、局属各单位：

现将《云山县文化和旅游局2024年工作要点》印发给你们，请抓好落实。

云山县文化和旅游局

2024年3月8日
"""


def noticed(body: str, head: str = HEAD, name: str = "通知.txt") -> Notice:
    """A text notice with that body below a usual head."""
    return read_notice(f"{head}\n{body}\n".encode(), name)


def imported(body: str, head: str = HEAD, roll: Roll | None = None) -> tuple[Plan, ImportReport]:
    """The plan and the report of a text notice."""
    return understand(noticed(body, head), Given(roll=roll))


def tasks(body: str, head: str = HEAD) -> tuple[Task, ...]:
    """The tasks of a text notice."""
    return imported(body, head)[0].tasks


def roles(task: Task) -> dict[str, list[str]]:
    """Who is named in which role; roles without names are left out."""
    return {role.value: names for role in ROLES if (names := [a.written for a in task.written(role)])}


def only(body: str) -> dict[str, list[str]]:
    """The roles of the single task of a notice."""
    (task,) = tasks(body)
    return roles(task)


def inferences(report: ImportReport) -> list[str]:
    """What was inferred, in English."""
    return [f"{remark.place.said}: {remark.what}" if remark.place else str(remark.what) for remark in report.inferred]
