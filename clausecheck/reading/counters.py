"""How a counter is written: 3 as `3`, `03`, `c`, `C`, `iii`, `III`, `3rd`, `Three` (ECMA-376 part 1, §17.18.59)."""

from __future__ import annotations

import re
from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_IRREGULAR: Final = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
_ALPHABETS: Final = {
    "lowerLetter": _LATIN,
    "upperLetter": _LATIN.upper(),
    "russianLower": _RUSSIAN,
    "russianUpper": _RUSSIAN.upper(),
    "chicago": "*†‡§",
}
# Beyond this, letters and Roman numerals would run over lines; nobody counts so far by them.
_FAR: Final = 3999
_MOST_REPEATED: Final = 30
_PADDED: Final = re.compile("0{1,9}1")


def written(value: int, style: str) -> str:
    """The value in a number format of Word; in digits where the format is unknown or does not reach so far.

    A style of zeros and a one gives the least number of digits, as Word's own formats do: `001` writes 3 as 003.
    """
    if style in ("none", "bullet"):
        return ""
    if not 0 < value <= _FAR:
        return str(value)
    match style:
        case "decimalZero":
            return f"{value:02}"
        case "lowerRoman":
            return _roman(value)
        case "upperRoman":
            return _roman(value).upper()
        case "ordinal":
            return _ordinal(value)
        case "cardinalText":
            return _words(value).capitalize()
        case "ordinalText":
            return _ordinal_words(value).capitalize()
    if alphabet := _ALPHABETS.get(style):
        return _repeated(value, alphabet)
    return f"{value:0{len(style)}}" if _PADDED.fullmatch(style) else str(value)


def _repeated(value: int, signs: str) -> str:
    """Word repeats a sign once all have been used: z, aa, bb."""
    rounds, place = divmod(value - 1, len(signs))
    return signs[place] * (rounds + 1) if rounds < _MOST_REPEATED else str(value)


def _roman(value: int) -> str:
    written = ""
    for worth, digits in _ROMAN:
        written += digits * (value // worth)
        value %= worth
    return written


def _ordinal(value: int) -> str:
    return f"{value}{'th' if 10 < value % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _words(value: int) -> str:
    for worth, name in ((1000, "thousand"), (100, "hundred")):
        if value >= worth:
            rest = f" {_words(value % worth)}" if value % worth else ""
            return f"{_words(value // worth)} {name}{rest}"
    if value < 20:
        return _UNITS[value]
    tens = _TENS[value // 10 - 2]
    return f"{tens}-{_UNITS[value % 10]}" if value % 10 else tens


def _ordinal_words(value: int) -> str:
    words = _words(value)
    last = re.split("[ -]", words)[-1]
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return words.removesuffix(last) + _IRREGULAR.get(last, regular)
