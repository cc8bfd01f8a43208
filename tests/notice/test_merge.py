"""A corrected notice brought into a plan the office has worked on."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.notice.bring_in import Imported, import_into, import_new
from engine.notice.merge import difference
from engine.notice.understand import Given
from engine.planfile.write import plan_toml
from engine.problems import InputError
from tests.notice.notices import noticed

BODY = """一、文化
1. 书屋。添书10所。（牵头单位：公文科；责任单位：财务科）
2. 戏台。（牵头单位：产业科；责任单位：财务科）
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plan with what an office adds by hand."""
    text = import_new(noticed(BODY), Given(), ()).text
    text = text.replace('name = "公文科"\n', 'name = "公文科"\naliases = ["公共文化科"] # 简称\n')
    text = text.replace('title = "书屋"\n', '# 重点\ntitle = "书屋"\nfunctions = ["图书"]\n')
    text = text.replace('text = "添书10所"', 'text = "添书的书屋"')
    text += '\n[rules]\noverload = 3.0\n\n# 已说明\n[[waivers]]\nrule = "A103"\nreason = "共同牵头"\n'
    text += "expires = 2024-12-31\ntask = 2\n"
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return path


def merged(file: Path, body: str) -> Imported:
    return import_into(file, noticed(body), Given(), ("A103",))


def changes(imported: Imported) -> list[str]:
    assert imported.before is not None
    lines = list(difference(imported.before.text, imported.text, "plan.toml"))
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_the_same_notice_changes_nothing(file: Path) -> None:
    assert merged(file, BODY).text == file.read_text(encoding="utf-8")


def test_a_correction_changes_only_what_it_corrects(file: Path) -> None:
    found = merged(file, BODY.replace("产业科；责任单位：财务科", "产业科；责任单位：财务科、公共文化科"))
    assert changes(found) == ['-responsible = ["财务科"]', '+responsible = ["财务科", "公共文化科"]']
    assert found.report.unresolved == []


def test_new_tasks_and_new_figures(file: Path) -> None:
    found = merged(file, BODY.replace("添书10所", "添书12所") + "3. 路牌。（牵头单位：资源科）\n")
    assert [task.title for task in found.plan.tasks] == ["书屋", "戏台", "路牌"]
    assert found.plan.tasks[0].functions == ("图书",)
    assert [i.text for i in found.plan.tasks[0].indicators] == ["添书12所"]
    assert [u.written for u in found.report.unresolved] == ["资源科"]
    assert {"# 重点", "# 已说明"} <= set(found.text.splitlines())


def test_a_task_that_got_another_number_keeps_its_functions(file: Path) -> None:
    first, second = BODY.splitlines()[1:]
    body = f"一、文化\n1. {second[3:]}\n2. {first[3:]}\n"
    found = merged(file, body)
    assert [(t.number, t.title, t.functions) for t in found.plan.tasks] == [(1, "戏台", ()), (2, "书屋", ("图书",))]
    assert found.plan.tasks[1].indicators[0].text == "添书的书屋"


def test_a_task_that_is_gone_is_refused_while_a_waiver_names_it(file: Path) -> None:
    with pytest.raises(InputError, match="there is no task 2"):
        merged(file, BODY.partition("2. ")[0])


def test_a_gone_task_and_a_new_collective(file: Path) -> None:
    body = "一、文化\n2. 戏台。（牵头单位：产业科；责任单位：机关各科室）\n"
    found = merged(file, body)
    assert [task.number for task in found.plan.tasks] == [2]
    assert [each.name for each in found.plan.collectives] == ["机关各科室"]
    assert found.plan.waivers[0].task == 2
    assert found.plan.settings.overload == 3.0
    assert "# 已说明" in found.text.splitlines()


def test_a_file_of_an_unusual_layout_is_written_anew(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    inline = text.replace('[[sections]]\nnumber = 1\ntitle = "文化"\n', "")
    file.write_text(inline.replace("schema = 1\n", 'schema = 1\nsections = [{number = 1, title = "文化"}]\n'), "utf-8")
    found = merged(file, BODY.replace("文化\n", "文化事业\n"))
    assert found.plan.sections[0].title == "文化事业"
    assert found.text == plan_toml(found.plan)
