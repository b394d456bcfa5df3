"""XML: the four schemas, trees of no known schema, and files that would do harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.agreement import Kind, MarkKind, Text
from clausecheck.errors import DamagedError, DocumentError, FormatError, LimitError
from clausecheck.reading import Limits, detect, read
from clausecheck.reading.markup import labels
from clausecheck.structure import parse

MARKUP = Path(__file__).parent / "markup"
FILES = sorted(MARKUP.iterdir())


def text_of(data: bytes | str) -> Text:
    return read("act.xml", data=data.encode() if isinstance(data, str) else data)[1]


def content(data: bytes | str) -> str:
    return text_of(data).content


def stated(text: Text) -> list[tuple[Kind, str, str]]:
    return [(one.kind, one.number, one.heading) for one in text.stated]


def test_formex_reads_as_it_is_printed() -> None:
    source, text = read(MARKUP / "formex.xml")
    assert (source.media_type, source.pages) == (detect.XML, None)
    begin = text.content.index("TITLE I")
    assert text.content[begin : text.content.index("IN WITNESS")] == (
        "TITLE I\nCOOPERATION\n\nArticle 1\nCybercrime\n\n1. The Parties¹ shall:\n\n"
        "(a) exchange ‘best practices’, such as:\n\n– training,\n\n– visits;\n\n(b) preserve electronic evidence,\n\n"
        "in accordance with their laws.\n\n2. The Committee shall meet.\n\nIt shall report.\n\n¹ See Annex I.\n\n"
        "Article 2\n\nNothing here is numbered.\n\n"
    )


def test_formex_and_akoma_ntoso_say_the_same() -> None:
    formex, akoma = (read(MARKUP / file)[1] for file in ("formex.xml", "akoma.xml"))
    start = "THE EUROPEAN UNION"
    assert formex.content.partition(start)[2] == akoma.content.partition(start)[2]


FORMEX = "<ACT><ENACTING.TERMS>{}</ENACTING.TERMS></ACT>"


def test_quoted_articles_are_words() -> None:
    quoted = "<QUOT.S><ARTICLE><TI.ART>Article 5</TI.ART><ALINEA>New.</ALINEA></ARTICLE></QUOT.S>"
    article = f"<ARTICLE><TI.ART>Article 1</TI.ART><ALINEA><P>It is replaced:</P>{quoted}</ALINEA></ARTICLE>"
    text = text_of(FORMEX.format(article))
    assert text.content == "Article 1\n\nIt is replaced:\n\nArticle 5\n\nNew."
    assert stated(text) == [(Kind.ARTICLE, "1", "")]


def test_formex_containers_with_label_and_heading_in_one() -> None:
    division = "<DIVISION><TITLE><TI><P>CHAPTER 2</P><P>Trade in goods</P></TI></TITLE><P>Words.</P></DIVISION>"
    text = text_of(FORMEX.format(division))
    assert stated(text) == [(Kind.CHAPTER, "2", "Trade in goods")]
    assert text.content == "CHAPTER 2\nTrade in goods\n\nWords."
    article = "<ARTICLE><TI.ART>Article 1</TI.ART><ALINEA>x</ALINEA></ARTICLE>"
    untold = f"<DIVISION><TITLE><TI>Rules</TI></TITLE>{article}</DIVISION>"
    assert stated(text_of(FORMEX.format(untold))) == [(Kind.ARTICLE, "1", "")]


AKOMA = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>{}</body></act></akomaNtoso>'


def test_akoma_ntoso_changes_are_marks() -> None:
    article = (
        "<article><num>Article 1</num><content><p>Parties <del>may</del><ins>shall</ins> act.</p></content></article>"
    )
    text = text_of(AKOMA.format(article))
    assert text.content == "Article 1\n\nParties shall act."
    assert [(mark.kind, text.origin[slice(*mark.span)]) for mark in text.marks] == [
        (MarkKind.DELETION, "may"),
        (MarkKind.INSERTION, "shall"),
    ]


def test_akoma_ntoso_block_lists_and_named_containers() -> None:
    items = (
        "<blockList><listIntroduction>It covers:</listIntroduction><item><num>(a)</num><p>trade;</p></item></blockList>"
    )
    text = text_of(
        AKOMA.format(f'<hcontainer name="chapter"><num>Chapter II</num><content>{items}</content></hcontainer>')
    )
    assert stated(text) == [(Kind.CHAPTER, "II", ""), (Kind.POINT, "a", "")]
    assert text.content == "Chapter II\n\nIt covers:\n\n(a) trade;"


def test_any_other_tree_gives_its_words() -> None:
    assert content("<doc><head>One</head><p>Two <b>bold</b> words</p><p/>\n<p>Three</p></doc>") == (
        "One\n\nTwo bold words\n\nThree"
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_stated_provisions_nest(file: Path) -> None:
    text = read(file)[1]
    assert text.stated
    open_: list[int] = []
    last = 0
    for one in text.stated:
        assert last <= one.start <= one.body <= one.end <= len(text.origin)
        last = one.start
        while open_ and open_[-1] <= one.start:
            open_.pop()
        assert not open_ or one.end <= open_[-1]
        open_.append(one.end)
        assert not text.origin[one.start].isspace()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_span_leads_back(file: Path) -> None:
    text = read(file)[1]
    for start in range(len(text.content) - 5):
        low, high = text.origin_span(start, start + 5)
        assert "".join(text.origin[low:high].split()) == "".join(text.content[start : start + 5].split())


LAUGHS = "".join(f'<!ENTITY {one} "{f"&{last};" * 20}">' for last, one in zip("abcdefg", "bcdefgh", strict=True))


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">{LAUGHS}]><x>&h;</x>', DamagedError, "XML"),
        (f'<!DOCTYPE x [<!ENTITY a "ha">{LAUGHS}]><x y="&h;">z</x>', DamagedError, "XML"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>', DamagedError, "entities of its own"),
        ('<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.invalid/x"> %a;]><x>b</x>', DamagedError, "entities"),
        ('<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><x>&a;</x>', DamagedError, "does not declare"),
        ('<?xml version="1.0"?>' + "<a>" * 5000 + "x" + "</a>" * 5000, DamagedError, "nest deeper"),
        ('<?xml version="1.0"?><ACT><P>cut', DamagedError, "no sound XML"),
        ('<?xml version="1.0" encoding="none-such"?><a>x</a>', DamagedError, "no sound XML"),
        ('<x xmlns="http://schemas.microsoft.com/office/word/2003/wordml">x</x>', FormatError, "single XML file"),
    ],
)
def test_files_that_are_refused(data: str, error: type[DocumentError], said: str) -> None:
    with pytest.raises(error, match=said) as raised:
        text_of(data)
    assert raised.value.remedy.endswith(".")


def test_a_document_type_without_entities_is_no_harm() -> None:
    assert content('<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><x>words</x>') == "words"


def test_limits_hold() -> None:
    with pytest.raises(LimitError):
        read("a.xml", data=b"<?xml version='1.0'?><a>" + b"words " * 100 + b"</a>", limits=Limits(max_characters=50))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    assert content(f"<?xml version='1.0' encoding='{encoding}'?><a>coopération</a>".encode(encoding)) == "coopération"


@given(st.sampled_from(FILES), st.data())
def test_mutations_end_in_text_or_in_an_error(file: Path, data: st.DataObject) -> None:
    good = file.read_bytes()
    at = data.draw(st.integers(0, len(good)))
    cut = data.draw(st.integers(0, 40))
    new = data.draw(
        st.sampled_from([b"", b"<", b">", b"&", b"<P>", b"</P>", b"\x00", b"\xff", b"<ARTICLE/>", b"<num/>"])
    )
    for mutated in (good[:at] + new + good[at + cut :], good[:at]):
        try:
            read(file.name, data=mutated)
        except DocumentError as error:
            assert error.problem


NAMES = st.sampled_from(
    "ACT DIVISION TITLE TI STI ARTICLE TI.ART PARAG NO.PARAG ALINEA LIST ITEM NP NO.P TXT P NOTE QUOT.S ANNEX ROW CELL "
    "PREAMBLE CONSID FINAL".split()
)
AKOMA_NAMES = st.sampled_from(
    "body part title chapter article num heading paragraph subparagraph list point indent intro wrapUp content p "
    "authorialNote attachments attachment doc preface recitals recital preamble conclusions tr td ins del".split()
)


def trees(names: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.recursive(
        st.sampled_from(["", " ", "1.", "(a)", "words ", "Article 1", "ANNEX I"]),
        lambda inner: st.builds(
            lambda name, parts: f"<{name}>{''.join(parts)}</{name}>", names, st.lists(inner, max_size=4)
        ),
        max_leaves=25,
    )


@given(st.one_of(trees(NAMES).map(lambda tree: f"<ACT><ALINEA/>{tree}</ACT>"), trees(AKOMA_NAMES).map(AKOMA.format)))
def test_any_tree_nests(tree: str) -> None:
    try:
        source, text = read("a.xml", data=f"<?xml version='1.0'?>{tree}".encode())
    except DocumentError:
        return
    provisions = parse(source, text).provisions
    for one in provisions[1:]:
        parent = provisions[one.parent]
        assert parent.start <= one.start <= one.body <= one.end <= parent.end


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Article 5", "5"),
        ("ARTÍCULO 9-01", "9-01"),
        ("Artikel 5 bis", "5 bis"),
        ("XII", "XII"),
        ("G-01", "G-01"),
        ("Article5", "5"),
        ("ARTICLE", ""),
        ("Art. 7.", "7"),
        ("ARTICLE XIII.3", "XIII.3"),
    ],
)
def test_article_numbers(label: str, number: str) -> None:
    assert labels.article(label) == number


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("CHAPTER II", (Kind.CHAPTER, "II", "")),
        ("CHAPTER TWENTY ONE", (Kind.CHAPTER, "TWENTY ONE", "")),
        ("Kapitel 2 Handel", (Kind.CHAPTER, "2", "Handel")),
        ("ANNEX", (Kind.ANNEX, "", "")),
        ("ANNEX 3-A: Rules of origin", (Kind.ANNEX, "3-A", "Rules of origin")),
        ("PROTOCOL No 1", (Kind.PROTOCOL, "1", "")),
        ("Sub-section 2", (Kind.SUBSECTION, "2", "")),
        ("HEADING ONE – TRADE", (Kind.HEADING, "ONE", "TRADE")),
        ("General provisions", (None, "", "")),
        ("", (None, "", "")),
    ],
)
def test_container_labels(label: str, said: tuple[Kind | None, str, str]) -> None:
    assert labels.division(label) == said
