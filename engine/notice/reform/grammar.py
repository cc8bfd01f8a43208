"""Reads the sentences of a reform document clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from engine.message import message
from engine.notice.name_list import NameReader
from engine.notice.reform.phrases import PHRASES
from engine.notice.reform.scene import Scene
from engine.notice.reform.statements import Understanding
from engine.notice.reform.text import Sentence
from engine.notice.wording import pieces
from engine.text import simplified

_SOUNDS = re.compile(
    "更名|改名|改称|名称变更|撤销|撤消|不再|组建|设立|新设|增设|成立|划入|划转|划归|划出|划给|划至|并入|合并|整合|拆分|分设|分拆|"
    "取消|调整为|改由|代管|合署|加挂|增挂|挂牌|牌子|承接|移交|(?:职责|职能|业务|工作)[^，]{0,6}由[^，]+(?:承担|负责|履行)|重组"
)
_HEDGED = re.compile(
    "拟(?!订|定)|条件成熟|适时|视情|探索|研究(?:设立|组建|论证|推进)|暂不|暂缓|可以?(?:设立|组建|加挂|增设)|原则上|鼓励|"
    "不得|严禁|建议|逐步|[若如](?:需|果|有)|待[^，]{1,30}后|已经?(?:于|更名|改名|撤销|并入|划入|划转|划归|组建)"
)
_TITLES = re.compile("《[^》]*》")
_LEAD = re.compile(
    "^(?:(?:经|根据|按照|依据|为)[^，]{0,40}?(?:研究|决定|同意|批准)+|决定|同意|现|即日起|同时|另外|此外|相应地?|其中|今后|"
    "(?:自|从)[^，]{1,20}起|并(?!入)|且|由此|对[^，]{1,12}的?(?:内设机构|机构|职责)(?:进行|作|做)[^，]{0,10}调整)(?:[你我本]局(?:对|将)?)?"
)
_OBJECT = re.compile("^(?:将|把|整合|合并)")
_FOUNDS = re.compile("重新组建|新?组建|新?设立|新设|增设|新?成立")
_GOES_ON = re.compile("整体|一并|分别|统一|划|并入|移交|转入|交由|由|调整|整合|合并")
_VERB = re.compile(
    "划|并入|更名|改名|改称|(?<!^)(?:合并|整合)|拆|分设|由|组建|设立|成立|撤|不再|加挂|移交|调整|转入|归入"
)
_QUOTES = str.maketrans("", "", '“”‘’「」"')
_LONGEST = 300
"""Characters of a clause that is looked at; a longer one states no change."""


def understood(sentences: Iterable[Sentence], reader: NameReader) -> Understanding:
    """What sentences state; every one that sounds like a change and is not understood is left to a person."""
    found = Understanding()
    scene: Scene | None = None
    for sentence in sentences:
        if scene is None or sentence.passage != scene.sentence.passage:
            if scene is not None:
                scene.close()
            scene = Scene(reader, found, sentence)
        scene.sentence = sentence
        _read(sentence, scene)
    if scene is not None:
        scene.close()
    return found


def _read(sentence: Sentence, scene: Scene) -> None:
    plain = _plain(sentence.text)
    if not _SOUNDS.search(plain) and not (scene.parting or scene.its):
        scene.into.silent.append(sentence)
    elif hedge := _HEDGED.search(plain):
        scene.leave(sentence.text, message("“{words}”: it is said with reserve, or of the past", words=hedge[0]))
    else:
        _read_clauses(sentence, scene)


def _plain(text: str) -> str:
    """Text without what it quotes, in simplified characters."""
    return _TITLES.sub("", simplified(text))


def _read_clauses(sentence: Sentence, scene: Scene) -> None:
    read = False
    rest: list[str] = []
    for clause in _clauses(simplified(sentence.text)):
        if _read_clause(clause, scene):
            read = True
        else:
            rest.append(clause)
    if not read and not _SOUNDS.search(_plain(sentence.text)):
        scene.into.silent.append(sentence)
        return
    for clause in rest:
        if _SOUNDS.search(_plain(clause)):
            scene.leave(clause, message("no phrase that is known"))
        else:
            scene.pass_over(clause)


def _read_clause(clause: str, scene: Scene) -> bool:
    """Read a clause by the first phrase that fits; False if none does."""
    bare = clause.translate(_QUOTES)
    text = _without_lead(_plates_out(bare, scene))
    if len(text) > _LONGEST:
        return False
    for pattern, reading in PHRASES:
        if (match := pattern.fullmatch(text)) is not None:
            reading(scene, match)
            return True
    return text != _without_lead(bare)


def _clauses(text: str) -> Iterator[str]:
    """The clauses between commas; an object (将甲的职责) that waits for its verb is joined with what follows."""
    held = ""
    for clause in pieces(text, "，,"):
        if held and _FOUNDS.match(clause):
            yield held
            held = clause
        else:
            held = f"{held}{'' if _GOES_ON.match(clause) else '、'}{clause}" if held else clause
        if not _waits(held):
            yield held
            held = ""
    if held:
        yield held


def _waits(clause: str) -> bool:
    bare = _without_lead(clause)
    return bare.endswith("划出") or (_OBJECT.match(bare) is not None and not _VERB.search(bare))


def _without_lead(clause: str) -> str:
    shorter = _LEAD.sub("", clause, count=1)
    while shorter != clause:
        clause, shorter = shorter, _LEAD.sub("", shorter, count=1)
    return clause


_PLATE_BRACKET = re.compile(r"[（(][加增]?挂([^（）()]{2,30}?)的?牌子?[）)]")
_BEFORE_NAME = re.compile(f"^(?:.*(?:更名为|改名为|改称为?|撤销|不再保留|{_FOUNDS.pattern})|将|把|在)")


def _plates_out(clause: str, scene: Scene) -> str:
    """The clause without brackets such as （加挂乙牌子）, which are read as what they say of the name before."""
    for bracket in _PLATE_BRACKET.finditer(clause[:_LONGEST]):
        before = _BEFORE_NAME.sub("", clause[: bracket.start()])
        for plate in scene.names(bracket[1]):
            scene.plated((scene.names(before) or (before,))[-1], plate)
    return _PLATE_BRACKET.sub("", clause)
