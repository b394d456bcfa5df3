"""`clausecheck baseline`: remember verdicts, and say what became of them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from clausecheck.cli.documents import OcrOption, PasswordFile
from clausecheck.cli.settings import ConfigFile, NoConfig, load_settings
from clausecheck.cli.shell import Exit, guarded, output, say
from clausecheck.errors import DocumentError

app = typer.Typer(
    help="Remember verdicts; say later what became better or worse, through renumbering and reformatting.",
    no_args_is_help=True,
)
Files = Annotated[list[str] | None, typer.Argument(metavar="FILE", help="Agreements, as for 'clausecheck check'.")]
Packs = Annotated[list[str] | None, typer.Option("--pack", metavar="PACK", help="Only this pack; may be repeated.")]
RuleIds = Annotated[list[str] | None, typer.Option("--rule", metavar="RULE", help="Only this rule; may be repeated.")]
Own = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="PATH", help="Your own rule file or folder; may be repeated."),
]
ProfileId = Annotated[str | None, typer.Option("--profile", metavar="PROFILE", help="Only the rules of this profile.")]


class CompareFormat(StrEnum):
    """How a comparison is written."""

    TERMINAL = "terminal"
    JSON = "json"


@app.command(name="create")
@guarded
def create(
    files: Files = None,
    to: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The baseline; standard output if left out.")
    ] = None,
    pack: Packs = None,
    rule: RuleIds = None,
    rules: Own = None,
    profile: ProfileId = None,
    password_file: PasswordFile = None,
    ocr: OcrOption = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Exit:
    """Write down the verdicts on agreements, with the words they rest on, for later runs to be compared with."""
    given = {"pack": pack, "rule": rule, "rules": rules, "profile": profile, "password_file": password_file, "ocr": ocr}
    effective = load_settings(given, config=config, no_config=no_config)
    from clausecheck.cli.files import chosen_files, relative_to
    from clausecheck.cli.judging import judging
    from clausecheck.cli.outputs import refuse_collisions, written_whole
    from clausecheck.matching.baseline import Baseline, remembered
    from clausecheck.reports.baseline import baseline_json

    chosen = chosen_files(files or (), effective)
    refuse_collisions([to] if to else [], [Path(file) for file in chosen])
    folder, past, unreadable = to.parent if to else Path(), [], False
    with judging(chosen, effective) as run:
        for report in run.reports():
            if isinstance(report, DocumentError):
                unreadable = True
            else:
                past.append(remembered(report, relative_to(folder, report.agreement.source.path)))
    if unreadable:
        say("no baseline is written: it would lack what could not be read")
        return Exit.UNREADABLE
    words = baseline_json(Baseline(tuple(past)))
    if to is None:
        print(words, end="")
    else:
        with written_whole(to) as stream:
            stream.write(words)
    return Exit.OK


@app.command(name="compare")
@guarded
def compare(
    baseline: Annotated[Path, typer.Argument(metavar="BASELINE", help="What 'clausecheck baseline create' wrote.")],
    files: Files = None,
    format: Annotated[
        CompareFormat, typer.Option("--format", "-f", help="Lines to read, or JSON.")
    ] = CompareFormat.TERMINAL,
    pack: Packs = None,
    rule: RuleIds = None,
    rules: Own = None,
    profile: ProfileId = None,
    password_file: PasswordFile = None,
    ocr: OcrOption = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Exit:
    """Say which verdicts became worse, better or are new since a baseline, and through which words; exit 1 if worse."""
    given = {"pack": pack, "rule": rule, "rules": rules, "profile": profile, "password_file": password_file, "ocr": ocr}
    effective = load_settings(given, config=config, no_config=no_config)
    from clausecheck.cli.baselines import FilePast
    from clausecheck.cli.files import chosen_files
    from clausecheck.cli.judging import judging
    from clausecheck.reports.comparison import Comparison, comparison_data, print_comparison
    from clausecheck.reports.machine import dump

    chosen = chosen_files(files or (), effective)
    past = FilePast(baseline, chosen, alone=len(chosen) == 1)
    comparisons, unreadable = [], False
    with judging(chosen, effective) as run:
        for report in run.reports():
            if isinstance(report, DocumentError):
                unreadable = True
            else:
                comparisons.append(Comparison.of(report, past.of(report)))
    if format is CompareFormat.JSON:
        print(dump(comparison_data(comparisons, past.unmet()), indent=1))
    else:
        print_comparison(output(), comparisons, past.unmet())
    worse = any(one.worse for one in comparisons)
    return Exit.UNREADABLE if unreadable else Exit.BELOW_THRESHOLD if worse else Exit.OK
