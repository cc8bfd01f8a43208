"""What is remembered: the user's own settings (written by hand), and the state of the screen per office.

`~/.config/zeren/config.toml` (XDG_CONFIG_HOME) has `language`, `theme`, `glyphs` and a table `[keys]`; the state of
an office is kept as JSON below XDG_STATE_HOME. Both may be absent or broken: then the usual values hold.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from engine.message import Message, message
from tui.glyphs import GLYPHS
from tui.theme import THEMES


@dataclass(frozen=True)
class Config:
    """The user's own settings; `wrong` says what of the file could not be used."""

    language: str | None = None
    theme: str | None = None
    glyphs: str = "narrow"
    keys: Mapping[str, str] = field(default_factory=dict)
    wrong: tuple[Message, ...] = ()


def config_file(environment: Mapping[str, str]) -> Path:
    """Where the user's settings are."""
    return _below(environment, "XDG_CONFIG_HOME", ".config") / "config.toml"


def state_folder(environment: Mapping[str, str]) -> Path:
    """Where zeren keeps what it remembers by itself."""
    return _below(environment, "XDG_STATE_HOME", ".local/state")


def read_config(environment: Mapping[str, str]) -> Config:
    """The user's settings; what is wrong with them is told, not raised."""
    file = config_file(environment)
    if not file.exists():
        return Config()
    from engine.planfile.document import read_document  # only where there is a file
    from engine.problems import InputError

    try:
        return config_from(read_document(file).data)
    except InputError as error:
        return Config(wrong=tuple(problem.what for problem in error.problems))


def config_from(data: Mapping[str, object]) -> Config:
    """Settings from the data of a file."""
    from tui.actions import unknown_keys

    wrong = [message("{key} is no setting", key=key) for key in data if key not in _CHOICES and key != "keys"]
    chosen: dict[str, Any] = {}
    for key, choices in _CHOICES.items():
        if key in data and data[key] in choices:
            chosen[key] = data[key]
        elif key in data:
            wrong.append(message("{key} must be one of {choices}", key=key, choices=choices))
    keys = data.get("keys", {})
    own = {str(k): str(v) for k, v in keys.items()} if isinstance(keys, Mapping) else {}
    wrong += unknown_keys(own)
    return Config(**chosen, keys=own, wrong=tuple(wrong))


class Memory:
    """What is remembered for one office, and for all of them (theme, language)."""

    def __init__(self, folder: Path, office: Path) -> None:
        self.folder = folder
        self._all = folder / "everywhere.json"
        self._own = folder / f"{sha256(str(office.resolve()).encode()).hexdigest()[:16]}.json"
        self.everywhere: dict[str, Any] = _read(self._all)
        self.here: dict[str, Any] = _read(self._own)

    def save(self) -> None:
        """Keep it; a folder that cannot be written is no reason to stop."""
        with suppress(OSError):
            for file, data in ((self._all, self.everywhere), (self._own, self.here)):
                file.parent.mkdir(parents=True, exist_ok=True)
                beside = file.with_suffix(f".{os.getpid()}")
                beside.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
                beside.replace(file)


_CHOICES: Mapping[str, tuple[str, ...]] = {"language": ("zh", "en"), "theme": THEMES, "glyphs": tuple(GLYPHS)}


def _below(environment: Mapping[str, str], variable: str, usual: str) -> Path:
    named = environment.get(variable, "")
    return (Path(named) if Path(named).is_absolute() else Path.home() / usual) / "zeren"


def _read(file: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        data = json.loads(file.read_text(encoding="utf-8"))
        return data if isinstance(data, dict) else {}
    return {}
