"""Focus inside a sentence: whether an object is what the verb is about, one item of a list, or mentioned in passing."""

from __future__ import annotations

import re

from clausecheck.matching.findings import Focus

_ILLUSTRATION = re.compile(
    r"\b(?:such as|including|inter alia|in particular|for example|for instance|e\.g\.|notably|among others"
    r"|particularly|especially)\b",
    re.IGNORECASE,
)
# "shall strengthen cooperation, [including by exchanging best practices,] to combat cybercrime"
_PARENTHESIS = re.compile(
    r",\s(?:including|in particular|such as|notably|inter alia|among others|for example)\b[^,;]{1,160},"
    r"(?=\s(?:to|in|on|against|for|of|with|with a view)\s)",
    re.IGNORECASE,
)
# "terrorism, corruption and [cybercrime]", but not "investigators, prosecutors and judges on [cybercrime]"
_LAST_OF_A_LIST = re.compile(
    r",\s(?:\w+\s){1,5}(?:and|or)\s(?:(?!(?:on|of|in|against|for|to|with|by|about)\s)\w+\s){0,2}$"
)
# "energy, transport, [the Convention on Cybercrime] and statistics"
_BEFORE_AN_ITEM = re.compile(r"\w,\s(?:(?:the|a|an)\s)?$")
_AFTER_AN_ITEM = re.compile(
    r"(?:\s\w+){0,3}(?:,\s(?!(?:done|adopted|signed|as|which|including|in|and\sshall)\b)|\s(?:and|or)\s\w)"
)
# "shall collect data, in accordance with the provisions on [the protection of personal data]"
_ADJUNCT = re.compile(
    r"[,(]\s(?:and\s)?(?:in\s(?:accordance|conformity|compliance)\swith|pursuant\sto|with\sdue\sregard\s(?:to|for)"
    r"|(?:having|with)\sregard\sto|taking\s(?:due\s)?(?:account\sof|into\s(?:account|consideration))|bearing\sin\smind)"
    r"[^,;:()]{0,100}$",
    re.IGNORECASE,
)
# "in its laws, regulations, policies and practices, [the following rights]" is no list of subjects
_LAWS = re.compile(
    r"\s(?:laws|statutes|legislation|regulations|policies)"
    r"(?:,?\s(?:(?:and|or|in)\s)*(?:regulations|policies|practices?|standards|rules|procedures|measures|laws|thereunder)\b,?)+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:Titles?|Chapters?|Articles?|Sections?|Annex(?:es)?|Parts?|Protocols?|Headings?|paragraphs?)\s+"
    r"[\w.-]+(?:\(\w+\))*(?:\s(?:and|to|or)\s[\w.-]+(?:\(\w+\))*)?\s*$"
)
_LONGEST_LABEL = 140
_MANY_COMMAS = 3
_FAR_FROM_VERB = 420


def focus_in_sentence(before: str, after: str, *, is_instrument: bool) -> Focus:
    """How much of a sentence is about an object, from the words between the verb and it, and those after it.

    An instrument may stand in an adjunct and be what is promised ("in line with the Convention on Cybercrime").
    """
    between = _LAWS.sub(" laws", _PARENTHESIS.sub("", before))
    many = between.count(",") + 2 * between.count(";") >= _MANY_COMMAS
    within = _BEFORE_AN_ITEM.search(between) is not None and _AFTER_AN_ITEM.match(after) is not None
    if _ILLUSTRATION.search(between) or many or within or _LAST_OF_A_LIST.search(between):
        return Focus.LISTED_ITEM
    aside = not is_instrument and _ADJUNCT.search(between) is not None
    return Focus.PASSING_MENTION if aside or len(between) > _FAR_FROM_VERB else Focus.OWN_PARAGRAPH


def is_label(words: str, start: int, end: int) -> bool:
    """Whether words only stand in the name of another provision: "Title V (Environment and Climate Change)"."""
    opening = words.rfind("(", max(0, start - _LONGEST_LABEL), start)
    closing = words.find(")", end, end + _LONGEST_LABEL)
    if opening < 0 or closing < 0 or ")" in words[opening:start] or "(" in words[end:closing]:
        return False
    return _NUMBERED.search(words[max(0, opening - 60) : opening]) is not None
