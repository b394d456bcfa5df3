"""The limits that protect the machine from one document."""

from __future__ import annotations

from dataclasses import dataclass

from clausecheck.errors import LimitError


@dataclass(frozen=True, slots=True)
class Limits:
    """How large one document may be (bytes of the file, pages, characters of its text), and what reading may cost.

    `max_seconds` and `max_memory` (bytes) hold where a document is read in a process of its own.
    """

    max_bytes: int = 500_000_000
    max_pages: int = 20_000
    max_characters: int = 50_000_000
    max_seconds: float = 600.0
    max_memory: int = 4 * 2**30

    def check_bytes(self, document: str, size: int) -> None:
        """Raises LimitError if the file is larger than allowed."""
        self._check(document, size, self.max_bytes, "bytes")

    def check_pages(self, document: str, pages: int) -> None:
        """Raises LimitError if there are more pages than allowed."""
        self._check(document, pages, self.max_pages, "pages")

    def check_characters(self, document: str, characters: int) -> None:
        """Raises LimitError if the text is longer than allowed."""
        self._check(document, characters, self.max_characters, "characters")

    def out_of_memory(self, document: str) -> LimitError:
        """The error for a file that cannot be read with the memory that is allowed."""
        problem = f"reading it needs more than {self.max_memory // 2**20:,} MB of memory"
        return LimitError(document, problem, "Split it into its parts and check these one by one.")

    @staticmethod
    def _check(document: str, amount: int, most: int, unit: str) -> None:
        if amount > most:
            problem = f"the document has {amount:,} {unit}; the limit is {most:,}"
            raise LimitError(document, problem, "Split it into its parts and check these one by one.")
