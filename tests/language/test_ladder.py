"""The commitment ladder, on sentences as treaties write them."""

from __future__ import annotations

import pytest

from clausecheck.language.hedges import hedges
from clausecheck.language.ladder import Commitment
from clausecheck.language.nlp import analyse
from clausecheck.language.polarity import Polarity, polarity
from clausecheck.language.subjects import Bound, bound
from clausecheck.language.verbs import VerbGroup, governing, verb_groups
from clausecheck.offsets import Span


def verb_for(sentence: str, evidence: str) -> VerbGroup:
    """The verb that governs some words of a sentence."""
    start = sentence.index(evidence)
    verb = governing(verb_groups(analyse(sentence)[:]), Span(start, start + len(evidence)))
    assert verb is not None
    return verb


LEVELS = [
    # 5: a duty
    ("The Parties shall cooperate in combating cybercrime.", "cybercrime", 5),
    ("The Parties shall not weaken the protection of personal data.", "personal data", 5),
    ("Each Party must adopt measures against cybercrime.", "cybercrime", 5),
    ("The Contracting Parties undertake to accede to the Convention on Cybercrime.", "Convention", 5),
    ("Respect for human rights constitutes an essential element of this Agreement.", "essential element", 5),
    ("Regional cooperation and compliance with recognised international standards shall be promoted.", "standards", 5),
    # 4: a commitment
    ("The Parties agree to cooperate in the fight against cybercrime.", "cybercrime", 4),
    ("The Parties commit to working together to address climate change.", "climate change", 4),
    ("The Parties are committed to implementing effectively the relevant international standards.", "standards", 4),
    ("The Parties reaffirm their commitments to effectively implement the Paris Agreement.", "Paris Agreement", 4),
    ("The Parties reaffirm their commitment to reaching the ultimate objective of the UNFCCC.", "UNFCCC", 4),
    ("The Parties confirm their obligations to implement the Convention on Cybercrime.", "Cybercrime", 4),
    # 3: best efforts
    ("The Parties shall endeavour to accede to the Convention on Cybercrime.", "Convention", 3),
    ("Each Party shall strive to ensure a high level of protection of personal data.", "personal data", 3),
    ("The Parties shall seek to improve cooperation against cybercrime.", "cybercrime", 3),
    ("The Parties shall make every effort to prevent cybercrime.", "cybercrime", 3),
    ("The Parties shall use their best endeavours to prevent cybercrime.", "cybercrime", 3),
    ("The Parties shall promote the Budapest Convention on Cybercrime.", "Budapest", 3),
    ("The Parties shall encourage the exchange of best practices on cybersecurity.", "cybersecurity", 3),
    ("Cooperation will focus on the fight against cybercrime.", "cybercrime", 3),
    ("The Parties reaffirm their commitment to the core labour standards.", "core labour standards", 3),
    # 2: discretion
    ("Cooperation may include the fight against cybercrime.", "cybercrime", 2),
    ("The Parties may cooperate on cybercrime.", "cybercrime", 2),
    ("The Parties should exchange information on cybercrime.", "cybercrime", 2),
    ("The Parties intend to cooperate on cybersecurity.", "cybersecurity", 2),
    ("The Parties aim to strengthen cybersecurity.", "cybersecurity", 2),
    ("The Parties are invited to accede to the Convention on Cybercrime.", "Convention", 2),
    # 1: words
    ("The Parties recognise the importance of the Convention on Cybercrime.", "Convention", 1),
    ("The Parties acknowledge the threat of cybercrime.", "cybercrime", 1),
    ("The Parties affirm the importance of cybersecurity.", "cybersecurity", 1),
    ("The Parties recall the Paris Agreement.", "Paris Agreement", 1),
    ("The Parties reaffirm the importance of the Paris Agreement.", "Paris Agreement", 1),
    ("The Parties note the work of the Council of Europe on cybercrime.", "cybercrime", 1),
    ("The Parties share the view that cybercrime is a threat.", "cybercrime", 1),
    ("The Parties shall recognise the importance of cybersecurity.", "cybersecurity", 1),
]


@pytest.mark.parametrize(("sentence", "evidence", "level"), LEVELS, ids=[sentence for sentence, _, _ in LEVELS])
def test_the_level_of_the_verb(sentence: str, evidence: str, level: int) -> None:
    assert int(verb_for(sentence, evidence).level) == level


def test_every_level_is_said_in_plain_words() -> None:
    said = [level.plain for level in Commitment]
    assert len(set(said)) == 6
    assert not any(level.name in words for level, words in zip(Commitment, said, strict=True))


class TestVerbs:
    def test_what_governs_is_the_main_verb_and_not_a_relative_clause(self) -> None:
        sentence = "Each Party shall adopt such measures as may be necessary to establish cybercrime as an offence."
        assert verb_for(sentence, "cybercrime").words == "shall adopt"
        sentence = "The Parties shall prevent offences which may be directed against computer systems."
        assert verb_for(sentence, "computer systems").words == "shall prevent"

    def test_the_nearest_verb_before_the_evidence_governs_it(self) -> None:
        sentence = "The Parties recognise the threat of crime and shall cooperate against cybercrime."
        assert verb_for(sentence, "cybercrime").words == "shall cooperate"
        assert verb_for(sentence, "threat").words == "recognise"

    def test_in_the_passive_the_verb_after_the_evidence_governs_it(self) -> None:
        verb = verb_for("Cooperation against cybercrime shall be strengthened.", "cybercrime")
        assert (verb.level, verb.passive) == (Commitment.BINDING_RESULT, True)

    def test_a_hedge_between_modal_and_verb_is_looked_over(self) -> None:
        verb = verb_for("The Parties shall, where appropriate, endeavour to prevent cybercrime.", "cybercrime")
        assert (verb.level, verb.effort) == (Commitment.BEST_EFFORTS, True)

    def test_an_adverb_between_modal_and_verb_is_looked_over(self) -> None:
        assert verb_for("The Parties shall also jointly endeavour to prevent cybercrime.", "cybercrime").effort

    def test_months_and_names_are_no_modals(self) -> None:
        assert verb_groups(analyse("Done at Brussels on 12 May 2022 by Will Smith.")[:]) == ()

    def test_nouns_are_no_verbs(self) -> None:
        assert verb_groups(analyse("the aim of their note, and this link")[:]) == ()

    def test_spans_are_those_of_the_words(self) -> None:
        sentence = "The Parties shall strengthen cooperation and may consult each other."
        groups = verb_groups(analyse(sentence)[:])
        assert [sentence[slice(*group.span)] for group in groups] == ["shall strengthen", "may consult"]
        assert [group.words for group in groups] == ["shall strengthen", "may consult"]

    @pytest.mark.parametrize(
        "sentence",
        [
            "The Parties shall cooperate against crimes committed by means of computer systems.",
            "The Parties shall combat by all appropriate means the use of computer systems for crime.",
        ],
    )
    def test_means_may_be_a_noun(self, sentence: str) -> None:
        assert [group.words.split()[0] for group in verb_groups(analyse(sentence)[:])] == ["shall"]

    @pytest.mark.parametrize(
        ("sentence", "binding"),
        [
            ("The Parties shall prevent offences which may be committed by computer.", ["shall prevent"]),
            ("A Party may be required to preserve computer data.", []),
        ],
    )
    def test_after_may_be_a_participle_binds_nobody(self, sentence: str, binding: list[str]) -> None:
        groups = verb_groups(analyse(sentence)[:])
        assert [group.words for group in groups if group.level > 2 and not group.subordinate] == binding

    def test_a_sentence_without_a_verb_is_governed_by_none(self) -> None:
        assert governing((), Span(0, 3)) is None


class TestHedges:
    @pytest.mark.parametrize(
        "hedge",
        [
            "where appropriate", "as appropriate", "to the extent possible", "to the fullest extent possible",
            "in so far as possible", "insofar as possible", "as far as possible", "within their means",
            "within its capacities", "within the limits of their capacities", "subject to availability of resources",
            "on mutually agreed terms", "within existing possibilities", "subject to its laws and regulations",
        ],
    )  # fmt: skip
    def test_these_leave_best_efforts_at_most(self, hedge: str) -> None:
        sentence = f"The Parties shall, {hedge}, cooperate against cybercrime."
        [found] = hedges(sentence)
        assert found.strong
        assert sentence[slice(*found.span)] in hedge
        assert hedge.startswith(sentence[slice(*found.span)].split()[0])

    @pytest.mark.parametrize(
        "hedge",
        ["in accordance with its laws and regulations", "in accordance with their domestic legislation",
         "in conformity with their national laws", "consistent with its law"],
    )  # fmt: skip
    def test_these_cost_one_step(self, hedge: str) -> None:
        [found] = hedges(f"Each Party shall, {hedge}, preserve computer data.")
        assert not found.strong

    @pytest.mark.parametrize(
        "words",
        [
            "in accordance with their obligations as members of the ILO",
            "in line with international law",
            "in accordance with the Convention on Cybercrime",
            "such as cybercrime, inter alia",
            "appropriate measures",
            "with a view to possible accession",
        ],
    )
    def test_these_take_nothing_back(self, words: str) -> None:
        assert hedges(f"The Parties shall cooperate, {words}.") == ()

    def test_hedges_come_in_order(self) -> None:
        sentence = "Each Party shall, as appropriate and in accordance with its laws, cooperate where possible."
        assert [sentence[slice(*hedge.span)] for hedge in hedges(sentence)] == [
            "as appropriate",
            "in accordance with its laws",
            "where possible",
        ]

    def test_a_long_row_of_adjectives_is_read_in_one_go(self) -> None:
        assert hedges("in accordance with their " + "national " * 20_000) == ()


class TestPolarity:
    @pytest.mark.parametrize(
        ("sentence", "evidence", "expected"),
        [
            ("The Parties shall implement the Budapest Convention.", "Budapest", Polarity.AFFIRMED),
            ("Nothing in this Agreement shall require a Party to accede to the Budapest Convention.", "Budapest",
             Polarity.NEGATED),
            ("No Party shall be obliged to accede to the Budapest Convention.", "Budapest", Polarity.NEGATED),
            ("The Parties are not required to accede to the Budapest Convention.", "Budapest", Polarity.NEGATED),
            ("The Parties shall not accede to the Budapest Convention.", "Budapest", Polarity.FORBIDDEN),
            ("Nothing in this Agreement shall prevent a Party from implementing the Budapest Convention.", "Budapest",
             Polarity.EXCEPTED),
            ("This Chapter shall not be construed to affect the Budapest Convention.", "Budapest", Polarity.EXCEPTED),
            ("This Article shall not apply to the Budapest Convention.", "Budapest", Polarity.EXCEPTED),
            ("The Parties shall cooperate without prejudice to the Budapest Convention.", "Budapest",
             Polarity.CONDITIONAL),
            ("Without prejudice to Article 4, the Parties shall implement the Budapest Convention.", "Budapest",
             Polarity.AFFIRMED),
            ("The Parties shall implement the Budapest Convention without prejudice to Article 4.", "Budapest",
             Polarity.AFFIRMED),
        ],
    )  # fmt: skip
    def test_how_a_sentence_stands_to_its_object(self, sentence: str, evidence: str, expected: Polarity) -> None:
        start = sentence.index(evidence)
        verb = governing(verb_groups(analyse(sentence)[:]), Span(start, start + len(evidence)))
        assert polarity(sentence, start, verb.span.start if verb else 0) is expected


class TestSubjects:
    @pytest.mark.parametrize(
        ("before", "expected"),
        [
            ("The Parties ", Bound.BOTH),
            ("Each Party ", Bound.BOTH),
            ("The Contracting Parties ", Bound.BOTH),
            ("Each Contracting Party ", Bound.BOTH),
            ("No Party ", Bound.BOTH),
            ("The Governments ", Bound.BOTH),
            ("The Sides ", Bound.BOTH),
            ("The Signatory CARIFORUM States, as well as the Member States, ", Bound.BOTH),
            ("In Article 4, the Parties ", Bound.BOTH),
            ("Serbia ", Bound.ONE_SIDE),
            ("The Union ", Bound.ONE_SIDE),
            ("The EC Party ", Bound.ONE_SIDE),
            ("The requested Party ", Bound.ONE_SIDE),
            ("The Association Council ", Bound.JOINT_BODY),
            ("The Joint Committee ", Bound.JOINT_BODY),
            ("Regional cooperation ", Bound.UNSPECIFIED),
            ("", Bound.UNSPECIFIED),
        ],
    )
    def test_who_is_bound(self, before: str, expected: Bound) -> None:
        assert bound(before, ("European Union", "Serbia")) is expected

    def test_the_subject_next_to_the_verb_counts(self) -> None:
        assert bound("At the request of the Joint Committee, the Parties ") is Bound.BOTH
