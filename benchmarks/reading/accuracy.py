"""Character accuracy: one minus the edits it takes to turn what was read into what was written, per character.

White space counts as one space, so that line breaks are free. Order counts: a column read at the wrong time is as many
edits as it has letters. Long texts are compared piece by piece; each piece ends where both agree for a while.
"""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import Editops, Levenshtein

_PIECE: Final = 4000
_SLACK: Final = 800
_AGREED: Final = 40


def accuracy(written: str, read: str) -> float:
    """The share of characters that were read as they were written, 0 to 1."""
    written, read = " ".join(written.split()), " ".join(read.split())
    at = read_at = errors = 0
    while at < len(written):
        last = at + _PIECE >= len(written)
        piece = written[at : at + _PIECE]
        other = read[read_at:] if last else read[read_at : read_at + _PIECE + _SLACK]
        edits = Levenshtein.editops(piece, other)
        end, other_end = (len(piece), len(other)) if last else _cut(edits)
        errors += sum(edit.src_pos < end and edit.dest_pos < other_end for edit in edits) if not last else len(edits)
        at, read_at = at + end, read_at + other_end
    return max(0.0, 1 - errors / max(len(written), len(read), 1))


def _cut(edits: Editops) -> tuple[int, int]:
    """Where the last long agreement of two pieces ends; the whole of both where there is none."""
    agreed = [block for block in edits.as_matching_blocks() if block.size >= _AGREED]
    if not agreed:
        return _PIECE, _PIECE
    return agreed[-1].a + agreed[-1].size, agreed[-1].b + agreed[-1].size
