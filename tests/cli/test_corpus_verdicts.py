"""The verdicts a negotiator would check first, on real agreements read from PDF."""

from __future__ import annotations

from collections.abc import Callable

from clausecheck.matching import Result, Verdict

VerdictsOn = Callable[[str], dict[str, Result]]


def place(result: Result) -> tuple[Verdict, str]:
    return result.verdict, result.findings[0].citation


def test_eu_australia_names_the_convention(verdicts_on: VerdictsOn) -> None:
    verdicts = verdicts_on("eu-australia-framework-agreement-2017.pdf")
    reference = verdicts["budapest-convention-reference"]
    assert place(reference) == (Verdict.FULL, "Article 36(3)")
    assert reference.findings[0].quote.startswith("The Parties shall promote the Budapest Convention on Cybercrime")
    cooperation = verdicts["cybercrime-cooperation"]
    assert cooperation.verdict is Verdict.FULL
    assert cooperation.findings[0].citation.startswith("Article 36")
    for finding in (reference.findings[0], cooperation.findings[0]):
        assert finding.page is not None
        assert finding.boxes
        assert {box.page for box in finding.boxes} <= {finding.page, finding.page + 1}


def test_eu_georgia_lists_cybercrime_and_names_no_convention(verdicts_on: VerdictsOn) -> None:
    verdicts = verdicts_on("eu-georgia-association-agreement-2014.pdf")
    assert place(verdicts["cybercrime-cooperation"]) == (Verdict.PARTIAL, "Article 17(1)(g)")
    assert verdicts["budapest-convention-reference"].verdict is Verdict.ABSENT
    elements = verdicts["essential-elements-clause"]
    assert elements.verdict is Verdict.FULL
    assert elements.findings[0].citation.startswith("Article 2")
    assert "Charter of Paris" in elements.findings[0].quote
    # Signed in June 2014, before the Paris Agreement: absent, with the reason.
    paris = verdicts["paris-agreement-commitment"]
    assert (paris.findings, paris.verdict in (Verdict.ABSENT, Verdict.NOT_APPLICABLE)) == ((), True)


def test_eu_japan_was_the_first_to_name_the_paris_agreement(verdicts_on: VerdictsOn) -> None:
    verdicts = verdicts_on("eu-japan-economic-partnership-agreement-2018.pdf")
    assert place(verdicts["paris-agreement-commitment"]) == (Verdict.FULL, "Article 16.4(4)")
    finding = verdicts["paris-agreement-commitment"].findings[0]
    assert finding.page is not None
    assert "Paris Agreement" in finding.quote
