"""How treaties number themselves: `22`, `1.1`, `1-01`, `G-01`, `XII`, `XIII.3`, `25 bis`, `8.61-L`, `ONE`, `1507`.

A label is read into a `Number`: the series it counts in ("16" in "16.4", nothing in "22"), its value in that series,
and a suffix for what was inserted later ("bis", "a"). Whether one number follows another is asked of the numbers,
never of labels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_UNITS = (
    "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN "
    "EIGHTEEN NINETEEN"
)
_TENS = "TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY"
_ORDINALS = "FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH ELEVENTH TWELFTH"
_SPANISH = "PRIMERO SEGUNDO TERCERO CUARTO QUINTO SEXTO SÉPTIMO OCTAVO NOVENO DÉCIMO"
_SPANISH_F = "PRIMERA SEGUNDA TERCERA CUARTA QUINTA SEXTA SÉPTIMA OCTAVA NOVENA DÉCIMA"
_SPANISH_CARDINAL = (
    "UNO DOS TRES CUATRO CINCO SEIS SIETE OCHO NUEVE DIEZ ONCE DOCE TRECE CATORCE QUINCE DIECISÉIS "
    "DIECISIETE DIECIOCHO DIECINUEVE VEINTE VEINTIUNO VEINTIDÓS VEINTITRÉS VEINTICUATRO"
)

WORDS: dict[str, int] = {}
for _list in (_UNITS, _ORDINALS, _SPANISH, _SPANISH_F, _SPANISH_CARDINAL):
    WORDS |= {word: value for value, word in enumerate(_list.split(), 1)}
for _ten, _word in enumerate(_TENS.split(), 2):
    WORDS[_word] = 10 * _ten
    WORDS |= {f"{_word}-{unit}": 10 * _ten + value for value, unit in enumerate(_UNITS.split()[:9], 1)}
WORDS |= {"PREMIER": 1, "PREMIÈRE": 1, "1ER": 1, "1RE": 1, "ÚNICO": 1, "UNICO": 1, "DEUXIÈME": 2, "TROISIÈME": 3}

#: Cyrillic letters that stand for Roman numerals in the Official Journal's texts: "TITLE IХ".
CYRILLIC = str.maketrans("ХІСМ", "XICM")

LATIN = ("BIS", "TER", "QUATER", "QUINQUIES", "SEXIES", "SEPTIES", "OCTIES", "NONIES", "DECIES")
_BIS = "|".join(LATIN)

ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
WORD = "|".join(sorted(WORDS, key=len, reverse=True))

#: A label as it stands after "Article": the longest reading first. (What begins with digits is compared with no word.)
LABEL = (
    rf"(?=[A-Za-zÀ-ÿ1][A-Za-zÀ-ÿ]{{2}})(?i:{WORD})\b"
    rf"|(?:[A-Z]{{1,8}}[.\-–]){{0,2}}\d{{1,4}}(?:[.\-–](?:\d{{1,3}}|X{{1,2}}\b)){{0,3}}"
    rf"(?:-?[A-Z](?![A-Za-z\d])|[a-z](?![A-Za-z\d]))?(?:\s?(?i:{_BIS})\b)?(?:er\b)?"
    rf"|{ROMAN}(?:[.\-–](?:\d{{1,3}}|[A-Z]))?(?:\s?(?i:{_BIS})\b)?(?![A-Za-z])"
    r"|[A-Z](?:[.\-–]\d{1,3})?(?![A-Za-z])"
)

_ROMAN = re.compile(ROMAN, re.I)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_TAIL = re.compile(rf"(?P<last>\d+|[A-Z]+)\s?(?P<suffix>{_BIS}|[A-Z])?$", re.I)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a provision, read. `value` is 0 where the label holds no number that counts ("[X]").

    `letter` is the place of a single letter in the alphabet: "I" is 1, and 9 after "H".
    """

    series: tuple[str, ...]
    value: int
    suffix: str = ""
    letter: int = 0

    def follows(self, before: Number) -> bool:
        """Whether this is the number a reader expects after `before`."""
        if self.series == before.series:
            if self.value == before.value + 1 and not self.suffix:
                return True
            if before.letter and self.letter == before.letter + 1:
                return True
            if self.value == before.value and self.suffix:
                return self.suffix != before.suffix
            # NAFTA counts 1507 for the seventh article of chapter fifteen.
            return (
                not self.series and self.value > 100 and self.value % 100 == 1 and 0 < self.value - before.value < 200
            )
        return self.value <= 1 and len(self.series) == len(before.series) > 0

    def near(self, before: Number) -> bool:
        """Whether this stands shortly after `before` in the same series, some numbers missing between."""
        return self.series == before.series and before.value < self.value <= before.value + 3

    @property
    def first(self) -> bool:
        """Whether a count begins here."""
        return self.value == 1 and not self.suffix


def roman(text: str) -> int:
    """The value of a Roman numeral up to XCIX, 0 if the text is none."""
    text = text.upper()
    if not text or not _ROMAN.fullmatch(text):
        return 0
    total = 0
    for digit, following in zip(text, [*text[1:], ""], strict=True):
        value = _VALUES[digit]
        total += -value if following and _VALUES[following] > value else value
    return total


def ordinal(text: str) -> int:
    """The value of a number written in digits, Roman numerals or words, or of a single letter; 0 for anything else."""
    if text.isdecimal():
        return int(text) if len(text) < 6 else 0
    upper = text.upper()
    return WORDS.get(upper) or roman(text) or (ord(upper) - 64 if len(upper) == 1 and "A" <= upper <= "Z" else 0)


@lru_cache(maxsize=4096)
def parse(label: str) -> Number:
    """The number that a label writes. Never fails: a label that counts nothing has the value 0."""
    bare = label.strip("[]() .").upper().translate(CYRILLIC)
    if bare in WORDS:
        return Number((), WORDS[bare])
    parts = [part for part in re.split(r"[.\-–]", bare) if part]
    if not parts:
        return Number((), 0)
    last = parts.pop()
    if parts and len(last) == 1 and last.isalpha() and parts[-1].isdecimal():
        last = parts.pop() + last  # "8.61-L" was inserted after "8.61" as "12a" after "12"
    tail = _TAIL.match(last)
    suffix = ""
    if tail and tail["suffix"] and (tail["last"].isdecimal() or tail["suffix"] in LATIN) and not roman(last):
        last, suffix = tail["last"], tail["suffix"].lower()
    series = tuple(part.lstrip("0") or "0" for part in parts)
    letter = ord(last) - 64 if len(last) == 1 and "A" <= last <= "Z" else 0
    return Number(series, ordinal(last), suffix, letter)
