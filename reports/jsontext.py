"""JSON as `zeren` writes it: two blanks of indent, characters as they are, order as given."""

from __future__ import annotations

import json
import re

# What visible() would escape; here as JSON escapes, so that readers get the very characters back.
_ACTING = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]"
)


def json_text(data: object) -> str:
    """`data` as JSON text; control and format characters as escapes, so that a terminal can show it."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _ACTING.sub(lambda match: json.dumps(match[0])[1:-1], text) + "\n"
