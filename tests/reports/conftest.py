"""An office with the real plan, an order in force, one issued, and a draft; its documents."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engine.handover import handover
from engine.issuing import Signing, issue
from engine.office import Office
from engine.planfile.order import load_order
from engine.preview import preview
from reports import fonts
from reports.accountability import Inquiry, accountability_report
from reports.breakdown import breakdown_document
from reports.document import Document
from reports.duty_list import DutyLists
from reports.edition import Edition
from reports.handover import handover_document
from reports.matrix import matrix_document
from reports.reconciliation import reconciliation_document
from rules.rule import FAMILIES
from rules.rulebook import RULEBOOK
from tests.conftest import ROOT

DAY = date(2019, 6, 1)
KINDS = ("list", "matrix", "breakdown", "handover", "reconciliation", "report")

ORDERS = {
    "first": """[order]
id = "first"
title = "调整体育职责"
document = "遂教体〔2019〕5号"
issued = 2019-05-06
effective = 2019-05-10
[[actions]]
kind = "transfer"
from = "社体科"
to = "体艺科"
tasks = [14]
""",
    "second": """[order]
id = "second"
title = "撤并青竞科"
document = "遂教体〔2019〕9号"
issued = 2019-05-20
effective = 2019-07-01
[[actions]]
kind = "merge"
from = ["青竞科"]
into = "社体科"
""",
    "third": """[order]
id = "third"
title = "基教科改名"
[[actions]]
kind = "transfer"
from = "计财科"
to = "基础教育科"
tasks = [5]
""",
}


def make_office(folder: Path) -> Office:
    """The office; `first` is in force on DAY, `second` issued, `third` a draft."""
    (folder / "data" / "orders").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "plan.toml", folder / "data" / "plan.toml")
    for name, text in ORDERS.items():
        (folder / "data" / "orders" / f"{name}.toml").write_text(text, encoding="utf-8")
    for hour, name in enumerate(("first", "second")):
        office = Office(folder, RULEBOOK)
        order = load_order(folder / "data" / "orders" / f"{name}.toml").order
        issue(office, order, Signing("张三", datetime(2019, 5, 21, hour, tzinfo=UTC), "试"))
        office.ledger.close()
    return Office(folder, RULEBOOK)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = make_office(tmp_path_factory.mktemp("office"))
    yield made
    made.ledger.close()


def edition(office: Office, language: str = "zh", day: date = DAY, drafts: bool = True) -> Edition:
    return Edition(office.state(day), language, drafts)


def lists_of(office: Office, language: str = "zh") -> DutyLists:
    return DutyLists(edition(office, language), office.state(date(2019, 4, 2)))


def document(office: Office, kind: str, language: str = "zh") -> Document:
    """One document of each kind; that of a department is 社体科, which gives, gets, and is to get duties."""
    printed = edition(office, language)
    if kind == "list":
        lists = lists_of(office, language)
        return lists.document(next(holder for holder in lists.holders if holder.key == "社体科"))
    if kind == "handover":
        return handover_document(printed, handover(office, "second"))
    if kind == "reconciliation":
        return reconciliation_document(lists_of(office, language))
    if kind == "report":
        order = next(file for file in office.order_files if file.order.id == "second")
        seen = preview(office, order, DAY)
        return accountability_report(printed, Inquiry(office.check(printed.state), RULEBOOK.all, FAMILIES, seen))
    return matrix_document(printed) if kind == "matrix" else breakdown_document(printed)


def has_chinese_font() -> bool:
    return bool({family.lower() for family in fonts.system_fonts().families()} & {name.lower() for name in fonts.ANY})


needs_font = pytest.mark.skipif(not has_chinese_font(), reason="NO CHINESE FONT: PDF AND CHARTS ARE NOT TESTED")
