"""Words of a document made safe to show: no control characters, no terminal escapes, no direction overrides."""

from __future__ import annotations

import re

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def clean(words: str) -> str:
    """The words with everything removed that could act on a terminal instead of being read."""
    return _UNSAFE.sub("", words)
