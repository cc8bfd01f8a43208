"""Copying: to the terminal's clipboard (OSC 52), and to a file, for not every terminal passes it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.message import message

if TYPE_CHECKING:
    from tui.app import ZerenApp


def copy(app: ZerenApp, text: str) -> None:
    """Copy a text, and say where it can be found if the terminal does not pass it on."""
    app.copy_to_clipboard(text)
    file = app.memory.folder / "copied.txt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError:
        app.tell(message("copied"))
        return
    app.tell(message("copied; if pasting gives nothing, the text is in {file}", file=str(file)))
