"""The environment variables that speak to clausecheck."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

PREFIX = "CLAUSECHECK_"
NOT_SETTINGS = frozenset({"CLAUSECHECK_CACHE", "CLAUSECHECK_DEBUG", "CLAUSECHECK_CONFIG", "CLAUSECHECK_TODAY"})
"""Variables that are read elsewhere."""


def setting_variables(environment: Mapping[str, str]) -> Iterator[str]:
    """The variables that set something, in order."""
    for variable in sorted(environment):
        if variable.startswith(PREFIX) and variable not in NOT_SETTINGS and environment[variable].strip():
            yield variable
