"""Who is bound: the subject of the verb."""

from __future__ import annotations

import re
from enum import StrEnum


class Bound(StrEnum):
    """Who a commitment binds."""

    BOTH = "both"
    ONE_SIDE = "one side"
    JOINT_BODY = "joint body"
    UNSPECIFIED = "unspecified"


_BOTH = (
    r"each (?:contracting )?party|(?:the |both |either |contracting )*parties|a party|every party|no party|"
    r"neither party|governments|(?:partner|member|contracting|signatory|efta) states|sides|las partes|they|"
    r"(?:each|the) (?:contracting|signatory) (?:party|parties|state)"
)
_BODY = (
    r"(?:the |a )?[\w\s]{0,40}?(?:committee|council|commission|sub-committee|panel|tribunal|working group|secretariat)"
)
_ONE = (
    r"the (?:union|community|european union|european community|eu party|ec party|eu|other party|importing party|"
    r"exporting party|requesting party|requested party)|the republic of \w+"
)
_SUBJECT = re.compile(rf"\b(?:(?P<body>{_BODY})|(?P<one>{_ONE})|(?P<both>{_BOTH}))\b", re.IGNORECASE)


def bound(before_verb: str, partners: tuple[str, ...] = ()) -> Bound:
    """Who the verb binds, from the words of the sentence before it; `partners` are the names of single parties."""
    window = before_verb[-200:]
    found = Bound.UNSPECIFIED
    place = -1
    for match in _SUBJECT.finditer(window):
        place = match.start()
        found = {"body": Bound.JOINT_BODY, "one": Bound.ONE_SIDE, "both": Bound.BOTH}[match.lastgroup or "both"]
    for name in partners:
        named = window.rfind(name)
        if named > place:
            found, place = Bound.ONE_SIDE, named
    return found
