"""`clausecheck annotate`: the document handed back with notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausecheck.cli.documents import PDF, STANDARD_INPUT, WORD, Documents, OcrOption, PasswordFile
from clausecheck.cli.outputs import written_whole
from clausecheck.cli.selection import Choice, select_rules
from clausecheck.cli.settings import ConfigFile, NoConfig, load_settings
from clausecheck.cli.shell import Exit, guarded, say, version
from clausecheck.errors import FormatError, UsageError

if TYPE_CHECKING:
    from clausecheck.matching import Report
    from clausecheck.reports.writer import Run


@guarded
def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The agreement, as PDF or Word.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Where to write the copy with notes.")],
    pack: Annotated[list[str] | None, typer.Option(metavar="PACK", help="Only this pack; may be repeated.")] = None,
    rule: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only this rule; may be repeated.")] = None,
    rules: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Your own rule file or folder; may be repeated.")
    ] = None,
    profile: Annotated[str | None, typer.Option(metavar="PROFILE", help="The rules of this profile.")] = None,
    option: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="Decide between variants of rules.")
    ] = None,
    password_file: PasswordFile = None,
    ocr: OcrOption = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Exit:
    """Hand the document back: a note at every piece of evidence, what is missing where it belongs, and a summary."""
    if file == STANDARD_INPUT:
        raise UsageError("'annotate' hands a file back. Save standard input to a file first.")
    if out.exists() and Path(file).exists() and out.samefile(file):
        raise UsageError(f"{out}: the original is never overwritten. Name another file.")
    given = {"pack": pack, "rule": rule, "rules": rules, "profile": profile, "option": option}
    effective = load_settings({**given, "password_file": password_file, "ocr": ocr}, config=config, no_config=no_config)
    book = select_rules(Choice.of(effective))
    from clausecheck.matching import Judge
    from clausecheck.reports.writer import Run

    run = Run(book, against_wanted=effective.settings.profile is not None, version=version())
    with Documents(effective.settings) as documents:
        report = Judge(book).judge(documents.read(file))
        content, notes = _annotated(documents, file, report, run)
    with written_whole(out) as stream:
        stream.buffer.write(content)
    say(f"{out}: {notes} notes; the original is as it was")
    return Exit.OK


def _annotated(documents: Documents, file: str, report: Report, run: Run) -> tuple[bytes, int]:
    """The document with its notes, and how many there are. Raises FormatError for what cannot carry any."""
    kind = report.agreement.source.media_type
    if kind == PDF:
        from clausecheck.reports.annotation.pdf import highlights_on
        from clausecheck.reports.annotation.summary import TITLE, summary_pages

        highlights = highlights_on(report)
        appendix = summary_pages(report, run)
        return documents.highlighted(file, highlights, appendix=appendix, title=TITLE), len(highlights)
    if kind == WORD:
        from clausecheck.reports.annotation.word import comments_on

        comments = comments_on(report)
        return documents.commented(file, comments), len(comments)
    raise FormatError(file, "notes can be written into PDF and Word", "For a report: check -o html=report.html")
