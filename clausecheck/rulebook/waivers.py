"""Waivers: verdicts that somebody accepts although they fall short, with the reason, the name and the day it ends.

# waivers.yaml
waivers:
  - rule: budapest-accession-commitment
    agreement: drafts/ruritania.md
    reason: Accession is before the Ruritanian parliament; the clause follows in round 8.
    author: J. Petrova
    expires: 2026-12-31
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from clausecheck.errors import ConfigError
from clausecheck.rulebook.globs import matches
from clausecheck.rulebook.identifiers import Identifier
from clausecheck.rulebook.mistakes import Mistakes, Place, closest
from clausecheck.rulebook.rule import Grade
from clausecheck.rulebook.validation import validated

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True, slots=True)
class Waiver:
    """A verdict that somebody accepts although it falls short, up to and including the day it expires.

    `agreement` says of which agreement: a pattern over paths, the SHA-256 of the file, or the title. `citation`, if
    any, is the provision the verdict must rest on, `accepts` the worst verdict that is accepted, any if None.
    `file` and `line` are where the waiver is written.
    """

    rule: str
    agreement: str
    reason: str
    author: str
    expires: datetime.date
    citation: str = ""
    accepts: Grade | None = None
    file: str = ""
    line: int = 0

    def expired(self, today: datetime.date) -> bool:
        """Whether its day has passed."""
        return today > self.expires

    def concerns(self, path: str, sha256: str, title: str) -> bool:
        """Whether it is for an agreement; `path` is relative to the folder of the waivers, with forward slashes."""
        if _SHA256.fullmatch(self.agreement):
            return self.agreement.lower() == sha256
        return matches(path, self.agreement) or _plain(self.agreement) == _plain(title)


class WaiverModel(BaseModel):
    """One waiver as it is written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: Identifier
    agreement: Words = Field(description="a path or a pattern over paths, the SHA-256 of the file, or its title")
    citation: str = Field(default="", description="the provision the verdict must rest on, for example Article 36(3)")
    accepts: Literal[Grade.PARTIAL, Grade.WEAK, Grade.ABSENT, Grade.CONTRADICTED] | None = Field(
        default=None, description="the worst verdict that is accepted; any if it is left out"
    )
    reason: Words = Field(description="why the verdict is accepted")
    author: Words = Field(description="who accepts it")
    expires: datetime.date = Field(description="the last day on which it is accepted")


class WaiversModel(BaseModel):
    """A file of waivers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    waivers: list[WaiverModel] = []


def read_waivers(path: Path, rules: Sequence[str]) -> tuple[Waiver, ...]:
    """The waivers of a YAML file; `rules` are the ids of all rules there are.

    Raises ConfigError with every mistake of the file at its line.
    """
    mistakes = Mistakes()
    from clausecheck.rulebook.yamlfile import read_yaml

    file = read_yaml(path, str(path), mistakes, begins_with="waivers")
    waivers = waivers_from(file.root, file.name, file.place, rules, mistakes) if file else ()
    if mistakes.found:
        raise ConfigError(tuple(mistakes.found))
    return waivers


def waivers_from(
    data: dict[str, Any], name: str, place: Place, rules: Sequence[str], mistakes: Mistakes
) -> tuple[Waiver, ...]:
    """The waivers of a file's data, every mistake noted.

    A waiver of a rule that does not exist is one: it would look applied and do nothing.
    """
    model = validated(WaiversModel, data, name, place, mistakes)
    written = data.get("waivers")
    for i, waiver in enumerate(written if isinstance(written, list) else ()):
        rule = waiver.get("rule") if isinstance(waiver, dict) else None
        if isinstance(rule, str) and rule not in rules:
            mistakes.add(name, *place(("waivers", i, "rule")), f"there is no rule '{rule}'{closest(rule, rules)}")
    return tuple(
        Waiver(**one.model_dump(), file=name, line=place(("waivers", i))[0])
        for i, one in enumerate(model.waivers if model else ())
    )


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
