"""Facts of the agreement: title, the two sides and who is on each, where it was signed."""

from __future__ import annotations

import pytest

from clausecheck.agreement import Kind
from clausecheck.structure.dates import signing_place
from clausecheck.structure.sides import sides

ARTICLE = "Article 1\nScope\nThis Agreement applies.\n"

# EU–Georgia Association Agreement, OJ L 261, 30.8.2014, p. 4.
GEORGIA = """ASSOCIATION AGREEMENT
between the European Union and the European Atomic Energy Community and their Member States, of the one part, \
and Georgia, of the other part
PREAMBLE
THE KINGDOM OF BELGIUM,
IRELAND,
THE KINGDOM OF SWEDEN,
THE UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND,
Contracting Parties to the Treaty on European Union, hereinafter referred to as ‘the Member States’,
THE EUROPEAN UNION, hereinafter referred to as ‘the Union’ or ‘the EU’ and
THE EUROPEAN ATOMIC ENERGY COMMUNITY, hereinafter referred to as ‘the Euratom’
of the one part, and
GEORGIA,
of the other part,
CONSIDERING the strong links between the Parties;
HAVE AGREED AS FOLLOWS:
"""


MONTENEGRO = (
    "Stabilisation and Association Agreement between the European Communities and their Member States, of the one "
    "part, and the Republic of Montenegro, of the other part"
)
CONTINUITY = "on Trade Continuity between the United Kingdom of Great Britain and Northern Ireland and Canada"


@pytest.mark.parametrize(
    ("lines", "title", "parties"),
    [
        (
            f"2010/224/,{MONTENEGRO}\nOfficial Journal L 108\n",
            MONTENEGRO,
            ("European Communities and their Member States", "Republic of Montenegro"),
        ),
        (
            "UNITED NATIONS CONFERENCE ON TRADE AND DEVELOPMENT\nINTERNATIONAL AGREEMENT ON OLIVE OIL, 2015\n",
            "INTERNATIONAL AGREEMENT ON OLIVE OIL, 2015",
            (),
        ),
        (
            f"Royal Crest\nCanada No.1 (2020)\nAgreement\n{CONTINUITY}\nOttawa, 9 December 2020\n",
            f"Agreement {CONTINUITY}",
            ("United Kingdom of Great Britain and Northern Ireland", "Canada"),
        ),
        ("Canada and Ukraine, hereinafter referred to as “the Parties”, resolved to:\n", "", ("Canada", "Ukraine")),
        (
            "UNITED STATES – PANAMA TRADE PROMOTION AGREEMENT\n",
            "UNITED STATES – PANAMA TRADE PROMOTION AGREEMENT",
            ("UNITED STATES", "PANAMA"),
        ),
        (
            "AGREEMENT BETWEEN THE EUROPEAN UNION AND JAPAN ON COOPERATION\n",
            "AGREEMENT BETWEEN THE EUROPEAN UNION AND JAPAN ON COOPERATION",
            ("EUROPEAN UNION", "JAPAN"),
        ),
    ],
)
def test_title_and_parties(outline, lines, title, parties):
    agreement = outline(lines + ARTICLE).agreement
    assert (agreement.title, agreement.parties) == (title, parties)


def test_who_is_on_each_side(outline):
    one, other = sides(outline(GEORGIA + ARTICLE).agreement)
    assert one.members == (
        "KINGDOM OF BELGIUM",
        "IRELAND",
        "KINGDOM OF SWEDEN",
        "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND",
        "EUROPEAN UNION",
        "EUROPEAN ATOMIC ENERGY COMMUNITY",
    )
    assert (other.name, other.members) == ("Georgia", ("GEORGIA",))


def test_an_agreement_of_two_lists_no_members(outline):
    agreement = outline(f"AGREEMENT between the European Union and Japan\n{ARTICLE}").agreement
    assert [(side.name, side.members) for side in sides(agreement)] == [("European Union", ()), ("Japan", ())]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Done at Luxembourg on the twenty-seventh day of June in the year two thousand and fourteen.", "Luxembourg"),
        ("DONE at Rio de Janeiro this fourteenth day of May 1966.", "Rio de Janeiro"),
        ("Done at Brussels and London on the thirtieth day of December", "Brussels and London"),
        ("DONE, at Washington, in duplicate, this twenty-second day of November, 2006.", "Washington"),
        ("Done in Bulgarian, Czech and Danish, each text being authentic.", ""),
        ("the Convention was adopted in Rome", ""),
    ],
)
def test_the_place_of_signature(words, place):
    assert signing_place(words, 0, len(words)) == place


def test_the_name_of_the_agreement_is_no_recital(outline):
    text = "AGREEMENT\nbetween the European Union and Iceland\nTHE EUROPEAN UNION, of the one part, and ICELAND,\n"
    read = outline(f"{text}CONSIDERING that the Parties agree;\nHAVE AGREED AS FOLLOWS:\n{ARTICLE}")
    assert read.own("Preamble, recital 1") == "CONSIDERING that the Parties agree;"


def test_a_title_with_a_cyrillic_numeral_is_no_part_of_the_article_before(outline):
    # EU–Australia Framework Agreement, OJ L 237, 15.9.2017, p. 7: the X of "TITLE IX" is Cyrillic.
    text = "TITLE VIII\nGOODS\nArticle 1\nHealth\nThe Parties agree.\n"
    text += "TITLE I\N{CYRILLIC CAPITAL LETTER HA}\nINSTITUTIONS\n"
    read = outline(f"{text}Article 2\nCommittee\nIt meets.\n")
    assert read.body("Article 1") == "The Parties agree."
    assert read.numbers(Kind.TITLE) == ["VIII", "IX"]


def test_protocols_between_two_annexes_belong_to_the_first(outline):
    # The Cotonou Agreement, OJ L 317, 15.12.2000, p. 3, has protocols to its Annex V, and then Annex VI.
    text = "".join(
        f"{name}\nON TRADE\nArticle 1\nScope\nThis is it.\n"
        for name in ("ANNEX IV", "ANNEX V", "PROTOCOL 1", "PROTOCOL 2", "ANNEX VI")
    )
    assert "Annex V, Protocol 2, Article 1" in outline(ARTICLE + text).citations()


def test_a_list_of_what_is_annexed_opens_no_annex(outline):
    listed = "LIST OF ANNEXES\nAnnex I: Notes\nAnnex II: Lists\nAnnex III: Forms\nJoint Declaration on Andorra\n"
    annexes = "".join(f"ANNEX {number}\nWORDS\nGoods are listed here.\n" for number in ("I", "II", "III"))
    read = outline(f"{ARTICLE}PROTOCOL 3\n{listed}TITLE I\nGENERAL\n{ARTICLE}{annexes}")
    assert "Protocol 3, Article 1" in read.citations()
    assert read.numbers(Kind.ANNEX) == ["I", "II", "III"]
