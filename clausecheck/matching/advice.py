"""The smallest edits that would lift a finding to the next grade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausecheck.language.ladder import MODALS, Commitment
from clausecheck.matching.findings import Facts, Finding, Focus, Placement, Role
from clausecheck.offsets import Span
from clausecheck.rulebook.rule import Grade

_DECLARATIONS = frozenset({Placement.JOINT_DECLARATION, Placement.UNILATERAL_DECLARATION})


def edits_to_full(finding: Finding) -> tuple[str, ...]:
    """What to change so that the policy would grade the finding full; nothing for a finding that is full.

    A rule's own exceptions are not undone by these edits; they are among the finding's reasons.
    """
    if finding.grade is Grade.FULL:
        return ()
    return tuple(_edits(finding.facts))


def _edits(facts: Facts) -> Iterator[str]:
    if facts.placement is Placement.PREAMBLE:
        yield "repeat it in an operative article"
    elif facts.placement in _DECLARATIONS:
        yield "move it from the declaration into an operative article"
    elif facts.placement is Placement.FOOTNOTE:
        yield "move it from the footnote into the article"
    elif facts.placement is not Placement.OPERATIVE:
        yield f"move it from the {facts.placement.value} into the agreement's own articles"
    if facts.commitment < Commitment.BINDING:
        yield from (f"strike '{hedge}'" for hedge in dict.fromkeys(facts.hedges))
        verb = _binding(facts)
        if verb:
            yield verb
    if facts.focus is Focus.LISTED_ITEM:
        yield "give it a paragraph of its own instead of a place in a list"
    elif facts.focus is Focus.PASSING_MENTION:
        yield "make it the object of the verb, in a sentence of its own"


def _binding(facts: Facts) -> str:
    """How the verb would have to read."""
    words = facts.verb.split()
    if not words:
        return "say who commits: 'The Parties shall …'"
    first, last = words[0].lower(), words[-1].lower()
    if first == "shall":
        effort = last in ("endeavour", "endeavor", "strive", "seek", "attempt", "aim")
        result = "a verb that promises a result, as the suggested clause does"
        return f"replace '{facts.verb} to' by 'shall'" if effort else f"replace '{facts.verb}' by {result}"
    if first in ("may", "should", "will", "can", "could", "would", "might"):
        return f"replace '{words[0]}' by 'shall'"
    return f"replace '{facts.verb}' by 'shall' and the act itself"


def deciding_words(finding: Finding) -> Span:
    """Where an edit would have to begin: the soft verb or the hedge; the whole clause where neither is to blame."""
    if finding.grade is Grade.FULL or finding.facts.commitment >= Commitment.BINDING:
        return finding.span
    verbs = [mark.span for mark in finding.marks if mark.role is Role.VERB]
    hedges = [mark.span for mark in finding.marks if mark.role is Role.HEDGE]
    return next(iter((hedges or verbs) if _hedged(finding.facts) else (verbs or hedges)), finding.span)


def _hedged(facts: Facts) -> bool:
    """Whether a hedge, not the verb, leaves the commitment soft: "shall, where appropriate, implement"."""
    modal = next(iter(re.findall(r"\w+", facts.verb.lower())), "")
    firm = MODALS.get(modal, Commitment.BINDING) >= Commitment.BINDING
    return firm and facts.commitment in (Commitment.BEST_EFFORTS, Commitment.DISCRETIONARY)
