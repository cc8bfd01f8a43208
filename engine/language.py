"""The languages zeren speaks: which one is asked for, and its catalogue.

English is the language of the source; the catalogues under `locale/` are kept with Babel (see CONTRIBUTING.md).
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from engine.message import Translate

LANGUAGES = ("zh", "en")
LOCALE = Path(__file__).parent / "locale"
DOMAIN = "zeren"


def choose_language(asked: str | None, environment: Mapping[str, str]) -> str:
    """`zh` or `en`: as asked, else ZEREN_LANG, else the locale (zh* means Chinese), else English."""
    if asked in LANGUAGES:
        return str(asked)
    if (chosen := environment.get("ZEREN_LANG", "")) in LANGUAGES:
        return chosen
    locale = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


@lru_cache(maxsize=len(LANGUAGES))
def translator(language: str) -> Translate:
    """What turns an English template into its words in `language` (`zh` or `en`)."""
    if language == "en":
        return _english
    catalogue = gettext.translation(DOMAIN, LOCALE, [language])
    return lambda text: catalogue.gettext(text) if text else ""  # gettext keeps its header under the empty text


def _english(text: str) -> str:
    return text
