"""Drafts as files of the office: made, changed, completed, never overwritten unseen."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from engine.files import replace as replace_file
from engine.files import shown_path, write_new
from engine.message import message
from engine.office import Office
from engine.order import Order, OrderFile
from engine.planfile.document import parse_document
from engine.planfile.order import load_order, order_from
from engine.planfile.order_text import Comments, order_text, with_head
from engine.problems import InputError, Problem, refuse


def new_draft(office: Office, order: Order, comment: str = "") -> Path:
    """Write a new draft, based on the ledger as it stands, `comment` (TOML comment lines) below; returns its file.

    InputError if the id or the file is in use already.
    """
    taken = {file.order.id for file in office.order_files} | {record.order.id for record in office.records}
    if order.id in taken:
        raise refuse(message("the id {id} is in use already", id=order.id), message("choose another id"))
    file = draft_file(office, order.id)
    text = order_text(replace(order, based_on=office.chain.head_hash))
    write_new(file, (f"{text}\n{comment}\n" if comment else text).encode())
    return file


def write_draft(office: Office, order: Order, comments: Comments, file: Path | None = None, *, force: bool) -> Path:
    """Write a draft with comments, based on the ledger as it stands; returns its file (None: the one of its id).

    `force`: an order file that is there already is replaced, if it is not in the ledger. InputError if the id is used
    elsewhere, or the file exists and may not be replaced.
    """
    file = file or draft_file(office, order.id)
    elsewhere = {f.order.id for f in office.order_files if order_path(office, f).resolve() != file.resolve()}
    if order.id in elsewhere | {record.order.id for record in office.records}:
        raise refuse(message("the id {id} is in use already", id=order.id), message("choose another id"))
    text = order_text(replace(order, based_on=office.chain.head_hash), comments)
    order_from(parse_document(text.encode(), file.name))
    if not file.exists():
        write_new(file, text.encode())
    elif force:
        replace_file(file, text.encode(), _replaceable(office, file))
    else:
        raise refuse(
            message("exists already"),
            message("add --force to replace it, or choose another file: -o FILE"),
            shown_path(file),
        )
    return file


def _replaceable(office: Office, file: Path) -> str:
    """The digest of a draft that may be replaced; InputError if the file is none."""
    read = load_order(file)
    if any(record.order.id == read.order.id for record in office.records):
        raise refuse(
            message("order {id} was issued already", id=read.order.id),
            message("give the new order an id of its own; an issued one can only be revoked"),
            read.file,
        )
    return read.digest


def save_draft(office: Office, read: OrderFile, order: Order) -> OrderFile:
    """Replace the file of a draft; InputError if it was changed since it was read. Returns it as read again."""
    file = order_path(office, read)
    content = order_text(order).encode()
    replace_file(file, content, read.digest)
    return order_from(parse_document(content, read.file))


def set_head(file: Path, read: OrderFile, **values: str | date) -> None:
    """Set keys of the head of an order file and leave the rest of it; InputError if it was changed meanwhile."""
    if values:
        text = file.read_bytes().decode("utf-8-sig")
        replace_file(file, with_head(text, read.file, **values).encode(), read.digest)


def completed(read: OrderFile, **given: str | date | None) -> Order:
    """The order with what its file lacks filled in; InputError for each value that the file states otherwise."""
    stated = {key: value for key, value in given.items() if value}
    wrong = [
        Problem(
            message("{key} is {here} in the file, but {there} was given", key=key, here=getattr(read.order, key),
                    there=value),
            message("correct the file or leave the option out"),
            read.file,
            read.line,
        )
        for key, value in stated.items()
        if getattr(read.order, key) not in (None, "", value)
    ]  # fmt: skip
    if wrong:
        raise InputError(wrong)
    return replace(read.order, **stated)  # type: ignore[arg-type]  # the callers name fields of the right type


def find_order_file(office: Office, named: str) -> Path:
    """The order file meant by a path or by an order's id; InputError if there is none."""
    if Path(named).exists():
        return Path(named)
    for file in sorted(office.orders_folder.glob("*.toml")):
        if load_order(file).order.id == named:
            return file
    raise refuse(message("there is no order file {name}", name=named), message("`zeren order list` lists the orders"))


def draft_file(office: Office, order_id: str) -> Path:
    """Where the draft of that id is kept; what no file name can hold is left out of the name."""
    safe = re.sub(r"[^\w.\-〔〕（）]+", "-", order_id).strip(".-") or "order"
    return office.orders_folder / f"{safe}.toml"


def order_path(office: Office, read: OrderFile) -> Path:
    """The file in the office's folder from which an order was read."""
    return office.orders_folder / Path(read.file).name
