"""What a notice states once for all its tasks: that the first unit leads, who is bound everywhere, who succeeds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engine.notice.paragraphs import Paragraph

_UNIT = "(?:单位|科室|部门|股室|处室)"
_FIRST_LEADS = re.compile(
    rf"[，,；;]?(?:注[：:])?(?:其中)?(?:[，,])?(?:各项)?(?:任务|工作)?(?:中)?(?:责任|落实)?{_UNIT}?(?:中)?[，,]?"
    rf"(?:(?:排|列)(?:名|序|在)?(?:第一位|第一|首位|首|最前面?|在前)|(?:首位|第一位|第一个)(?={_UNIT}|的|者|为|是|系))(?:的|者)?{_UNIT}?(?:者)?"
    rf"(?:均)?(?:为|是|系|即为)?(?:牵头|主要|主办)(?:责任)?{_UNIT}?(?:[，,、；;]?下同)?"
)
_DEFAULT = re.compile(
    r"(?:以下|下列|上述|以上|本方案)?(?:各项|所有|各)(?:重点|主要)?(?:工作|任务|措施|项目|事项)*(?:均|都|皆)(?:需要?|要|须|应)?由?"
    r"[^，。；]{2,40}?(?:负责|落实|配合|参与|参加|组织实施)[，,、]?(?:以下)?(?:不再(?:一一|逐一|逐项|单独|另行)?列(?:出|举|明)?|下同|不另行?列出)"
)
_EMPTY_BRACKET = re.compile(r"[（(【\[〔][ 。，；,;]*[）)】\]〕]")
_SUCCEEDS = re.compile(
    r"(?:承接|接续|接替|调整后|划入|变动后|改革后)[^。]{0,20}(?:科室|单位|部门|股室|处室)|(?:科室|单位|部门)[^。]{0,10}承接"
)
_REFORM = re.compile("机构改革|职能[^。]{0,6}(?:调整|变动|划转)|职责[^。]{0,6}(?:调整|变动|划转)")


@dataclass
class Statements:
    """The statements found so far. `default` is the wording; `first_leads` says that the first of a list leads."""

    first_leads: bool = False
    default: str = ""

    def without(self, paragraph: Paragraph) -> Paragraph:
        """`paragraph` without the statements, which are kept here."""
        if not _worth_a_look(paragraph.text):
            return paragraph
        text = _DEFAULT.sub(self._take_default, _FIRST_LEADS.sub(self._take_order, paragraph.text))
        if text == paragraph.text:
            return paragraph
        return replace(paragraph, text=_EMPTY_BRACKET.sub("", text).strip(" 。，,；;"))

    def _take_order(self, match: re.Match[str]) -> str:
        self.first_leads = True
        return "" if match[0][0] not in "；;" else match[0][0]

    def _take_default(self, match: re.Match[str]) -> str:
        self.default = self.default or match[0].strip("，,；; ")
        return ""


def _worth_a_look(text: str) -> bool:
    return "牵头" in text or "主要" in text or "主办" in text or "不" in text or "下同" in text


def is_succession(text: str) -> bool:
    """Whether a remark says who takes over the duties of departments that change."""
    return _REFORM.search(text) is not None and _SUCCEEDS.search(text) is not None
