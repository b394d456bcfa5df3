"""XML of an unknown schema: its words in order, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.reading.markup.walker import Walker

if TYPE_CHECKING:
    from lxml import etree


class Other(Walker):
    """Writes any tree."""

    def write(self, root: etree._Element) -> None:
        """Write the tree. What stands among words is inline; what stands among elements only is a block."""
        if self._mixed(root) or not len(root):
            self.block(root)
            return
        for one in root:
            self.write(one)

    def _mixed(self, element: etree._Element) -> bool:
        texts = [element.text, *(one.tail for one in element)]
        return any(text and not text.isspace() for text in texts)
