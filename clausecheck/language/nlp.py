"""The spaCy pipeline: tokens, lemmas and sentences of one composed unit at a time.

A blank English pipeline with lookup lemmas needs no model. It is built on first use, because importing spaCy takes
longer than most commands run.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MAX_UNIT_CHARACTERS = 100_000
"""A unit longer than this is a table or a hostile file; its beginning is all that is analysed."""

_ABBREVIATIONS = frozenset("no nos art arts para paras p pp vol cf e.g i.e etc ch sec al dr mr mrs st subpara".split())
_LIST_MARK = re.compile(r"^(?:\d{1,3}|[a-z]{1,4}|[IVXLC]{1,6})$")


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    nlp.initialize()
    return nlp


def analyse(words: str) -> Doc:
    """Tokens with lemmas and sentence starts of one composed unit."""
    import numpy as np

    doc = _pipeline()(words[:MAX_UNIT_CHARACTERS])
    texts = [token.text for token in doc]
    starts: list[bool] = []
    for i in range(len(texts)):
        starts.append(i == 0 or _begins_sentence(texts, starts, i))
    # All at once: spaCy goes through the whole document each time a single token is set.
    marks: Any = np.array([[1 if start else -1] for start in starts], dtype="int64").astype("uint64")
    return doc.from_array(["SENT_START"], marks)


def _begins_sentence(texts: list[str], starts: list[bool], i: int) -> bool:
    """Full stops end sentences, except after abbreviations, list marks and before lower case."""
    before, first = texts[i - 1], texts[i][:1]
    if before[-1:] not in ".?!" or not (first.isupper() or first.isdigit() or first in "(\"“‘'"):
        return False
    word = i - 1 if before.rstrip(".") or i < 2 else i - 2
    stem = texts[word].rstrip(".")
    is_list_mark = starts[word] and _LIST_MARK.match(stem)
    return stem.lower() not in _ABBREVIATIONS and not is_list_mark
