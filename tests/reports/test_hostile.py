"""Text of a plan is data in every format: no formula, no markup, no code, no path."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest

from engine.findings import Outcome
from reports.accountability import Inquiry, accountability_report
from reports.document import Document
from reports.duty_list import DutyLists
from reports.edition import Edition
from reports.matrix import matrix_document
from reports.output import rendered, safe_name, unique_name
from rules.rule import FAMILIES
from tests.plans import make_state
from tests.reports.conftest import needs_font
from tests.reports.reading import docx_text, pdf_text, squeezed

NAMES = (
    "=cmd()|'/c calc'!A1", "<script>甲</script>", "#panic(\"x\") $a^2$ *b* _c_", "$\\frac{x$", "甲\x07\x1b[31m科",
    "\u202e科", "&amp;]]>科", "{{ 7*7 }}科", "../../etc", "@甲",
)  # fmt: skip


def hostile() -> Edition:
    departments = [{"name": name, "kind": "office"} for name in NAMES]
    tasks = [
        {"lead": [name], "responsible": list(NAMES[:3]), "title": f"{name}题", "goal": f"+{name}", "measures": [name],
         "indicators": [{"text": name, "comparator": "=", "value": 1, "unit": "=%"}]}
        for name in NAMES
    ]  # fmt: skip
    return Edition(make_state(tasks, departments=departments, collectives=[]), "zh")


def documents() -> list[Document]:
    edition = hostile()
    lists = DutyLists(edition)
    inquiry = Inquiry(Outcome(()), (), FAMILIES)
    return [*(lists.document(holder) for holder in lists.holders[:4]), matrix_document(edition),
            accountability_report(edition, inquiry)]  # fmt: skip


class _Tags(HTMLParser):
    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]


def test_html_has_no_script_no_link_outside_and_no_id_twice() -> None:
    for document in documents():
        content = rendered(document, "html").decode()
        page = _Tags(content)
        assert not {"script", "iframe", "img", "link", "object", "base"} & set(page.tags)
        assert not [name for name in page.attributes if name.startswith("on")]
        assert "{{ 7*7 }}" in content or "49" not in content
        assert "//" not in re.sub(r'xmlns(:xlink)?="[^"]*"', "", content).replace("../../etc", "")
        ids = [part.split('"')[0] for part in content.split(' id="')[1:]]
        assert len(ids) == len(set(ids))


def test_xlsx_holds_no_formula() -> None:
    found = 0
    for document in documents():
        content = rendered(document, "xlsx")
        for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
            for row in sheet.iter_rows():
                for field in row:
                    assert field.data_type in ("s", "n"), field.value
                    if isinstance(field.value, str) and field.value.startswith(("=", "+", "-", "@")):
                        found += 1
                        assert field.quotePrefix
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert all(b"<f>" not in archive.read(name) for name in archive.namelist())
    assert found > 10


@needs_font
def test_docx_and_pdf_show_it_as_it_is() -> None:
    for document in documents()[:4]:
        assert f"{squeezed(document.title)[:5]}" in squeezed(docx_text(rendered(document, "docx")))
    held = squeezed(pdf_text(rendered(documents()[2], "pdf")))
    assert '#panic("x")$a^2$*b*_c_' in held


@needs_font
def test_the_report_draws_and_prints_hostile_names() -> None:
    report = documents()[-1]
    assert rendered(report, "pdf").startswith(b"%PDF")
    text = docx_text(rendered(report, "docx"))
    assert "\\x07" in text
    assert "\x07" not in text
    assert "\u202e" not in text


def test_csv_and_json() -> None:
    document = documents()[0]
    text = rendered(document, "csv").decode("utf-8-sig")
    assert not [line for line in text.splitlines() if line.startswith(("=", "+", "-", "@"))]
    assert "'=cmd" in text
    assert json.loads(rendered(document, "json"))["department"] == NAMES[0]


@pytest.mark.parametrize(
    ("name", "file"),
    [("../../etc/passwd", "_.._etc_passwd"), ("a/b\\c:d*e?", "a_b_c_d_e_"), ("CON", "_CON"),
     ("con.x", "_con.x"), ("..", "_"), ("", "_"), ("-rf", "rf"), ("甲\n\u202e科 ", "甲__科"), ("~x.", "x")],
)  # fmt: skip
def test_file_names_are_safe(name: str, file: str) -> None:
    assert safe_name(name) == file


def test_file_names_fit_and_never_collide(tmp_path: Path) -> None:
    taken: set[str] = set()
    names = [unique_name(name, "md", taken) for name in ("甲/科", "甲_科", "甲＿科", "A", "a", "长" * 300)]
    assert len({name.casefold() for name in names}) == len(names)
    assert max(len(name.encode()) for name in names) < 200
    for name in names:
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert len(list(tmp_path.iterdir())) == len(names)
