"""Word documents: every paragraph, cell, note and box back, in the order of the page."""

from __future__ import annotations

import io
import subprocess
import sys

import docx as python_docx
import pytest

from benchmarks.reading.wordfile import W, blocks, docx, field, p, packed, part, r, table, text_of
from clausecheck.reading import detect, read


def saved(document: python_docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_document_of_python_docx_comes_back() -> None:
    document = python_docx.Document()
    document.add_heading("Agreement on Trade", 0)
    document.add_heading("Article 1", 1)
    document.add_paragraph("The Parties shall cooperate.")
    document.add_paragraph("one", style="List Number")
    document.add_paragraph("two", style="List Number")
    document.add_paragraph("dot", style="List Bullet")
    table = document.add_table(2, 2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {at}"
    document.add_paragraph("The end.")
    source, text = read("treaty.pdf", data=saved(document))
    assert (source.media_type, source.pages) == (detect.WORD, None)
    assert text.content.split("\n\n") == [
        "Agreement on Trade",
        "Article 1",
        "The Parties shall cooperate.",
        "1. one",
        "2. two",
        "• dot",
        "cell 0 cell 1\ncell 2 cell 3",
        "The end.",
    ]


@pytest.mark.parametrize("count", range(1, 60, 6))
def test_every_paragraph_comes_back(count: int) -> None:
    words = [f"Paragraph {at} says that {'the Parties ' * (at % 7)}agree." for at in range(count)]
    document = python_docx.Document()
    for one in words:
        document.add_paragraph(one)
    assert text_of(saved(document)).content.split("\n\n") == words


@pytest.mark.parametrize(
    ("run", "read_as"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a-b"),
        ("<w:r><w:t>cyber</w:t><w:softHyphen/><w:t>crime</w:t></w:r>", "cybercrime"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>' + r("C"), "°C"),
        ('<w:r><w:sym w:font="Symbol" w:char="F06D"/></w:r>' + r("g"), "μg"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "✓\ufffd"),
        ('<w:r><w:sym w:font="Times" w:char="20AC"/><w:sym w:font="Times" w:char="00A7"/></w:r>', "€§"),
        (r("\uf0b7 \uf061", '<w:rFonts w:ascii="Symbol"/>'), "• α"),
        (r("seen") + r("unseen", "<w:vanish/>"), "seen"),
        (r("seen", '<w:vanish w:val="0"/>'), "seen"),
        (r("Article 5") + r("1", '<w:vertAlign w:val="superscript"/>'), "Article 5¹"),
        (r("1") + r("st", '<w:vertAlign w:val="superscript"/>'), "1st"),
        (f'<w:hyperlink r:id="r9">{r("a link")}</w:hyperlink>', "a link"),
        (f'<w:fldSimple w:instr="REF x">{r("Article 3")}</w:fldSimple>', "Article 3"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('controlled')}</w:sdtContent></w:sdt>", "controlled"),
        (f"<w:smartTag>{r('Brussels')}</w:smartTag>", "Brussels"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>up</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>",
         "base"),
    ],
)  # fmt: skip
def test_what_a_run_holds(run: str, read_as: str) -> None:
    assert text_of(docx(p(run))).content == read_as


def test_fields_show_their_result_only() -> None:
    assert blocks(docx(p("See ", field("REF _Ref1 \\h", "Article 3"), "."))) == ["See Article 3."]
    nested = field("IF 1", field("REF _Ref1", "inner") + r(" outer"))
    assert blocks(docx(p("See ", nested, "."))) == ["See inner outer."]
    assert blocks(docx(p("See", field("REF _Ref1")))) == ["See"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert blocks(docx(p("one", begin, "code") + p("two"))) == ["one", "two"]


def test_a_result_runs_over_paragraphs() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = p(char("begin"), "<w:r><w:instrText>TOC</w:instrText></w:r>", char("separate"), "Article 1 2")
    assert blocks(docx(body + p("Article 2 3", char("end")) + p("Text"))) == ["Article 1 2", "Article 2 3", "Text"]


def test_text_boxes_are_read_once_and_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    drawing = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert blocks(docx(p("Around ", drawing, "it") + p("After"))) == ["Around it", "In the box", "After"]


FOOTNOTES = (
    f'<w:footnote w:type="separator" w:id="-1">{p("")}</w:footnote>'
    f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " Done at Budapest.")}</w:footnote>'
    f'<w:footnote w:id="3">{p("Second.")}{p("More.")}</w:footnote>'
)


def call(note: str, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{note}"{more}/></w:r>'


def test_footnotes_stand_after_their_paragraph() -> None:
    body = p("Article 5", call("2"), " of") + p("Then", call("3")) + p("End")
    assert blocks(docx(body, footnotes=FOOTNOTES)) == [
        "Article 5¹ of",
        "¹ Done at Budapest.",
        "Then²",
        "² Second.",
        "More.",
        "End",
    ]


def test_endnotes_count_in_roman_numerals_unless_the_settings_say_otherwise() -> None:
    notes = f'<w:endnote w:id="4">{p("Last.")}</w:endnote>'
    assert blocks(docx(p("x", call("4", "endnote")), endnotes=notes)) == ["xⁱ", "ⁱ Last."]
    settings = '<w:endnotePr><w:numFmt w:val="decimal"/><w:numStart w:val="7"/></w:endnotePr>'
    assert blocks(docx(p("x", call("4", "endnote")), endnotes=notes, settings=settings)) == ["x⁷", "⁷ Last."]


def test_a_note_with_a_mark_of_its_own() -> None:
    body = p("x", call("2", more=' w:customMarkFollows="1"'), r("*"))
    assert blocks(docx(body, footnotes=FOOTNOTES)) == ["x*", "Done at Budapest."]


def test_a_note_that_calls_itself_is_written_once() -> None:
    notes = f'<w:footnote w:id="2">{p("again", call("2"))}</w:footnote>'
    assert blocks(docx(p("x", call("2")), footnotes=notes)) == ["x¹", "¹ again"]


def test_rows_of_short_cells_are_lines() -> None:
    tariff = table([p("0101"), p("Horses"), p("5 %")], [p("0102"), p(""), p("0")])
    assert blocks(docx(p("Before") + tariff + p("After"))) == ["Before", "0101 Horses 5 %\n0102 0", "After"]


def test_provisions_side_by_side_are_blocks() -> None:
    ours, theirs = "The Parties shall cooperate. " * 5, "The Parties should cooperate. " * 5
    assert blocks(docx(table([p(ours), p(theirs)]))) == [ours.strip(), theirs]
    assert blocks(docx(table([p("a") + p("b"), p("c")]))) == ["a", "b", "c"]
    assert blocks(docx(table([table([p("inner")]) + p(""), p("outer")]))) == ["inner", "outer"]


def test_hidden_paragraph_marks_join_heading_and_words() -> None:
    assert blocks(docx(p("Scope.", mark="<w:vanish/><w:specVanish/>") + p("This applies."))) == ["Scope. This applies."]


def test_styles_hide_and_a_circle_of_styles_ends() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    body = p("seen", r("unseen", '<w:rStyle w:val="H"/>'), style="A")
    assert blocks(docx(body, styles=styles)) == ["seen"]


def test_the_main_part_stands_where_the_package_says() -> None:
    assert blocks(docx(p("words"), main="word/place.xml")) == ["words"]


def test_strict_documents_are_read() -> None:
    strict = docx(p("words")).replace(W.encode(), W.encode())
    assert blocks(strict) == ["words"]
    body = part("document", f"<w:body>{p('strict words')}</w:body>")
    body = body.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert blocks(packed({"word/document.xml": body})) == ["strict words"]


def test_macros_pictures_and_dangling_links_are_left_alone() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/image" Target="NULL"/>'
        '<Relationship Id="b" Type="x/attachedTemplate" Target="http://example.invalid/t.dotm" TargetMode="External"/>'
        "</Relationships>"
    )
    extra = {"word/_rels/document.xml.rels": rels, "word/vbaProject.bin": b"\x00macro", "word/media/i.png": b"broken"}
    assert blocks(docx(p("words"), extra=extra)) == ["words"]


def test_importing_the_reader_imports_no_format() -> None:
    code = "import sys, clausecheck.reading; print({'lxml', 'docx', 'pypdfium2'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("formula", "read_as"),
    [
        ("<m:f><m:num>{a+b}</m:num><m:den>{2}</m:den></m:f>", "(a+b)/2"),
        ("<m:sSup><m:e>{x}</m:e><m:sup>{2}</m:sup></m:sSup>", "x²"),
        ("<m:sSup><m:e>{x}</m:e><m:sup>{n-1}</m:sup></m:sSup>", "x^(n-1)"),
        ("<m:sSub><m:e>{Q}</m:e><m:sub>{t}</m:sub></m:sSub>", "Q_t"),
        ("<m:sSubSup><m:e>{Q}</m:e><m:sub>{t}</m:sub><m:sup>{2}</m:sup></m:sSubSup>", "Q_t²"),
        ("<m:rad><m:deg>{3}</m:deg><m:e>{x}</m:e></m:rad>", "³√x"),
        ("<m:d><m:e>{x}</m:e></m:d>", "(x)"),
        ('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{x}</m:e></m:d>', "[x]"),
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{i}</m:sub><m:sup>{n}</m:sup><m:e>{x}</m:e></m:nary>',
         "∑_i^n x"),
    ],
)  # fmt: skip
def test_formulas_stand_on_one_line(formula: str, read_as: str) -> None:
    written = formula.replace("{", "<m:r><m:t>").replace("}", "</m:t></m:r>")
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    assert blocks(docx(p("Let ", f'<m:oMath xmlns:m="{space}">{written}</m:oMath>'))) == [f"Let {read_as}"]


def test_notes_count_anew_in_a_section_that_says_so() -> None:
    notes = "".join(f'<w:footnote w:id="{one}">{p(f"note {one}")}</w:footnote>' for one in (2, 3, 4))
    first = "<w:sectPr><w:footnotePr><w:numRestart w:val='eachSect'/></w:footnotePr></w:sectPr>"
    last = first.replace("<w:numRestart", "<w:numFmt w:val='lowerLetter'/><w:numRestart")
    body = p("a", call("2"), call("3")) + f"<w:p><w:pPr>{first}</w:pPr></w:p>" + p("b", call("4")) + last
    assert blocks(docx(body, footnotes=notes)) == ["a¹²", "¹ note 2", "² note 3", "bᵃ", "ᵃ note 4"]


def test_hidden_rows_are_not_read() -> None:
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('hidden')}</w:tc></w:tr>"
    assert blocks(docx(table([p("seen")], hidden, [p("again")]))) == ["seen\nagain"]


def test_content_controls_around_rows_and_cells() -> None:
    cell = f"<w:sdt><w:sdtContent><w:tc>{p('a')}</w:tc></w:sdtContent></w:sdt><w:tc>{p('b')}</w:tc>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell}</w:tr></w:sdtContent></w:sdt>"
    assert blocks(docx(table(row))) == ["a b"]
