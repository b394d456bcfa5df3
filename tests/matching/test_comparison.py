"""Verdicts beside a baseline: worse through which words, and never worse through renumbering or reformatting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from samples import agreement_of

from clausecheck.matching import Judge, Report, Result
from clausecheck.matching.baseline import Baseline, PastAgreement, remembered
from clausecheck.matching.comparison import compared, gone
from clausecheck.matching.findings import Change, ChangeKind, Verdict
from clausecheck.matching.fingerprints import fingerprints

DRAFT = """\
AGREEMENT between the European Union and Georgia

The European Union and Georgia,

RECALLING their friendship,

HAVE AGREED AS FOLLOWS:

Article 1

Trade

Goods move in accordance with Article 3.

Article 2

Cybercrime

1. The Parties shall cooperate in preventing and combating cybercrime, in accordance with Article 1.

2. The Parties shall implement the Convention on Cybercrime at all appropriate levels.

Article 3

The Parties shall move.
"""
IMPLEMENT = "The Parties shall implement the Convention on Cybercrime at all appropriate levels."
RULE = "names-budapest"
Changed = Callable[[str], dict[str, Change]]


@pytest.fixture(scope="module")
def past(small_judge: Judge) -> PastAgreement:
    return remembered(small_judge.judge(agreement_of(DRAFT)), "draft.md")


@pytest.fixture
def report(small_judge: Judge, past: PastAgreement) -> Callable[[str], Report]:
    return lambda draft: compared(small_judge.judge(agreement_of(draft)), past)


@pytest.fixture
def changed(report: Callable[[str], Report]) -> Changed:
    """What changed of each rule, for a draft; rules of which nothing became are left out."""

    def changed(draft: str) -> dict[str, Change]:
        changes = {one.rule.id: one.change for one in report(draft).results if one.change}
        return {rule: one for rule, one in changes.items() if one.kind is not ChangeKind.UNCHANGED or one.words}

    return changed


def test_nothing_became_of_the_same_draft(changed: Changed) -> None:
    assert changed(DRAFT) == {}


@pytest.mark.parametrize(
    "draft",
    [
        DRAFT.replace("Article 3", "Article 4").replace("Article 2", "Article 3").replace("Article 1\n", "Article 2\n"),
        DRAFT.replace("Article 2\n", "Article 2\n\nNew\n\nNothing is new.\n\nArticle 17 bis\n"),
        DRAFT.replace("\n\nArticle 3", "").replace("1. The", "The").replace("2. The", "The"),
        DRAFT.replace("implement the Convention", "implement\nthe  Convention").replace("cyber", "cyber-"),
        DRAFT.replace("1. ", "(1) ").replace("2. ", "(2) "),
        DRAFT.replace("Article 1\n", "CHAPTER I\n\nGENERAL\n\nArticle 1\n"),
    ],
)
def test_renumbering_and_reformatting_are_no_change(draft: str, changed: Changed) -> None:
    assert draft != DRAFT
    assert changed(draft) == {}


class TestWorse:
    def test_the_verb(self, changed: Changed, report: Callable[[str], Report]) -> None:
        draft = DRAFT.replace("shall implement", "may implement")
        change = changed(draft)[RULE]
        assert (change.kind, change.before) == (ChangeKind.WORSE, Verdict.FULL)
        assert change.words == "Article 2(2): 'shall implement' became 'may implement': full → weak"
        assert change.span is not None
        assert report(draft).agreement.words(change.span) == IMPLEMENT.replace("shall", "may")

    def test_a_hedge(self, changed: Changed) -> None:
        draft = DRAFT.replace("shall implement", "shall, where appropriate, implement")
        assert "shall, where appropriate, implement': full → partial" in changed(draft)[RULE].words

    def test_the_object(self, changed: Changed, report: Callable[[str], Report]) -> None:
        draft = DRAFT.replace("the Convention on Cybercrime at", "the relevant instruments at")
        change = changed(draft)[RULE]
        assert change.words == "Article 2(2): 'Convention on Cybercrime' became 'relevant instruments': full → absent"
        assert change.span is not None
        assert "relevant instruments" in report(draft).agreement.words(change.span)

    def test_the_clause_is_gone(self, changed: Changed) -> None:
        change = changed(DRAFT.replace(f"2. {IMPLEMENT}\n", ""))[RULE]
        assert change.words == f"Article 2(2): '{IMPLEMENT}' is gone: full → absent"
        assert change.span is None

    def test_the_clause_moved_to_a_weaker_place(self, changed: Changed) -> None:
        moved = DRAFT.replace(f"2. {IMPLEMENT}\n", "") + f"\nANNEX I\n\nArticle 1\n\n{IMPLEMENT}\n"
        words = "Annex I, Article 1 (was Article 2(2)): moved from an operative provision to an annex: full → partial"
        assert changed(moved)[RULE].words == words

    def test_renumbered_as_well(self, changed: Changed) -> None:
        draft = DRAFT.replace("Article 2\n", "Article 9\n").replace("shall implement", "may implement")
        assert changed(draft)[RULE].words.startswith("Article 9(2) (was Article 2(2)): 'shall implement' became")

    def test_the_norm_is_denied(self, changed: Changed) -> None:
        draft = DRAFT.replace("The Parties shall implement", "Neither Party shall implement")
        change = changed(draft)[RULE]
        assert change.kind is ChangeKind.WORSE
        assert "became" in change.words


class TestBetter:
    def test_a_clause_was_added(self, changed: Changed) -> None:
        change = changed(f"{DRAFT}\nArticle 4\n\nThe Parties shall implement the Paris Agreement.\n")["names-paris"]
        assert (change.kind, change.before) == (ChangeKind.BETTER, Verdict.ABSENT)
        assert change.words == "Article 4: 'The Parties shall implement the Paris Agreement.' was added: absent → full"

    def test_a_verb_was_made_firmer(self, small_judge: Judge) -> None:
        weaker = DRAFT.replace("shall implement", "may implement")
        weak = remembered(small_judge.judge(agreement_of(weaker)), "draft.md")
        results = compared(small_judge.judge(agreement_of(DRAFT)), weak).results
        [change] = [one.change for one in results if one.rule.id == RULE]
        assert change == Change(
            ChangeKind.BETTER,
            Verdict.WEAK,
            "Article 2(2): 'may implement' became 'shall implement': weak → full",
            change.span if change else None,
        )


def test_a_second_clause_that_holds_keeps_the_verdict_but_the_loss_is_told(small_judge: Judge) -> None:
    twice = f"{DRAFT}\nArticle 4\n\nEach Party shall apply the Convention on Cybercrime in full.\n"
    before = remembered(small_judge.judge(agreement_of(twice)), "draft.md")
    now = compared(small_judge.judge(agreement_of(twice.replace("shall implement", "may implement"))), before)
    [change] = [one.change for one in now.results if one.rule.id == RULE]
    assert change is not None
    assert (change.kind, change.words) == (
        ChangeKind.UNCHANGED,
        "Article 2(2): 'shall implement' became 'may implement': still full",
    )


def test_a_rule_or_an_agreement_that_the_baseline_does_not_know_is_new(small_judge: Judge, past: PastAgreement) -> None:
    judged = small_judge.judge(agreement_of(DRAFT))
    assert {one.change for one in compared(judged, None).results} == {Change(ChangeKind.NEW)}
    without = replace(past, results=past.results[1:])
    first = compared(judged, without).results[0]
    assert first.change == Change(ChangeKind.NEW)
    assert gone(replace(judged, results=judged.results[1:]), past) == past.results[:1]


class TestFindingTheAgreement:
    ONE = PastAgreement("drafts/one.md", "1" * 64, "Agreement with Georgia", ())
    TWO = PastAgreement("drafts/two.md", "2" * 64, "Agreement with Borduria", ())
    BASELINE = Baseline((ONE, TWO))

    def test_by_path_then_bytes_then_title(self) -> None:
        assert self.BASELINE.of("drafts/two.md", "1" * 64, "Agreement with Georgia") is self.TWO
        assert self.BASELINE.of("new.md", "1" * 64, "Agreement with Borduria") is self.ONE
        assert self.BASELINE.of("new.md", "3" * 64, "AGREEMENT  with Borduria") is self.TWO
        assert self.BASELINE.of("new.md", "3" * 64, "") is None

    def test_what_is_checked_under_its_own_path_is_not_taken(self) -> None:
        assert self.BASELINE.of("copy.md", "1" * 64, "Agreement with Georgia", {"drafts/one.md"}) is None

    def test_a_title_of_two_says_nothing(self) -> None:
        twice = Baseline((self.ONE, replace(self.TWO, title=self.ONE.title)))
        assert twice.of("new.md", "3" * 64, self.ONE.title) is None


@pytest.mark.parametrize(
    "name", ["eu-australia-framework-agreement-2017", "eu-mongolia-partnership-and-cooperation-agreement-2013"]
)
def test_a_pdf_and_its_plain_text_are_one_agreement(name: str, verdicts_on: Callable[[str], dict[str, Result]]) -> None:
    of_pdf, of_text = verdicts_on(f"{name}.pdf"), verdicts_on(f"{name}.txt")
    assert sum(len(result.findings) for result in of_pdf.values()) > 50
    for rule, result in of_pdf.items():
        assert fingerprints(result) == fingerprints(of_text[rule])
