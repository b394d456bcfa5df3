"""Real clauses, judged: what the engine finds, where, and what it makes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausecheck.language.polarity import Polarity
from clausecheck.language.subjects import Bound
from clausecheck.matching import Finding, Result, Verdict
from clausecheck.matching.findings import Enforceable, Focus, Placement, Role
from clausecheck.rulebook.rule import Grade

ResultOf = Callable[[str, str], Result]

AUSTRALIA = """\
FRAMEWORK AGREEMENT between the European Union and its Member States, of the one part, and Australia, of the other part

Article 36

Combating cybercrime

1. The Parties shall strengthen cooperation to prevent and combat high-technology, cyber- and electronic crimes and \
the distribution of illegal content, including terrorist content, via the internet, through exchanging information and \
practical experiences in compliance with their national legislation and international human rights obligations, within \
the limits of their responsibility.

2. The Parties shall exchange information in the fields of the education and training of cybercrime investigators, the \
investigation of cybercrime and digital forensic science.

3. The Parties shall promote the Budapest Convention on Cybercrime as the global standard against cybercrime at all \
appropriate levels.

Article 37

Combating money laundering

1. The Parties reaffirm the need to cooperate on preventing the use of their financial systems to launder the proceeds \
of all criminal activities.
"""

GEORGIA = """\
ASSOCIATION AGREEMENT between the European Union, of the one part, and Georgia, of the other part

Article 2

General Principles

1. Respect for the democratic principles, human rights and fundamental freedoms, as proclaimed in \
the United Nations Universal Declaration of Human Rights of 1948 and as defined in the Helsinki \
Final Act of 1975 and the Charter of Paris for a New Europe of 1990 shall form the basis of the \
domestic and external policies of the Parties and constitutes an essential element of this \
Agreement.

2. The Parties reiterate their commitment to the principles of a free market economy.

Article 17

The fight against organised crime and corruption

1. The Parties shall cooperate on combating and preventing criminal and illegal activities, in particular \
transnational activities, organised or otherwise, such as:

(a)

smuggling and trafficking in human beings as well as small arms and illicit drugs;

(b)

active and passive corruption, both in the private and public sector; and

(c)

cybercrime.

2. The Parties shall enhance bilateral, regional and international cooperation among law enforcement bodies.
"""


def best(result: Result) -> Finding:
    return result.findings[0]


class TestAustralia:
    def test_the_convention_is_named_in_a_paragraph_of_its_own(self, result_of: ResultOf) -> None:
        result = result_of("names-budapest", AUSTRALIA)
        finding = best(result)
        assert (result.verdict, finding.citation) == (Verdict.FULL, "Article 36(3)")
        assert finding.facts.placement is Placement.OPERATIVE
        assert finding.facts.verb == "shall promote"
        assert finding.facts.bound is Bound.BOTH
        assert finding.facts.polarity is Polarity.AFFIRMED
        assert not finding.facts.promised_instrument  # it is promoted, not implemented or joined
        assert finding.quote == (
            "The Parties shall promote the Budapest Convention on Cybercrime as the global standard against "
            "cybercrime at all appropriate levels."
        )

    def test_the_override_gives_its_reason(self, result_of: ResultOf) -> None:
        assert best(result_of("names-budapest", AUSTRALIA)).reasons == (
            "The EU calls promoting the Convention a full commitment to it.",
        )

    def test_cooperation_has_an_article_of_its_own(self, result_of: ResultOf) -> None:
        result = result_of("works-together", AUSTRALIA)
        assert result.verdict is Verdict.FULL
        assert best(result).citation.startswith("Article 36(")
        assert {finding.citation for finding in result.findings} <= {f"Article 36({n})" for n in (1, 2, 3)}
        assert best(result).facts.focus is Focus.OWN_ARTICLE

    def test_the_deciding_words_are_marked(self, result_of: ResultOf) -> None:
        finding = best(result_of("names-budapest", AUSTRALIA))
        marked = {AUSTRALIA[slice(*mark.span)]: mark.role for mark in finding.marks}
        assert marked == {"shall promote": Role.VERB, "Budapest Convention on Cybercrime": Role.OBJECT}

    def test_the_parent_is_met_by_its_children(self, result_of: ResultOf) -> None:
        result = result_of("cyber-regime", AUSTRALIA)
        assert result.verdict is Verdict.FULL
        assert "2 of 2 parts met fully" in result.note
        assert {finding.citation for finding in result.findings} >= {"Article 36(3)"}


class TestGeorgia:
    def test_a_point_is_read_with_its_chapeau(self, result_of: ResultOf) -> None:
        result = result_of("works-together", GEORGIA)
        finding = best(result)
        assert (result.verdict, finding.citation) == (Verdict.PARTIAL, "Article 17(1)(c)")
        assert finding.facts.focus is Focus.LISTED_ITEM
        assert finding.facts.verb == "shall cooperate"
        assert "one item of a list" in "; ".join(finding.reasons)
        assert finding.quote.startswith("The Parties shall cooperate on combating")
        assert finding.quote.endswith("such as: cybercrime.")
        assert GEORGIA[slice(*finding.span)] == "cybercrime."

    def test_the_points_beside_it_say_nothing_of_cybercrime(self, result_of: ResultOf) -> None:
        assert len(result_of("works-together", GEORGIA).findings) == 1

    def test_a_charter_inside_the_clause_does_not_hide_it(self, result_of: ResultOf) -> None:
        result = result_of("rests-on-rights", GEORGIA)
        assert (result.verdict, best(result).citation) == (Verdict.FULL, "Article 2(1)")

    def test_the_charter_of_paris_is_a_near_miss_of_the_paris_agreement(self, result_of: ResultOf) -> None:
        result = result_of("names-paris", GEORGIA)
        assert result.verdict is Verdict.ABSENT
        [miss] = result.near_misses
        assert (miss.citation, miss.why) == ("Article 2(1)", "this is the Charter of Paris for a New Europe")
        assert GEORGIA[slice(*miss.span)] == "Charter of Paris"

    def test_the_convention_is_absent(self, result_of: ResultOf) -> None:
        result = result_of("names-budapest", GEORGIA)
        assert (result.verdict, result.findings, result.note) == (Verdict.ABSENT, (), "")

    def test_the_parent_is_met_in_part(self, result_of: ResultOf) -> None:
        result = result_of("cyber-regime", GEORGIA)
        assert result.verdict is Verdict.PARTIAL
        assert "works-together" in result.note
        assert [finding.citation for finding in result.findings] == ["Article 17(1)(c)"]


def test_the_tail_of_a_list_governs_its_points(result_of: ResultOf) -> None:
    words = """\
AGREEMENT

Article 5

Cooperation

1. In the fight against:

(a) cybercrime; and

(b) money laundering,

the Parties shall cooperate closely and exchange information.

2. The Parties shall consult each other.
"""
    result = result_of("works-together", words)
    assert best(result).citation.startswith("Article 5(1)")
    assert best(result).facts.verb in ("shall cooperate", "shall cooperate closely")
    assert result.verdict in (Verdict.FULL, Verdict.PARTIAL)


PREAMBLE = """\
AGREEMENT between the European Union and Mongolia

THE EUROPEAN UNION AND MONGOLIA,

RECALLING the Convention on Cybercrime, done at Budapest on 23 November 2001;

CONSCIOUS of the need to cooperate in combating cybercrime,

HAVE AGREED AS FOLLOWS:

Article 1

Scope

1. The Parties shall consult each other.
"""


def test_a_recital_is_weak_whatever_it_says(result_of: ResultOf) -> None:
    result = result_of("names-budapest", PREAMBLE)
    finding = best(result)
    assert result.verdict is Verdict.WEAK
    assert finding.citation.startswith("Preamble")
    assert finding.facts.placement is Placement.PREAMBLE
    assert int(finding.facts.commitment) == 0
    assert "preamble" in "; ".join(finding.reasons)
    assert result_of("works-together", PREAMBLE).verdict is Verdict.WEAK


def test_a_look_alike_is_shown_as_what_it_is(result_of: ResultOf) -> None:
    words = (
        "Each Party shall accede to the Budapest Treaty on the International Recognition of the Deposit of "
        "Microorganisms for the Purposes of Patent Procedure."
    )
    result = result_of("names-budapest", f"AGREEMENT\n\nArticle 1\n\n{words}\n")
    [miss] = result.near_misses
    assert (result.verdict, miss.quote) == (Verdict.ABSENT, words)
    assert miss.why == "this is the Budapest Treaty on the deposit of micro-organisms"


def test_what_lacks_a_part_is_shown_with_what_it_lacks(result_of: ResultOf) -> None:
    result = result_of("works-together", "AGREEMENT\n\nArticle 1\n\nEach Party shall punish cybercrime.\n")
    assert result.verdict is Verdict.ABSENT
    assert [miss.why for miss in result.near_misses] == ["lacks 'cooperation'"]


def sentence_in(result_of: ResultOf, rule: str, sentence: str) -> Result:
    return result_of(rule, f"AGREEMENT between the European Union and Serbia\n\nArticle 1\n\nScope\n\n1. {sentence}\n")


TABLE = [
    # sentence, level, grade
    ("The Parties shall implement the Convention on Cybercrime.", 5, Grade.FULL),
    ("The Parties undertake to accede to the Convention on Cybercrime.", 5, Grade.FULL),
    ("The Parties agree to accede to the Convention on Cybercrime.", 4, Grade.FULL),
    ("The Parties reaffirm their commitment to effectively implement the Convention on Cybercrime.", 4, Grade.FULL),
    ("Each Party shall, in accordance with its laws and regulations, implement the Convention on Cybercrime.", 4,
     Grade.FULL),
    ("The Parties shall implement the Convention on Cybercrime, in line with international law.", 5, Grade.FULL),
    ("The Parties shall endeavour to accede to the Convention on Cybercrime.", 3, Grade.PARTIAL),
    ("The Parties shall, where appropriate, accede to the Convention on Cybercrime.", 3, Grade.PARTIAL),
    ("Subject to its laws and regulations, each Party shall implement the Convention on Cybercrime.", 3,
     Grade.PARTIAL),
    ("The Parties reaffirm their commitment to the Convention on Cybercrime.", 3, Grade.PARTIAL),
    ("The Parties shall implement treaties such as the Convention on Cybercrime.", 5, Grade.PARTIAL),
    ("The Parties shall endeavour, where appropriate, to accede to the Convention on Cybercrime.", 2, Grade.WEAK),
    ("Cooperation may include the implementation of the Convention on Cybercrime.", 2, Grade.WEAK),
    ("The Parties should accede to the Convention on Cybercrime.", 2, Grade.WEAK),
    ("The Parties recognise the importance of the Convention on Cybercrime.", 1, Grade.WEAK),
    ("The Parties reaffirm the value of the Convention on Cybercrime.", 1, Grade.WEAK),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "level", "grade"), TABLE, ids=[sentence for sentence, _, _ in TABLE])
def test_what_a_sentence_is_worth(result_of: ResultOf, sentence: str, level: int, grade: Grade) -> None:
    finding = best(sentence_in(result_of, "names-budapest", sentence))
    assert (int(finding.facts.commitment), finding.grade) == (level, grade)
    assert bool(finding.reasons) is (grade is not Grade.FULL)


def test_two_hedges_are_both_shown(result_of: ResultOf) -> None:
    sentence = "The Parties shall endeavour, where appropriate, to accede to the Convention on Cybercrime."
    finding = best(sentence_in(result_of, "names-budapest", sentence))
    assert finding.facts.hedges == ("where appropriate",)
    assert finding.facts.verb == "shall endeavour"
    assert Role.HEDGE in {mark.role for mark in finding.marks}


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Nothing in this Agreement shall require a Party to accede to the Convention on Cybercrime.", "deny"),
        ("No Party shall be obliged to accede to the Convention on Cybercrime.", "deny"),
        ("Nothing in this Agreement shall prevent a Party from implementing the Convention on Cybercrime.", "except"),
    ],
)
def test_words_that_deny_or_except_commit_to_nothing(result_of: ResultOf, sentence: str, why: str) -> None:
    result = sentence_in(result_of, "names-budapest", sentence)
    assert result.verdict is Verdict.ABSENT
    [miss] = result.near_misses
    assert why in miss.why


def test_a_text_that_negates_the_norm_contradicts_it(result_of: ResultOf) -> None:
    result = sentence_in(result_of, "names-budapest", "The Parties shall denounce the Convention on Cybercrime.")
    assert (result.verdict, best(result).grade) == (Verdict.CONTRADICTED, Grade.CONTRADICTED)


def test_negation_outweighs_recognition_but_not_commitment(result_of: ResultOf) -> None:
    denounces = "The Parties shall denounce the Convention on Cybercrime."
    recognises = "The Parties recognise the value of the Convention on Cybercrime."
    implements = "The Parties shall implement the Convention on Cybercrime."
    weak = sentence_in(result_of, "names-budapest", f"{recognises}\n\n2. {denounces}")
    assert weak.verdict is Verdict.CONTRADICTED
    both = sentence_in(result_of, "names-budapest", f"{denounces}\n\n2. {implements}")
    assert both.verdict is Verdict.FULL
    assert [finding.grade for finding in both.findings] == [Grade.FULL, Grade.CONTRADICTED]


def test_one_side_alone_is_told(result_of: ResultOf) -> None:
    finding = best(sentence_in(result_of, "names-budapest", "Serbia shall implement the Convention on Cybercrime."))
    assert finding.facts.bound is Bound.ONE_SIDE


class TestPlacement:
    def test_an_annex_is_operative_but_not_in_full(self, result_of: ResultOf) -> None:
        words = (
            "AGREEMENT\n\nArticle 1\n\nThe Parties shall consult each other.\n\nANNEX I\n\nCYBERCRIME\n\nArticle 1\n\n"
            "The Parties shall implement the Convention on Cybercrime.\n"
        )
        finding = best(result_of("names-budapest", words))
        assert (finding.facts.placement, finding.grade) == (Placement.ANNEX, Grade.PARTIAL)
        assert finding.citation == "Annex I, Article 1"

    def test_a_declaration_is_weak(self, result_of: ResultOf) -> None:
        words = (
            "AGREEMENT\n\nArticle 1\n\nThe Parties shall consult each other.\n\n"
            "JOINT DECLARATION ON CYBERCRIME\n\nThe Parties shall implement the Convention on Cybercrime.\n"
        )
        finding = best(result_of("names-budapest", words))
        assert (finding.facts.placement, finding.grade) == (Placement.JOINT_DECLARATION, Grade.WEAK)


class TestEnforceability:
    NORM = "Article 36\n\nCybercrime\n\n1. The Parties shall implement the Convention on Cybercrime.\n\n"
    SETTLEMENT = "TITLE XII\n\nDISPUTE SETTLEMENT\n\nArticle 50\n\nScope\n\nThis Title applies to any dispute.\n\n"

    def enforceable(self, result_of: ResultOf, words: str) -> Enforceable:
        return best(result_of("names-budapest", f"AGREEMENT\n\n{words}")).facts.enforceable

    def test_where_there_is_none_none_is_claimed(self, result_of: ResultOf) -> None:
        assert self.enforceable(result_of, f"TITLE V\n\nJUSTICE\n\n{self.NORM}") is Enforceable.NONE_FOUND

    def test_dispute_settlement_covers_what_is_not_taken_out(self, result_of: ResultOf) -> None:
        assert self.enforceable(result_of, f"TITLE V\n\nJUSTICE\n\n{self.NORM}{self.SETTLEMENT}") is Enforceable.YES

    @pytest.mark.parametrize(
        ("carve_out", "expected"),
        [
            ("This Title is not subject to Title XII (Dispute Settlement).", Enforceable.EXCLUDED),
            ("The dispute settlement procedure provided for in Title XII shall not apply to this Title.",
             Enforceable.EXCLUDED),
            ("No Party may have recourse to dispute settlement under this Agreement for a matter under this Title.",
             Enforceable.EXCLUDED),
            ("For any matter under this Title, the Parties shall only have recourse to the procedures of Article 38.",
             Enforceable.OWN_PROCEDURE),
        ],
    )  # fmt: skip
    def test_a_carve_out_reaches_its_title(self, result_of: ResultOf, carve_out: str, expected: Enforceable) -> None:
        out = f"Article 37\n\nDisputes\n\n{carve_out}\n\n"
        assert self.enforceable(result_of, f"TITLE V\n\nJUSTICE\n\n{self.NORM}{out}{self.SETTLEMENT}") is expected

    def test_a_carve_out_reaches_no_other_title(self, result_of: ResultOf) -> None:
        carve_out = "This Title is not subject to Title XII (Dispute Settlement)."
        out = f"TITLE VI\n\nTRADE\n\nArticle 37\n\nDisputes\n\n{carve_out}\n\n"
        assert (
            self.enforceable(result_of, f"TITLE V\n\nJUSTICE\n\n{self.NORM}{out}{self.SETTLEMENT}") is Enforceable.YES
        )

    @pytest.mark.parametrize(
        "carve_out",
        [
            "TITLE XII\n\nDISPUTES\n\nArticle 5\n\nDispute settlement of this Title shall not apply to Title V",
            "Article 37\n\nTitle XII shall not apply to this Title.\n\nTITLE XII\n\nDISPUTE SETTLEMENT\n\nArticle 5",
        ],
        ids=["this Title stands before what is excluded", "the title is named by its number alone"],
    )
    def test_a_carve_out_is_attached_by_scope(self, result_of: ResultOf, carve_out: str) -> None:
        assert self.enforceable(result_of, f"TITLE V\n\nJUSTICE\n\n{self.NORM}{carve_out}\n") is Enforceable.EXCLUDED

    def test_a_carve_out_elsewhere_names_the_title(self, result_of: ResultOf) -> None:
        carve_out = "The dispute settlement procedure shall not apply to Title V."
        settlement = f"{self.SETTLEMENT}Article 51\n\nExclusions\n\n{carve_out}\n\n"
        out = self.enforceable(result_of, f"TITLE V\n\nJUSTICE\n\n{self.NORM}{settlement}")
        assert out is Enforceable.EXCLUDED
