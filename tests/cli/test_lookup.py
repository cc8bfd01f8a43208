"""Names typed in pinyin, where characters have several readings and names several claims."""

from __future__ import annotations

import pytest

from engine.lookup import find_department, find_tasks
from engine.names import Named, Names
from engine.problems import InputError
from tests.plans import make_graph
from tests.told import told


def departments(*names: str) -> list[dict[str, object]]:
    return [{"name": name, "kind": "office"} for name in names]


@pytest.mark.parametrize("typed", ["cxk", "zhangxingke", "changxingke", "zxk", "zhangxk", "CXK", "ｚｘｋ"])
def test_every_reading_of_a_character_counts(typed: str) -> None:
    graph = make_graph([{}], departments=departments("长兴科", "办公室"))
    assert graph.name(find_department(graph, typed)) == "长兴科"


def test_a_whole_name_goes_before_the_beginning_of_another() -> None:
    graph = make_graph([{}], departments=departments("计财", "计财科", "法规科"))
    assert graph.name(find_department(graph, "计财")) == "计财"
    assert graph.name(find_department(graph, "jc")) == "计财"


def test_several_candidates_are_all_told() -> None:
    graph = make_graph([{}], departments=departments("计财科", "基础科", "法规科"))
    with pytest.raises(InputError) as refused:
        find_department(graph, "jck")
    assert told(refused.value) == [": jck may mean 计财科, 基础科: write the name in full, or one that only it bears"]


def test_a_former_name_that_two_departments_bear_is_ambiguous() -> None:
    graph = make_graph([{}], departments=departments("计财科", "法规科"))
    entries = tuple(
        Named(entry.node, entry.name, ("老科",), entry.current) for entry in graph.names.entries if entry.others == ()
    )
    graph.__dict__["names"] = Names(entries)
    with pytest.raises(InputError) as refused:
        find_department(graph, "老科")
    assert told(refused.value)[0].startswith(": 老科 may mean 计财科, 法规科")


@pytest.mark.parametrize("typed", ["", " ", ".*", "(", "jc*", "\x1b[31m", "x" * 5000])
def test_odd_input_means_nothing(typed: str) -> None:
    graph = make_graph([{}])
    with pytest.raises(InputError):
        find_department(graph, typed)


def test_ranges_of_tasks() -> None:
    graph = make_graph([{"number": 1}, {"number": 2}, {"number": 5}])
    assert find_tasks(graph, ["2-999999999"]) == (2, 5)
    assert find_tasks(graph, ["１、５", "1~2"]) == (1, 5, 2)
    with pytest.raises(InputError):
        find_tasks(graph, ["9" * 5000])
