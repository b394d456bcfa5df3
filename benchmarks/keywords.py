"""The peer for the verdicts: search the text for the words one would type, as is done today.

A rule counts as present if any of its words stands anywhere in the text, whatever the case and the line breaks. The
words are those a careful official would try first; they were not tuned against the truth table. The search is
given the clean text, never the PDF.
"""

from __future__ import annotations

from typing import Final

_CYBERCRIME: Final = ("cybercrime", "cyber crime", "cyber-crime")
_BUDAPEST: Final = ("Budapest",)

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "budapest-accession-commitment": _BUDAPEST,
    "budapest-convention-reference": _BUDAPEST,
    "budapest-global-standard": _BUDAPEST,
    "capacity-building-cyber": ("cyber",),
    "climate-change-cooperation": ("climate change",),
    "consumer-protection": ("consumer protection", "protection of consumers"),
    "core-labour-standards": ("labour standards", "International Labour Organisation", "ILO"),
    "critical-information-infrastructure-protection": ("critical infrastructure", "critical information"),
    "csirt-information-sharing": ("CSIRT", "CERT", "incident response"),
    "cyber-dialogue": ("cyber",),
    "cyber-enabled-ip-theft": ("trade secret",),
    "cybercrime-24-7-network": ("24/7", "24 hours", "twenty-four hour"),
    "cybercrime-cooperation": _CYBERCRIME,
    "cybercrime-expedited-preservation": ("preservation", "preserving"),
    "cybercrime-extradition": ("extradition", "surrender"),
    "cybercrime-fast-effective-cooperation-regime": _CYBERCRIME,
    "cybercrime-mutual-assistance": ("mutual assistance", "mutual legal assistance"),
    "cybercrime-procedural-powers": ("traffic data", "computer data", "computer system"),
    "cybercrime-substantive-harmonisation": (*_CYBERCRIME, "illegal access", "unauthorised access"),
    "cybersecurity-cooperation": ("cybersecurity", "cyber security", "cyber-security"),
    "effective-multilateralism": ("multilateralism",),
    "essential-elements-clause": ("essential element",),
    "international-law-in-cyberspace": ("cyberspace",),
    "mea-implementation": ("multilateral environmental agreement",),
    "mutual-legal-assistance-criminal": ("mutual legal assistance", "legal assistance"),
    "non-regression-labour-environment": ("non-regression", "levels of protection"),
    "open-internet": ("open internet", "internet access"),
    "paris-agreement-commitment": ("Paris Agreement",),
    "personal-data-protection": ("personal data", "data protection"),
    "suspension-appropriate-measures": ("appropriate measures",),
    "tsd-chapter-enforceability": ("panel of experts",),
    "un-cybercrime-convention": ("Convention against Cybercrime",),
}


def folded(text: str) -> str:
    """The text as the search sees it: one case, single spaces."""
    return " ".join(text.split()).casefold()


def found(rule: str, text: str) -> bool:
    """Whether a word of the rule stands in a folded text."""
    return any(word.casefold() in text for word in WORDS.get(rule, ()))
