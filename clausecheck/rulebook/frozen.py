"""A rulebook as bytes and back: what is kept of rule files that were found right, so that they need not be read again.

JSON, not pickled: whoever can write where it is kept must not be able to run anything. Every object carries the
name of its kind; what is not one of the kinds of a rulebook is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cached_property
from typing import Any, Final

from clausecheck.language.lexicon import Lexicon, LexiconKind, LookAlike
from clausecheck.language.terms import Term
from clausecheck.rulebook import conditions, rule
from clausecheck.rulebook.rule import Rulebook

_KINDS: Final[dict[str, Any]] = {
    kind.__name__: kind
    for kind in (
        *(LexiconKind, Lexicon, LookAlike, Term),
        *(conditions.Mentions, conditions.Words, conditions.AllOf, conditions.AnyOf, conditions.Not, conditions.Near),
        *(conditions.InHeading, conditions.Within, conditions.Children, conditions.Context),
        *(rule.Grade, rule.Override, rule.SourceQuote, rule.Precedent, rule.Example, rule.Variant, rule.Rule),
        *(rule.Pack, rule.Profile),
    )
}
_KIND: Final = "="


def frozen(book: Rulebook) -> bytes:
    """The rulebook as bytes. The same rulebook gives the same bytes.

    Three lines: a hash of the others, because of damage; the rules; and the lexicons, which whoever only wants to see
    the rules need not make.
    """
    parts = ((book.packs, book.rules, book.profiles), tuple(book.lexicons.values()))
    lines = [json.dumps(_plain(part), ensure_ascii=False, separators=(",", ":")).encode() for part in parts]
    return b"\n".join([_hash(*lines), *lines])


def thawed(content: bytes) -> Rulebook | None:
    """The rulebook again; None for bytes that another version or nobody of ours wrote."""
    try:
        hash_line, rules_line, lexicons_line = content.split(b"\n")
        if hash_line != _hash(rules_line, lexicons_line):
            return None
        packs, rules, profiles = json.loads(rules_line, object_hook=_made)
        return Rulebook(tuple(packs), tuple(rules), _Lexicons(lexicons_line), tuple(profiles))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _hash(*lines: bytes) -> bytes:
    return hashlib.sha256(b"\n".join(lines)).hexdigest().encode("ascii")


class _Lexicons(Mapping[str, Lexicon]):
    """The lexicons of a rulebook, made when the first of them is asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @cached_property
    def _lexicons(self) -> dict[str, Lexicon]:
        return {one.id: one for one in json.loads(self._content, object_hook=_made)}

    def __getitem__(self, name: str) -> Lexicon:
        return self._lexicons[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lexicons)

    def __len__(self) -> int:
        return len(self._lexicons)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return {_KIND: type(value).__name__, "value": value.value}
    if is_dataclass(value):
        given = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        defaults = {field.name: field.default for field in fields(value)}
        own = {name: _plain(one) for name, one in given.items() if one != defaults[name]}
        return {_KIND: type(value).__name__, **own}
    return value


def _made(data: dict[str, Any]) -> Any:
    kind = _KINDS[data.pop(_KIND)]
    for name, value in data.items():
        if type(value) is list:
            data[name] = _tuple(value)
    return kind(**data)


def _tuple(values: list[Any]) -> tuple[Any, ...]:
    return tuple([_tuple(one) if type(one) is list else one for one in values])
