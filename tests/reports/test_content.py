"""What each document says (golden), and that every format says all of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from engine.office import Office
from reports.document import Document
from reports.markdown import markdown_document
from reports.output import rendered
from tests.conftest import Golden
from tests.reports.conftest import KINDS, document, needs_font
from tests.reports.reading import docx_text, flat_cells, html_text, pdf_text, said, squeezed, xlsx_rows

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_golden(office: Office, kind: str, language: str, golden: Golden) -> None:
    text = re.sub(r"[0-9a-f]{16}", "0123456789abcdef", markdown_document(document(office, kind, language)))
    golden(GOLDEN / f"{kind}.{language}.md", text)


def missing(made: Document, text: str) -> list[str]:
    """What a document says more often than a file made of it."""
    held = squeezed(text)
    wanted = Counter(squeezed(part) for part in said(made) if part.strip())
    return [part for part in wanted if held.count(part) < 1]


@needs_font
@pytest.mark.parametrize("kind", KINDS)
def test_docx_says_everything(office: Office, kind: str) -> None:
    made = document(office, kind)
    assert missing(made, docx_text(rendered(made, "docx"))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_html_says_everything(office: Office, kind: str) -> None:
    made = document(office, kind)
    assert missing(made, html_text(rendered(made, "html").decode())) == []


@needs_font
@pytest.mark.parametrize("kind", ["list", "handover", "report"])
def test_pdf_says_every_heading_and_cell(office: Office, kind: str) -> None:
    """Lines broken in a cell interleave with those of its neighbours, so cells are looked for by their beginnings."""
    made = document(office, kind)
    held = squeezed(pdf_text(rendered(made, "pdf")))
    begun = [squeezed(part)[:4] for part in said(made) if part.strip()]
    assert [part for part in begun if part not in held] == []


@pytest.mark.parametrize("kind", KINDS)
def test_xlsx_holds_every_row_as_text_or_number(office: Office, kind: str) -> None:
    made = document(office, kind)
    rows = [row for sheet in xlsx_rows(rendered(made, "xlsx")).values() for row in sheet[4:]]
    assert [["" if cell is None else str(cell) for cell in row] for row in rows] == flat_cells(made)


@pytest.mark.parametrize("kind", KINDS)
def test_json_holds_the_version(office: Office, kind: str) -> None:
    made = document(office, kind)
    data = json.loads(rendered(made, "json"))
    assert data["version" if kind != "handover" else "order"] in (made.footer, *made.footer.split(), "second")


def test_a_duty_in_transition_names_old_and_new_holder_and_the_document(office: Office) -> None:
    text = markdown_document(document(office, "list"))
    assert "过渡：由青竞科移交社体科，依据撤并青竞科（遂教体〔2019〕9号），2019年7月1日到位" in text
    assert "社体科（牵头） | 体艺科（牵头） | 调整体育职责（遂教体〔2019〕5号）" in text
