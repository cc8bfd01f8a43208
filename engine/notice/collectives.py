"""Collective wordings of notices: 机关各科室, 局属各单位, 各县（市、区）, 有关部门, and whom they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from engine.model import Collective, Kind
from engine.text import normalised

_UNIT = r"(?:科室|处室|股室|科|处|股|室|部门|单位)"
_OFFICES = re.compile(
    rf"(?:[市县区局委厅]{{0,2}}(?:机关|本级|局内|委内|厅内|内设))(?:[各所有全体内设相关]{{0,6}}){_UNIT}(?:[和、及]?{_UNIT})*"
    r"|[各所有全体]{1,4}(?:有关|相关|内设)?(?:机构|科室|处室|股室)(?:[和、及]?(?:科室|处室|股室))?|机关全体"
)
_INSTITUTIONS = re.compile(
    r"[各所有全体]{0,4}[市县区局委厅]{0,2}[各所有全体]{0,4}(?:直属|下属|所属|二级|(?<=[局委厅])属|(?<=[局委厅])直)[各所有全体相关]{0,4}"
    r"(?:事业单位|单位|机构|学校|学校和单位|学校、单位|学校单位|单位和学校|单位学校|学校及单位|单位及学校)(?:学校)?"
)
_INNER_BOTH = re.compile(
    r"(?:[市县区局委厅]{0,2}(?:机关|本级))?[各所有全体]{1,4}(?:科室|处室|股室)?[、和及/]?(?:直属|下属)?(?:单位|事业单位)"
)
_VAGUE = re.compile(
    r"(?:各|各个|各有关|各相关|有关|相关|其他|其他有关|其他相关|各责任|领导小组各?|各?成员|各级|各级各有关|各级有关)+"
    r"(?:部门|单位|科室|处室|股室|责任单位|责任部门|成员单位|部门单位|单位部门|部门和单位|机构)+"
)
_OUTSIDE = re.compile(
    r"(?:全[市县区省])?各(?!项|类|种|地方)[^、，；]{0,12}(?:县|市|区|乡|镇|街道|办事处|园区|乡镇|镇乡|街办|学校|院校|高校|中小学|幼儿园|"
    r"教育局|教体局|教育和体育局|政府|党委|委员会|党组织|企业|村|社区|地|部门|单位)"
)
_BRACKETED = re.compile(r"[（(〔]([^（）()〔〕]*)[）)〕]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A collective wording: its kinds (None: it does not say whom it means)."""

    written: str
    kinds: tuple[Kind, ...] | None


def collective(written: str) -> Wording | None:
    """The collective that `written` is by its form, or None for an ordinary name."""
    bare = normalised(_BRACKETED.sub(_alternatives, written))
    if not bare or len(bare) > 40:
        return None
    for pattern, kinds in _KINDS:
        if pattern.fullmatch(bare):
            return Wording(written, kinds)
    return None


_KINDS: tuple[tuple[re.Pattern[str], tuple[Kind, ...] | None], ...] = (
    (_INSTITUTIONS, (Kind.INSTITUTION,)),
    (_OFFICES, (Kind.OFFICE,)),
    (_VAGUE, None),
    (_INNER_BOTH, None),
    (_OUTSIDE, ()),
)


def _alternatives(bracket: re.Match[str]) -> str:
    """What a bracket adds if it holds alternatives (市、区); an explanation adds nothing."""
    parts = re.split("[、,，/]", bracket[1])
    return "".join(parts) if len(parts) <= 4 and all(len(part) <= 4 for part in parts) else ""


def meant_by_salutation(salutation: Iterable[str]) -> tuple[Kind, ...] | None:
    """The kinds a vague wording means: those of the salutation's collectives, if it names some of the bureau."""
    wordings = [wording for name in salutation if (wording := collective(name)) is not None]
    kinds = {kind for wording in wordings for kind in wording.kinds or ()}
    return tuple(kind for kind in Kind if kind in kinds) or None


_ALL = re.compile("[各所有全体]+")


def collected(wordings: Iterable[Wording], salutation: Iterable[str]) -> tuple[list[Collective], list[str]]:
    """The collectives of a plan, and those wordings of which the notice does not say whom they mean.

    Wordings that differ only in 各, 所有 or 全体 are one collective with aliases.
    """
    meant = meant_by_salutation(salutation)
    groups: dict[tuple[str, tuple[Kind, ...]], list[str]] = {}
    unsaid: list[str] = []
    for wording in wordings:
        kinds = wording.kinds if wording.kinds is not None else meant
        if kinds is None:
            unsaid.append(wording.written)
        names = groups.setdefault((_ALL.sub("各", normalised(wording.written)), kinds or ()), [])
        if normalised(wording.written) not in map(normalised, names):
            names.append(wording.written)
    return [Collective(names[0], kinds, 0, tuple(names[1:])) for (_, kinds), names in groups.items()], unsaid
