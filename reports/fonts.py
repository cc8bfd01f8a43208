"""Fonts by name: what the standard asks for, and what stands in for it where it is not installed.

Word documents and pages name them all and leave the choice to the reader's system. A PDF holds its fonts, so the
system that makes it must have at least one Chinese font of `ANY`; none is bundled.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.message import message
from engine.problems import refuse

if TYPE_CHECKING:
    from typst import Fonts

_SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "SimSun", "宋体",
          "NSimSun", "STSong", "Songti SC", "AR PL UMing CN")  # fmt: skip
_SANS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei",
         "PingFang SC", "Heiti SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei")  # fmt: skip
_LAST = ("Droid Sans Fallback", "Arial Unicode MS")

TITLE = ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong", "华文中宋", *_SERIF)
BODY = ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "华文仿宋", *_SERIF)
BLACK = ("SimHei", "黑体", "STHeiti", *_SANS)
ITALIC = ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "华文楷体", "AR PL UKai CN", *_SERIF)
SONG = ("SimSun", "宋体", *_SERIF)
ANY = (*_SERIF, *_SANS, *_LAST)

USES = {"title": TITLE, "body": BODY, "black": BLACK, "kai": ITALIC, "song": SONG, "chart": (*_SANS, *_SERIF)}
"""小标宋, 仿宋, 黑体, 楷体, 宋体, and a font without serifs for charts."""


@lru_cache(maxsize=1)
def system_fonts() -> Fonts:
    """The fonts of this system, searched once."""
    from typst import Fonts

    return Fonts()


def chosen() -> dict[str, list[str]]:
    """For each use the fonts that this system has, the best first. InputError if it has no Chinese font at all."""
    return available(system_fonts().families())


def available(families: Iterable[str]) -> dict[str, list[str]]:
    """For each use those of `families` that serve it, the best first. InputError if none is Chinese."""
    known = {family.lower(): family for family in families}
    found = {use: _known(names, known) for use, names in USES.items()}
    last = _known((*ANY, *TITLE, *BODY, *BLACK, *ITALIC), known)
    if not last:
        raise refuse(
            message("this system has no Chinese font, without which no PDF and no chart for Word can be made"),
            message("install one, such as Noto CJK (fonts-noto-cjk) or 仿宋, or write html or xlsx"),
        )
    return {use: list(dict.fromkeys([*names, *last])) for use, names in found.items()}


def _known(names: Iterable[str], known: dict[str, str]) -> list[str]:
    return [known[name.lower()] for name in names if name.lower() in known]
