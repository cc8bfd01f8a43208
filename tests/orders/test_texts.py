"""Orders as text and back; heads filled in where they stand; order files made and changed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from engine.drafting import completed, draft_file, find_order_file, new_draft, save_draft, set_head
from engine.ledger.entry import Entry, Issue, Link, link_after
from engine.ledger.ledger import Ledger
from engine.order import Order, Rename
from engine.planfile.document import parse_document
from engine.planfile.order import load_order, order_from
from engine.planfile.order_text import order_text, with_head
from engine.problems import InputError
from tests.orders.making import an_order, office_in
from tests.orders.strategies import HEADS, ORDERS
from tests.told import told

HANDWRITTEN = """# 起草：张三\u2028（科员）
[order]   # head
title = "调整" # title
id = 'a' # the id
effective = 2019-07-01 # perhaps

# what it does
[[actions]]
kind = "rename"
from = "甲科"
to = "乙科" # title = "none"
"""


def read(text: str) -> Order:
    return order_from(parse_document(text.encode(), "a.toml")).order


@given(ORDERS)
def test_text_and_back(order: Order) -> None:
    assert read(order_text(order)) == order


@given(ORDERS)
def test_into_the_ledger_and_back(order: Order) -> None:
    entry = Entry(Issue(order, "因为"), "张三", datetime(2019, 6, 1, tzinfo=UTC), "试", "f" * 64)
    link = link_after(None, entry)
    assert link.entry == entry
    assert json.loads(link.body)["issue"]["order"]["id"] == order.id
    assert Link(link.number, link.previous, link.body, link.hash).entry == entry


@given(ORDERS, HEADS)
def test_a_head_that_is_filled_in(order: Order, head: dict[str, Any]) -> None:
    filled = read(with_head(order_text(order), "a.toml", **head))
    assert filled.actions == order.actions
    for key in ("id", "title", "document", "issued", "effective", "reason", "based_on"):
        assert getattr(filled, key) == head.get(key, getattr(order, key))


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_what_a_clerk_wrote_beside_it_stays(break_: str) -> None:
    filled = with_head(HANDWRITTEN.replace("\n", break_), "a.toml", document="教〔2019〕9号", issued=date(2019, 6, 1))
    after = "# title\n"
    assert filled == HANDWRITTEN.replace(after, f'{after}document = "教〔2019〕9号"\nissued = 2019-06-01\n', 1)
    moved = with_head(HANDWRITTEN, "a.toml", effective=date(2019, 8, 1))
    assert moved == HANDWRITTEN.replace("2019-07-01 # perhaps", "2019-08-01")


def test_where_no_line_can_be_set_the_file_is_written_anew() -> None:
    """An inline table, dotted keys: right is more than pretty."""
    for text in (
        'order = { id = "a", title = "b" }\n',
        'order.id = "a"\norder.title = "b"\n',
        '[order]\nid = "a"\ntitle = "b"\ndocument = """\nx\ny"""\n',
        '[order]\nid = "a"\ntitle = """\nb"""\n',
    ):
        filled = read(with_head(text, "a.toml", document="d", effective=date(2019, 8, 1)))
        assert (filled.id, filled.title, filled.document, filled.effective) == ("a", "b", "d", date(2019, 8, 1))


class TestDrafting:
    def test_a_new_draft_remembers_the_ledger(self, tmp_path: Path) -> None:
        office = office_in(tmp_path)
        order = an_order("新1", Rename("甲科", "戊科"), document=None, effective=None)
        file = new_draft(office, order)
        assert file == tmp_path / "data" / "orders" / "新1.toml"
        read_back = load_order(file).order
        assert read_back.based_on == "0" * 64
        assert read_back.actions == order.actions

    @pytest.mark.parametrize("name", ["../../x", "a/b", "con:x", "..", "", "\0", "\n", "a" * 50, "市〔2019〕1号"])
    def test_no_id_is_a_path(self, tmp_path: Path, name: str) -> None:
        office = office_in(tmp_path)
        file = draft_file(office, name)
        assert file.parent == office.orders_folder
        assert not set(file.name) & set("/\\:\0\n")
        assert file.name != ".toml"

    def test_an_id_that_is_in_use(self, tmp_path: Path) -> None:
        new_draft(office_in(tmp_path), an_order("a"))
        with pytest.raises(InputError, match="the id a is in use already"):
            new_draft(office_in(tmp_path), an_order("a"))
        with pytest.raises(InputError, match="exists already"):
            new_draft(office_in(tmp_path), an_order("a:"))
        assert [file.name for file in (tmp_path / "data" / "orders").iterdir()] == ["a.toml"]

    def test_a_draft_that_somebody_else_changed_is_not_overwritten(self, tmp_path: Path) -> None:
        office = office_in(tmp_path)
        file = new_draft(office, an_order("a"))
        seen = load_order(file)
        file.write_text(file.read_text(encoding="utf-8") + "# 李四\n", encoding="utf-8")
        for run in (
            lambda: save_draft(office, seen, an_order("a", Rename("甲科", "戊科"))),
            lambda: set_head(file, seen, document="d"),
        ):
            with pytest.raises(InputError, match="was changed by someone else since it was read"):
                run()
        assert file.read_text(encoding="utf-8").endswith("# 李四\n")

    def test_saving_again_and_again(self, tmp_path: Path) -> None:
        office = office_in(tmp_path)
        seen = load_order(new_draft(office, an_order("a")))
        for name in ("戊科", "己科"):
            seen = save_draft(office, seen, an_order("a", Rename("甲科", name)))
        assert load_order(office.orders_folder / "a.toml") == seen

    def test_what_the_file_lacks_can_be_given_and_what_it_says_not_contradicted(self, tmp_path: Path) -> None:
        seen = load_order(new_draft(office_in(tmp_path), an_order("a", document=None)))
        given = completed(seen, document="文", issued=None, effective=seen.order.effective)
        assert given.document == "文"
        with pytest.raises(InputError) as refused:
            completed(seen, document="文", issued=date(2020, 1, 1), effective=date(2020, 1, 2))
        assert [line.partition(": ")[2] for line in told(refused.value)] == [
            "issued is 2019-06-01 in the file, but 2020-01-01 was given: correct the file or leave the option out",
            "effective is 2019-07-01 in the file, but 2020-01-02 was given: correct the file or leave the option out",
        ]

    def test_found_by_path_or_by_id(self, tmp_path: Path) -> None:
        office = office_in(tmp_path)
        file = new_draft(office, an_order("市〔2019〕1号"))
        assert find_order_file(office, str(file)) == file
        assert find_order_file(office, "市〔2019〕1号") == file
        with pytest.raises(InputError, match="there is no order file nothing"):
            find_order_file(office, "nothing")


def test_ledger_and_text_agree(tmp_path: Path) -> None:
    """What was issued and what stands in the file can be compared, key by key."""
    office = office_in(tmp_path)
    ledger: Ledger = office.ledger
    order = read(HANDWRITTEN)
    ledger.append(ledger.chain(), Entry(Issue(order), "张三", datetime(2019, 6, 1, tzinfo=UTC), "", "f" * 64))
    assert office.fresh().records[0].order == read(order_text(order)) == order
    ledger.close()
