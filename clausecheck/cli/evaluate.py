"""`clausecheck evaluate`: verdicts against a table coded by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from clausecheck.cli.documents import Documents
from clausecheck.cli.selection import Choice, select_rules
from clausecheck.cli.settings import load_settings
from clausecheck.cli.shell import Exit, guarded, messages, output, say
from clausecheck.errors import DocumentError


@guarded
def command(
    truth: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV with the columns document, rule, expected and article.")
    ],
    texts: Annotated[Path, typer.Option(metavar="FOLDER", help="The folder that holds the documents.")],
    rule: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Evaluate only this rule; may be repeated.")
    ] = None,
    rules: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Your own rule file or folder; may be repeated.")
    ] = None,
    errors: Annotated[bool, typer.Option(help="List every row on which verdict or article differ.")] = True,
) -> Exit:
    """Score verdicts against what readers found: presence, levels, right article, with intervals."""
    from clausecheck.audit.evaluation import Judged, judged, locate, read_truth, scores
    from clausecheck.matching import Judge
    from clausecheck.reports.evaluation import disagreements, score_tables

    # A score depends on the rules and the texts alone, not on the configuration of the folder it is computed in.
    settings = load_settings(no_config=True).settings
    book = select_rules(Choice(rules=tuple(rule or ()), own=tuple(rules or ())))
    known = {one.id for one in book.rules}
    rows = [row for row in read_truth(truth) if row.rule in known]
    judge, missing = Judge(book), False
    every: list[Judged] = []
    with Documents(settings) as documents, messages().status("") as status:
        for document in sorted({row.document for row in rows}):
            status.update(document)
            path = locate(texts, document)
            if path is None:
                say(f"{document}: there is no such document under {texts}; its rows are left out")
                missing = True
                continue
            try:
                report = judge.judge(documents.read(str(path)))
            except DocumentError as error:
                say(str(error))
                missing = True
                continue
            every.extend(judged((row for row in rows if row.document == document), report))
    if not every:
        say("no row of the table could be judged")
        return Exit.NOTHING_TO_CHECK
    for line in disagreements(every) if errors else ():
        print(line)
    for table in score_tables(scores(every)):
        print()
        output().print(table)
    return Exit.UNREADABLE if missing else Exit.OK
