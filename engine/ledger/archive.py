"""The ledger as a file to be kept elsewhere, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from engine.ledger.entry import Link
from engine.message import message
from engine.planfile.document import parse_document
from engine.planfile.emit import toml_line
from engine.problems import InputError, refuse

_KEYS = ("number", "previous", "hash", "body")


def archive_jsonl(links: Iterable[Link]) -> str:
    """One JSON object a line, one line a link."""
    return "".join(json.dumps(_data(link), ensure_ascii=False) + "\n" for link in links)


def archive_toml(links: Iterable[Link]) -> str:
    """One `[[entries]]` a link; `body` is the entry in its canonical form."""
    blocks = ("\n".join(["[[entries]]", *(toml_line(*pair) for pair in _data(link).items())]) for link in links)
    return "\n\n".join(blocks) + "\n"


def read_archive(raw: bytes, name: str) -> list[Link]:
    """The links of an archive in either form. InputError if it is none."""
    if raw.lstrip().startswith(b"{"):
        return [_link(_json(line, name, number), name, number) for number, line in _lines(raw, name)]
    document = parse_document(raw, name)
    entries = document.data.get("entries", [])
    if not isinstance(entries, list) or set(document.data) - {"entries"}:
        raise _no_archive(name, 1)
    return [_link(entry, name, document.line(("entries", index))) for index, entry in enumerate(entries)]


def _data(link: Link) -> Mapping[str, Any]:
    return {"number": link.number, "previous": link.previous, "hash": link.hash, "body": link.body}


def _lines(raw: bytes, name: str) -> Iterable[tuple[int, str]]:
    try:
        lines = raw.decode().split("\n")  # only there: a text may hold other characters that end a line
    except UnicodeDecodeError as error:
        raise refuse(message("is not UTF-8"), message("use the file as `zeren log` wrote it"), name) from error
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _json(line: str, name: str, number: int) -> object:
    try:
        data: object = json.loads(line)
    except ValueError as error:
        raise _no_archive(name, number) from error
    return data


def _link(data: object, name: str, line: int) -> Link:
    if not isinstance(data, dict) or set(data) != set(_KEYS) or not isinstance(data["number"], int):
        raise _no_archive(name, line)
    if not all(isinstance(data[key], str) for key in _KEYS[1:]):
        raise _no_archive(name, line)
    return Link(data["number"], data["previous"], data["body"], data["hash"])


def _no_archive(name: str, line: int) -> InputError:
    return refuse(
        message("is no entry of a ledger's archive"), message("use the file as `zeren log --format jsonl` wrote it"),
        name, line,
    )  # fmt: skip
