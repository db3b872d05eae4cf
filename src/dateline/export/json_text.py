"""JSON for files, programs and terminals alike."""

from __future__ import annotations

import json
import re
from typing import Any

UNSEEN = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Characters that steer a terminal or turn the order of what is shown."""


def json_text(value: Any, *, indent: int | None = None) -> str:
    """The value as JSON; what steers a terminal is written as an escape, which means the same.

    >>> json_text({"quote": "\u202eabc"})
    '{"quote": "\\\\u202eabc"}'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
