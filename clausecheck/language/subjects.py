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
_PREPOSITION = r"(?:in|within|by|of|to|through|under|with|at|on|from|for|before|between|among)\b"
_BODY = (
    rf"(?:the|an?|each|any|this|that|such)\s+(?:(?!{_PREPOSITION})[\w-]+\s+){{0,5}}?"
    r"(?:committee|council|commission|sub-?committee|panel|tribunal|working group|secretariat|body|bodies)"
)
_ONE = (
    r"the (?:union|community|european union|european community|eu party|ec party|eu|other party|importing party|"
    r"exporting party|requesting party|requested party)|the republic of \w+"
)
_SUBJECT = re.compile(
    rf"\b(?:{_PREPOSITION}\s+(?P<aside>{_BODY})|(?P<body>{_BODY})|(?P<one>{_ONE})|(?P<both>{_BOTH}))\b", re.IGNORECASE
)
_AGENT = re.compile(r"[^.;,]{0,40}?\bby\s+(?=\S)", re.IGNORECASE)


def agent(after_verb: str, partners: tuple[str, ...] = ()) -> Bound:
    """Who a verb in the passive binds, from the words after it: "shall be adopted by the Joint Committee"."""
    found = _AGENT.match(after_verb)
    return bound(after_verb[found.end() :][:60], partners) if found else Bound.UNSPECIFIED


def bound(before_verb: str, partners: tuple[str, ...] = ()) -> Bound:
    """Who the verb binds, from the words of the sentence before it; `partners` are the names of single parties.

    A joint body in which or by which something is done is no subject: "The Parties, in the Joint Committee, shall".
    """
    window = before_verb[-200:]
    found = Bound.UNSPECIFIED
    place = -1
    for match in _SUBJECT.finditer(window):
        if match.lastgroup == "aside":
            continue
        place = match.start()
        found = {"body": Bound.JOINT_BODY, "one": Bound.ONE_SIDE, "both": Bound.BOTH}[match.lastgroup or "both"]
    for name in partners:
        named = window.rfind(name)
        if named > place:
            found, place = Bound.ONE_SIDE, named
    return found
