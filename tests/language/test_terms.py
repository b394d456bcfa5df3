"""The term syntax, as a lawyer writes it in a rule file."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clausecheck.language.lexicon import Lexicon, LexiconKind
from clausecheck.language.terms import TermSyntaxError, compile_term, lowered, plainly


def found(term: str, words: str) -> list[str]:
    """What a term finds in some words."""
    return [match.group() for match in re.finditer(compile_term(term).pattern, words, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("cyber crime", "cyber crime"),
        ("cyber crime", "cyber-crime"),
        ("cyber crime", "cybercrime"),
        ("cyber crime", "Cyber Crimes"),
        ("cyber crime", "CYBERCRIME"),
        ("cyber crime", "cyber-\ncrime"),
        ("cyber crime", "cyber\n  crime"),
        ("cyber-crime", "cybercrime"),
        ("cooperat*", "cooperation"),
        ("cooperat*", "co-operate"),
        ("cooperat*", "Co-operating"),
        ("cooperation", "co-operation"),
        ("coordinate", "co-ordinate"),
        ("Convention on (Cybercrime|Computer Crime)", "Convention on Cybercrime"),
        ("Convention on (Cybercrime|Computer Crime)", "Convention on Computer-Crime"),
        ("ETS [No] 185", "ETS 185"),
        ("ETS [No] 185", "ETS No 185"),
        ("[Council of Europe] Convention on Cybercrime", "Convention on Cybercrime"),
        ("[Council of Europe] Convention on Cybercrime", "Council of Europe Convention on Cybercrime"),
        ("Convention [on Cybercrime]", "Convention"),
        ("Budapest … 23 November 2001", "Budapest on 23 November 2001"),
        ("Budapest ... 23 November 2001", "Budapest this day of grace, the 23 November 2001"),
        ("CSIRT", "CSIRT"),
        ("CSIRT", "CSIRTs"),
        ("organised crime", "organized crime"),
        ("organized crime", "organised crime"),
        ("criminalise", "criminalize"),
        ("harmonisation", "harmonization"),
        ("behaviour", "behavior"),
        ("endeavour", "endeavor"),
        ("labour standard", "labor standards"),
        ("attack", "attacks"),
        ("search", "searches"),
        ("Contracting Parties' laws", "Contracting Parties laws"),
        ("cybercriminalité", "cybercriminalité"),
    ],
)
def test_a_term_finds(term: str, words: str) -> None:
    assert found(term, f"on {words}, and") == [words]


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("cyber crime", "cyber and crime"),
        ("cyber crime", "cybercriminal"),
        ("crime", "cybercrime"),
        ("cooperat*", "uncooperative"),
        ("cooperat", "cooperation"),
        ("Convention on (Cybercrime|Computer Crime)", "Convention on Biological Diversity"),
        ("ETS [No] 185", "ETS No 1851"),
        ("ETS [No] 185", "ETS No 181"),
        ("Budapest … 23 November 2001", "Budapest. On 23 November 2001"),
        ("Budapest … 23 November 2001", "Budapest; 23 November 2001"),
        ("Budapest … 2001", "Budapest one two three four five six seven eight nine 2001"),
        ("CSIRT", "csirt"),
        ("organised crime", "organic crime"),
        ("attacks against systems", "attack against systems"),
    ],
)
def test_a_term_does_not_find(term: str, words: str) -> None:
    assert found(term, f"on {words}, and") == []


def test_a_gap_spans_eight_words_of_one_sentence_and_no_more() -> None:
    between = "one two three four five six seven eight".split()
    assert found("Budapest … November", f"Budapest {' '.join(between)} November")
    assert not found("Budapest … November", f"Budapest {' '.join(between)} nine November")


def test_the_nearest_end_of_a_gap_is_taken() -> None:
    assert found("exchang* … data", "exchange of data and of more data") == ["exchange of data"]


@pytest.mark.parametrize(
    "words",
    [
        "DONE at Budapest, this 23rd day of November 2001, in English and in French",
        "(Budapest, 23 November 2001)",
        "Budapest (23 November 2001)",
    ],
)
def test_a_gap_may_begin_with_a_comma_or_a_bracket(words: str) -> None:
    assert found("Budapest … November 2001", words)


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("(cyber|computer crime", "'\\)' is missing"),
        ("[No 185", "'\\]' is missing"),
        ("Convention)", "'\\)' closes nothing"),
        ("Convention]", "'\\]' closes nothing"),
        ("(cyber]", "is missing"),
        ("(cyber|)", "an alternative is empty"),
        ("| cyber", "an alternative is empty"),
        ("()", "empty"),
        ("*", "must follow the beginning of a word"),
        ("[cyber]", "no word or number"),
        ("of", "no word or number"),
        ("EU", "no word or number"),
        ("(cyber|EU) of", "no word or number"),
    ],
)
def test_a_wrong_term_says_what_is_wrong(term: str, said: str) -> None:
    with pytest.raises(TermSyntaxError, match=said):
        compile_term(term)


# Terms and words of one make, so that each generated term comes with words it must find.

PLAIN_WORD = st.text(alphabet="abdefgilmnoprtuvy", min_size=3, max_size=8).filter(lambda word: not word.endswith("our"))
JOINER = st.sampled_from([" ", "-", "\n", "", " - ", "-\n"])


@st.composite
def term_and_words(draw: st.DrawFn, depth: int = 1) -> tuple[str, str]:
    """A term, and words that the syntax says it finds."""
    term, words = draw(PLAIN_WORD), ""
    words = term.title() if draw(st.booleans()) else term
    for _ in range(draw(st.integers(0, 3))):
        form = draw(st.sampled_from(["word", "prefix", "alternatives", "optional"] if depth else ["word"]))
        joiner = draw(JOINER)
        one, one_words = draw(term_and_words(depth - 1)) if depth else (draw(PLAIN_WORD),) * 2
        if form == "word":
            one = draw(PLAIN_WORD)
            term, words = f"{term} {one}", f"{words}{joiner}{one}"
        elif form == "prefix":
            one = draw(PLAIN_WORD)
            term, words = f"{term} {one}*", f"{words}{joiner}{one}{draw(st.sampled_from(['', 'ing', 'ed']))}"
        elif form == "alternatives":
            other = draw(PLAIN_WORD)
            term = f"{term} ({one}|{other})"
            words = f"{words}{joiner}{draw(st.sampled_from([one_words, other]))}"
        else:
            term = f"{term} [{one}]"
            words += f"{joiner}{one_words}" if draw(st.booleans()) else ""
    last = draw(PLAIN_WORD)
    return f"{term} {last}", f"{words}{draw(JOINER)}{last}{draw(st.sampled_from(['', 's', 'es']))}"


@given(st.lists(PLAIN_WORD, min_size=1, max_size=6))
@example(["organisation"])
@example(["cooperation", "labour"])
def test_a_term_of_words_finds_itself(words: list[str]) -> None:
    term = " ".join(words)
    assert found(term, term) == [term]


@given(term_and_words())
def test_a_term_finds_what_its_syntax_promises(case: tuple[str, str]) -> None:
    term, words = case
    assert re.fullmatch(compile_term(term).pattern, words, re.IGNORECASE)


@given(term_and_words())
def test_what_a_term_needs_stands_in_a_run_of_letters_of_every_match(case: tuple[str, str]) -> None:
    term, words = case
    runs = re.findall(r"[^\W\d_]+", words.lower())
    for group in compile_term(term).needs:
        assert any(letters in run for letters in group for run in runs)
        assert all(len(letters) >= 3 for letters in group)


@pytest.mark.parametrize(
    ("term", "needs", "capitals"),
    [
        ("(ETS|CETS) [No] 185", (("185",),), (("CETS", "ETS"),)),
        ("Convention No. 29 of the ILO", (("convention",), ("29",)), (("ILO",),)),
        ("(fundamental|ILO) Convention", (("convention",),), ()),
        ("rule of law", (("rule",),), ()),
        ("GHG", (("ghg",),), (("GHG",),)),
        ("this Agreement", (), ()),
    ],
)
def test_what_a_term_needs_is_what_rules_most_texts_out(
    term: str, needs: tuple[tuple[str, ...], ...], capitals: tuple[tuple[str, ...], ...]
) -> None:
    assert (compile_term(term).needs, compile_term(term).capitals) == (needs, capitals)


@given(st.lists(st.tuples(term_and_words(), st.sampled_from([" ", ", ", "\n", "-", "x"])), min_size=1, max_size=5))
@example([(("[Council of Europe] Convention", "Convention"), ", ")])
@example([(("… cyber crime", "against cyber-crime"), " ")])
@example([(("co-operat*", "cooperation"), " ")])
@example([(("(EU|European Union) labour policy", "EU labor policy"), " ")])
@example([(("(EU|European Union) labour policy", "eu labor policy"), " ")])
@example([(("this CSIRT", "this csirt"), " ")])
def test_a_term_is_found_wherever_its_pattern_matches(pieces: list[tuple[tuple[str, str], str]]) -> None:
    words = "".join(words + joiner for (_, words), joiner in pieces)
    for (written, _), _ in pieces:
        term = compile_term(written)
        # A match may begin with the space before a word that an optional one could stand before; a find never does.
        matches = [found.group().lstrip(" \n-") for found in term.regex.finditer(words)]
        assert [words[slice(*span)] for span in term.finds(words, lowered(words))] == matches


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    words = "İstanbul İİ Convention on Cybercrime"
    assert len(lowered(words)) == len(words)
    (span,) = compile_term("Convention on Cybercrime").finds(words, lowered(words))
    assert words[slice(*span)] == "Convention on Cybercrime"


@given(st.text(max_size=30))
@example("a-b*")
@example("co-operat*")
@example("…")
@example("… cyber")
@example("cyber …")
def test_any_text_is_a_term_or_a_mistake(written: str) -> None:
    try:
        term = compile_term(written)
    except TermSyntaxError as error:
        assert str(error)
    else:
        re.compile(term.pattern, re.IGNORECASE)
        assert term.openings


HOSTILE = {
    "one letter": "a" * 100_000,
    "spaces": " " * 100_000,
    "line ends": "\n" * 100_000,
    "brackets": "(" * 50_000 + ")" * 50_000,
    "hyphens": "cyber" + "-" * 100_000,
    "the first word": "Budapest " * 10_000,
    "the first word glued": "cyber" * 20_000,
    "a gap without end": "exchange of " * 8_000,
    "letters without spaces": "exchange " + "x" * 100_000,
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(
    "term",
    [
        "cyber crime",
        "cooperat*",
        "Budapest … 23 November 2001",
        "exchang* … (information|experience|best practices)",
        "[the] [Council of Europe] [Budapest] Convention [on] (Cybercrime|Cyber Crime)",
        "high technology[,] cyber [-] (and|or) electronic crime",
    ],
)
def test_no_text_keeps_a_term_busy(term: str, hostile: str) -> None:
    lexicon = Lexicon("hostile", LexiconKind.TOPIC, "hostile", (compile_term(term),))
    assert lexicon.mentions(hostile) == ()


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("cyber-crime", "cyber – crime"),
        ("cyber crime", "cyber\ncrime"),
        ("Europe's Convention on Cybercrime", "Europe’s Convention on Cybercrime"),
    ],
)
def test_dashes_apostrophes_and_line_breaks_are_made_plain_first(term: str, words: str) -> None:
    plain = plainly(words)
    assert len(plain) == len(words)
    assert found(term, f"on {plain}, and") == [plain]


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("cyber crime", "cyber crime"),
        ("cooperat*", "cooperat…"),
        ("Convention on (Cybercrime|Computer Crime)", "Convention on Cybercrime"),
        ("ETS [No] 185", "ETS 185"),
        ("research … (cyber*|network security|security of (network|networks))", "research … cyber…"),
        ("(joint (action|efforts)|teams) of high tech[nology]", "joint action of high tech"),
    ],
)
def test_a_term_is_told_without_its_syntax(written: str, spoken: str) -> None:
    assert compile_term(written).spoken == spoken
