"""Files: what is asked for, where it may be written, what is replaced."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.office import Office
from engine.problems import InputError
from reports import fonts
from reports.charts import network
from reports.folder import write_each, write_lists
from reports.numbering import chinese
from reports.output import check_folder, format_of, write
from tests.plans import make_state
from tests.reports.conftest import document, edition, lists_of
from tests.told import told


def test_all_lists_with_index_and_reconciliation(office: Office, tmp_path: Path) -> None:
    written = list(write_lists(lists_of(office), tmp_path / "new", "md"))
    files = sorted(file.name for file in (tmp_path / "new").iterdir())
    assert [file.name for file, _ in written] == files
    assert {total for _, total in written} == {22}
    assert files[0] == "00 责任清单目录.md"
    assert files[-1] == "21 责任清单核对表.md"
    index = (tmp_path / "new" / files[0]).read_text(encoding="utf-8")
    assert [name for name in files[1:-1] if name not in index] == []


def test_a_file_is_replaced_and_nothing_else_left(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("old", encoding="utf-8")
    write(file, document(office, "matrix"), "md")
    assert file.read_text(encoding="utf-8").startswith("# 责任矩阵")
    assert [found.name for found in tmp_path.iterdir()] == ["a.md"]


def test_a_failing_document_leaves_the_old_file(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.pdf"
    file.write_text("old", encoding="utf-8")
    monkeypatch.setattr("reports.pdf.writer.fonts.chosen", lambda: fonts.available(["Arial"]))
    with pytest.raises(InputError):
        write(file, document(office, "matrix"), "pdf")
    assert file.read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InputError):
        check_folder(tmp_path)


def test_a_folder_that_cannot_be_written_is_said_before_any_work(office: Office, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        next(write_lists(lists_of(office), tmp_path / "file" / "in", "md"))
    assert "cannot be written" in told(caught.value)[0]
    with pytest.raises(InputError):
        list(write_each(tmp_path / "file", [], "md"))


@pytest.mark.parametrize(
    ("file", "asked", "form"), [("a.DOCX", None, "docx"), ("a.htm", None, "html"), ("a", "pdf", "pdf")]
)
def test_formats(file: str, asked: str | None, form: str) -> None:
    assert format_of(Path(file), asked) == form


def test_a_file_of_no_format() -> None:
    with pytest.raises(InputError) as caught:
        format_of(Path("a.exe"), None)
    assert "a.exe does not say which format is meant" in told(caught.value)[0]


def test_fonts_are_chosen_by_name_and_missed_clearly() -> None:
    found = fonts.available(["fangsong", "Noto Sans CJK SC", "Arial"])
    assert found["body"] == ["fangsong", "Noto Sans CJK SC"]
    assert found["black"][0] == "Noto Sans CJK SC"
    with pytest.raises(InputError) as caught:
        fonts.available(["Arial"])
    assert "no Chinese font" in told(caught.value)[0]


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (42, "四十二"), (100, "100")]
)
def test_chinese_numbers(number: int, text: str) -> None:
    assert chinese(number) == text


def test_many_departments_are_not_all_drawn() -> None:
    from reports.edition import Edition

    names = [f"第{number}科" for number in range(60)]
    state = make_state([{"lead": [name], "responsible": names[:2]} for name in names],
                       departments=[{"name": name, "kind": "office"} for name in names], collectives=[])  # fmt: skip
    picture = network(Edition(state, "en"))
    assert picture.caption.endswith("(the first 40 of 60 departments)")
    assert picture.svg.count("第") == 40


def test_drafts_are_printed_only_if_asked_for(office: Office) -> None:
    assert (
        edition(office, drafts=False).state.transitions.keys() < edition(office, drafts=True).state.transitions.keys()
    )
