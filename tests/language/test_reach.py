"""How far a hedge reaches, which verb of a pair carries the duty, and what only looks like a verb."""

from __future__ import annotations

import pytest

from clausecheck.language.hedges import hedges, reaches
from clausecheck.language.nlp import analyse
from clausecheck.language.subjects import Bound, agent, bound
from clausecheck.language.verbs import governing, verb_groups
from clausecheck.offsets import Span


def is_hedged(sentence: str, words: str) -> bool:
    """Whether a hedge of the sentence takes back something of what is promised about the words."""
    groups = verb_groups(analyse(sentence)[:])
    start = sentence.index(words)
    evidence = Span(start, start + len(words))
    verb = governing(groups, evidence)
    assert verb is not None
    return any(reaches(hedge.span, sentence, groups, verb, evidence) for hedge in hedges(sentence))


@pytest.mark.parametrize(
    ("sentence", "hedged", "firm"),
    [
        ("The Parties shall cooperate on trade and, as appropriate, on crime.", ["crime"], ["trade"]),
        ("The Parties shall exchange data and, where appropriate, shall consult on crime.", ["crime"], ["data"]),
        ("The Parties shall, where appropriate, exchange data and shall cooperate on crime.", ["data"], ["crime"]),
        ("The Parties agree to combat crime and to exchange, where appropriate, data.", [], ["crime"]),
        ("The Parties shall combat crime, drawing, where appropriate, on the Convention.", ["Convention"], ["crime"]),
        ("The Parties shall combat crime through training, including, as appropriate, visits.", ["visits"], ["crime"]),
        ("Where appropriate, the Parties shall exchange data and cooperate on crime.", ["data", "crime"], []),
        ("The Parties shall cooperate on crime and on trade, where appropriate.", ["crime", "trade"], []),
        ("The Parties shall, as appropriate, cooperate on trade and on crime.", ["trade", "crime"], []),
        ("The Parties shall adopt laws against crime which may, where appropriate, punish fraud.", [], ["crime"]),
    ],
)
def test_a_hedge_reaches_what_it_stands_beside(sentence: str, hedged: list[str], firm: list[str]) -> None:
    assert [words for words in hedged + firm if is_hedged(sentence, words)] == hedged


@pytest.mark.parametrize(
    "sentence",
    [
        "The Parties shall accede to the Convention as soon as possible.",
        "The Parties agree to establish regulatory regimes, as well as appropriate administrative capacity.",
    ],
)
def test_a_time_limit_and_a_list_are_no_hedges(sentence: str) -> None:
    assert hedges(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("The Parties will encourage and ensure the harmonisation of law.", [("will encourage and ensure", 3)]),
        ("The Parties shall promote and implement the Convention.", [("shall promote and implement", 5)]),
        ("The Parties shall encourage and facilitate visits.", [("shall encourage and facilitate", 3)]),
        ("The Parties shall co-operate on crime.", [("shall co-operate", 5)]),
    ],
)
def test_a_pair_of_verbs_shares_its_modal(sentence: str, verbs: list[tuple[str, int]]) -> None:
    assert [(group.words, int(group.level)) for group in verb_groups(analyse(sentence)[:])] == verbs


@pytest.mark.parametrize(
    "words",
    [
        "information on product recalls from Canada",
        "the explanatory notes to the market share",
        "their political will to cooperate",
    ],
)
def test_a_noun_is_no_verb(words: str) -> None:
    assert verb_groups(analyse(words)[:]) == ()


def test_the_main_verb_is_preferred_to_what_a_relative_clause_says() -> None:
    # EU–UK Trade and Cooperation Agreement, Article 393(1)
    sentence = (
        "each Party commits to respecting the environmental principles to which it has committed, such as in the "
        "Rio Declaration"
    )
    verb = governing(verb_groups(analyse(sentence)[:]), Span(sentence.index("Rio"), len(sentence)))
    assert verb is not None
    assert verb.words == "commits"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The Parties, in the Joint Committee, ", Bound.BOTH),
        ("The Association Council and its sub-committees ", Bound.JOINT_BODY),
        ("The Specialised Committee on Law Enforcement ", Bound.JOINT_BODY),
        ("Each member of the Commission ", Bound.UNSPECIFIED),
        ("The Document of the Council of Europe ", Bound.UNSPECIFIED),
    ],
)
def test_a_body_in_which_something_is_done_is_no_subject(before: str, expected: Bound) -> None:
    assert bound(before) is expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" adopted by the Joint Committee.", Bound.JOINT_BODY),
        (" by the Parties in their laws.", Bound.BOTH),
        (" in order to assist the Joint Committee.", Bound.UNSPECIFIED),
    ],
)
def test_who_acts_in_the_passive_stands_behind(after: str, expected: Bound) -> None:
    assert agent(after) is expected


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        # New Zealand–Chinese Taipei, Chapter 16, Article 2(2)
        ("Each Party shall respect, promote and recognise in its laws the labour principles.", [5]),
        ("The Parties may exchange data and establish contacts on crime.", [2, 2]),
        # Chile–Colombia, Article 17.1(2)
        ("Each Party shall endeavour to ensure that its laws establish labour standards.", [3, 3]),
        ("The Parties recognise that data must be protected and shall cooperate.", [1, 1, 5]),
        ("The receiving entity might nevertheless commit grave violations of human rights law.", [2]),
        ("The sum of the violations they commit against human rights is small.", []),
        ("The Parties commit to respecting human rights.", [4]),
    ],
)
def test_a_verb_is_no_firmer_than_the_one_it_hangs_on(sentence: str, verbs: list[int]) -> None:
    assert [int(group.level) for group in verb_groups(analyse(sentence)[:])] == verbs
