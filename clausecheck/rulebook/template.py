"""The beginning of a new rule, for `clausecheck rules new`."""

from __future__ import annotations

_TEMPLATE = """\
id: {id}
title: {title}
norm: >-
  The Parties … (the commitment in policy terms, one sentence)
sources:
  - document: …
    quote: …
look_for:
  words: [{title_words}]
suggest: >-
  The Parties shall cooperate on {title_words}.
examples:
  full:
    - The Parties shall cooperate on {title_words}.
  weak:
    - The Parties recognise the importance of {title_words}.
  absent:
    - The Parties shall cooperate on statistics.
    - The Committee shall adopt its rules of procedure.
"""


def rule_template(name: str) -> str:
    """A rule file that already loads and passes its tests, to be filled with the norm's own words."""
    title = name.replace("-", " ")
    return _TEMPLATE.format(id=name, title=title.capitalize(), title_words=title)
