"""Where the heading of an article or container ends and its words begin.

Treaties are consistent: either articles have headings or they have none, and the headings stand on the line of
the number or on the next. What most articles of a text do decides for those that could be read both ways.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from clausecheck.agreement import Kind
from clausecheck.structure.headings import ABOUT, TITLED, Candidate
from clausecheck.structure.lines import Block

_VERB: Final = re.compile(
    r"\b(?:shall|may|will|must|is|are|was|were|agrees?|agreed|means|undertakes?|recogni[sz]es?|reaffirms?|affirms?|"
    r"deber[áa]n?|podr[áa]n?|será|serán|tendrá|confirm|establece|acuerdan|reafirman|reconocen|doit|peut|sont|est)\b"
)
_OPEN: Final = re.compile(r"\b(?:and|of|to|as|between|or|the|for|in|with|from|by|that|which|a|an)$")
_UNIT: Final = re.compile(
    r"\(? ?(?:\d{1,3}|[a-z]{1,4}|[A-Z])(?:[.)]| \))(?:\s|$|[A-Z])|[–—−•-]\s|\d{1,2}\.\d{1,2}\.?\s"
)
_OPENER: Final = re.compile(
    r"(?:The Part(?:y|ies)|Each|For the purposes?|This|Nothing|Subject to|Without prejudice|Notwithstanding"
    r"|In (?:the|order|accordance|this)|"
    r"Where|If|Any|All|No Party|Except|Either|Upon|When|Unless|As (?:regards|from)|With (?:a view|regard|respect)"
    r"|It is|There|Para|"
    r"Las Partes|Para los efectos|Cada Parte|Les Parties)\b"
)
# In a text that lost its breaks but kept its spaces, the first words of a sentence after a heading.
_SENTENCE_IN_LINE: Final = re.compile(
    r"(?<=[a-z)]) (?=(?:The|Each|This|For the purposes?|Nothing|Subject to|Without|Notwithstanding|In (?:the"
    r"|order|accordance)|Where|If|Any|No|"
    r"Except|Either|Upon|When|Unless|Acknowledging|Recognising|Pursuant|All|An?|To) [a-z]|Each Part|The Part|The [A-Z])"
)


class Title(NamedTuple):
    """A heading's words, and the block and offset where the words after it begin."""

    start: int
    end: int
    block: int
    body: int


class Style(NamedTuple):
    """How a text sets its article headings.

    `following` is the share of bare numbers that a title follows, `inline` that of titles on the number's line.
    """

    following: float
    inline: float


def style(content: str, blocks: list[Block], heads: Sequence[Candidate]) -> Style:
    """What most articles of the text do."""
    counts: Counter[str] = Counter()
    for place, head in enumerate(heads):
        if head.kind is not Kind.ARTICLE:
            continue
        limit = heads[place + 1].at if place + 1 < len(heads) else len(blocks)
        counts["all"] += 1
        if not head.alone:
            counts["inline"] += 1
        elif head.at + 1 < limit:
            counts["alone"] += 1
            counts["titled"] += head.at + 2 < limit and _is_title(content, blocks[head.at + 1])
    return Style(counts["titled"] / max(1, counts["alone"]), counts["inline"] / max(1, counts["all"]))


def article_title(content: str, blocks: list[Block], head: Candidate, limit: int, style: Style) -> Title:
    """The heading of an article whose words end before block `limit`."""
    block = blocks[head.at]
    if not head.alone:
        if head.marked or (head.at + 1 < limit and _is_title(content, Block(head.heading, block.end, False))):
            if (
                head.marked
                and head.at + 1 >= limit
                and _VERB.search(content, head.heading, block.end)
                and content[block.end - 1] == "."
            ):
                return Title(head.heading, head.heading, head.at, head.heading)
            return Title(head.heading, block.end, head.at + 1, _start(blocks, head.at + 1, block.end))
        if cut := _cut(content, head.heading, block.end):
            return Title(head.heading, cut, head.at, cut + 1)
        return Title(head.heading, head.heading, head.at, head.heading)
    at = head.at + 1
    none = Title(block.end, block.end, at, _start(blocks, at, block.end))
    if at >= limit or style.following < 0.15 or (style.inline > 0.6 and style.following < 0.8):
        return none
    following = blocks[at]
    if at + 1 >= limit:
        # Words that stand alone are the article's words, unless no sentence is there and titles are the rule.
        if cut := _cut(content, following.start, following.end):
            return Title(following.start, cut, at, cut + 1)
        return none
    if _OPEN.search(content, following.end - 10, following.end) and not _goes_on(content, following, blocks[at + 1]):
        return none
    if not _is_title(content, following, lenient=style.following > 0.5):
        if style.following > 0.5 and (cut := _cut(content, following.start, following.end)):
            return Title(following.start, cut, at, cut + 1)
        return none
    end = at + 1
    while end + 1 < limit and _goes_on(content, blocks[end - 1], blocks[end]):
        end += 1
    return Title(following.start, blocks[end - 1].end, end, _start(blocks, end, blocks[end - 1].end))


def stray_title(content: str, blocks: list[Block], at: int, limit: int) -> Block | None:
    """A title in capitals without a number before the next heading: no words of the article that begins at `at`."""
    if limit >= len(blocks) or limit - at < 3:
        return None
    last = blocks[limit - 1]
    words = content[last.start : last.end]
    if not 8 <= len(words) <= 160 or not words.isupper() or words[-1] in ".;:," or _UNIT.match(words):
        return None
    # It begins anew after a sentence; a cell of a table or a formula does not.
    before = content[blocks[limit - 2].end - 1]
    return last if before in ".;" and (len(words.split()) > 1 or words.isalpha()) else None


def division_title(content: str, blocks: list[Block], head: Candidate, limit: int) -> Title:
    """The heading of a container: the rest of its line, or the lines after it that look like titles."""
    block = blocks[head.at]
    start, end, at = head.heading, block.end, head.at + 1
    if head.heading < block.end:
        while at < limit and _capitals_go_on(content, blocks[at - 1], blocks[at]):
            end, at = blocks[at].end, at + 1
        return Title(start, end, at, _start(blocks, at, end))
    taken = 0
    while (
        at < limit
        and taken < 2
        and (_is_title(content, blocks[at], lenient=True) or (not taken and _is_subject(content, head, blocks[at])))
        and content[blocks[at].end - 1] != ":"
        and not _OPENER.match(content, blocks[at].start)
    ):
        if taken and not (
            content[end - 1] in ",-"
            or content[blocks[at].start].islower()
            or (content[start:end].isupper() and content[blocks[at].start : blocks[at].end].isupper())
        ):
            break
        if not taken:
            start = blocks[at].start
        end = blocks[at].end
        taken += 1
        at += 1
    return Title(start if taken else block.end, end, at, _start(blocks, at, end))


def _capitals_go_on(content: str, before: Block, block: Block) -> bool:
    """Whether a heading in capitals goes on in the next line: "ANNEX ON OPERATIONAL CERTIFICATION", "PROCEDURES"."""
    words = content[block.start : block.end]
    return (
        not block.gap
        and 3 < len(words) <= 90
        and words.isupper()
        and words[-1] not in ".;:,"
        and words[0].isalpha()
        and content[before.start : before.end].isupper()
        and before.end - before.start >= 20
        and not _UNIT.match(words)
    )


def _is_subject(content: str, head: Candidate, block: Block) -> bool:
    """Whether a protocol's or annex's title begins with a small letter: "concerning the definition of …"."""
    words = block.end - block.start
    return head.kind in TITLED and words < 300 and ABOUT.match(content, block.start) is not None


def _is_title(content: str, block: Block, lenient: bool = False) -> bool:
    """Whether a block reads as a title: short, no sentence, no marker, no end of a sentence."""
    start, end, _ = block
    size = end - start
    if size > (350 if lenient else 220) or not any(map(str.isalnum, content[start:end])):
        return False
    last, first = content[end - 1], content[start]
    if last == ":":
        return _is_set_as_title(content[start:end])
    if last in ";," or first.islower() or _UNIT.match(content, start, end):
        return False
    sentence = _VERB.search(content, start, end) is not None
    if last == ".":
        return not sentence and size < 160 and not _OPENER.match(content, start, end)
    if sentence:
        return lenient and size < 200 and not _OPENER.match(content, start, end)
    return not (size > 120 and _OPENER.match(content, start, end))


def _is_set_as_title(words: str) -> bool:
    """Whether words before a colon are set as a title: "Definitions For The Purposes Of This Chapter:"."""
    parts = words.split()
    return len(parts) <= 12 and words[0].isalpha() and all(part[0].isupper() or len(part) < 4 for part in parts)


def _goes_on(content: str, before: Block, block: Block) -> bool:
    """Whether a heading goes on in the next block."""
    start, end, gap = block
    if gap or end - start > 200 or content[end - 1] in ".;:":
        return False
    if content[start] == "(" and content[end - 1] == ")" and end - start < 90 and not _UNIT.match(content, start, end):
        # "Serious crimes of international concern" and, on the next line, "(the International Criminal Court)".
        return True
    return content[start].islower() and not _UNIT.match(content, start, end) and not _VERB.search(content, start, end)


def _cut(content: str, start: int, end: int) -> int:
    """Where a heading ends inside a block that holds the first sentence as well; 0 if it holds no heading."""
    if end - start < 60:
        return 0
    found = _SENTENCE_IN_LINE.search(content, start, min(end, start + 200))
    if found is None or _OPENER.match(content, start, end) or _VERB.search(content, start, found.start()):
        return 0
    words = content[start : found.start()]
    return found.start() if not re.search(r"[.;:,]", words) and words[:1].isupper() else 0


def _start(blocks: list[Block], at: int, otherwise: int) -> int:
    return blocks[at].start if at < len(blocks) else otherwise
