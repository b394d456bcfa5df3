"""The day an agreement was signed, as its testimonium says it.

"Done at Luxembourg on the twenty-seventh day of June in the year two thousand and fourteen", "DONE at Brussels,
12 December 2003", "this 23rd day of November 2001", "London, December 8, 2020".
"""

from __future__ import annotations

import datetime
import re
from itertools import islice
from typing import Final

_MONTHS: Final = {
    name: value
    for names in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    )
    for value, name in enumerate(names.split(), 1)
}
_MONTH: Final = re.compile(r"\b(" + "|".join(_MONTHS) + r")\b", re.I)

_CARDINALS: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen "
        "nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth "
        "seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30}

DATE_WORDS: Final = frozenset({*list(_MONTHS)[:12], *_CARDINALS, *_ORDINALS, "hundred", "thousand"})
"""The English words of dates."""

_DAY_BEFORE: Final = re.compile(
    r"(?P<digits>\d{1,2})(?:st|nd|rd|th|er|º)?(?:\s+(?:day|días?))?(?:\s+(?:of|del?|del mes de|días del mes de))?\s*$"
    r"|(?P<words>(?:(?:twenty|thirty)[\s-]*)?[a-z]+)\s+day\s+of\s*$|(?P<short>(?:(?:twenty"
    r"|thirty)[\s-]*)?[a-z]+)\s+(?:of\s+)?$",
    re.I,
)
_DAY_AFTER: Final = re.compile(r"\s*(?P<digits>\d{1,2})(?:st|nd|rd|th)?\s*,", re.I)
_YEAR: Final = re.compile(
    r"(?<!\d)(?P<digits>(?:19|20)\d\d)(?!\d)|(?P<words>(?:nineteen|one thousand|two thousand|twenty (?=ten|eleven"
    r"|twelve|\w+teen|twenty))[a-z\s-]*)",
    re.I,
)
# (Its first letter stands alone at its head, so that the search is fast.)
_SIGNING: Final = re.compile(
    r"[DFHIS](?<!\w.)(?:(?:(?<=D)(?:ONE|one|rawn up|RAWN UP)|(?<=S)(?:IGNED|igned)|(?<=H)(?:echo|ECHO)|(?<=F)ait)\b"
    r"(?=[^.;]{0,200}?\b(?:at|in|AT|this|on|en|à)\b)|(?<=I)(?:N WITNESS WHEREOF|n witness whereof))"
)

_PLACE: Final = re.compile(
    r"\b(?:DONE|Done|SIGNED|Signed|Drawn up)(?: in (?:duplicate|two originals|triplicate))?,? (?:at|AT|in) "
    r"(?:the )?(?!Bulgarian|Czech|Danish|Dutch|English|French|German|Greek|Spanish)"
    r"(?P<place>[A-Z][\w’'-]+(?:,? (?:of |de |la |and )?[A-Z][\w’'-]+){0,3}?)"
    r"(?=[,.]?\s(?:on|this|the|in|ON|THIS|\d|[A-Z][a-z]+ \d{1,2},)|,)"
)

# More formulas than any agreement has.
_FORMULAS: Final = 200


def signing_date(content: str, start: int, end: int) -> str:
    """The ISO date of the first signing formula in the range that gives a whole date; "" if none does."""
    for found in islice(_SIGNING.finditer(content, start, end), _FORMULAS):
        if date := _date_in(content[found.start() : min(end, found.end() + 700)]):
            return date
    return ""


def signing_place(content: str, start: int, end: int) -> str:
    """The place that the first signing formula in the range names: "Done at Luxembourg"; "" if none does."""
    found = _PLACE.search(content, start, end)
    return " ".join(found["place"].split()) if found else ""


def _date_in(words: str) -> str:
    for month in _MONTH.finditer(words):
        day = _day(words[max(0, month.start() - 40) : month.start()], words[month.end() : month.end() + 12])
        year = _year(words[month.end() : month.end() + 110])
        if day and year:
            try:
                return datetime.date(year, _MONTHS[month[1].lower()], day).isoformat()
            except ValueError:
                continue
    return ""


def _day(before: str, after: str) -> int:
    if following := _DAY_AFTER.match(after):
        return int(following["digits"])
    found = _DAY_BEFORE.search(before)
    if found is None:
        return 0
    if found["digits"]:
        return int(found["digits"])
    return ordinal_words(found["words"] or found["short"])


def _year(after: str) -> int:
    found = _YEAR.search(after)
    if found is None:
        return 0
    return int(found["digits"]) if found["digits"] else year_words(found["words"])


def ordinal_words(words: str) -> int:
    """The value of an ordinal up to thirty-first; 0 for anything else."""
    total = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in _ORDINALS:
            return total + _ORDINALS[word]
        total = _CARDINALS.get(word, 0) if word in ("twenty", "thirty") else 0
    return 0


def year_words(words: str) -> int:
    """The value of a year in words: "two thousand and fourteen", "nineteen hundred and ninety-six"."""
    total = part = 0
    last = ""
    read = re.split(r"[\s-]+", words.lower().strip())
    for word in read:
        if word in _CARDINALS:
            part = part * 100 + _CARDINALS[word] if part in (19, 20) and not total else part + _CARDINALS[word]
        elif word == "hundred":
            part *= 100
        elif word == "thousand":
            total, part = 1000 * part, 0
        elif word != "and":
            # "two thousand and" is no year, whatever stands behind it.
            return 0 if last in ("hundred and", "thousand and") else total + part
        last = f"{last} and" if word == "and" else word
    return total + part
