"""Rule files become Rule objects: schema, loading, building."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clausecheck.rulebook.rule import Grade, Pack, Rule, Rulebook

if TYPE_CHECKING:
    from clausecheck.rulebook.loading import load_rulebook

__all__ = ["Grade", "Pack", "Rule", "Rulebook", "load_rulebook"]


def __getattr__(name: str) -> Any:
    """What reads and checks files is loaded when it is asked for: who only has rules shown waits for neither."""
    if name == "load_rulebook":
        from clausecheck.rulebook.loading import load_rulebook

        return load_rulebook
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
