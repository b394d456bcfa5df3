"""One number for a rulebook: equal where every selected rule looks for the same words and grades them alike."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Final

from clausecheck.rulebook.rule import Rulebook

# Where a rule is written and how it is tried out do not change what it says of an agreement.
_LEFT_OUT: Final = frozenset({"file", "line", "examples"})


def digest(rulebook: Rulebook) -> str:
    """The SHA-256 of the rulebook's rules and of the instruments, topics and acts they are written in, in hex."""
    total = hashlib.sha256()
    for piece in _told((rulebook.packs, rulebook.rules, rulebook.lexicons)):
        total.update(piece.encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def _told(value: Any) -> Iterator[str]:
    """Any data as text that does not depend on the order of sets, nor on where files lie."""
    if isinstance(value, Enum):
        yield f"{type(value).__name__}.{value.name};"
    elif is_dataclass(value) and not isinstance(value, type):
        yield f"{type(value).__name__}("
        for field in fields(value):
            if field.name not in _LEFT_OUT:
                yield f"{field.name}="
                yield from _told(getattr(value, field.name))
        yield ")"
    elif isinstance(value, Mapping):
        yield "{"
        for key in sorted(value):
            yield from _told(key)
            yield from _told(value[key])
        yield "}"
    elif isinstance(value, (set, frozenset)):
        yield "{" + "".join(sorted("".join(_told(one)) for one in value)) + "}"
    elif isinstance(value, (tuple, list)):
        yield "["
        for one in value:
            yield from _told(one)
        yield "]"
    elif isinstance(value, re.Pattern):
        yield f"{value.pattern!r}{value.flags};"
    elif value is None or isinstance(value, (str, int, float)):
        yield f"{value!r};"
    else:
        raise TypeError(f"a {type(value).__name__} has no place in a rulebook")
