"""How often a process of ours looks for objects that only refer to each other."""

from __future__ import annotations

import gc

_ALLOCATIONS = 100_000
"""Objects made and not yet let go; Python's own threshold is 700."""


def look_rarely() -> None:
    """Let the collector look for circles of objects a hundred times more rarely; what there is now it never looks at.

    Agreements, findings and reports form no circles: they go when nobody needs them any more. Looking for
    circles among them takes a fifth of a check, and finds nothing.
    """
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, 20, 20)
