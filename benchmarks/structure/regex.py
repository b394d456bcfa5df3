"""The peer: what one writes without a tool, a regular expression for "Article N" at the head of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Article(NamedTuple):
    """An article: its number, its heading, its words."""

    number: str
    heading: str
    text: str


HEAD = re.compile(
    r"^[ \t]*(?:ARTICLE|Article|Art\.)[ \t]+(?P<number>\d+(?:[.\-]\d+)*[a-z]?|[IVXLC]+)"
    r"(?:[ \t]*[.:–-][ \t]*(?P<same>\S.*))?[ \t]*$",
    re.M,
)


def articles(text: str) -> Iterator[Article]:
    """The articles as the expression cuts them; the line after a bare number is the heading if it is short."""
    found = list(HEAD.finditer(text))
    for head, following in zip(found, [*found[1:], None], strict=False):
        body = text[head.end() : following.start() if following else len(text)].strip()
        first, _, rest = body.partition("\n")
        if head["same"]:
            yield Article(head["number"], head["same"].strip(), body)
        elif len(first) < 120 and not first.rstrip().endswith((".", ";", ",")) and not re.match(r"\d+\.", first):
            yield Article(head["number"], first.strip(), rest.strip())
        else:
            yield Article(head["number"], "", body)
