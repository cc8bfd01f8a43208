"""Which language is spoken, and how messages become words."""

from __future__ import annotations

from datetime import date

import pytest

from engine.language import choose_language, translator
from engine.message import message


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        ("zh", {"ZEREN_LANG": "en", "LANG": "en_US.UTF-8"}, "zh"),
        ("en", {"ZEREN_LANG": "zh"}, "en"),
        (None, {"ZEREN_LANG": "zh", "LC_ALL": "en_US.UTF-8"}, "zh"),
        (None, {"ZEREN_LANG": "fr", "LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"ZEREN_LANG": "", "LANG": "zh_TW"}, "zh"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US"}, "zh"),
        (None, {"LANG": "ZH_hans"}, "zh"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {}, "en"),
    ],
)
def test_choice(asked: str | None, environment: dict[str, str], language: str) -> None:
    assert choose_language(asked, environment) == language


def test_english_is_the_source() -> None:
    assert translator("en")("no such template") == "no such template"


def test_messages_are_rendered_inside_out() -> None:
    words = {"{a} of {b}": "{b}之{a}", "part": "部分", ", ": "、"}
    said = message("{a} of {b}", a=message("part"), b=("甲", message("part"), 3))
    assert said.render(lambda text: words.get(text, text)) == "甲、部分、3之部分"
    assert str(said) == "part of 甲, part, 3"


def test_values_are_data() -> None:
    said = message("{name} on {day}, {share:.0%}", name="{day}%s{0.__class__}", day=date(2019, 4, 2), share=0.25)
    assert str(said) == "{day}%s{0.__class__} on 2019-04-02, 25%"
