"""Bad input: a clear refusal in bounded time and memory, no traceback, nothing written."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from engine.notice import guard
from engine.notice.guard import Reason, Unreadable, check_archive
from engine.notice.read import read_file, read_notice
from engine.notice.understand import Given, understand
from engine.problems import InputError
from tests.notice import makers
from tests.notice.notices import HEAD, imported, noticed


def refusal(raw: bytes, name: str = "通知") -> str:
    with pytest.raises(InputError) as caught:
        understand(read_notice(raw, name), Given())
    (problem,) = caught.value.problems
    assert problem.file == name
    assert str(problem.mend)
    return str(problem.what)


@pytest.mark.parametrize("raw", [b"", b"   \n\n", b"\r\n"])
def test_empty(raw: bytes) -> None:
    assert refusal(raw) == "is empty"


@pytest.mark.parametrize("body", ["只有一句话。", "一、文化\n二、旅游", "1. 办好书屋。\n2. 修好戏台。", "￥" * 1000])
def test_without_any_task(body: str) -> None:
    assert "states no task" in refusal((HEAD + body).encode())


def test_only_collectives() -> None:
    body = HEAD + "1. 书屋。（责任科室：机关各科室、各县区）"
    assert refusal(body.encode()) == "names no department, only collectives: 机关各科室, 各县区"


def test_a_label_broken_by_a_separator() -> None:
    # found by fuzzing: the label was recognised, its slot was not
    plan, _ = imported("1. 书屋\n牵头、单位：甲科")
    assert [a.written for a in plan.tasks[0].attributions] == ["甲科"]


def test_numbers_that_no_float_holds() -> None:
    # found by fuzzing: 400 digits are infinite
    (task,) = imported(f"1. 书屋。添书{'1' * 400}册。（甲科负责）")[0].tasks
    assert task.indicators == ()


def test_without_a_date_of_issue() -> None:
    with pytest.raises(InputError, match="does not say when it was issued"):
        imported("1. 书屋。（甲科负责）", "")


@pytest.mark.parametrize("raw", [b"\x00\x01\x02\x03" * 50, b"\xff\xff\xff\xff", bytes(range(256)) * 4])
def test_bytes_that_are_no_text(raw: bytes) -> None:
    assert "neither a text" in refusal(raw)


def test_an_old_or_encrypted_office_file() -> None:
    assert "old Office format" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


@pytest.mark.parametrize("cut", [30, 200, 2000, -30])
def test_damaged_archives(cut: int) -> None:
    assert refusal(makers.word(["1. 书屋"])[:cut]) == "is damaged"


@pytest.mark.parametrize("cut", [20, 400, -700])
def test_damaged_pdf(cut: int) -> None:
    assert refusal(makers.pdf(["1. 书屋"])[:cut]) in ("is damaged", "has no text: its pages are pictures")


def test_a_damaged_part() -> None:
    data = makers.changed(makers.word(["1. 书屋"]), b"<w:body>", b"<w:body><w:p>")
    assert refusal(data) == "is damaged"


def test_an_archive_of_something_else() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "甲")
    assert refusal(out.getvalue()) == "is neither a Word nor an Excel file"


def bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(size >> 20):
            part.write(bytes(1 << 20))
    return out.getvalue()


def test_a_zip_bomb() -> None:
    data = bomb(guard.INFLATED_LIMIT + (8 << 20))
    assert len(data) < 1 << 20
    assert "swells" in refusal(data)


def test_a_zip_bomb_that_lies_about_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "INFLATED_LIMIT", 1 << 20)
    data = bomb(4 << 20)
    at = data.rindex(b"PK\x01\x02")
    lying = data[: at + 24] + (1000).to_bytes(4, "little") + data[at + 28 :]
    with pytest.raises(Unreadable) as caught:
        check_archive(lying)
    assert caught.value.reason in (Reason.SWELLS, Reason.CORRUPT)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_external_entities(encoding: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("1. 书屋。（甲科负责）")
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><d>&x;</d>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(makers.word(["1"]))) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.namelist():
            target.writestr(part, xml.encode(encoding) if part == "word/document.xml" else source.read(part))
    assert "declares entities" in refusal(out.getvalue())


def test_an_encrypted_archive() -> None:
    data = bytearray(makers.word(["1"]))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "protected by a password" in refusal(bytes(data))


def test_an_encrypted_pdf() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(100, 100, "x")
    canvas.save()
    assert "protected by a password" in refusal(out.getvalue())


def test_a_scanned_pdf() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    assert refusal(out.getvalue()) == "has no text: its pages are pictures"


def test_a_pdf_that_swells() -> None:
    import zlib

    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.drawString(100, 100, "x")
    canvas.save()
    data = out.getvalue()
    start, end = data.index(b"stream\n") + 7, data.index(b"\nendstream")
    packer = zlib.compressobj(1)
    swollen = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1200)) + packer.flush()
    data = data[:start] + swollen + data[end:]
    data = data.replace(b"<<\n/Length %d" % (end - start), b"<<\n/Filter /FlateDecode /Length %d" % len(swollen), 1)
    refusal(data)


def test_a_text_of_a_hundred_megabytes() -> None:
    assert refusal("1. 办好书屋。\n".encode() * 5_000_000) == "is a text of more than 32 MiB"


def test_files_that_are_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, what in (("none", "cannot be read: "), (".", "is not a regular"), ("pipe", "is not a regular")):
        with pytest.raises(InputError, match=what):
            read_file(tmp_path / name)


def test_one_line_without_end() -> None:
    body = "1. " + "办好书屋，添书10所（甲、" * 60_000 + "\n（责任科室：甲科）"
    plan, _ = understand(noticed(body), Given())
    assert len(plan.tasks) == 1
