"""Web archives (MHTML, RFC 2557): a page with its pictures in one file, as browsers and Word save it.

Only the page is unpacked; the links to its pictures lead nowhere, as all links do.
"""

from __future__ import annotations

import codecs
import email


def page(data: bytes) -> bytes | None:
    """The page of an archive, in UTF-8 where the archive says its encoding; None where it holds no page."""
    try:
        parts = email.message_from_bytes(data).walk()
        found = next((part for part in parts if part.get_content_type() == "text/html"), None)
    except RecursionError:
        return None
    words = found.get_payload(decode=True) if found is not None else None
    if found is None or not isinstance(words, bytes):
        return None
    charset = found.get_content_charset()
    try:
        return codecs.BOM_UTF8 + words.decode(charset).encode("utf-8") if charset else words
    except (LookupError, ValueError):
        return words
