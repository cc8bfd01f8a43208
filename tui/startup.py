"""Before the program starts: whether this terminal can show it, in which language and colours."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from engine.message import Message, message


@dataclass(frozen=True)
class Terminal:
    """What is known of the terminal."""

    interactive: bool
    name: str
    served: bool = False


def refusal(terminal: Terminal) -> Message | None:
    """Why the program cannot be shown here; None if it can."""
    if terminal.served:
        return None
    if not terminal.interactive:
        return message("zeren tui needs a terminal; here, use commands such as `zeren check` or `zeren who 7`")
    if terminal.name == "dumb":
        return message("this terminal (TERM=dumb) cannot show screens; use commands such as `zeren check`, or set TERM")
    return None


def terminal(environment: Mapping[str, str]) -> Terminal:
    """The terminal of this process; behind `zeren serve` it is a browser."""
    served = environment.get("TEXTUAL_DRIVER", "").endswith("WebDriver")
    return Terminal(sys.stdin.isatty() and sys.stdout.isatty(), environment.get("TERM", ""), served)


def run(  # noqa: PLR0913 (everything the command line may ask for)
    root: Path,
    environment: Mapping[str, str],
    *,
    language: str | None = None,
    as_of: date | None = None,
    known_at: datetime | None = None,
    ledger: str | None = None,
) -> int:
    """Run the program for the office in `root`; `language` None: as remembered, else as the environment says."""
    gc.disable()  # there is no garbage before the first paint, and looking for it costs a tenth; see Frame.begin
    from engine.language import choose_language
    from tui.app import ZerenApp
    from tui.config import Memory, read_config, state_folder

    config = read_config(environment)
    memory = Memory(state_folder(environment), root)
    chosen = language or config.language or memory.everywhere.get("language")
    app = ZerenApp(
        root,
        config,
        memory,
        language=choose_language(chosen, environment),
        as_of=as_of,
        known_at=known_at,
        ledger=ledger or "data/ledger.db",
        clock=_now,
    )
    status = app.run()
    return status if isinstance(status, int) else app.return_code or 0


def _now() -> datetime:
    return datetime.now().astimezone()
