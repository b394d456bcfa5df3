"""Two stores side by side: which verdicts differ."""

from __future__ import annotations

from collections.abc import Iterator

from clausecheck.audit.store import Store

_VERDICTS = "SELECT path, rule, verdict, coalesce(citation, '') FROM v_verdicts"


def changes(before: Store, after: Store) -> Iterator[str]:
    """The differences in words, sorted by document and rule."""
    one, other = _verdicts(before), _verdicts(after)
    for path, rule in sorted(one.keys() | other.keys()):
        was, now = one.get((path, rule)), other.get((path, rule))
        if was is None or now is None:
            yield f"{path}: {rule}: {'only in the second' if was is None else 'only in the first'}"
        elif was != now:
            yield f"{path}: {rule}: {_told(*was)} → {_told(*now)}"


def _verdicts(store: Store) -> dict[tuple[str, str], tuple[str, str]]:
    return {(path, rule): (verdict, citation) for path, rule, verdict, citation in store.rows(_VERDICTS)[1]}


def _told(verdict: str, citation: str) -> str:
    return f"{verdict} ({citation})" if citation else verdict
