"""Make the pictures of docs/documents.md from the bundled plan: `python docs/document_pictures.py`.

Needs LibreOffice (soffice) for the Word and Excel files and Chromium for the page; both only look at what was made.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
AS_OF = "2019-06-01"
WIDTH = 900
COLOURS = 48

COMMANDS = {
    "duty-list.docx": ("duties", "计财科", "--since", "2019-04-02"),
    "matrix.docx": ("matrix",),
    "matrix.xlsx": ("matrix",),
    "breakdown.docx": ("matrix", "--breakdown"),
    "handover.docx": ("handover", "example-reform"),
    "report.pdf": ("report", "--order", "example-reform"),
    "report.html": ("report", "--order", "example-reform"),
}
PAGES = {"report.pdf": (0, 4, 6), "handover.docx": (0,)}
"""Pages shown, where not the first; several stand side by side."""


def main() -> None:
    """Write every picture anew."""
    sys.path.insert(0, str(ROOT))
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder)
        prepare(office)
        for name, command in COMMANDS.items():
            show(office, name, command)
        reconciliation(office)


def prepare(office: Path) -> None:
    """An office with the bundled plan, in which the bundled reform is issued but not in force."""
    from engine.issuing import Signing, issue
    from engine.office import Office
    from engine.planfile.order import load_order
    from rules.rulebook import RULEBOOK

    shutil.copytree(ROOT / "data", office / "data")
    made = Office(office, RULEBOOK)
    order = load_order(office / "data" / "orders" / "example-reform.toml").order
    order = replace(order, document="（虚构）8号", issued=date(2019, 5, 20), effective=date(2019, 7, 1), based_on=None)
    issue(made, order, Signing("example", datetime(2019, 5, 20, tzinfo=UTC), "example"))
    made.ledger.close()


def show(office: Path, name: str, command: tuple[str, ...]) -> None:
    """Have a document made and draw it."""
    from cli.main import main as zeren

    zeren([*command, "--office", str(office), "--as-of", AS_OF, "--lang", "zh", "-o", str(office / name)])
    draw(office, name, f"document-{name.replace('.', '-')}.png")


def reconciliation(office: Path) -> None:
    """Draw the last sheet of a folder of all lists."""
    from cli.main import main as zeren

    folder = office / "all"
    folder.mkdir()
    zeren(["duties", "--all", "--office", str(office), "--as-of", AS_OF, "--lang", "zh", "--format", "pdf",
           "-o", str(folder)])  # fmt: skip
    shutil.copy(max(folder.iterdir()), office / "reconciliation.pdf")
    draw(office, "reconciliation.pdf", "document-reconciliation-pdf.png")


def draw(office: Path, name: str, picture: str) -> None:
    """A picture of a file as its reader sees it."""
    if name.endswith(".html"):
        images = [page_of_browser(office / name)]
    else:
        file = office / name if name.endswith(".pdf") else printed(office / name)
        pdf = pypdfium2.PdfDocument(file)
        images = [pdf[page].render(scale=1.5).to_pil() for page in PAGES.get(name, (0,))]
    joined = Image.new("RGB", (sum(i.width for i in images) + 12 * (len(images) - 1), images[0].height), "#888888")
    for index, image in enumerate(images):
        joined.paste(image, (index * (images[0].width + 12), 0))
    shown = joined.resize((WIDTH, round(joined.height * WIDTH / joined.width)), Image.Resampling.LANCZOS)
    shown.quantize(COLOURS).save(PICTURES / picture, optimize=True)


def printed(file: Path) -> Path:
    """The PDF that LibreOffice makes of a file."""
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(file.parent), str(file)],  # noqa: S603, S607
                   check=True, capture_output=True)  # fmt: skip
    return file.with_suffix(".pdf").rename(file.with_suffix(f"{file.suffix}.pdf"))


def page_of_browser(file: Path) -> Image.Image:
    """The page as a browser shows it."""
    shot = file.with_suffix(".png")
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=1200,1500",  # noqa: S603, S607
                    f"--screenshot={shot}", file.as_uri()], check=True, capture_output=True)  # fmt: skip
    return Image.open(shot).convert("RGB")


if __name__ == "__main__":
    main()
