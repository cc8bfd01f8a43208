"""The phrases by which a clause states a change (docs/import.md has them in a table), tried one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from engine.message import message
from engine.model import Kind
from engine.notice.reform.duties import DUTY
from engine.notice.reform.scene import Scene

_ALL = "(?:整合|整体|全部|一并|统一|整建制|成建制|同时|相应|改|转|调整|重新)*"
_TAKE = (
    "(?:划入至?|划转至|划转到|划转给|划转|划归至|划归|划至|划给|划到|转入|移交至|移交给|移交|调整至|调整到|调整给|"
    "调入|并入至?|归入)"
)
_BEAR = "(?:承担|承接|接手|接管|负责|履行|行使)"
_FOUND = "(?:组建成立|重新组建|新组建|组建|新设立|设立|新设|增设|新增|新成立|成立)"

Match = re.Match[str]


def _negative(scene: Scene, clause: Match) -> None:
    scene.leave(clause[0], message("no action takes a plate or a second name away"))


def _posts(scene: Scene, clause: Match) -> None:
    scene.leave(clause[0], message("it is about posts, staff or property, which no action records"))


def _management(scene: Scene, clause: Match) -> None:
    scene.leave(clause[0], message("it says under whom a body stands, which no action records"))


def _basis(scene: Scene, clause: Match) -> None:
    scene.leave(clause[0], message("it does not say what becomes of that department or of its duties"))


def _relief(scene: Scene, clause: Match) -> None:
    scene.leave(clause[0], message("duties end and nobody is said to take them over"))


def _rename(scene: Scene, clause: Match) -> None:
    olds, news = scene.names(clause["old"]) or (scene.subject,), scene.names(clause["new"])
    if len(olds) != len(news) or not all(olds):
        scene.leave(clause[0], message("it is not clear who gets which name"))
        return
    for old, new in zip(olds, news, strict=True):
        scene.renamed(old, new)


def _plate(scene: Scene, clause: Match) -> None:
    named = scene.names(clause["department"] or "") or (scene.subject,)
    if len(named) != 1 or not named[0]:
        scene.leave(clause[0], message("it is not clear who bears the plate"))
        return
    for plate in scene.names(clause["plate"]):
        scene.plated(named[0], plate)
    scene.subject, scene.its = named[0], named


def _divide(scene: Scene, clause: Match) -> None:
    sources, parts = scene.names(clause["source"]) or (scene.subject,), scene.names(clause["parts"])
    if len(sources) == 1 and sources[0] and len(parts) > 1:
        scene.divided(sources[0], parts)
    else:
        scene.leave(clause[0], message("it is not clear what is split into which parts"))


def _integrate(scene: Scene, clause: Match) -> None:
    """Duties (…的职责) or departments themselves; the department they make may follow in a later clause."""
    what = clause["what"]
    if re.search(rf"{DUTY}等?$", what):
        scene.giving += scene.duties(what)
    else:
        scene.joining += scene.names(what)


def _integrate_into(scene: Scene, clause: Match) -> None:
    _integrate(scene, clause)
    for name in scene.names(clause["new"])[:1]:
        scene.founded(name)


def _found(scene: Scene, clause: Match) -> None:
    for name in scene.names(clause["new"]):
        scene.founded(name)


def _made_of(scene: Scene, clause: Match) -> None:
    new = scene.names(clause["new"] or "")[:1] or ((scene.subject,) if scene.subject else ())
    if not new:
        scene.leave(clause[0], message("it is not clear what is formed"))
        return
    _integrate(scene, clause)
    scene.founded(new[0])


def _end(scene: Scene, clause: Match) -> None:
    scene.ended(scene.names(clause["names"]))


def _take(scene: Scene, clause: Match) -> None:
    scene.moved(scene.parted(scene.duties(clause["duties"])), scene.names(clause["to"]))


def _move_out(scene: Scene, clause: Match) -> None:
    scene.moved(scene.duties(clause["duties"]), scene.names(clause["to"]), out=True)


def _take_from(scene: Scene, clause: Match) -> None:
    scene.moved(scene.duties(f"{clause['giver']}的{clause['what']}"), scene.names(clause["to"]))


def _take_waiting(scene: Scene, clause: Match) -> None:
    """…整合，划入丙."""
    to = scene.names(clause["to"])
    if scene.joining and len(to) == 1:
        scene.joined(scene.joining, to[0])
    elif scene.giving:
        scene.moved(scene.giving, to)
    elif scene.its and "并入" in clause[0] and len(to) == 1:
        scene.joined(scene.its, to[0])
    else:
        scene.leave(clause[0], message("it is not clear what passes on"))
    scene.giving, scene.joining = [], ()


def _bear(scene: Scene, clause: Match) -> None:
    """乙承担甲的某职责, also with the subject of an earlier clause; a description of duties names no giver."""
    to = scene.names(clause["to"] or "") or ((scene.subject,) if scene.subject else ())
    given = scene.parted(scene.duties(clause["duties"]))
    if to and all(one.giver for one in given):
        scene.moved(given, to)
    elif re.search("承担|承接|接手|接管", clause[0]):
        scene.leave(clause[0], message("it does not say who gives these duties up"))
    else:
        scene.pass_over(clause[0])


def _join(scene: Scene, clause: Match) -> None:
    into, units = scene.names(clause["into"]), scene.names(clause["units"])
    units = scene.its if units in ((), ("其",)) else units
    if len(into) == 1 and units:
        scene.joined(units, into[0])
    else:
        scene.leave(clause[0], message("it is not clear into what it is merged"))


def _institution(scene: Scene, _clause: Match) -> None:
    scene.kind(Kind.INSTITUTION)


def _office(scene: Scene, _clause: Match) -> None:
    scene.kind(Kind.OFFICE)


Reading = Callable[[Scene, Match], None]

PHRASES: Sequence[tuple[re.Pattern[str], Reading]] = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (r".*不再(?:加挂|挂|使用).*|.*(?:撤销|不再保留|取消|摘除|停用).*(?:牌子|名称|印章).*", _negative),
        (r".*(?:编制|职数|人员|资产|档案|经费|领导班子)(?![科室处股办])(?!.*(?:职责|职能)).*", _posts),
        (r"(?!.*(?:职责|职能|业务)).*(?:划归|划入|交由|改由|调整为由?|由).{1,30}(?:代管|管理|领导|主管)", _management),
        (r".*(?:取消|不再(?:承担|负责|履行|行使|保留)).*(?:职责|职能|业务|事项|工作)", _relief),
        (r"(?:将|把)?(?P<old>.*?)(?:的?名称)?(?:分别)?(?:更名|改名|改称|名称变更|名称更改|名称调整)(?:为|成)?(?P<new>.+)",
         _rename),
        (r"(?:在)?(?P<department>.+?)?(?:上)?(?:对外)?(?:同时)?(?:加挂|增挂|(?<![加增])挂)(?P<plate>.+?)的?(?:牌子?|名称)",
         _plate),
        (r"(?:将|把)?(?P<source>.*?)(?:拆分|分设|分拆|分立|拆)(?:为|成)?(?P<parts>.+)", _divide),
        (r"在整合(?P<what>.+?)的?基础上", _integrate),
        (r"(?:在|以).+?(?:基础上|为基础).*", _basis),
        (rf"整合(?P<what>.+?){_FOUND}(?:为)?(?P<new>.+)", _integrate_into),
        (rf"(?:将|把)?(?P<what>.+?)(?:进行|予以|加以)?(?:整合|合并|重组)(?:后)?(?:为|成|{_FOUND})(?:为)?(?P<new>.+)",
         _integrate_into),
        (r"(?P<new>.+?)?由(?P<what>.+?)(?:合并|整合|重组)(?:而成|组成|组建|成立|设立)(?:而成)?", _made_of),
        (r"(?:将|把)?(?:整合|合并)(?P<what>.+)", _integrate),
        (r"(?:将|把)?(?P<what>.+?)(?:进行|予以|加以)?(?:整合|合并|重组)", _integrate),
        (rf"(?:整合)?{_FOUND}(?:为)?(?P<new>.+)", _found),
        (r"(?:撤销|撤消|不再保留|不再(?:单独)?(?:设立|设置|单设|设))(?P<names>.+)", _end),
        (r"(?:将|把)?(?P<names>.+?)(?:予以)?(?:撤销|撤消|不再保留|不再单设)", _end),
        (rf"(?:将|把)?(?P<duties>.*?{DUTY})等?{_ALL}划出(?:本局|我局|局机关)?(?:至|到|给|并?交由|由)(?P<to>.+?)(?:{_BEAR})?",
         _move_out),
        (rf"(?:将|把)?(?P<what>.*?{DUTY}){_ALL}由(?P<giver>.+?){_ALL}{_TAKE}(?P<to>.+?)(?:{_BEAR})?", _take_from),
        (rf"(?:将|把)?(?P<duties>.*?{DUTY})等?{_ALL}(?:分别)?{_TAKE}(?P<to>.+?)(?:{_BEAR}|管理)?", _take),
        (rf"(?:将|把)?(?P<duties>.*?{DUTY})等?{_ALL}(?:划转|移交|划)?(?:分别)?(?:交)?由(?P<to>.+?)(?:分别|共同|统一|继续)?{_BEAR}",
         _take),
        (rf"(?:一并|整体|全部)*{_TAKE}(?P<to>.+)", _take_waiting),
        (r"(?:将|把)?(?P<units>.*?)(?:整体|整建制|成建制)*并入(?P<into>.+)", _join),
        (r"(?:将|把)?(?P<units>.+?)(?:整体|整建制|成建制)(?:划入|划归|划转至|划转到|转入)(?P<into>.+)", _join),
        (rf"(?:由)?(?P<to>.+?)?{_BEAR}(?P<duties>.*?{DUTY})等?", _bear),
        (r"(?:作为|为|系|是|属).*事业单位", _institution),
        (r"(?:作为|为|系|是|属).*(?:内设(?:机构|科室)|机关科室|职能科室)", _office),
    )
)  # fmt: skip
