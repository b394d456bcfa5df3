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
from dataclasses import dataclass
from functools import cache, cached_property

JOINER = r"[\s\-]{0,3}"
GAP = r"[^\w\s.;]{0,2}(?:\s{1,3}[^\s.;]{1,60}){0,8}?\s{1,3}[^\w\s.;]?"
_NO_WORD = r"(?![^\W_])"
_NO_LETTER = r"(?![^\W\d_])"
_ANY_ENDING = r"[^\W_]{0,20}"
_TOKEN = re.compile(r"\s+|…|\.\.\.|[()\[\]|]|[^\s()\[\]|…]+")
_RUNS = re.compile(r"[^\W\d_]{3,}|\d{3,}")
_COMMON = frozenset(
    "about accordance and any are for from its not that the this whose which will agreement agreements article "
    "association chapter convention conventions cooperation council data declaration economic effective european "
    "framework general information international level measures nations national other parties protection protocol "
    "protocols providing provisions relevant security services shall states such their through trade treaty treaties "
    "union united with".split()
)


_PLAIN = str.maketrans({"\n": " ", "\t": " ", "–": "-", "—": "-", "’": "'", "ʼ": "'"})


class TermSyntaxError(ValueError):
    """A term is not of the syntax above; the message says where and what."""


@dataclass(frozen=True)
class Term:
    """One compiled term: as written, as a regular expression, and the letters any match must contain.

    `needs` are groups of lower-case letter runs: of each group, one stands in every match. `anchors` is the rarest
    group. They gate the search: where they are missing, the pattern need not run.
    """

    written: str
    pattern: str
    anchors: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; compiled on first use, because most terms never meet their anchor."""
        return re.compile(self.pattern, re.IGNORECASE)


def plainly(words: str) -> str:
    """Words as terms are written: line breaks as spaces, dashes as hyphens; one for one, so that offsets stay."""
    return words.translate(_PLAIN)


@cache
def compile_term(written: str) -> Term:
    """Compile a term. Raises TermSyntaxError if brackets do not pair or nothing is left to search for."""
    tokens = _TOKEN.findall(written.strip())
    if not tokens:
        raise TermSyntaxError("the term is empty")
    pattern = _Parser(written, tokens).parse()
    needs = _needs(tokens)
    if not needs:
        raise TermSyntaxError(
            f"'{written}' has no word or number of three characters outside optional brackets to search for"
        )
    return Term(written, pattern, max(needs, key=_rarity), needs)


class _Parser:
    """Recursive descent over the tokens of one term."""

    def __init__(self, written: str, tokens: list[str]) -> None:
        self.written = written
        self.tokens = tokens
        self.at = 0

    def parse(self) -> str:
        body = self._alternatives(closing="")
        # A footnote digit may be glued to a word ("Trade Secrets136"), never to a number ("ETS 185").
        ends_in_digit = self.written[-1].isdigit()
        return rf"(?<![^\W_]){body}{_NO_WORD if ends_in_digit else _NO_LETTER}"

    def _alternatives(self, closing: str) -> str:
        branches = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._sequence())
        if self._peek() != closing:
            raise TermSyntaxError(f"'{self.written}': {_expected(closing, self._peek())}")
        return branches[0] if len(branches) == 1 and not closing else f"(?:{'|'.join(branches)})"

    def _sequence(self) -> str:
        pieces: list[str] = []
        joiner = ""
        while (token := self._peek()) not in ("", "|", ")", "]"):
            self.at += 1
            if token.isspace():
                joiner = joiner or JOINER
            elif token in ("…", "..."):
                joiner = GAP
            elif token == "[":
                # The space beside an optional word belongs to it, or two joiners would meet where it is left out.
                inner = self._alternatives(closing="]")
                self.at += 1
                pieces.append(f"(?:{joiner}{inner})?")
                joiner = JOINER if self._peek().isspace() else ""
            else:
                piece = self._group() if token == "(" else _word(token, last=self._is_last())
                pieces.append(joiner + piece)
                joiner = ""
        if not pieces:
            raise TermSyntaxError(f"'{self.written}': an alternative is empty")
        return "".join(pieces)

    def _group(self) -> str:
        group = self._alternatives(closing=")")
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


def _word(word: str, *, last: bool) -> str:
    prefix = word.endswith("*")
    word = word.rstrip("*")
    if not word:
        raise TermSyntaxError("'*' must follow the beginning of a word")
    if word.isupper() and len(word) > 1 and word.isalnum():
        ending = _ANY_ENDING if prefix else "s?"
        return f"(?-i:{re.escape(word)}){ending}"
    pattern = "".join(_piece(piece) for piece in re.split(r"(-|['’])", word))
    if prefix:
        return pattern + _ANY_ENDING
    return pattern + "(?:s|es)?" if last and word[-1].isalpha() else pattern


def _piece(piece: str) -> str:
    if piece == "-":
        return JOINER
    if piece in ("'", "’"):
        return "'?"
    piece = re.escape(piece)
    piece = re.sub(r"i[sz](e|ed|es|ing|ation|ations)$", r"i[sz]\1", piece)
    piece = re.sub(r"our(s|ed|ing|able)?$", lambda found: f"ou?r{found[1] or ''}", piece) if len(piece) > 4 else piece
    return re.sub(r"^(co)(operat|ordinat)", lambda found: found[1] + JOINER + found[2], piece, flags=re.I)


def _needs(tokens: list[str]) -> tuple[tuple[str, ...], ...]:
    """Letter runs that every match holds: one group a word, one for bracketed alternatives."""
    at = 0

    def alternatives() -> tuple[tuple[str, ...], ...]:
        nonlocal at
        branches = [sequence()]
        while at < len(tokens) and tokens[at] == "|":
            at += 1
            branches.append(sequence())
        if len(branches) == 1:
            return branches[0]
        if () in branches:
            return ()
        return (tuple(sorted({run for branch in branches for run in max(branch, key=_rarity)})),)

    def sequence() -> tuple[tuple[str, ...], ...]:
        nonlocal at
        groups: list[tuple[str, ...]] = []
        while at < len(tokens) and tokens[at] not in ("|", ")", "]"):
            token = tokens[at]
            at += 1
            if token in ("(", "["):
                inner = alternatives()
                at += 1
                if token == "(":
                    groups.extend(inner)
            else:
                groups.extend((letters,) for letters in _stable_letters(token))
        return tuple(groups)

    return alternatives()


def _stable_letters(word: str) -> list[str]:
    """The letter runs of a word that no spelling variant changes, lower case."""
    runs = []
    for run in _RUNS.findall(word):
        run = re.sub(r"^co(?=operat|ordinat)", "", run.lower())
        run = re.sub(r"(i[sz](e|ed|es|ing|ation|ations)|our(s|ed|ing|able)?)$", "", run)
        if len(run) >= 3:
            runs.append(run)
    return runs


def _rarity(anchors: tuple[str, ...]) -> tuple[bool, bool, int]:
    """Rare words before common ones, words long enough to be found inside others before short ones."""
    shortest = min(len(anchor) for anchor in anchors)
    return all(anchor not in _COMMON for anchor in anchors), shortest >= 5, shortest
