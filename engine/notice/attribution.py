"""Who answers for a task, as the notice says it: by labels, by verbs, or by a bare list in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from engine.message import Message, message
from engine.model import ROLES, Role
from engine.notice.labels import ROLE_FIELDS, SLOT_FIELDS, Field, slots
from engine.notice.name_list import NameReader
from engine.notice.wording import pieces

_DUTY = (
    r"(?:(?:共同|具体|分别|各自|分工|统筹|联合|按照?(?:各自)?(?:职责|职能|责任|任务|职责任务)(?:分工)?|根据职责分工)*)"
)
_VERB = re.compile(
    rf"{_DUTY}(牵头(?:负责|落实|组织实施|组织|实施|抓好|推进|办理)?|负责(?:落实|实施|推进|办理)?|参与(?:落实|配合)?|参加|"
    r"配合(?:落实|实施|推进)?|协同配合|协助(?:配合)?|协办|落实|组织实施|抓好落实|实施|主办|承办)$"
)
_OF_VERB = {"牵头": Role.LEAD, "主办": Role.LEAD, "配合": Role.SUPPORT, "协同": Role.SUPPORT, "协助": Role.SUPPORT,
            "协办": Role.SUPPORT}  # fmt: skip
_MARKED = re.compile(r"^(.{2,}?)[（(](牵头|牵头单位|牵头科室|主办|配合|协办|责任|参与)[）)]$")
_WITH = re.compile(r"牵头[，,]?(?:并)?会同|(?<!^)会同")


@dataclass
class Assignment:
    """What one wording assigns: names by role, and what else stands in its slots. `verbal`: verbs say the roles."""

    names: dict[Role, list[str]] = field(default_factory=lambda: {role: [] for role in ROLES})
    overseer: str = ""
    due: str = ""
    verbal: bool = False
    notes: list[Message] = field(default_factory=list)

    @property
    def assigns(self) -> bool:
        """Whether somebody is named in a role."""
        return any(self.names.values())

    def all_names(self) -> Iterator[str]:
        """Every name of every role."""
        return (name for role in ROLES for name in self.names[role])

    def add(self, other: Assignment) -> None:
        """Take over what `other` assigns; names already there in the same role stay single."""
        for role in ROLES:
            self.names[role] += [name for name in other.names[role] if name not in self.names[role]]
        self.overseer = self.overseer or other.overseer
        self.due = self.due or other.due
        self.verbal = self.verbal or other.verbal
        self.notes += other.notes


def of_slots(values: Iterable[tuple[Field, str]], reader: NameReader) -> Assignment:
    """What labelled slots assign: roles, overseer and deadline."""
    assignment = Assignment()
    for slot, value in values:
        if slot in ROLE_FIELDS:
            _fill(assignment, Role(slot.value), value, reader)
        elif slot is Field.OVERSEER:
            assignment.overseer = assignment.overseer or value.strip("。 ")
        elif slot is Field.DUE:
            assignment.due = assignment.due or value.strip("。 ")
    return assignment


def of_bracket(content: str, reader: NameReader, at_end: bool) -> Assignment | None:
    """What a bracket assigns, or None if it is an ordinary one; verbs and bare lists count only `at_end`."""
    prefix, values = slots(content)
    if values and not prefix:
        return _inline(of_slots(values, reader)) if any(f in SLOT_FIELDS for f, _ in values) else None
    if not at_end or len(content) > 400:
        return None
    assignment = of_verbs(content, reader) or _bare(content, reader)
    if assignment is None or not _credible(assignment, reader):
        return None
    return _inline(assignment)


def of_verbs(text: str, reader: NameReader) -> Assignment | None:
    """What `甲牵头，乙、丙配合` assigns, or None if no phrase of `text` ends in such a verb."""
    assignment = Assignment(verbal=True)
    waiting: list[str] = []
    said = False
    for phrase in pieces(_WITH.sub(_told_apart, text).strip("。 "), "，,；;。"):
        match = _VERB.search(phrase)
        waiting.append(phrase[: match.start()] if match else phrase)
        if match:
            said = True
            _fill(assignment, _OF_VERB.get(match[1][:2], Role.RESPONSIBLE), "、".join(filter(None, waiting)), reader)
            waiting = []
    if said and waiting:
        _fill(assignment, Role.RESPONSIBLE, "、".join(waiting), reader)
    return assignment if said and assignment.assigns else None


def _told_apart(match: re.Match[str]) -> str:
    return "牵头，" if match[0].startswith("牵头") else "、"


def _fill(assignment: Assignment, role: Role, text: str, reader: NameReader) -> None:
    """Add the names of `text` in `role`; a phrase with verbs, or a name marked （牵头）, says its own role."""
    if (phrase := _phrase(text, reader)) is not None:
        assignment.add(phrase)
        return
    read = reader.read(text)
    assignment.notes += read.notes
    for name in read.names:
        marked = _MARKED.match(name)
        own = _OF_VERB.get(marked[2][:2], Role.RESPONSIBLE) if marked else role
        if (written := marked[1] if marked else name) not in assignment.names[own]:
            assignment.names[own].append(written)


def _phrase(text: str, reader: NameReader) -> Assignment | None:
    return of_verbs(text, reader) if any(_VERB.search(part) for part in pieces(text.strip("。 "), "，,；;。")) else None


def _bare(content: str, reader: NameReader) -> Assignment | None:
    read = reader.read(content)
    if not read.names:
        return None
    strict = len(read.names) == 1
    if not all(
        reader.is_known(n) or (reader.is_unit(n) and not (strict and n[-1] not in "科室股处办局")) for n in read.names
    ):
        return None
    names = {Role.LEAD: [], Role.RESPONSIBLE: list(read.names), Role.SUPPORT: []}
    return Assignment(names, notes=list(read.notes))


def _credible(assignment: Assignment, reader: NameReader) -> bool:
    names = list(assignment.all_names())
    units = sum(reader.is_unit(name) for name in names)
    return all(reader.plausible(name) for name in names) and 2 * units >= len(names)


def _inline(assignment: Assignment) -> Assignment:
    """Inside the text, those who 配合 are responsible where nobody else is."""
    supporting = assignment.names[Role.SUPPORT]
    if supporting and not assignment.names[Role.RESPONSIBLE]:
        assignment.names[Role.RESPONSIBLE], assignment.names[Role.SUPPORT] = supporting, []
        assignment.notes.append(
            message("{names} support by the wording; responsible, as nobody else is", names=tuple(supporting))
        )
    return assignment
