"""Saving what is shown as a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Button, Input

from engine.files import write_new
from engine.message import message, term
from engine.problems import InputError
from reports.document import Document
from reports.edition import Edition
from reports.output import FORMATS, format_of, rendered, safe_name
from tui.dialogs.dialog import Dialog
from tui.dialogs.fields import field_row

if TYPE_CHECKING:
    from tui.app import ZerenApp


async def export(app: ZerenApp, made: Callable[[Edition], Document], name: str, usual: str = "xlsx") -> None:
    """Ask where to, and save the document in the form of the file's ending."""
    if app.desk is None or app.desk.state is None:
        app.tell(message("nothing is chosen here"), severity="warning")
        return
    edition = Edition(app.desk.state, app.speech.language)
    file = await app.ask(ExportDialog(app.root / f"{safe_name(name)}.{usual}"))
    if file is None:
        return
    try:
        await app.behind(lambda: write_new(file, rendered(made(edition), format_of(file, None))))
    except InputError as error:
        app.tell_problems(error.problems)
    else:
        app.tell(message("saved as {file}", file=str(file)))


class ExportDialog(Dialog[Path]):
    """Answers with a file whose ending is a known one."""

    def __init__(self, usual: Path) -> None:
        super().__init__(message("Save what is shown"))
        self._usual = usual

    def body(self) -> ComposeResult:
        """The file."""
        label = term("file; its ending chooses the form: .docx .xlsx .pdf .html .md .csv .json")
        yield from field_row(self.speech, "file", label, str(self._usual))

    def buttons(self) -> Iterable[Button]:
        """Save."""
        yield self.button("save", message("Save as a file"), primary=True)

    def on_mount(self) -> None:
        """The name can be changed at once."""
        super().on_mount()
        self.query_one(Input).focus()

    def on_input_submitted(self) -> None:
        """Save."""
        self._answer()

    def on_button_pressed(self) -> None:
        """Save."""
        self._answer()

    def _answer(self) -> None:
        file = Path(self.query_one(Input).value.strip()).expanduser()
        if file.suffix.lower().removeprefix(".") not in FORMATS:
            text = message("{ending} is none of {endings}", ending=file.suffix or file.name, endings=FORMATS)
            self.zeren.tell(text, severity="warning")
        else:
            self.dismiss(file if file.is_absolute() else self.zeren.root / file)
