"""The term syntax: how rule files write the words they look for.

    cyber crime            also cyber-crime, cybercrime, Cyber Crimes, and over a line break
    cooperat*              any word that begins so; co-operation as well
    Convention on (Cybercrime|Computer Crime)     alternatives
    ETS [No] 185           optional words
    Budapest … 23 November 2001                   up to eight words between, inside one sentence
    CSIRT                  a word written in capitals is matched in capitals

British and American spellings of -ise, -our and -isation are one. A plain last word matches its plural too.
The compiled pattern only holds bounded repetitions over disjoint characters, so no term can be slow on any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from clausecheck.offsets import Span

JOINER = r"[\s\-]{0,3}"
GAP = r"[^\w\s.;]{0,2}(?:\s{1,3}[^\s.;]{1,60}){0,8}?\s{1,3}[^\w\s.;]?"
_OPTIONAL = re.compile(r"\[[^\[\]]*\]")
_ALTERNATIVES = re.compile(r"\(([^()|]*)\|[^()]*\)")
_NO_WORD = r"(?![^\W_])"
_NO_LETTER = r"(?![^\W\d_])"
_ANY_ENDING = r"[^\W_]{0,20}"
_TOKEN = re.compile(r"\s+|…|\.\.\.|[()\[\]|]|[^\s()\[\]|…]+")
_RUNS = re.compile(r"[^\W\d_]{3,}|\d{2,}")
_CO = re.compile(r"^co(?=operat|ordinat)")
_VARIANT_ENDING = re.compile(r"(i[sz](e|ed|es|ing|ation|ations)|our(s|ed|ing|able)?)$")
_COMMON = frozenset(
    "about accordance and any are for from its not that the this whose which will agreement agreements article "
    "association chapter convention conventions cooperation council data declaration economic effective european "
    "framework general information international level measures nations national other parties protection protocol "
    "protocols providing provisions relevant security services shall states such their through trade treaty treaties "
    "union united with".split()
)
_EVERYWHERE = frozenset(
    "accordance agreement all and any are article articles between each following for from into its may measures not "
    "other paragraph parties party provisions purposes referred shall such that the their this under where which will "
    "with".split()
)


_PLAIN = (("\n", " "), ("\t", " "), ("–", "-"), ("—", "-"), ("’", "'"), ("ʼ", "'"))


Groups = tuple[tuple[str, ...], ...]
"""Of each group, one must stand in a text."""


class TermSyntaxError(ValueError):
    """A term is not of the syntax above; the message says where and what."""


@dataclass(frozen=True)
class Term:
    """One compiled term: as written, as a regular expression, and the letters any match must contain.

    `needs` are groups of lower-case letter runs: of each group, one stands in every match; where none does, the
    pattern need not run. Runs that stand in nearly every text are left out, even if none is left.
    `capitals` are groups of words in capitals, of which the same holds. `openings` are the letters that a match begins
    with, one or the other.
    """

    written: str
    pattern: str
    needs: Groups
    capitals: Groups
    openings: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; compiled on first use, because most terms never meet what they need."""
        return re.compile(self.pattern, re.IGNORECASE)

    @cached_property
    def spoken(self) -> str:
        """The term as a reader would say it: the first alternative, nothing optional, an open end as dots."""
        words, before = _OPTIONAL.sub("", self.written), ""
        while words != before:
            words, before = _ALTERNATIVES.sub(r"\1", words), words
        return " ".join(words.replace("*", "…").split())

    def finds(self, words: str, lower: str) -> Iterator[Span]:
        """Every place of the term, in order and without overlap; `lower` is the words in lower case."""
        if not all(any(word in words for word in group) for group in self.capitals):
            return
        end = 0
        for place in _places(self.openings, lower):
            inside_word = place > 0 and lower[place - 1].isalnum()
            if place >= end and not inside_word and (found := self.regex.match(words, place)):
                yield Span(*found.span())
                end = found.end()


def plainly(words: str) -> str:
    """Words as terms are written: line breaks as spaces, dashes as hyphens; one for one, so that offsets stay."""
    for character, plain in _PLAIN:
        words = words.replace(character, plain)
    return words


def lowered(words: str) -> str:
    """The words in lower case, one for one; only "İ" would grow."""
    return words.replace("İ", "i").lower()


def _places(openings: tuple[str, ...], lower: str) -> Iterable[int]:
    """Where in lower-case words one of the openings stands, in order."""
    if len(openings) == 1:
        return _places_of(openings[0], lower)
    return sorted({place for opening in openings for place in _places_of(opening, lower)})


def _places_of(letters: str, lower: str) -> Iterator[int]:
    place = lower.find(letters)
    while place >= 0:
        yield place
        place = lower.find(letters, place + 1)


@cache
def compile_term(written: str) -> Term:
    """Compile a term. Raises TermSyntaxError if brackets do not pair or nothing is left to search for."""
    tokens = _TOKEN.findall(written.strip())
    if not tokens:
        raise TermSyntaxError("the term is empty")
    part = _Parser(written, tokens).parse()
    if not any(all(len(run) >= 3 for run in group) for group in part.needs):
        raise TermSyntaxError(
            f"'{written}' has no word or number of three characters outside optional brackets to search for"
        )
    rare = tuple(group for group in part.needs if _EVERYWHERE.isdisjoint(group))
    telling = tuple(group for group in rare if not any(map(_is_short, group)))
    return Term(written, part.pattern, telling or rare, part.capitals, tuple(sorted(part.openings)))


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a term: its pattern, what every match of it needs, and the letters it may begin with."""

    pattern: str
    needs: Groups
    capitals: Groups
    openings: frozenset[str]


class _Parser:
    """Recursive descent over the tokens of one term."""

    def __init__(self, written: str, tokens: list[str]) -> None:
        self.written = written
        self.tokens = tokens
        self.at = 0

    def parse(self) -> _Part:
        body = self._alternatives(closing="")
        # A footnote digit may be glued to a word ("Trade Secrets136"), never to a number ("ETS 185").
        ends_in_digit = self.written[-1].isdigit()
        pattern = rf"(?<![^\W_]){body.pattern}{_NO_WORD if ends_in_digit else _NO_LETTER}"
        return replace(body, pattern=pattern)

    def _alternatives(self, closing: str) -> _Part:
        branches = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._sequence())
        if self._peek() != closing:
            raise TermSyntaxError(f"'{self.written}': {_expected(closing, self._peek())}")
        pattern = "|".join(branch.pattern for branch in branches)
        return _Part(
            pattern if len(branches) == 1 and not closing else f"(?:{pattern})",
            _common([branch.needs for branch in branches]),
            _common([branch.capitals for branch in branches]),
            frozenset().union(*(branch.openings for branch in branches)),
        )

    def _sequence(self) -> _Part:
        pieces: list[str] = []
        needs: list[tuple[str, ...]] = []
        capitals: list[tuple[str, ...]] = []
        openings: set[str] = set()
        joiner, begun = "", False
        while (token := self._peek()) not in ("", "|", ")", "]"):
            self.at += 1
            if token.isspace():
                joiner = joiner or JOINER
            elif token in ("…", "..."):
                joiner = GAP
            elif token == "[":
                # The space beside an optional word belongs to it, or two joiners would meet where it is left out.
                inner = self._closed("]")
                pieces.append(f"(?:{joiner}{inner.pattern})?")
                openings |= frozenset() if begun else inner.openings
                joiner = JOINER if self._peek().isspace() else ""
            else:
                part = self._closed(")") if token == "(" else _word(token, last=self._is_last())
                # What begins with a gap begins with any letters.
                openings |= frozenset() if begun else part.openings if joiner != GAP else {""}
                pieces.append(joiner + part.pattern)
                needs += part.needs
                capitals += part.capitals
                joiner, begun = "", True
        if not pieces:
            raise TermSyntaxError(f"'{self.written}': an alternative is empty")
        return _Part("".join(pieces), tuple(needs), tuple(capitals), frozenset(openings))

    def _closed(self, bracket: str) -> _Part:
        group = self._alternatives(closing=bracket)
        self.at += 1
        return group

    def _is_last(self) -> bool:
        rest = [token for token in self.tokens[self.at :] if not token.isspace()]
        return not rest or rest[0] in ("|", ")", "]", "[")

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""


def _expected(closing: str, found: str) -> str:
    if closing:
        return f"'{closing}' is missing"
    return f"'{found}' closes nothing"


def _common(branches: list[Groups]) -> Groups:
    """What all alternatives need: one of the rarest that each of them needs."""
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return ()
    return (tuple(sorted({run for groups in branches for run in max(groups, key=rarity)})),)


def _word(word: str, *, last: bool) -> _Part:
    prefix = word.endswith("*")
    word = word.rstrip("*")
    if not word:
        raise TermSyntaxError("'*' must follow the beginning of a word")
    needs = tuple((run,) for run in _stable_letters(word))
    if word.isupper() and len(word) > 1 and word.isalnum():
        ending = _ANY_ENDING if prefix else "s?"
        return _Part(f"(?-i:{re.escape(word)}){ending}", needs, ((word,),), frozenset({word.lower()}))
    pieces = re.split(r"(-|['’])", word)
    pattern = "".join(_piece(piece) for piece in pieces)
    ending = _ANY_ENDING if prefix else "(?:s|es)?" if last and word[-1].isalpha() else ""
    return _Part(pattern + ending, needs, (), frozenset({_stable_beginning(pieces[0])}))


def _piece(piece: str) -> str:
    if piece == "-":
        return JOINER
    if piece in ("'", "’"):
        return "'?"
    piece = re.escape(piece)
    piece = re.sub(r"i[sz](e|ed|es|ing|ation|ations)$", r"i[sz]\1", piece)
    piece = re.sub(r"our(s|ed|ing|able)?$", lambda found: f"ou?r{found[1] or ''}", piece) if len(piece) > 4 else piece
    return re.sub(r"^(co)(operat|ordinat)", lambda found: found[1] + JOINER + found[2], piece, flags=re.I)


def _stable_letters(word: str) -> list[str]:
    """The letter runs of a word that no spelling variant changes, lower case."""
    runs = []
    for run in _RUNS.findall(word):
        run = _VARIANT_ENDING.sub("", _CO.sub("", run.lower()))
        if len(run) >= (2 if run.isdigit() else 3):
            runs.append(run)
    return runs


def _stable_beginning(piece: str) -> str:
    """The beginning of a word that no spelling variant changes, lower case."""
    piece = piece.lower()
    return "co" if _CO.match(piece) else _VARIANT_ENDING.sub("", piece)


def _is_short(run: str) -> bool:
    """Whether a run stands inside too many words: three letters, but not three digits."""
    return len(run) <= 3 and not run.isdigit()


def rarity(anchors: tuple[str, ...]) -> tuple[bool, bool, int]:
    """Rare words before common ones, words long enough to be found inside others before short ones."""
    shortest = min(len(anchor) for anchor in anchors)
    return all(anchor not in _COMMON for anchor in anchors), shortest >= 5, shortest
