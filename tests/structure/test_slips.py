"""Slips of OCR in marks, numbers and headings: mended where nothing else can be meant, on OCR pages only."""

from __future__ import annotations

import pytest
from samples import agreement_of, laid_out

from clausecheck.agreement import Text, Trust
from clausecheck.structure.dates import year_words
from clausecheck.structure.slips import mended

OPENING = ("AGREEMENT", "between the European Union and Georgia", "Article 1", "The Parties shall cooperate in this.")


def scanned(*lines: str, trust: Trust = Trust.OCR) -> Text:
    return laid_out(*OPENING, *lines, trust=(trust,))


def read(*lines: str) -> list[str]:
    """The lines as they are read on an OCR page."""
    text = mended(scanned(*lines))
    assert text.written(0, len(text.content)) == scanned(*lines).content
    return text.content.rstrip("\n").split("\n")[len(OPENING) :]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("1, - The purpose of this Agreement is to:", "1. The purpose of this Agreement is to:"),
        ("2... The Parties agree", "2. The Parties agree"),
        ("6. .The implementation", "6. The implementation"),
        ("{a) promoting development;", "(a) promoting development;"),
        ("(b). maintaining a system;", "(b) maintaining a system;"),
        ("(e)’ cooperating;", "(e) cooperating;"),
        ("Article 28 u", "Article 28"),
        ("Article 25.", "Article 25"),
        ("‘Article 30", "Article 30"),
        ("Artic1e 31", "Article 31"),
        ("Article. 43 Modalities", "Article 43 Modalities"),
        ("TITLE HI", "TITLE III"),
        ("TITLE Vl", "TITLE VI"),
        ("this Agreement forms. part of a wider relationship", "this Agreement forms part of a wider relationship"),
        ("the Parties shall.keep each other informed", "the Parties shall keep each other informed"),
        ("the adverse effects of climate ‘change", "the adverse effects of climate change"),
        ("shared values unite'them", "shared values unite them"),
        ("Article'15", "Article 15"),
        ("Article:45,", "Article 45"),
        (
            "to enhance cooperation on polit. ical and econ- omic issues",
            "to enhance cooperation on political and economic issues",
        ),
        ("needs assess-. ments conducted", "needs assessments conducted"),
        ("» the Parties _ recall", "the Parties recall"),
    ],
)
def test_a_slip_is_mended(written: str, line: str) -> None:
    assert read(written) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "1. The purpose of this Agreement is to:",
        "(a) promoting development;",
        "a) promoting development;",
        "2018, 2019 and 2020",
        "12,5 per cent of the duty",
        "Article 25",
        "Article 25 bis",
        "TITLE IV",
        "Part of the costs",
        "‘Party’ means a Party to this Agreement;",
        "the Parties’ obligations and each Party's laws",
        "as said in Art. 5, para. 2 and No. 7 of the list",
        "goods, e.g. machines, i.e. things, etc. are free",
        "“Convention” means the ‘Convention on Cybercrime’",
    ],
)
def test_what_is_no_slip_stays(line: str) -> None:
    assert read(line) == [line]


def test_a_number_that_was_read_as_letters_is_the_one_that_is_missing() -> None:
    long = "Parties shall exchange information on what they have done."
    lines = ["Article 2", f"1. The {long}", f"ae The {long}", f"nf The {long}", f"4. The {long}", f"5 The {long}"]
    assert [line.partition(" ")[0] for line in read(*lines)[1:]] == ["1.", "2.", "3.", "4.", "5."]


def test_without_a_gap_in_the_numbers_letters_stay() -> None:
    long = "Parties shall exchange information on what they have done."
    lines = ["Article 2", f"1. The {long}", f"ae The {long}", f"2. The {long}"]
    assert read(*lines)[2].startswith("ae The")


def test_a_letter_that_does_not_fit_between_its_neighbours_is_the_one_that_does() -> None:
    assert read("(d) one;", "(c) two;", "(f) three;") == ["(d) one;", "(e) two;", "(f) three;"]
    assert read("(d) one;", "(i) two;", "(ii) three;", "(e) four.")[1] == "(i) two;"


def test_points_whose_letters_were_not_seen_have_those_that_follow() -> None:
    lines = (
        "1. The Parties shall:",
        "(a) one thing;",
        "another thing;",
        "a third, and",
        "a fourth.",
        "2. They shall act.",
    )
    assert [line.partition(" ")[0] for line in read(*lines)] == ["1.", "(a)", "(b)", "(c)", "(d)", "2."]
    gap = read("(a) one thing;", "another thing;", "(d) a fourth.")
    assert gap[1] == "another thing;"


def test_a_digital_page_is_left_as_it_is() -> None:
    lines = ("1, - The purpose", "{a) promoting;", "TITLE HI", "forms. part of")
    assert mended(scanned(*lines, trust=Trust.DIGITAL)).content == scanned(*lines).content


def test_the_articles_of_a_scan_are_found() -> None:
    lines = ("Artide 2", "1, - The Parties shall act.", "2... They shall report.", "‘Article 3 u", "Words.")
    found = [one.citation for one in agreement_of(scanned(*lines)).provisions if one.citation.startswith("Article")]
    assert found == ["Article 1", "Article 2", "Article 2(1)", "Article 2(2)", "Article 3"]


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("two thousand and seventeen", 2017),
        ("two thousand and six and in two copies", 2006),
        ("two thousand", 2000),
        ("two thousand and Goveuten", 0),
        ("one thousand nine hundred and ninety-one", 1991),
        ("one thousand nine hundred and nlnety", 0),
    ],
)
def test_a_year_that_cannot_be_read_to_its_end_is_none(words: str, year: int) -> None:
    assert year_words(words) == year
