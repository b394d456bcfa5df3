"""The commitment ladder: which verbs bind, and how firmly.

Source: Vienna Convention on the Law of Treaties 1969, Articles 2(1)(a), 26 and 31(2), and the treaty practice
collected in the OAS Guidelines for Binding and Non-Binding Agreements; the levels are a synthesis checked against
labelled clauses.
Verbs stand here as lemmas.
"""

from __future__ import annotations

from enum import IntEnum


class Commitment(IntEnum):
    """What a provision does to its parties, from words of a recital to a binding result."""

    RECITAL = 0
    DECLARATORY = 1
    DISCRETIONARY = 2
    BEST_EFFORTS = 3
    BINDING = 4
    BINDING_RESULT = 5

    @property
    def plain(self) -> str:
        """The level in plain words, for a report."""
        return _PLAIN[self]


_PLAIN = {
    Commitment.RECITAL: "no commitment: a recital or declaration",
    Commitment.DECLARATORY: "declares or recognises, commits to nothing",
    Commitment.DISCRETIONARY: "leaves it to discretion",
    Commitment.BEST_EFFORTS: "best efforts",
    Commitment.BINDING: "binding commitment",
    Commitment.BINDING_RESULT: "binding duty",
}

MODALS = {
    "shall": Commitment.BINDING_RESULT,
    "must": Commitment.BINDING_RESULT,
    "will": Commitment.BEST_EFFORTS,
    "may": Commitment.DISCRETIONARY,
    "might": Commitment.DISCRETIONARY,
    "should": Commitment.DISCRETIONARY,
    "can": Commitment.DISCRETIONARY,
    "could": Commitment.DISCRETIONARY,
    "would": Commitment.DISCRETIONARY,
}

EFFORT_VERBS = frozenset("endeavour endeavor strive seek attempt try aspire".split())
"""After "shall" these promise an effort, not a result."""

SOFT_VERBS = frozenset("promote encourage facilitate favour favor foster consider explore".split())
"""After "shall" these bind to conduct whose extent each party judges for itself."""

FIRM_VERBS = frozenset(
    "ensure guarantee implement enforce apply respect protect adopt maintain comply realise realize fulfil".split()
)
"""Beside a soft verb these carry the duty: "shall promote and implement"."""

EFFORT_NOUNS = frozenset("effort endeavour endeavor utmost".split())
"""Objects that turn "shall make", "shall use" and "shall do" into best efforts."""

REGARD_NOUNS = frozenset("account consideration regard".split())
"""Objects that turn "shall take" and "shall have" into a duty to weigh something, not to do it."""

PRESENT_VERBS = {
    "undertake": Commitment.BINDING_RESULT,
    "constitute": Commitment.BINDING_RESULT,
    "guarantee": Commitment.BINDING_RESULT,
    "ensure": Commitment.BINDING_RESULT,
    "establish": Commitment.BINDING_RESULT,
    "apply": Commitment.BINDING_RESULT,
    "relate": Commitment.BINDING,
    "link": Commitment.BINDING_RESULT,
    "underpin": Commitment.BINDING_RESULT,
    "inspire": Commitment.BINDING_RESULT,
    "agree": Commitment.BINDING,
    "commit": Commitment.BINDING,
    "pledge": Commitment.BINDING,
    "resolve": Commitment.BINDING,
    "accept": Commitment.BINDING,
    "intend": Commitment.DISCRETIONARY,
    "aim": Commitment.DISCRETIONARY,
    "invite": Commitment.DISCRETIONARY,
    "wish": Commitment.DISCRETIONARY,
    "desire": Commitment.DISCRETIONARY,
    "hope": Commitment.DISCRETIONARY,
    "seek": Commitment.BEST_EFFORTS,
    "endeavour": Commitment.BEST_EFFORTS,
    "strive": Commitment.BEST_EFFORTS,
    "recognise": Commitment.DECLARATORY,
    "recognize": Commitment.DECLARATORY,
    "acknowledge": Commitment.DECLARATORY,
    "affirm": Commitment.DECLARATORY,
    "reaffirm": Commitment.DECLARATORY,
    "reiterate": Commitment.DECLARATORY,
    "confirm": Commitment.DECLARATORY,
    "recall": Commitment.DECLARATORY,
    "note": Commitment.DECLARATORY,
    "underline": Commitment.DECLARATORY,
    "stress": Commitment.DECLARATORY,
    "emphasise": Commitment.DECLARATORY,
    "emphasize": Commitment.DECLARATORY,
    "highlight": Commitment.DECLARATORY,
    "welcome": Commitment.DECLARATORY,
    "believe": Commitment.DECLARATORY,
    "share": Commitment.DECLARATORY,
    "express": Commitment.DECLARATORY,
    "declare": Commitment.DECLARATORY,
    "mean": Commitment.DECLARATORY,
}
"""Verbs that commit (or only declare) in the present tense, without a modal."""

ALSO_NOUNS = frozenset("aim hope link note recall share stress wish desire resolve pledge welcome highlight".split())
"""Present-tense verbs that are as often nouns: "product recalls", "explanatory notes"."""

PLEDGING_VERBS = frozenset("affirm reaffirm reiterate confirm express renew share underline stress".split())
"""Verbs that pledge when their object is a commitment: "reaffirm their commitment to …"."""

FULFILMENT_WORDS = frozenset(
    "implement implementation implementing reach reaching achieve achieving fulfil fulfilling fulfill comply respect "
    "respecting apply ratify ratification".split()
)
"""What a pledged commitment must aim at to bind: its fulfilment, not its mere existence."""

PAST_PARTICIPLES_THAT_BIND = {
    "committed": Commitment.BINDING,
    "resolved": Commitment.BINDING,
    "determined": Commitment.BINDING,
    "obliged": Commitment.BINDING_RESULT,
    "required": Commitment.BINDING_RESULT,
    "bound": Commitment.BINDING_RESULT,
    "based": Commitment.BINDING,
    "established": Commitment.BINDING_RESULT,
    "invited": Commitment.DISCRETIONARY,
    "encouraged": Commitment.DISCRETIONARY,
    "convinced": Commitment.DECLARATORY,
    "aware": Commitment.DECLARATORY,
    "conscious": Commitment.DECLARATORY,
    "mindful": Commitment.DECLARATORY,
}
"""After "is" or "are"."""
