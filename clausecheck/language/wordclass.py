"""What a word is in its sentence: modal or noun, finite verb or not, of a main clause or of a relative one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.language.ladder import ALSO_NOUNS, MODALS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SUBORDINATORS = frozenset("which who that as whom where whose if what whether when".split())
_SHORT_SUBJECTS = frozenset("the each both a it they party parties union community states other contracting".split())
_NOUN_MAKERS = frozenset("the a an this that these those its their his our any such of no every each".split())
_SUBJECTS = frozenset(
    "party parties side sides state states member members government governments union community they it both and , "
    "hereby also further jointly committee council".split()
)
_BEFORE_THE_NOUN_WILL = frozenset("political free good common firm mutual determined".split()) | _NOUN_MAKERS
BE = frozenset("is are be been being was were remain remains".split())
_AFTER_A_PLEDGE = frozenset("to themselves itself not in that".split())
_BEFORE_THE_NOUN_MEANS = frozenset(
    "by all appropriate electronic other effective necessary legal available technical alternative financial practical "
    "lawful automated similar of and or same different peaceful possible reasonable".split()
)


def is_modal(token: Token, sentence: Span) -> bool:
    """Whether "may", "will" and their like are modals here: not the month, a name, or the political will."""
    if token.text in ("May", "Will"):
        return False
    before = token.nbor(-1).lower_ if token.i > sentence.start else ""
    if token.lower_ == "will" and before in _BEFORE_THE_NOUN_WILL:
        return False
    return before != "case"  # "as the case may be"


def is_finite(token: Token, previous: str, sentence: Span) -> bool:
    """Whether a word that may be a verb is one here, not a noun, an infinitive or a participle of another verb."""
    if token.lower_ == "means" and (previous in _BEFORE_THE_NOUN_MEANS or previous in _NOUN_MAKERS):
        return False
    if token.lower_.endswith("ing"):
        return token.text.isupper() or token.text.istitle() or token.i == sentence.start
    if token.lower_.endswith("ed"):
        return previous in ("have", "has", "hereby") or token.text.isupper()
    if token.lemma_.lower() == "relate" and (token.lower_ != "relates" or previous == "it"):
        return False  # "this cooperation relates to …" says what is promised, "as it relates to" does not
    if token.lemma_.lower() == "commit" and not _is_pledge(token, sentence):
        return False
    if token.lemma_.lower() in ALSO_NOUNS and previous not in _SUBJECTS and not _follows_a_name(token, sentence):
        return False
    return previous not in _NOUN_MAKERS and previous not in ("to", "not") and previous not in MODALS


def _is_pledge(commit: Token, sentence: Span) -> bool:
    """Whether "commit" pledges something: "commit to", "commit themselves", and not "commit a serious breach"."""
    if commit.i + 1 >= sentence.end:
        return True
    following = commit.nbor(1)
    return following.lower_ in _AFTER_A_PLEDGE or not following.is_alpha or following.lower_.endswith("ly")


def _follows_a_name(token: Token, sentence: Span) -> bool:
    """Whether a name or a quotation mark stands before a word, so that it can be its verb: "Japan notes"."""
    if token.i == sentence.start:
        return True
    before = token.nbor(-1)
    return not before.is_alpha or (before.text[:1].isupper() and before.i > sentence.start)


def is_subordinate(token: Token, sentence: Span) -> bool:
    """Whether the verb belongs to a relative clause: "offences which may be …", "as may be necessary"."""
    if token.i <= sentence.start:
        return False
    if _subject_of_a_relative_clause(token, sentence):
        return True
    before = [word.lower_ for word in token.doc[max(sentence.start, token.i - 2) : token.i]]
    return before[-1] in _SUBORDINATORS or (
        len(before) == 2 and before[0] in ("as", "if", "which") and before[1] in ("it", "they")
    )


def _subject_of_a_relative_clause(token: Token, sentence: Span) -> bool:
    """Whether a verb's own subject follows a relative pronoun: "agreements to which each Party is committed"."""
    at = token.i - 1
    while at >= max(sentence.start, token.i - 4) and token.doc[at].lower_ in _SHORT_SUBJECTS:
        at -= 1
    return at >= sentence.start and at < token.i - 1 and token.doc[at].lower_ in ("which", "whom", "whose")


def first_auxiliary(participle: Token) -> Token:
    """The first word of "has been invited", before which a relative pronoun would stand."""
    first = participle
    while first.i > 0 and first.nbor(-1).lower_ in (BE | {"has", "have", "had"}):
        first = first.nbor(-1)
    return first


def is_set_up(token: Token) -> bool:
    """Whether the verb says that its subject is created: "A Joint Committee is hereby established"."""
    return token.lower_ == "established" and any(word.lower_ in BE for word in token.doc[max(0, token.i - 3) : token.i])
