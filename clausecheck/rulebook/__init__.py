"""Rule files become Rule objects: schema, loading, building."""

from clausecheck.rulebook.loading import load_rulebook
from clausecheck.rulebook.rule import Grade, Pack, Rule, Rulebook

__all__ = ["Grade", "Pack", "Rule", "Rulebook", "load_rulebook"]
