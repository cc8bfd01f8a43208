"""Reform documents with invented wording, read against the bundled plan."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from engine.notice.read import read_notice
from engine.notice.reform.draft import Drafted, GivenHead, draft_from
from engine.office import Office
from engine.order import action_data
from rules.rulebook import RULEBOOK
from tests.conftest import ROOT

TODAY = date(2019, 6, 10)

REPLY = """中共云山市委机构编制委员会办公室文件

云编办发〔2019〕12号

中共云山市委机构编制委员会办公室
关于调整市教育和体育局内设机构的批复

市教育和体育局：

你局《关于调整内设机构的请示》（云教体〔2019〕8号）收悉。经研究，同意作如下调整：

一、法规科更名为政策法规科，加挂行政审批科牌子。
二、将体艺科、社体科的职责整合，组建体育艺术科，作为局机关内设科室。
三、撤销综改办，其职责由基教科承担。
四、将计财科承担的学前教育管理职责划入基础教育科。
五、不再保留体艺科、社体科。
六、将职成科拆分为职业教育科、终身教育科。
七、电教站不再加挂网络中心牌子。

以上调整自2019年7月1日起施行。

中共云山市委机构编制委员会办公室
2019年6月3日
"""


def real_office(root: Path) -> Office:
    (root / "data").mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "data" / "plan.toml", root / "data" / "plan.toml")
    return Office(root, RULEBOOK)


def drafted(office: Office, text: str, name: str = "批复.txt") -> Drafted:
    return draft_from(read_notice(text.encode(), name), office, GivenHead(), TODAY)


def actions(found: Drafted) -> list[dict[str, object]]:
    return [action_data(action) for action in found.order.actions]


def left(found: Drafted) -> Iterator[tuple[str, str]]:
    """What is left to a person, and why."""
    return ((one.what, str(one.why)) for one in found.report.open)
