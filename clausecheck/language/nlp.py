"""The spaCy pipeline: tokens and lemmas of one sentence at a time.

A blank English pipeline with lookup lemmas needs no model. It is built on first use, because importing spaCy takes
longer than most commands run; and it only reads sentences in which evidence stands.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MAX_CHARACTERS = 100_000
"""A sentence longer than this is a table or a hostile file; its beginning is all that is analysed."""


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    nlp.initialize()
    return nlp


def analyse(sentence: str) -> Doc:
    """Tokens with lemmas of one sentence."""
    return _pipeline()(sentence[:MAX_CHARACTERS])
