"""Files that are no plan before their content matters, and what encodings and line ends do."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from engine.planfile.document import SIZE_LIMIT, parse_document, read_document
from engine.problems import InputError
from tests.told import told


def refused(file: Path) -> str:
    """The one problem of a file, after its name."""
    with pytest.raises(InputError) as error:
        read_document(file)
    [said] = told(error.value)
    assert said.startswith(str(file))
    return said.removeprefix(str(file))


def refused_bytes(raw: bytes) -> str:
    with pytest.raises(InputError) as error:
        parse_document(raw, "plan.toml")
    [said] = told(error.value)
    return said


def test_missing(tmp_path: Path) -> None:
    assert refused(tmp_path / "x") == ": cannot be read: No such file or directory: check the path and its permissions"


def test_directory(tmp_path: Path) -> None:
    assert refused(tmp_path) == ": is a directory, not a file: name the file itself"


def test_file_used_as_directory(tmp_path: Path) -> None:
    (tmp_path / "plan").touch()
    assert refused(tmp_path / "plan" / "x").startswith(": cannot be read: Not a directory")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    assert refused(tmp_path / "fifo") == ": is not a regular file: name an ordinary file"


def test_device() -> None:
    assert refused(Path(os.devnull)) == ": is not a regular file: name an ordinary file"


def test_symbolic_link_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(InputError, match="cannot be read"):
        read_document(tmp_path / "a")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_unreadable(tmp_path: Path) -> None:
    (tmp_path / "x").touch(mode=0o000)
    assert refused(tmp_path / "x").startswith(": cannot be read: Permission denied")


def test_oversize_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    with file.open("wb") as sparse:
        sparse.truncate(200 * 1024 * 1024)
    assert refused(file) == ": has 200 MiB, more than the 64 MiB read: check that this is the right file"


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes(b"#" + b"x" * (SIZE_LIMIT - 1))
    assert read_document(file).data == {}


@pytest.mark.parametrize(
    ("raw", "line"),
    [("标题".encode("gb18030"), 1), (b"a = 1\nb = '\xff'\n", 2), (b"\xff\xfea\0", 1), (b"a = 1\n\xed\xa0\x80", 2)],
)
def test_not_utf8(raw: bytes, line: int) -> None:
    assert refused_bytes(raw) == f"plan.toml:{line}: is not UTF-8: save the file as UTF-8"


def test_byte_order_mark_and_windows_line_ends() -> None:
    document = parse_document("\ufeffa = 1\r\nb = '''x\r\ny'''\r\nc = [\r\n2]\r\n".encode(), "x")
    assert document.data == {"a": 1, "b": "x\ny", "c": [2]}
    assert [document.line((key,)) for key in "abc"] == [1, 2, 4]
    assert document.line(("c", 0)) == 5


def test_line_of_what_is_missing_is_that_of_what_holds_it() -> None:
    document = parse_document(b"\n[a]\nb = [\n1]\n", "x")
    assert document.line(("a", "b", 7, "x")) == 3
    assert document.line(("z",)) == 1


def test_digest_is_that_of_the_bytes() -> None:
    raw = "\ufeffa = 1\r\n".encode()
    assert parse_document(raw, "x").digest == sha256(raw).hexdigest()


@pytest.mark.parametrize("opening", ["[", "{a=", "[{a="])
@pytest.mark.parametrize("depth", [10, 200, 900, 100_000])
def test_deep_nesting(opening: str, depth: int) -> None:
    closing = "".join({"[": "]", "{": "}"}[ch] for ch in reversed(opening) if ch in "[{")
    raw = f"a = {opening * depth}1{closing * depth}".encode()
    if depth < 200:
        assert parse_document(raw, "x").line(("a",)) == 1
        return
    with suppress(InputError):  # some depths beyond are read, depending on the version of tomli
        assert parse_document(raw, "x").line(("a",)) == 1


def test_nesting_beyond_measure() -> None:
    assert refused_bytes(b"a = " + b"[" * 100_000) == (
        "plan.toml: arrays or tables are nested too deeply: remove the nesting: no plan needs it"
    )


@pytest.mark.parametrize("raw", [b"a." * 100_000 + b"a = 1", b"[" + b"a." * 100_000 + b"a]"])
def test_long_dotted_key(raw: bytes) -> None:
    assert "nested too deeply" in refused_bytes(raw)


def test_number_that_python_refuses_to_read() -> None:
    said = "plan.toml: has a number with far too many digits: write a shorter number"
    assert refused_bytes(b"a = " + b"9" * 5000) == said


@pytest.mark.parametrize("raw", [b"\0", b"a", b"= 1", b"a = ", b"[a", b"a = 1 b = 2", b"\x1b[31m", b"[a]\n[a]"])
def test_not_toml(raw: bytes) -> None:
    assert "is not TOML" in refused_bytes(raw)
