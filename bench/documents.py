"""Whole-process time of 19 duty lists per format, against the bare library writing as much text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import medians

ROOT = Path(__file__).parents[1]
ROUNDS = 5
AS_OF = "2019-06-01"
ZEREN = "import sys; from cli.main import main; sys.exit(main())"

BARE = {
    "docx": """
import docx
for number, rows in enumerate(lists):
    word = docx.Document()
    table = word.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows):
        for cell, text in zip(row.cells, texts):
            cell.text = text
    word.save(f"{folder}/{number}.docx")
""",
    "xlsx": """
import openpyxl
for number, rows in enumerate(lists):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(f"{folder}/{number}.xlsx")
""",
    "pdf": """
import typst
source = b'#let rows = json(bytes(sys.inputs.rows))\\n#table(columns: rows.first().len(), ..rows.flatten())'
compiler = typst.Compiler(font_paths=typst.Fonts(), ignore_system_fonts=True)
for number, rows in enumerate(lists):
    compiler.compile(source, output=f"{folder}/{number}.pdf", sys_inputs={"rows": json.dumps(rows)})
""",
    "html": """
import jinja2
page = jinja2.Environment(autoescape=True).from_string(
    "<table>{% for r in rows %}<tr>{% for c in r %}<td>{{ c }}</td>{% endfor %}</tr>{% endfor %}</table>")
for number, rows in enumerate(lists):
    open(f"{folder}/{number}.html", "w").write(page.render(rows=rows))
""",
    "csv": """
import csv
for number, rows in enumerate(lists):
    csv.writer(open(f"{folder}/{number}.csv", "w")).writerows(rows)
""",
}
HEAD = "import json, sys\nlists, folder = json.load(open(sys.argv[1])), sys.argv[2]\n"


def texts() -> list[list[list[str]]]:
    """The rows of the 19 lists, as every contestant writes them."""
    from engine.office import Office
    from reports.celltext import text_lines
    from reports.duty_list import DutyLists
    from reports.edition import Edition
    from rules.rulebook import RULEBOOK

    lists = DutyLists(Edition(Office(ROOT, RULEBOOK).state(date.fromisoformat(AS_OF)), "zh"))
    sheets = [lists.document(unit.node).sheets[0] for unit in lists.edition.state.graph.departments]
    return [[["\n".join(text_lines(cell)) for cell in row] for row in sheet.rows] for sheet in sheets]


def python(cache: str, *arguments: str) -> None:
    """Run Python with the compiled modules kept in `cache`, as an installed program has them."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = cache
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, check=True)


def main() -> None:
    sys.path.insert(0, str(ROOT))
    with TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.json"
        rows.write_text(json.dumps(texts()), encoding="utf-8")
        for form, code in BARE.items():
            compare(form, code, folder, rows)


def compare(form: str, code: str, folder: str, rows: Path) -> None:
    def ours() -> None:
        python(folder + "/cache", "-c", ZEREN, "--lang", "zh", "duties", "--all", "--as-of", AS_OF,
               "--format", form, "-o", f"{folder}/ours/")  # fmt: skip

    def bare() -> None:
        python(folder + "/cache", "-c", HEAD + code, str(rows), folder)

    contestants: dict[str, Callable[[], object]] = {"zeren": ours, "bare": bare}
    found = medians(contestants, ROUNDS)
    print(f"{form:<6} zeren {found['zeren']:6.2f} s   bare library {found['bare']:6.2f} s   "
          f"{found['zeren'] / found['bare']:5.2f} ×")  # fmt: skip


if __name__ == "__main__":
    main()
