"""Where a missing commitment is expected: the place a drafter would put it, or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clausecheck.matching import Judge, Report
from clausecheck.reading import read
from clausecheck.rulebook.rule import Rulebook
from clausecheck.structure import parse

DRAFT = """\
AGREEMENT between the European Union and Georgia

Whereas the Parties recognise the importance of the Convention on Cybercrime,

TITLE I
TRADE

Article 1
Tariffs

The Parties shall abolish tariffs.

TITLE II
JUSTICE

Article 2
{heading}

The Parties {words}.

Article 3
Drugs

The Parties shall combat drugs.

ANNEX I
Cybercrime

The Parties may cooperate on cybercrime.
"""
Place = Callable[..., str | None]


def place_in(report: Report, rule: str) -> str | None:
    """The citation of the place where a rule is expected."""
    [result] = [one for one in report.results if one.rule.id == rule]
    return report.agreement.provisions[result.expected.provision].citation if result.expected else None


@pytest.fixture
def place(judged: Callable[[str], Report]) -> Place:
    """Where a rule of the small rulebook is expected in the draft."""

    def place(rule: str, words: str = "shall meet", heading: str = "Meetings") -> str | None:
        return place_in(judged(DRAFT.format(words=words, heading=heading)), rule)

    return place


class TestOneRule:
    def test_where_the_commitment_already_stands_too_weakly(self, place: Place) -> None:
        assert place("works-together", words="may cooperate on cybercrime") == "Article 2"

    def test_where_the_heading_speaks_of_its_subject(self, place: Place) -> None:
        assert place("works-together", heading="Fight against cybercrime") == "Article 2"

    def test_neither_in_the_preamble_nor_in_an_annex(self, place: Place) -> None:
        assert place("names-budapest") is None
        assert place("works-together") is None

    def test_nowhere_if_it_is_met(self, place: Place) -> None:
        words = "shall cooperate in preventing and combating cybercrime"
        assert place("works-together", words=words, heading="Cybercrime") is None

    def test_a_look_alike_in_a_heading_is_no_place(self, place: Place) -> None:
        assert place("names-budapest", heading="Budapest Treaty on the Deposit of Microorganisms") is None


class TestThePackOfARule:
    def test_one_clause_alone_draws_nothing_else(self, place: Place) -> None:
        assert place("names-paris", words="recognise human rights, an essential element of this Agreement") is None

    def test_a_heading_on_what_the_pack_is_about(self, place: Place) -> None:
        assert place("names-budapest", heading="Fight against cybercrime") == "Article 2"


@pytest.mark.parametrize(
    ("file", "places"),
    [
        (
            "eu-australia-framework-agreement-2017.txt",
            {"cybercrime-extradition": "Article 36", "basel-convention-reference": "Title VIII"},
        ),
        (
            "eu-japan-economic-partnership-agreement-2018.txt",
            {"ilo-c087-reference": "Chapter 16", "budapest-accession-commitment": None},
        ),
        ("eu-georgia-association-agreement-2014.txt", {"budapest-accession-commitment": "Title III"}),
    ],
)
def test_real_agreements(file: str, places: dict[str, str | None], corpus: Path, shipped: Rulebook) -> None:
    report = Judge(shipped).judge(parse(*read(corpus / file)))
    assert {rule: place_in(report, rule) for rule in places} == places
