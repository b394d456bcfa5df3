"""`clausecheck verify`: an evidence pack, checked and made again."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausecheck.cli.documents import Documents, PasswordFile
from clausecheck.cli.selection import Choice, select_rules
from clausecheck.cli.settings import load_settings
from clausecheck.cli.shell import Exit, guarded, plain_width, say, version
from clausecheck.errors import DamagedError, MistakesError

if TYPE_CHECKING:
    from clausecheck.reports.evidence.contents import Terms
    from clausecheck.rulebook.rule import Rulebook


@guarded
def command(
    pack: Annotated[Path, typer.Argument(metavar="ZIP", help="The evidence pack.")],
    document: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="The agreement, where it is neither in the pack nor where it was."),
    ] = None,
    password_file: PasswordFile = None,
) -> Exit:
    """Check that an evidence pack is whole, make its report again by its own rules, and say what differs."""
    from clausecheck.reading import Limits, read_bytes
    from clausecheck.reports.evidence.archive import sha256, unpacked
    from clausecheck.reports.evidence.comparing import differences, tampered
    from clausecheck.reports.evidence.contents import read_manifest

    members = unpacked(str(pack), read_bytes(pack, Limits()))
    terms, hashes = read_manifest(str(pack), members)
    found = list(tampered(members, hashes))
    if not found:
        content = _document(terms, members, document)
        if sha256(content) != terms.sha256:
            found.append(f"the document is another one: its SHA-256 is {sha256(content)}, the pack's {terms.sha256}")
        else:
            found = list(differences(members, _anew(pack, terms, members, content, password_file)))
    if terms.clausecheck != version():
        print(f"The pack was made by clausecheck {terms.clausecheck}; this is {version()}.")
    for one in found:
        print(f"differs: {one}")
    if not found:
        print(f"identical: {len(terms.wanted)} verdicts on {terms.document}, {len(members)} members, all as packed.")
    return Exit.BELOW_THRESHOLD if found else Exit.OK


def _document(terms: Terms, members: Mapping[str, bytes], named: Path | None) -> bytes:
    from clausecheck.reading import Limits, read_bytes
    from clausecheck.reports.evidence.contents import DOCUMENT

    inside = [content for name, content in members.items() if name.startswith(f"{DOCUMENT}/")]
    if named is None and inside:
        return inside[0]
    return read_bytes(named or Path(terms.document), Limits())


def _anew(
    pack: Path, terms: Terms, members: Mapping[str, bytes], content: bytes, password_file: Path | None
) -> dict[str, bytes]:
    """The members of the report, made again from the document by the rules in the pack."""
    from clausecheck.matching import Judge
    from clausecheck.reports.evidence.contents import report_members
    from clausecheck.reports.writer import Run

    book = _rules(pack, terms, members)
    settings = load_settings({"password_file": password_file, "ocr": terms.ocr}, config=None, no_config=True).settings
    with Documents(settings) as documents:
        agreement = documents.read(terms.document, data=content)
        run = Run(
            book,
            against_wanted=terms.against_wanted,
            width=plain_width(),
            version=terms.clausecheck,
            pictures=documents.pictures,
        )
        return report_members(Judge(book).judge(agreement), run)


def _rules(pack: Path, terms: Terms, members: Mapping[str, bytes]) -> Rulebook:
    """The selected rules, from the rule files in the pack. Raises DamagedError if they are no rules any more."""
    from clausecheck.reports.evidence.contents import RULES
    from clausecheck.rulebook.digest import digest
    from clausecheck.rulebook.loading import load_rulebook

    with tempfile.TemporaryDirectory(prefix="clausecheck-") as folder:
        for name, content in members.items():
            if name.startswith(f"{RULES}/"):
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        own = tuple(Path(folder, RULES, "own", name) for name in terms.own)
        try:
            book = load_rulebook(own, root=Path(folder, RULES, "shipped"))
        except MistakesError as error:
            problem = f"its rules are not read by this version of clausecheck ({len(error.mistakes)} mistakes)"
            remedy = f"Verify it with clausecheck {terms.clausecheck}."
            raise DamagedError(str(pack), problem, remedy) from None
    choice = Choice(rules=tuple(terms.wanted), options=terms.options, wanted=terms.wanted)
    chosen = select_rules(choice, book)
    if digest(chosen) != terms.digest:
        say("the rules in the pack are read otherwise than when it was made")
    return chosen
