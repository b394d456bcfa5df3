"""Every error clausecheck raises on purpose, as one small tree.

    ClausecheckError
    ├── UsageError         the call itself is wrong                              exit 2
    ├── MistakesError      files the user wrote are wrong; all their mistakes    exit 2
    │   ├── RuleError              rule files, and what they name
    │   └── ConfigError            the configuration, or the waivers
    └── DocumentError      one document cannot be read; the batch goes on        exit 3
        ├── NotFoundError          there is no such file, or it may not be opened
        ├── EmptyDocumentError     the file holds nothing
        ├── FormatError            the file is not what clausecheck reads
        ├── EncryptedError         the file needs a password
        ├── DamagedError           the file is broken beyond repair
        │   └── ReaderFailedError      the reader failed or died on it
        └── LimitError             the file exceeds a limit of time, memory, pages or size

A message names the file, the place and the remedy; it never needs a traceback to be understood.
"""

from __future__ import annotations

from dataclasses import dataclass


class ClausecheckError(Exception):
    """The root of the tree: anything a user can be told in plain words."""

    exit_status = 70


class UsageError(ClausecheckError):
    """The call is wrong: an unknown option value, rule or pack."""

    exit_status = 2


class DocumentError(ClausecheckError):
    """One document cannot be read. `document` is the file as the user named it; `remedy` says what to do."""

    exit_status = 3

    def __init__(self, document: str, problem: str, remedy: str) -> None:
        super().__init__(document, problem, remedy)
        self.document = document
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.document}: {self.problem}. {self.remedy}"


class NotFoundError(DocumentError):
    """There is no such file, or it may not be opened."""


class EmptyDocumentError(DocumentError):
    """The file holds no bytes, or no text at all."""


class FormatError(DocumentError):
    """The bytes are of a kind that clausecheck does not read."""


class EncryptedError(DocumentError):
    """The file needs a password that was not given, or a wrong one was given."""


class DamagedError(DocumentError):
    """The file claims a format but cannot be opened as such."""


class ReaderFailedError(DamagedError):
    """The reader failed or died on the file, which tells nothing of what is wrong with it: a defect of ours as well."""


class LimitError(DocumentError):
    """The file exceeds a limit that protects the machine."""


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake in one file that the user wrote, at a 1-based line and column."""

    file: str
    line: int
    column: int
    problem: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.problem}"


class MistakesError(ClausecheckError):
    """Files that the user wrote are wrong. `mistakes` holds every mistake of every file, in order."""

    exit_status = 2

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(mistakes)
        self.mistakes = tuple(sorted(mistakes))

    def __str__(self) -> str:
        return "\n".join(str(mistake) for mistake in self.mistakes)


class RuleError(MistakesError):
    """One or more rule files are wrong."""


class ConfigError(MistakesError):
    """The configuration or the waivers are wrong."""
