"""Verb groups: where in a sentence something is promised, and how firmly."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clausecheck.language.ladder import (
    EFFORT_NOUNS,
    EFFORT_VERBS,
    FIRM_VERBS,
    FULFILMENT_WORDS,
    MODALS,
    PAST_PARTICIPLES_THAT_BIND,
    PLEDGING_VERBS,
    PRESENT_VERBS,
    REGARD_NOUNS,
    SOFT_VERBS,
    Commitment,
)
from clausecheck.language.wordclass import BE, first_auxiliary, is_finite, is_modal, is_set_up, is_subordinate
from clausecheck.offsets import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_ENSURING = frozenset("ensure ensures provide provides require requires guarantee guarantees".split())
_ASKING = frozenset("how whether why".split())
_ADVERBS_BETWEEN = frozenset(
    "also not , further jointly fully hereby mutually both accordingly therefore always nevertheless otherwise "
    "only".split()
)
_JOINING = frozenset("and or ,".split())
_LONGEST_ROW = 5
_REACH_OF_A_PLEDGE = 25
_OBJECT_CLAUSE = re.compile(r"\s*(?:to\s+)?(?:\w+\s+){0,2}?that\b(?!.*(?:;|\band\s*,?\s*$))", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb that promises or declares: its place in the sentence, its level, and whether it is an effort only.

    `effort` marks verbs whose hedging makes a double hedge ("shall endeavour, where appropriate").
    `subordinate` marks a verb of a relative clause, which governs only what no main verb governs; `passive` one whose
    subject is what is done, not who does it.
    """

    span: Span
    level: Commitment
    words: str
    effort: bool = False
    subordinate: bool = False
    passive: bool = False


def verb_groups(sentence: TokenSpan) -> tuple[VerbGroup, ...]:
    """The verb groups of a sentence, in order; spans are character offsets in the sentence's document."""
    groups: list[VerbGroup] = []
    covered = -1
    modal: Commitment | None = None
    for token in sentence:
        if token.i <= covered:
            continue
        group, last = _modal_group(token, sentence) or _present_group(token, sentence) or (None, -1)
        if group is None:
            continue
        if token.lower_ in MODALS:
            modal = MODALS[token.lower_]
        elif modal is not None and token.i > sentence.start and token.nbor(-1).lower_ in _JOINING:
            group = replace(group, level=min(group.level, modal))  # "may exchange data and establish contacts"
        groups.append(_below(groups[-1] if groups else None, group, sentence))
        covered = last
    return tuple(groups)


def _below(before: VerbGroup | None, group: VerbGroup, sentence: TokenSpan) -> VerbGroup:
    """A verb read as what it is below another: a permission inside what must be ensured is no permission ("shall ensure
    that its authorities may seize …"), and a duty inside what is recognised, or tried for, is only recognised or tried.
    """
    if before is None:
        return group
    between = sentence.doc.text[before.span.end : group.span.start]
    if before.level <= Commitment.BEST_EFFORTS and _OBJECT_CLAUSE.match(between):
        return replace(group, level=min(group.level, before.level), effort=before.effort)
    if group.level is not Commitment.DISCRETIONARY or before.level <= Commitment.DISCRETIONARY:
        return group
    ensured = before.words.split()[-1] in _ENSURING and " that " in f" {between} "
    return replace(group, subordinate=True) if ensured else group


def _modal_group(token: Token, sentence: TokenSpan) -> tuple[VerbGroup, int] | None:
    level = MODALS.get(token.lower_)
    if level is None or not is_modal(token, sentence):
        return None
    head = _head_after(token, sentence)
    beside = _verbs_beside(head, sentence) if head is not None else []
    firm = any(verb.lemma_.lower() in FIRM_VERBS for verb in beside)
    effort = False
    if head is not None and level >= Commitment.BEST_EFFORTS and not _is_negated(token, head, sentence):
        lemma = head.lemma_.lower()
        if lemma in EFFORT_VERBS or (
            lemma in ("make", "use", "do", "exert") and _object_in(EFFORT_NOUNS, head, sentence)
        ):
            level, effort = Commitment.BEST_EFFORTS, True
        elif (lemma in SOFT_VERBS and not firm) or (
            lemma in ("take", "have", "give") and _object_in(REGARD_NOUNS, head, sentence)
        ):
            effort = level is Commitment.BEST_EFFORTS  # "will encourage" is softer than "shall encourage"
            level = Commitment.BEST_EFFORTS
        elif lemma in ("recognise", "recognize", "acknowledge", "note"):
            level = Commitment.DECLARATORY
    end = beside[-1] if beside else head or token
    passive = False
    if head is not None and head.lower_ == "be":
        end = _participle_after(head, sentence) or head
        level = min(level, PAST_PARTICIPLES_THAT_BIND.get(end.lower_, level))
        binds_its_subject = end.lower_ in PAST_PARTICIPLES_THAT_BIND and end.lower_ != "established"  # "shall be bound"
        passive = end is not head and not binds_its_subject
    group = _group(token, end, level, effort=effort, subordinate=is_subordinate(token, sentence), passive=passive)
    return group, end.i


def _is_negated(modal: Token, head: Token, sentence: TokenSpan) -> bool:
    """Whether the verb is denied: "neither Party shall seek" promises no effort but forbids one."""
    before = sentence.doc[max(sentence.start, modal.i - 4) : modal.i]
    after = sentence.doc[modal.i + 1 : head.i]
    return any(word.lower_ in ("no", "neither") for word in before) or any(word.lower_ == "not" for word in after)


def _verbs_beside(head: Token, sentence: TokenSpan) -> list[Token]:
    """The other verbs of a row that shares modal and object: "shall respect, promote and recognise"."""
    doc, at = head.doc, head.i + 1
    row: list[Token] = []
    while at + 1 < sentence.end and len(row) < _LONGEST_ROW:
        closes = doc[at].lower_ in ("and", "or")
        if not closes and doc[at].text != ",":
            break
        at += 1
        if not closes and doc[at].lower_ in ("and", "or"):
            closes, at = True, at + 1
        if at >= sentence.end or not doc[at].is_alpha:
            break
        row.append(doc[at])
        at += 1
        if closes:
            return row if _is_verb(row[-1]) else []
    return []


def _is_verb(word: Token) -> bool:
    lemma = word.lemma_.lower()
    return word.lower_ == lemma and (lemma in FIRM_VERBS or lemma in SOFT_VERBS or lemma in PRESENT_VERBS)


def _participle_after(be: Token, sentence: TokenSpan) -> Token | None:
    """The participle of a passive: "shall be promoted", "may also be fully committed"."""
    for word in be.doc[be.i + 1 : min(be.i + 3, sentence.end)]:
        if word.lower_.endswith(("ed", "en")) or word.lower_ in PAST_PARTICIPLES_THAT_BIND:
            return word
        if not word.lower_.endswith("ly"):
            return None
    return None


def _head_after(token: Token, sentence: TokenSpan) -> Token | None:
    """The verb a modal leads: the next word that is no adverb, no hedge between commas, no subject put behind."""
    doc, i, in_commas = token.doc, token.i + 1, False
    while i < sentence.end and i < token.i + 25:
        word = doc[i]
        if word.text == ",":
            in_commas = not in_commas
        elif not in_commas and word.lower_ not in _ADVERBS_BETWEEN and not word.lower_.endswith("ly") and word.is_alpha:
            hyphened = i + 2 < sentence.end and doc[i + 1].text == "-"  # "co-operate" is three tokens
            return doc[i + 2] if hyphened else word
        i += 1
    return None


def _object_in(nouns: frozenset[str], head: Token, sentence: TokenSpan) -> bool:
    return any(word.lemma_.lower() in nouns for word in head.doc[head.i + 1 : min(head.i + 6, sentence.end)])


def _present_group(token: Token, sentence: TokenSpan) -> tuple[VerbGroup, int] | None:
    previous = token.nbor(-1).lower_ if token.i > sentence.start else ""
    first = first_auxiliary(token) if previous in ("have", "has") else token
    if previous in BE and token.lower_ in PAST_PARTICIPLES_THAT_BIND:
        level = PAST_PARTICIPLES_THAT_BIND[token.lower_]
        subordinate = is_subordinate(first_auxiliary(token), sentence)
        return _group(token, token, level, subordinate=subordinate, passive=is_set_up(token)), token.i
    level_or_none = PRESENT_VERBS.get(token.lemma_.lower())
    if level_or_none is None or not is_finite(token, previous, sentence):
        return None
    level = level_or_none
    lemma = token.lemma_.lower()
    if lemma in ("share", "express") and not _declares(token, sentence):
        return None
    if lemma in PLEDGING_VERBS:
        level = _pledge_level(token, sentence) or level
    embedded = any(word.lower_ in _ASKING for word in token.doc[max(sentence.start, token.i - 6) : token.i])
    subordinate = embedded or is_subordinate(first, sentence)
    return _group(token, token, level, subordinate=subordinate, passive=is_set_up(token)), token.i


def _pledge_level(token: Token, sentence: TokenSpan) -> Commitment | None:
    """ "reaffirm their commitment to effectively implement" binds; a bare commitment is best efforts."""
    doc = token.doc
    for word in doc[token.i + 1 : min(token.i + 9, sentence.end)]:
        if word.lemma_.lower() in ("commitment", "obligation", "undertaking", "determination", "resolve"):
            near = any(later.lower_ in FULFILMENT_WORDS for later in doc[word.i + 1 : min(word.i + 6, sentence.end)])
            return Commitment.BINDING if near or _aims_further(word, sentence) else Commitment.BEST_EFFORTS
    return None


def _aims_further(commitment: Token, sentence: TokenSpan) -> bool:
    """Whether a later infinitive says what the commitment aims at: "commitment to sound policies, and to fulfil …"."""
    later = commitment.doc[commitment.i + 1 : min(commitment.i + _REACH_OF_A_PLEDGE, sentence.end)]
    return any(
        word.lower_ in FULFILMENT_WORDS and any(two.lower_ == "to" for two in word.doc[word.i - 2 : word.i])
        for word in later
    )


def _declares(token: Token, sentence: TokenSpan) -> bool:
    following = {word.lower_ for word in token.doc[token.i + 1 : min(token.i + 5, sentence.end)]}
    return bool(following & {"view", "views", "commitment", "conviction", "will", "concern", "objective"})


def _group(
    first: Token,
    last: Token,
    level: Commitment,
    *,
    effort: bool = False,
    subordinate: bool = False,
    passive: bool = False,
) -> VerbGroup:
    span = Span(first.idx, last.idx + len(last.text))
    return VerbGroup(span, level, first.doc.text[span.start : span.end], effort, subordinate, passive)


def governing(groups: tuple[VerbGroup, ...], evidence: Span) -> VerbGroup | None:
    """The verb that governs the evidence: the nearest main verb before it, else the first after it."""
    main = [group for group in groups if not group.subordinate] or list(groups)
    before = [group for group in main if group.span.start < evidence.end]
    if before:
        return before[-1]
    return main[0] if main else None
