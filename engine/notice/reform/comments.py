"""The comments of a draft: the sentence above each action, and below all what a person has to complete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from engine.notice.reform.report import Derived, ReformReport
from engine.notice.reform.text import Sentence
from engine.notice.wording import excerpt
from engine.planfile.order_text import Comments

_MOST = 200
"""Sentences that are quoted below the actions; the report has all."""

_LONGEST = 500
"""Characters of a sentence that are quoted."""


def comments_of(report: ReformReport) -> Comments:
    """The comments of the draft; in Chinese, as the document they quote."""
    name = Path(report.notice).name
    top = f"由 zeren import --order 从“{name}”导入；每个动作上面是它所依据的原文；请对照导入报告核对。"
    return Comments(top, [_quoted(one) for one in report.derived], "\n".join(_below(report)))


def _quoted(derived: Derived) -> str:
    return "\n".join(map(_written, derived.sentences))


def _written(sentence: Sentence) -> str:
    return f"{sentence.place.written}：{excerpt(sentence.text, _LONGEST)}。"


def _below(report: ReformReport) -> Iterator[str]:
    """Each sentence that was not understood, once, with the templates for what it leaves unsaid."""
    sentences: dict[Sentence, list[str]] = {}
    for one in report.open:
        sentences.setdefault(one.sentence, []).append(one.template)
    if sentences:
        yield "以下原文没有读懂或没有说全，需要人工补写："
    for sentence, templates in islice(sentences.items(), _MOST):
        yield _written(sentence)
        yield from _lines(templates)
    if len(sentences) > _MOST:
        yield f"另有{len(sentences) - _MOST}处，见导入报告。"


def _lines(templates: Iterable[str]) -> Iterator[str]:
    for template in dict.fromkeys(filter(None, templates)):
        yield "补全后去掉行首的 #："
        yield from template.splitlines()
