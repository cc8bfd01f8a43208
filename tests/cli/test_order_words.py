"""Orders, handovers and changes as they are said to people, in both languages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from engine.language import translator
from engine.model import Kind, Role
from engine.order import Abolish, Action, Merge, MoveOut, Part, Release, Selection, Split, Transfer
from engine.order_words import action_words, selection_words
from tests.cli.conftest import Zeren
from tests.conftest import ROOT, Golden

GOLDEN = Path(__file__).parent / "golden"
ORDER = Path("data/orders/example-reform.toml")
SIGNED = ("--document=遂编发〔2019〕8号", "--issued=2019-06-01", "--effective=2019-07-01", "--operator=张三")
BEFORE, AFTER = ("--as-of", "2019-06-15"), ("--as-of", "2019-12-31")
SAID = (
    ("order", "preview", "example-reform", *BEFORE),
    ("order", "check", "example-reform"),
    ("order", "issue", "example-reform", *SIGNED),
    ("who", "5", "14", *BEFORE),
    ("who", "5", "14", *AFTER),
    ("trace", "14", *BEFORE),
    ("trace", "14", *AFTER),
    ("handover", "example-reform"),
    ("changes", "--from", "2019-06-15", "--to", "2019-12-31"),
)


@pytest.fixture
def reform(office: Path) -> None:
    """The real office with the example order as a draft."""
    (office / ORDER).parent.mkdir()
    shutil.copy(ROOT / ORDER, office / ORDER)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_reform_from_preview_to_changes(zeren: Zeren, reform: None, language: str, golden: Golden) -> None:
    said = [f"$ zeren {' '.join(call)}\n{_hashless(zeren(*call, '--lang', language).out)}" for call in SAID]
    golden(GOLDEN / f"reform.{language}.txt", "\n".join(said))


def _hashless(out: str) -> str:
    """Hashes depend on the moment of recording."""
    return re.sub(r"\b[0-9a-f]{12}\b", "0123456789ab", out)


@pytest.mark.parametrize(
    ("action", "zh", "en"),
    [
        (
            Split("甲科", (Part("乙科", (8, 33)), Part("丙科", functions=("继续教育",), rest=True))),
            "甲科拆分：乙科承接任务 8、33 的责任；丙科承接涉及继续教育职能的责任，以及其余责任",
            (
                "甲科 is split: 乙科 takes the duties on task 8, 33; "
                "丙科 takes the duties with the function 继续教育 and the rest"
            ),
        ),
        (
            Abolish("甲科", successors=(Part("乙科", roles=(Role.LEAD,)), Part("丙科", rest=True))),
            "撤销甲科：乙科承接牵头科室职责；丙科承接其余责任",
            "甲科 is abolished: 乙科 takes the duties as lead; 丙科 takes the rest",
        ),
        (Abolish("甲科"), "撤销甲科，无承接科室", "甲科 is abolished without successor"),
        (
            Transfer("甲科", "乙科", (1, 5), ("学前教育",), (Role.LEAD, Role.RESPONSIBLE)),
            "甲科将任务 1、5 中涉及学前教育职能的牵头、责任科室职责划转至乙科",
            "甲科 passes the duties as lead, responsible with the function 学前教育 on task 1, 5 to 乙科",
        ),
        (
            MoveOut("甲科", "市某局"),
            "甲科将全部列名责任划出，由局外单位市某局承担",
            "甲科 passes all duties by name to 市某局, outside the bureau",
        ),
        (
            Merge(("甲科", "乙科"), "丙科", Kind.OFFICE),
            "甲科、乙科合并，组建丙科（机关科室）",
            "甲科, 乙科 merge into the new 丙科 (office)",
        ),
        (
            Release(9, Role.RESPONSIBLE, "甲科"),
            "任务 9：免除甲科的责任科室职责",
            "task 9: 甲科 is no longer responsible",
        ),
    ],
)
def test_an_action_is_one_sentence(action: Action, zh: str, en: str) -> None:
    assert action_words(action).render(translator("zh")) == zh
    assert str(action_words(action)) == en


def test_a_selection_that_narrows_nothing_means_all_named_duties() -> None:
    assert str(selection_words(Selection())) == "all duties by name"
    assert str(selection_words(Selection(functions=("学前教育",)))) == "the duties with the function 学前教育"


def test_what_nobody_takes_or_gives_is_said_in_the_handover(zeren: Zeren, office: Path) -> None:
    (office / ORDER).parent.mkdir()
    (office / ORDER).write_text(
        '[order]\nid = "one"\ntitle = "调整"\n'
        '[[actions]]\nkind = "release"\ntask = 9\nrole = "responsible"\ndepartment = "人事科"\n'
        '[[actions]]\nkind = "assign"\ntask = 42\nrole = "lead"\ndepartment = "办公室"\n',
        encoding="utf-8",
    )
    out = zeren("handover", "one", "--lang", "zh").out
    released, assigned = out.split("## ")[1:]
    assert released.startswith("人事科 → 无人\n")
    assert "到位日期：未定。到位之前由移交方负责，自到位之日起无人承担。" in released
    assert assigned.startswith("无人 → 办公室\n")
    assert "到位日期：未定。自到位之日起由接收方负责。" in assigned


def test_a_duty_list_of_an_ended_department_without_successor(zeren: Zeren, office: Path) -> None:
    (office / ORDER).parent.mkdir()
    (office / ORDER).write_text(
        '[order]\nid = "one"\ntitle = "撤销"\n[[actions]]\nkind = "abolish"\ndepartment = "综改办"\n', encoding="utf-8"
    )
    assert zeren("order", "issue", "one", *SIGNED, "--allow-orphans", "试验").status == 0
    assert zeren("duties", "综改办", "--lang", "zh", *AFTER).out.startswith("综改办已由调整文件 one 终止，无承接科室\n")
