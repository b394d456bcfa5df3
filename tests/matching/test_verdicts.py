"""From findings to verdicts: dates, unread pages, order, the way back to page and box, hostile texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import WIDTH, agreement_of, laid_out

from clausecheck.agreement import Trust
from clausecheck.language.ladder import Commitment
from clausecheck.language.polarity import Polarity
from clausecheck.language.subjects import Bound
from clausecheck.matching import Judge, Report, Result, Verdict
from clausecheck.matching.findings import Enforceable, Facts, Focus, Placement
from clausecheck.matching.grading import grade
from clausecheck.rulebook.rule import Grade, Rulebook

SIGNED = "AGREEMENT\n\nArticle 1\n\nThe Parties shall consult each other.\n\nDone at Brussels on {date}.\n"


class TestDates:
    @pytest.mark.parametrize(
        ("date", "verdict"),
        [
            ("17 July 1995", Verdict.NOT_APPLICABLE),
            ("22 November 2001", Verdict.NOT_APPLICABLE),
            ("23 November 2001", Verdict.ABSENT),
            ("27 June 2014", Verdict.ABSENT),
        ],
    )
    def test_nobody_could_name_a_convention_before_it_was_made(
        self, result_of: Callable[..., Result], date: str, verdict: Verdict
    ) -> None:
        result = result_of("names-budapest", SIGNED.format(date=date))
        assert result.verdict is verdict
        if verdict is Verdict.NOT_APPLICABLE:
            assert "2001-11-23" in result.note

    def test_a_text_without_a_date_is_judged_as_if_it_were_signed_today(self, result_of: Callable[..., Result]) -> None:
        assert result_of("names-budapest", "AGREEMENT\n\nArticle 1\n\nScope.\n").verdict is Verdict.ABSENT

    def test_what_is_there_counts_whatever_the_date(self, result_of: Callable[..., Result]) -> None:
        words = SIGNED.format(date="17 July 1995").replace("consult each other", "implement ETS No 185")
        assert result_of("names-budapest", words).verdict is Verdict.FULL


class TestUnreadPages:
    LINES = ("AGREEMENT", "Article 1", "The Parties shall implement ETS No 185.", "")

    def verdicts(self, judged: Callable[..., Report], trust: Trust) -> dict[str, Result]:
        text = laid_out(*self.LINES, pages=(1, 1, 1, 2), trust=(Trust.DIGITAL, trust))
        return {result.rule.id: result for result in judged(agreement_of(text)).results}

    @pytest.mark.parametrize("trust", [Trust.IMAGE_ONLY, Trust.GARBLED])
    def test_absent_means_absent_in_what_could_be_read(self, judged: Callable[..., Report], trust: Trust) -> None:
        results = self.verdicts(judged, trust)
        assert results["works-together"].verdict is Verdict.ABSENT
        assert results["works-together"].note == "absent in what could be read"
        assert results["names-budapest"].note == ""

    def test_a_blank_page_takes_nothing_away(self, judged: Callable[..., Report]) -> None:
        assert self.verdicts(judged, Trust.BLANK)["works-together"].note == ""


def test_a_finding_knows_its_page_and_its_boxes(judged: Callable[..., Report]) -> None:
    lines = ("AGREEMENT", "Article 1", "", "The Parties shall implement", "the Budapest Convention.")
    text = laid_out(*lines, pages=(1, 2, 2, 2, 3), trust=(Trust.DIGITAL,) * 3)
    [finding] = next(one.findings for one in judged(agreement_of(text)).results if one.rule.id == "names-budapest")
    assert finding.page == 2
    assert [box.page for box in finding.boxes] == [2, 3]
    assert (finding.boxes[1].x0, finding.boxes[1].x1) == (72, pytest.approx(72 + len(lines[4]) * WIDTH))


def test_findings_come_best_first_then_in_the_order_of_the_text(result_of: Callable[..., Result]) -> None:
    words = """\
AGREEMENT

Article 1

The Parties recognise the value of the Convention on Cybercrime.

Article 2

The Parties shall implement the Convention on Cybercrime.

Article 3

The Parties shall endeavour to accede to the Convention on Cybercrime.

Article 4

The Parties agree to accede to the Convention on Cybercrime.
"""
    findings = result_of("names-budapest", words).findings
    assert [finding.citation for finding in findings] == ["Article 2", "Article 4", "Article 3", "Article 1"]


def test_a_heading_may_name_what_its_sentences_do_not(result_of: Callable[..., Result]) -> None:
    words = "AGREEMENT\n\nArticle 36\n\nCybercrime\n\nThe Parties shall cooperate and exchange information.\n"
    result = result_of("works-together", words)
    assert (result.verdict, result.findings[0].facts.focus) == (Verdict.FULL, Focus.OWN_ARTICLE)


def test_a_parent_of_weak_children_is_weak(result_of: Callable[..., Result]) -> None:
    words = "AGREEMENT\n\nArticle 1\n\nThe Parties recognise the importance of the Convention on Cybercrime.\n"
    assert result_of("names-budapest", words).verdict is Verdict.WEAK
    parent = result_of("cyber-regime", words)
    assert (parent.verdict, [finding.citation for finding in parent.findings]) == (Verdict.WEAK, ["Article 1"])


def test_many_look_alikes_are_not_all_listed(result_of: Callable[..., Result]) -> None:
    articles = "".join(f"Article {i}\n\nThe Budapest Treaty shall apply.\n\n" for i in range(1, 60))
    assert 1 <= len(result_of("names-budapest", f"AGREEMENT\n\n{articles}").near_misses) <= 20


def test_every_rule_has_a_result_in_the_order_of_the_rulebook(small: Rulebook, judged: Callable[..., Report]) -> None:
    for words in ("", "\n\n", "words", SIGNED.format(date="27 June 2014")):
        assert [result.rule.id for result in judged(words).results] == [rule.id for rule in small.rules]


def test_a_judge_of_one_rule_says_what_a_judge_of_all_says(small: Rulebook, judged: Callable[..., Report]) -> None:
    words = "AGREEMENT\n\nArticle 1\n\nThe Parties shall cooperate on cybercrime and implement ETS No 185.\n"
    together = {result.rule.id: result.verdict for result in judged(words).results if not result.rule.children}
    for rule in small.rules:
        if not rule.children:
            alone = Judge(Rulebook(small.packs, (rule,), small.lexicons)).judge(agreement_of(words))
            assert alone.results[0].verdict is together[rule.id]


FRAGMENTS = st.sampled_from(
    [
        "Article 1\n\n", "Article 2\n\nCybercrime\n\n", "1. ", "(a) ", "The Parties shall cooperate on ", "such as: ",
        "cybercrime", "the Budapest Convention", "the Budapest Treaty", "human rights", "essential element", ".\n\n",
        "; ", "shall", "may", "where appropriate", "nothing in this Agreement shall require ", "ANNEX I\n\n",
        "PREAMBLE\n\n", "TITLE II\n\n", "\x1b[31m", "\u202e", "Done at Brussels on 27 June 2014.\n", " and ", "\n",
    ]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_whatever_the_text_evidence_lies_in_it(small_judge: Judge, words: str) -> None:
    report = small_judge.judge(agreement_of(words))
    for result in report.results:
        assert (result.verdict in (Verdict.ABSENT, Verdict.NOT_APPLICABLE)) is (not result.findings)
        for finding in result.findings:
            assert 0 <= finding.span.start < finding.span.end <= len(words)
            joined = " ".join(" ".join(words[slice(*span)].split()) for span in finding.quote_spans)
            assert finding.quote == joined
            assert finding.citation
            for mark in finding.marks:
                assert words[slice(*mark.span)].strip()
        for miss in result.near_misses:
            assert 0 <= miss.span.start <= miss.span.end <= len(words)
            assert miss.why


class TestPolicy:
    """The one grading policy, fact by fact."""

    BEST = Facts(
        Placement.OPERATIVE,
        Commitment.BINDING_RESULT,
        Focus.OWN_ARTICLE,
        Bound.BOTH,
        Polarity.AFFIRMED,
        Enforceable.YES,
        promised_instrument=True,
        verb="shall implement",
    )

    def test_the_best_facts_are_full_and_need_no_excuse(self) -> None:
        assert grade(self.BEST) == (Grade.FULL, ())

    @given(
        st.builds(
            Facts,
            st.sampled_from(Placement),
            st.sampled_from(Commitment),
            st.sampled_from(Focus),
            st.sampled_from(Bound),
            st.just(Polarity.AFFIRMED),
            st.sampled_from(Enforceable),
            st.booleans(),
            st.sampled_from(["shall cooperate", ""]),
            st.sampled_from([(), ("where appropriate",)]),
        )
    )
    def test_less_than_full_is_always_explained(self, facts: Facts) -> None:
        given_grade, reasons = grade(facts)
        assert (given_grade is Grade.FULL) is (not reasons)
        assert given_grade in (Grade.FULL, Grade.PARTIAL, Grade.WEAK)
        if facts.commitment <= Commitment.DISCRETIONARY:
            assert given_grade is Grade.WEAK
        if given_grade is Grade.FULL:
            assert facts.placement is Placement.OPERATIVE
            assert facts.commitment >= Commitment.BINDING
