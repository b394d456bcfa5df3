"""Which words are English: spaCy's small words, and the lists of spacy-lookups-data, names of places among them."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path

_TABLES = ("en_lemma_lookup", "en_lemma_index")
_SMALL_WORDS = frozenset("they them themselves upon into than against shall alia inter thereof hereof herein".split())
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "al", "able", "er", "ers")
_BEGINNINGS = ("un", "non", "re", "pre", "co", "sub", "inter", "multi", "cyber", "counter")


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Some 120,000 words in lower case, without those of two parts."""
    import spacy_lookups_data
    from spacy.lang.en.stop_words import STOP_WORDS

    folder = Path(spacy_lookups_data.__file__).parent / "data"
    lookup, index = (json.loads(gzip.decompress((folder / f"{name}.json.gz").read_bytes())) for name in _TABLES)
    found = {
        *STOP_WORDS,
        *_SMALL_WORDS,
        *lookup,
        *lookup.values(),
        *(word for words in index.values() for word in words),
    }
    return frozenset(word.lower() for word in found if "_" not in word)


def is_english(word: str) -> bool:
    """Whether a word, in lower case, is one of them or made of one by a usual ending or beginning."""
    words = english_words()
    if word in words:
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if len(stem) > 3 and stem != word and (stem in words or f"{stem}e" in words):
            return True
    return any(word.startswith(one) and len(word) > len(one) + 3 and word[len(one) :] in words for one in _BEGINNINGS)
