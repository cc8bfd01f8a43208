"""Labels of notices: 牵头科室, 责任单位, 完成时限, 工作措施 …, before a colon or at the head of a column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from engine.text import normalised


class Field(StrEnum):
    """What a label says that its text is; the first three are roles."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    OVERSEER = "overseer"
    DUE = "due"
    PROBLEM = "problem"
    GOAL = "goal"
    MEASURES = "measures"
    REMARK = "remark"
    TEXT = "text"
    NUMBER = "number"
    SECTION = "section"
    TITLE = "title"


ROLE_FIELDS = frozenset({Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT})
SLOT_FIELDS = ROLE_FIELDS | {Field.OVERSEER, Field.DUE}
PROSE_FIELDS = frozenset({Field.PROBLEM, Field.GOAL, Field.MEASURES})

_UNITS = (
    *("科室", "单位", "部门", "股室", "处室", "机构", "方"),
    *("科室单位", "单位部门", "部门单位", "单位科室", "部门科室", "科室部门"),
)
_WITH_UNIT = {
    Field.LEAD: ("牵头", "牵头责任", "主要责任", "主办", "牵头负责", "主责", "第一责任", "牵头实施"),
    Field.RESPONSIBLE: ("责任", "参与", "参加", "落实", "承办", "实施", "参与责任", "具体责任"),
    Field.SUPPORT: ("配合", "协同配合", "协办", "协助", "协同", "协作", "配合责任", "责任配合"),
}
_ALONE = {
    Field.LEAD: "牵头",
    Field.RESPONSIBLE: "责任主体 责任分工",
    Field.SUPPORT: "配合 协同配合 协办 协助",
    Field.OVERSEER: (
        "责任领导 分管领导 牵头领导 责任人 分管责任人 分管局领导 牵头局领导 责任局领导 "
        "包抓领导 包联领导 挂联领导 牵头人 负责人 主要负责人 领导责任人 责任领导责任人"
    ),
    Field.DUE: (
        "完成时限 时限要求 限期 完成时间 时间要求 办结时限 完成期限 时限 时间节点 "
        "完成日期 时间进度 时间安排 完成时间节点 办理时限"
    ),
    Field.PROBLEM: "问题描述 存在问题 存在的问题 主要问题 问题表现",
    Field.GOAL: "目标任务 工作目标 目标要求 年度目标 预期目标",
    Field.MEASURES: (
        "工作措施 工作举措 主要措施 具体措施 重点举措 主要举措 推进措施 整改措施 落实措施 具体举措 工作内容 推进举措"
    ),
    Field.REMARK: (
        "备注 附注 附件 抄送 抄报 主送 信息公开选项 公开方式 公开选项 联系人 联系电话 联系方式 印发 主题词 说明"
    ),
}
_COLUMNS = {
    Field.NUMBER: "序号 编号 序 任务序号",
    Field.SECTION: "类别 板块 工作类别 任务类别 重点领域 领域 工作板块 分类",
    Field.TITLE: (
        "工作任务 目标与任务 重点工作任务 重点任务 任务 主要任务 重点工作 任务名称 "
        "任务内容 工作事项 事项 工作要点 任务事项 工作任务及目标 主要工作任务 重点事项 "
        "工作项目"
    ),
    Field.OVERSEER: "领导",
    Field.PROBLEM: "问题",
    Field.GOAL: "目标 任务目标 目标及要求",
    Field.MEASURES: "措施 举措 任务分解 具体任务 工作要求 具体内容",
    Field.REMARK: "其他",
}

_LONGEST = 12
_MARKS = re.compile(r"[ （）()〔〕\[\]【】/／、*＊]")


@cache
def _labels() -> dict[str, Field]:
    with_unit = {stem + unit: f for f, stems in _WITH_UNIT.items() for stem in stems for unit in _UNITS}
    return with_unit | {label: f for f, labels in _ALONE.items() for label in labels.split()}


@cache
def _columns() -> dict[str, Field]:
    return _labels() | {label: f for f, labels in _COLUMNS.items() for label in labels.split()}


def label(text: str) -> Field | None:
    """The field that `text` labels before a colon, or None; blanks, brackets and traditional forms do not matter."""
    return _look_up(text, _labels())


def column(heading: str) -> Field | None:
    """The field of a column with that heading, or None."""
    return _look_up(heading, _columns())


def _look_up(text: str, known: dict[str, Field]) -> Field | None:
    if len(text) > 3 * _LONGEST:
        return None
    bare = _MARKS.sub("", text)
    return known.get(bare) or (known.get(normalised(bare)) if len(bare) <= _LONGEST else None)


def slots(text: str, *, prose: bool = False) -> tuple[str, list[tuple[Field, str]]]:
    """`text` before its first label, and the labels with what stands behind each.

    In `prose` a label counts only behind the end of a sentence and only if it is one of `SLOT_FIELDS`; elsewhere
    any separator, a blank, or another slot's text may stand before it.
    """
    found = list(_prose_labels(text) if prose else _slot_labels(text))
    if not found:
        return text, []
    ends = [start for start, _, _ in found[1:]] + [len(text)]
    values = [(f, text[behind:end].strip(" ；;，,")) for (_, behind, f), end in zip(found, ends, strict=True)]
    return text[: found[0][0]].strip(), values


_COLON = re.compile("[:：]")
_BOUNDARY = "；;，,。、:："


def _slot_labels(text: str) -> Iterator[tuple[int, int, Field]]:
    """(start of the label, end behind its colon, field) of each label."""
    behind = 0
    for colon in _COLON.finditer(text):
        window = max(behind, colon.start() - 3 * _LONGEST)
        start = max((text.rfind(ch, window, colon.start()) + 1 for ch in _BOUNDARY), default=0)
        start = max(start, window)
        at = _label_start(text, start, colon.start(), inside=behind > 0)
        if at is not None:
            yield at[0], colon.end(), at[1]
            behind = colon.end()


def _label_start(text: str, start: int, end: int, *, inside: bool) -> tuple[int, Field] | None:
    """The longest label that ends at `end`: all of it, from a blank on, or (inside slots) any last characters."""
    if (found := label(text[start:end])) is not None:
        return start, found
    starts = (i for i in range(start, end - 1) if inside or text[i - 1 : i] == " ")
    for at in starts:
        if text[at] != " " and (found := label(text[at:end])) in SLOT_FIELDS:
            assert found is not None
            return at, found
    return None


_COLON_OR_BRACKET = re.compile("[:：（(〔\\[【）)〕\\]】]")


def _prose_labels(text: str) -> Iterator[tuple[int, int, Field]]:
    """As `_slot_labels`, outside of brackets and behind the end of a sentence or of a slot."""
    depth, after = 0, "。；; "
    for mark in _COLON_OR_BRACKET.finditer(text):
        if mark[0] not in ":：":
            depth = depth + 1 if mark[0] in "（(〔[【" else max(0, depth - 1)
        elif depth == 0:
            limit = max(0, mark.start() - 2 * _LONGEST)
            start = max(text.rfind(ch, limit, mark.start()) + 1 for ch in after)
            found = label(text[start : mark.start()]) if start > limit else None
            if found in SLOT_FIELDS:
                assert found is not None
                after = "。；; ，,"
                yield start, mark.end(), found
