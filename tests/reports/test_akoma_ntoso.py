"""The agreement as Akoma Ntoso: what other tools of law read, with every word of the text in it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from clausecheck.agreement import Source, Text
from clausecheck.reports.akoma_ntoso import akoma_ntoso
from clausecheck.structure import parse

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
SOURCE = Source("treaty.txt", "0" * 64, "text/plain")

# EU–Australia Framework Agreement, OJ L 237, 15.9.2017, p. 7. © European Union.
AUSTRALIA = """FRAMEWORK AGREEMENT
between the European Union and its Member States, of the one part, and Australia, of the other part
The EUROPEAN UNION, hereinafter referred as ‘the Union’
and
AUSTRALIA,
hereinafter referred to as ‘the Parties’,
CONSIDERING their shared values and close historical, political, economic and cultural ties;
AFFIRMING their will to strengthen cooperation in the field of justice, freedom & security;
HAVE AGREED AS FOLLOWS:
TITLE I
PURPOSE AND BASIS OF THE AGREEMENT
Article 1
Purpose of the Agreement
1.   The purpose of this Agreement is to:
(a)
establish a strengthened partnership between the Parties (1); and
(b)
provide a framework to facilitate and promote cooperation,
(c)
and so on,
in a manner consistent with the law.
2.   The Parties shall implement this Agreement.
Done at Manila on the seventh day of August in the year two thousand and seventeen.
For Australia
(1)  Australia can agree to the use of the term.
ANNEX I
RULES OF PROCEDURE
Article 1
Chair
1.   The Joint Committee shall be chaired alternately.
JOINT DECLARATION ON ARTICLE 2
The Parties recall the importance of the Convention.
"""


def written(text):
    return etree.fromstring(akoma_ntoso(parse(SOURCE, Text.of(text))).encode())


def words(element):
    return " ".join("".join(element.itertext()).split())


def characters(text, document):
    """The characters of the text and of the document, but white space and the numbers that became attributes."""
    lost = "".join(note.get("marker") or "" for note in document.iter(f"{AKN}authorialNote"))
    return Counter("".join(text.split())), Counter("".join("".join(document.itertext()).split()) + lost)


def test_the_hierarchy_has_an_address_for_every_provision():
    document = written(AUSTRALIA)
    point = document.find(f".//{AKN}point[@eId='title_i__art_1__para_1__point_b']")
    assert words(point.find(f"{AKN}num")) == "(b)"
    assert words(point.find(f"{AKN}content")) == "provide a framework to facilitate and promote cooperation,"
    title = document.find(f".//{AKN}body/{AKN}title")
    assert words(title.find(f"{AKN}heading")) == "PURPOSE AND BASIS OF THE AGREEMENT"


def test_a_list_has_its_chapeau_and_its_tail():
    paragraph = written(AUSTRALIA).find(f".//{AKN}paragraph")
    assert words(paragraph.find(f"{AKN}intro")) == "The purpose of this Agreement is to:"
    assert words(paragraph.find(f"{AKN}wrapUp")) == "in a manner consistent with the law."


def test_preface_preamble_and_signatures():
    document = written(AUSTRALIA)
    assert "FRAMEWORK AGREEMENT" in words(document.find(f".//{AKN}preface/{AKN}longTitle"))
    recitals = document.findall(f".//{AKN}recitals/{AKN}recital")
    assert words(recitals[1]).startswith("AFFIRMING")
    assert "seventh day of August" in words(document.find(f".//{AKN}conclusions"))


def test_annexes_and_declarations_are_attachments():
    document = written(AUSTRALIA)
    docs = document.findall(f"{AKN}act/{AKN}attachments/{AKN}attachment/{AKN}doc")
    assert [doc.get("name") for doc in docs] == ["annex", "declaration"]
    assert docs[0].find(f"{AKN}mainBody/{AKN}article").get("eId") == "att_i__art_1"


def test_a_footnote_stands_at_its_mark():
    document = written(AUSTRALIA)
    note = document.find(f".//{AKN}authorialNote")
    assert note.get("marker") == "1"
    assert words(note) == "Australia can agree to the use of the term."
    assert note.getparent().text.endswith("Parties (1)")
    assert note.tail.startswith("; and")


def test_the_identification_holds_the_date_of_signature_and_no_other():
    document = written(AUSTRALIA)
    dates = {element.get("date") for element in document.iter(f"{AKN}FRBRdate")}
    assert dates == {"2017-08-07"}
    assert document.find(f".//{AKN}FRBRlanguage").get("language") == "eng"
    assert document.find(f".//{AKN}FRBRuri").get("value").startswith("/akn/eu/act/agreement/2017-08-07/framework")
    nameless = written("Article 1\nThis is it.\n")
    assert {element.get("date") for element in nameless.iter(f"{AKN}FRBRdate")} == {"0001-01-01"}


def test_every_address_is_unique():
    ids = [element.get("eId") for element in written(AUSTRALIA + AUSTRALIA).iter() if element.get("eId")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", [AUSTRALIA, "", "Only words.\n\nAnd more.\n", "Article 1\nA \x00 & <b> \x0c “c”.\n"])
def test_text_in_is_text_out(text):
    document = written(text)
    clean = text.replace("\x00", " ").replace("(1)  Australia", "1 Australia")
    before, after = characters(clean, document)
    assert before == after


# Trans-Pacific Partnership, Annex 2-A and Article 16.2, EU–Georgia Association Agreement, Annex XVI: notes under a
# heading, under a marker, between two parts of a sentence that have been called before.
NOTES = """ANNEX 2-A
MEASURES⁴
⁴ For greater certainty, this Annex is so.
1.   This applies to:
(iv)
used:
21
21 For greater certainty, this does not apply to remanufactured goods.
(v)
goods (with respect¹ and with respect to Malaysia²,
¹ Malaysia applies it.
to Brunei Darussalam).
² Brunei applies it.
The flush tail.
Article 2
Time-limits
¹ Directive 2007/66/EC.
This is it.
"""


@pytest.mark.parametrize("text", [NOTES, f"Article 1\nThis is it.\nDone at Rome.\n{NOTES}", NOTES + NOTES])
def test_each_word_around_notes_is_written_once(text):
    before, after = characters(text.translate(str.maketrans("¹²⁴", "124")), written(text))
    marks = Counter("124")
    assert set(before - after) <= set(marks)
    assert set(after - before) <= {"¹", "²", "⁴"}


PIECES = st.sampled_from(
    (
        "Article 1;TITLE I;CHAPTER 2;ANNEX I;PROTOCOL 1;1. x;(a);(b) y;– z;RECALLING a,;HAVE AGREED AS FOLLOWS:"
        ";Done at Rome on 3 May 2001.;such as: (a) q, (b) r;flush tail;Joint Declaration;The Parties shall act."
        ";2. See Article 1.;\x0b;<&>;(i) v,;SECTION A;Article 2: Scope;trade (1);(1) Note."
    ).split(";")
)


@given(st.lists(PIECES, max_size=40).map("\n".join))
@settings(max_examples=150, deadline=None)
def test_whatever_the_text(text):
    before, after = characters(text.replace("\x0b", " "), written(text))
    # Only the brackets around the number of a note are left out.
    assert set(before - after) <= {"(", ")"}
    assert not after - before
