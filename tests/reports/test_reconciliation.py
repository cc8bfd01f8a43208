"""The reconciliation sheet counts on the lists as printed: it must notice whatever is wrong with them."""

from __future__ import annotations

from engine.office import Office
from reports.duty_list import DutyLists
from reports.markdown import markdown_document
from reports.reconciliation import Reconciliation, data, reconciliation_document
from tests.plans import make_state
from tests.reports.conftest import lists_of


def test_the_real_plan_with_its_real_exceptions(office: Office) -> None:
    found = data(Reconciliation(lists_of(office)))
    assert found["tasks"] == {"planned": 42, "listed": 42, "missing": [], "unplanned": []}
    assert found["attributions"] == {"count": 177, "miscounted": [], "released": []}
    assert found["without_lead"] == [42]
    assert found["unanswered"] == [{"task": 7, "role": "responsible", "holder": "职教科"}]


def tampered(lists: DutyLists, keep: object) -> Reconciliation:
    lists.table = lists.table[keep]
    return Reconciliation(lists)


def test_a_list_left_out_is_noticed(office: Office) -> None:
    lists = lists_of(office)
    counted = tampered(lists, lists.table["department"] != "计财科")
    assert {"计财科"} == set(counted.miscounted["written"]) & {"计财科"}
    assert 7 in counted.without_lead()


def test_a_task_left_out_is_noticed(office: Office) -> None:
    lists = lists_of(office)
    counted = tampered(lists, lists.table["task"] != 9)
    assert counted.missing == [9]
    text = markdown_document(reconciliation_document(lists))
    assert "任务9“提升教育信息化建设应用水平”未列入任何清单。" in text
    assert "不成立" in text


def test_an_entry_listed_twice_is_noticed(office: Office) -> None:
    import pandas as pd

    lists = lists_of(office)
    lists.table = pd.concat([lists.table, lists.table.head(1)])
    assert list(Reconciliation(lists).miscounted["task"]) == [1]


def test_a_task_without_any_lead_and_a_name_written_twice() -> None:
    from reports.edition import Edition

    state = make_state([{"responsible": ["甲科", "甲办"]}, {"lead": ["甲科", "甲科"]}, {"lead": ["各学校"]}])
    counted = Reconciliation(DutyLists(Edition(state, "en")))
    assert len(counted.miscounted) == 0
    assert counted.without_lead() == [1, 3]
    assert "Task 1 任务1 has no lead." in markdown_document(reconciliation_document(DutyLists(Edition(state, "en"))))
