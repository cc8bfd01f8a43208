"""Files are written whole or not at all, and never over what someone else wrote."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from engine.files import replace, shown_path, write_new
from engine.problems import InputError
from tests.told import told


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def held(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def test_new_file_in_a_new_folder(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "x"
    write_new(file, b"new")
    assert file.read_bytes() == b"new"
    assert held(file.parent) == ["x"]


@pytest.mark.parametrize("kind", ["file", "folder", "broken link"])
def test_new_file_over_anything_is_refused(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "x"
    {"file": file.touch, "folder": file.mkdir, "broken link": lambda: file.symlink_to("nowhere")}[kind]()
    with pytest.raises(InputError, match="exists already"):
        write_new(file, b"new")
    assert held(tmp_path) == ["x"]


def test_replace(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace(file, b"new", digest(b"old"))
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert held(tmp_path) == ["x"]


def test_replace_what_was_not_there(tmp_path: Path) -> None:
    replace(tmp_path / "x", b"new", None)
    assert (tmp_path / "x").read_bytes() == b"new"


@pytest.mark.parametrize(("there", "read"), [(b"theirs", digest(b"old")), (b"theirs", None), (None, digest(b"old"))])
def test_what_someone_else_changed_is_kept(tmp_path: Path, there: bytes | None, read: str | None) -> None:
    file = tmp_path / "x"
    if there is not None:
        file.write_bytes(there)
    with pytest.raises(InputError) as refused:
        replace(file, b"mine", read)
    said = "was changed by someone else since it was read: look at it again, then repeat the change"
    assert told(refused.value) == [f"{file}: {said}"]
    assert (file.read_bytes() if file.exists() else None) == there


def test_a_failure_midway_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError) as refused:
        replace(file, b"new", digest(b"old"))
    assert told(refused.value)[0].startswith(f"{file}: cannot be written: No space left on device: ")
    assert file.read_bytes() == b"old"
    assert held(tmp_path) == ["x"]


def test_unwritable_place(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(InputError, match="cannot be written"):
        write_new(tmp_path / "x" / "y", b"new")


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(InputError, match="cannot be"):
        replace(tmp_path / "x", b"new", None)
    assert held(tmp_path) == ["x"]


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    target = tmp_path / "real"
    target.write_bytes(b"old")
    (tmp_path / "link").symlink_to(target)
    replace(tmp_path / "link", b"new", digest(b"old"))
    assert (tmp_path / "link").is_symlink()
    assert target.read_bytes() == b"new"


def test_path_as_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    assert shown_path(tmp_path / "data" / "plan.toml") == str(Path("data") / "plan.toml")
    assert shown_path(Path("data") / ".." / "x") == "x"
    assert shown_path(tmp_path.parent / "x") == str(tmp_path.parent / "x")
