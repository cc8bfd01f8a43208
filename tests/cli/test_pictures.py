"""`zeren matrix`, `load` and `graph`."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from cli.main import main
from engine.model import Plan
from engine.text import cells
from tests.cli.conftest import DAY, Zeren, task, write_plan


def test_matrix_fits_eighty_columns_and_is_aligned(zeren: Zeren, office: Path) -> None:
    lines = zeren("matrix", "--lang", "zh", *DAY).out.splitlines()
    assert max(map(cells, lines)) <= 80
    foot = next(line for line in lines if line.endswith("室站心所办?"))
    column = cells(foot[: foot.index("?")])
    seven = next(line for line in lines if line.startswith(" 7 "))
    assert cells(seven) == column + 1
    assert seven.endswith("○")
    assert lines.count(foot) == 2
    assert lines[-1] == "● 牵头  ○ 责任  △ 配合  · 集体  ? 无对应科室"
    assert len([line for line in lines if line[:2].strip().isdigit()]) == 42


def test_matrix_marks(zeren: Zeren, office: Path, real_plan: Plan) -> None:
    data = zeren("matrix", "--format", "json", *DAY).data
    assert len(data["departments"]) == 20
    assert data["departments"][-1] == {"name": "职教科", "kind": "unknown"}
    marks = {row["task"]: row["marks"] for row in data["tasks"]}
    assert marks[3]["组干科"] == marks[3]["机关党办"] == "lead"
    assert marks[42] == {d.name: "collective" for d in real_plan.departments}
    assert marks[7]["职教科"] == "responsible"


def test_matrix_as_csv_and_markdown(zeren: Zeren, office: Path) -> None:
    out = zeren("matrix", "--format", "csv", "--lang", "en", *DAY).out
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert rows[0][:3] == ["No.", "task", "思宣科"]
    assert rows[0][-1] == "职教科?"
    assert (len(rows), rows[3][3], rows[1][2]) == (43, "●", "●")
    table = zeren("matrix", "--format", "md", *DAY).out.splitlines()
    assert table[0] == "# Responsibility matrix"
    assert len([line for line in table if line.startswith("| ")]) == 43
    assert "Note: ● lead  ○ responsible  △ support  · through a collective  ? no department" in table


def test_matrix_of_many_departments_comes_in_parts(zeren: Zeren, tmp_path: Path) -> None:
    names = [f"第{number}科" for number in range(60)]
    write_plan(tmp_path, task(1, lead=[names[0]], support=[names[59]]), names)
    out = zeren("matrix", "--office", str(tmp_path)).out
    assert max(map(cells, out.splitlines())) <= 80
    assert out.count(" 任务 ") == 2
    assert "△" in out.splitlines()[-3]


def test_load_counts_and_measures(zeren: Zeren, office: Path) -> None:
    data = zeren("load", "--format", "json", *DAY).data
    assert next(d["department"] for d in data["departments"]) == "思宣科"
    inspector = next(d for d in data["departments"] if d["department"] == "督导室")
    assert (inspector["lead"], inspector["responsible"], inspector["points"]) == (1, 19, 23.6)
    assert inspector["per_head"] is None
    total = sum(d["points"] for d in data["departments"])
    assert inspector["times_mean"] == pytest.approx(23.6 * 19 / total)
    assert 0 < data["balance"]["gini"] < 1


def test_load_as_text_tells_the_parts_apart(zeren: Zeren, office: Path) -> None:
    lines = zeren("load", "--lang", "zh", *DAY).out.splitlines()
    assert lines[1].startswith("基础教育科")
    bar = lines[1].split()[-1]
    assert bar.startswith("█")
    assert list(dict.fromkeys(bar)) == ["█", "▓", "░"]
    assert max(map(cells, lines)) <= 80
    assert lines[-1].startswith("基尼系数 0.33")


def test_load_by_head_and_load_of_nobody(zeren: Zeren, tmp_path: Path) -> None:
    tables = "".join(
        f'[[departments]]\nname = "{n}"\nkind = "office"\nheadcount = {c}\n' for n, c in (("甲", 2), ("乙", 4))
    )
    write_plan(tmp_path, tables + task(1, lead=["甲"], responsible=["乙"]), ())
    rows = zeren("load", "--format", "csv", "--lang", "en", "--office", str(tmp_path)).out.splitlines()
    assert rows[1:] == ["甲,1,0,0,0,3.0,1.5,1.7143", "乙,0,1,0,0,1.0,0.25,0.2857"]
    write_plan(tmp_path, task(1, lead=["丙"]))
    assert "Gini coefficient 0.00" in zeren("load", "--office", str(tmp_path)).out


def test_graphml_is_read_back_whole(zeren: Zeren, office: Path) -> None:
    text = zeren("graph", *DAY).out
    back = nx.parse_graphml(text)
    assert sum(data["kind"] == "task" for _, data in back.nodes(data=True)) == 42
    assert back.nodes["unknown:职教科"] == {"kind": "unknown", "label": "职教科"}
    written = [data["written"] for _, _, data in back.edges(data=True) if "written" in data]
    assert written.count("基教科") == 1
    assert ET.fromstring(text).tag.endswith("graphml")


def test_node_link_json_is_read_back(zeren: Zeren, office: Path) -> None:
    back = nx.node_link_graph(zeren("graph", "--format", "json", *DAY).data, edges="edges")
    assert back.has_edge("department:计财科", "task:7", "lead")


@pytest.mark.parametrize("form", ["graphml", "dot", "json"])
def test_graph_is_the_same_every_time(zeren: Zeren, office: Path, form: str) -> None:
    assert zeren("graph", "--format", form, *DAY).out == zeren("graph", "--format", form, *DAY).out


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")
def test_dot_is_drawn_and_nothing_leaves_its_quotes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = 'a"];evil[label="\\N\\'
    write_plan(tmp_path, task(1, "\\l<b>x</b>", lead=[name]), [name])
    assert main(["graph", "--format", "dot", "--office", str(tmp_path)]) == 0
    drawn = subprocess.run(
        ["dot", "-Tsvg"], input=capsys.readouterr().out, capture_output=True, encoding="utf-8", check=True
    )
    svg = ET.fromstring(drawn.stdout)
    texts = ["".join(node.itertext()) for node in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert f"{name}" in texts
    assert "1 \\l<b>x</b>" in texts
    assert not [title for title in svg.iter("{http://www.w3.org/2000/svg}title") if title.text == "evil"]
