"""Whose duty it is, and which finding is shown first: what a negotiator would cite."""

from __future__ import annotations

from dataclasses import replace

from samples import agreement_of

from clausecheck.language.subjects import Bound
from clausecheck.language.terms import compile_term
from clausecheck.matching import Judge, Result, Verdict
from clausecheck.rulebook.conditions import Words
from clausecheck.rulebook.rule import Grade, Override, Rulebook


def result_of(shipped: Rulebook, rule: str, text: str) -> Result:
    chosen = tuple(one for one in shipped.rules if one.id == rule)
    [result] = Judge(Rulebook(shipped.packs, chosen, shipped.lexicons)).judge(agreement_of(text)).results
    return result


def test_a_task_of_a_joint_body_is_less_than_a_duty_of_the_parties(shipped: Rulebook) -> None:
    text = "AGREEMENT\n\nArticle 1\n\nThe Joint Committee shall discuss cooperation on cybersecurity.\n"
    [finding] = result_of(shipped, "cybersecurity-cooperation", text).findings
    assert (finding.grade, finding.facts.bound) == (Grade.PARTIAL, Bound.JOINT_BODY)
    assert "it is a task of a joint body, not a duty of the parties" in finding.reasons


def test_duties_come_before_bodies_and_articles_before_annexes(shipped: Rulebook) -> None:
    text = """AGREEMENT

Article 1

Committee on consumers

The Committee on Consumers shall examine the protection of consumers.

Article 2

Definitions

The Parties shall endeavour to agree on a definition of consumer protection.

Article 3

Trade

The Parties shall endeavour to protect consumers.

ANNEX I

The Parties shall protect consumers.
"""
    result = result_of(shipped, "consumer-protection", text)
    assert [finding.citation for finding in result.findings] == ["Article 3", "Article 2", "Article 1", "Annex I"]


def test_what_stands_in_a_list_of_treaties_to_be_implemented_is_promised(shipped: Rulebook) -> None:
    text = """AGREEMENT

Article 1

The Parties shall effectively {} the following agreements:

(a) the Montreal Protocol on Substances that Deplete the Ozone Layer;

(b) the Basel Convention on the Control of Transboundary Movements of Hazardous Wastes and their Disposal.
"""
    implemented = result_of(shipped, "basel-convention-reference", text.format("implement"))
    discussed = result_of(shipped, "basel-convention-reference", text.format("exchange views on"))
    assert (implemented.verdict, discussed.verdict) == (Verdict.FULL, Verdict.PARTIAL)


def test_what_a_rule_sets_aside_cannot_contradict_it(small: Rulebook) -> None:
    rule = next(one for one in small.rules if one.id == "names-budapest")
    apart = Override(Words((compile_term("this Protocol"),)), "it speaks of another treaty", at_most=Grade.ABSENT)
    text = "AGREEMENT\n\nArticle 1\n\n{} and not this Protocol.\n".format(
        "A Party may denounce the Convention on Cybercrime"
    )
    for overrides, verdict in (((), Verdict.CONTRADICTED), ((apart,), Verdict.ABSENT)):
        judge = Judge(Rulebook(small.packs, (replace(rule, overrides=overrides),), small.lexicons))
        assert judge.judge(agreement_of(text)).results[0].verdict is verdict
