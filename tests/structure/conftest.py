"""How the tests of this room ask: a text in, addresses out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausecheck.agreement import Agreement, Kind, Provision, Source, Text
from clausecheck.structure import parse

SOURCE = Source("treaty.txt", "0" * 64, "text/plain")


class Outline:
    """An agreement with the questions a test asks of it."""

    def __init__(self, text: str) -> None:
        self.agreement: Agreement = parse(SOURCE, Text.of(text))

    def __getitem__(self, citation: str) -> Provision:
        found = [provision for provision in self.agreement.provisions if provision.citation == citation]
        assert found, (citation, [provision.citation for provision in self.agreement.provisions])
        return found[0]

    def own(self, citation: str) -> str:
        """The provision's own words."""
        provision = self[citation]
        return " ".join(self.agreement.text.content[provision.body : provision.unit_end].split())

    def body(self, citation: str) -> str:
        """All words after number and heading."""
        provision = self[citation]
        return " ".join(self.agreement.text.content[provision.body : provision.end].split())

    def numbers(self, kind: Kind = Kind.ARTICLE) -> list[str]:
        """The numbers of all provisions of a kind, in order."""
        return [provision.number for provision in self.agreement.provisions if provision.kind is kind]

    def headings(self, kind: Kind = Kind.ARTICLE) -> list[str]:
        """The headings of all provisions of a kind, in order."""
        return [provision.heading for provision in self.agreement.provisions if provision.kind is kind]

    def citations(self) -> list[str]:
        """Every citation but the agreement's own, in order."""
        return [provision.citation for provision in self.agreement.provisions[1:]]


@pytest.fixture
def outline() -> Callable[[str], Outline]:
    """Parses a text."""
    return Outline
