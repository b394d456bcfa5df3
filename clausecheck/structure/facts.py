"""Facts of the agreement: title, parties, date of signature, language."""

from __future__ import annotations

import re
from typing import Final

from clausecheck.structure.blocks import Block
from clausecheck.structure.nodes import Node


def title(content: str, blocks: list[Block], root: Node) -> str:
    """To come."""
    return ""


_ = re
_F: Final = 0
