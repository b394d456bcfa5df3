"""Text becomes an Agreement: every provision with its address.

    agreement = parse(source, text)
    for reading in compositions(agreement):
        ...

Nothing is refused: a text without structure becomes paragraphs.
"""

from __future__ import annotations

from clausecheck.agreement import Agreement, Source, Text
from clausecheck.structure import facts, footnotes, outline, pagenotes, slips, stated
from clausecheck.structure.blocks import blocks
from clausecheck.structure.citations import flatten
from clausecheck.structure.composed import compositions
from clausecheck.structure.headings import candidates
from clausecheck.structure.sequence import settle
from clausecheck.structure.units import Units

__all__ = ["compositions", "parse"]


def parse(source: Source, text: Text) -> Agreement:
    """The agreement that a text is. Never fails, whatever the text."""
    text = slips.mended(text)
    content = text.content
    notes = {} if text.stated else pagenotes.page_notes(content)
    parts = blocks(content, notes)
    units = Units(content)
    if text.stated:
        root = stated.build(text, units, parts)
    else:
        parts, called = pagenotes.parted(parts, notes)
        found = candidates(content, parts)
        if flowing := footnotes.in_flow(content, parts, found):
            parts, found, more = pagenotes.without(parts, found, flowing)
            called = sorted([*called, *more], key=lambda note: note.start)
        root = outline.build(units, parts, settle(content, parts, found))
        pagenotes.attach(root, called)
    name = facts.title(content, parts)
    return Agreement(
        source,
        text,
        flatten(root, text.page_at if text.layout.pages else lambda offset: None),
        title=name,
        parties=facts.parties(content, name, root),
        date_signed=facts.date_signed(content, root),
        language=facts.language(content),
        place_signed=facts.place_signed(content, root),
    )
