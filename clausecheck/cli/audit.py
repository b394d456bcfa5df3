"""`clausecheck audit`: many agreements into one store, and the answers it gives."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from clausecheck.cli import audit_answers
from clausecheck.cli.audit_answers import StoreOption
from clausecheck.cli.cache import cache_folder
from clausecheck.cli.documents import OcrOption
from clausecheck.cli.selection import Choice, select_rules
from clausecheck.cli.settings import ConfigFile, NoConfig, load_settings
from clausecheck.cli.shell import Exit, guarded, messages, say

if TYPE_CHECKING:
    from clausecheck.audit.rows import Document, Rows
    from clausecheck.audit.store import Store
    from clausecheck.audit.work import Setup, Task
    from clausecheck.cli.settings.layers import Effective


class _Group(TyperGroup):
    """`audit FOLDER` is `audit run FOLDER`: what is no command of the group is something to audit."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h"):
            args = ["run", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=_Group, no_args_is_help=True, help="Audit many agreements into one store, and ask it questions.")


@app.command(name="run")
@guarded
def run(
    named: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", help="Folders, files, and catalogues (YAML or CSV) that name files."),
    ],
    store: StoreOption,
    pack: Annotated[list[str] | None, typer.Option(metavar="PACK", help="Only this pack; may be repeated.")] = None,
    rule: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only this rule; may be repeated.")] = None,
    rules: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Your own rule file or folder; may be repeated.")
    ] = None,
    profile: Annotated[str | None, typer.Option(metavar="PROFILE", help="The rules of this profile.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes; 0 is one a core.")] = 0,
    cache: Annotated[bool, typer.Option(help="Keep texts, so that new rules need no second reading.")] = True,
    prune: Annotated[bool, typer.Option("--prune", help="Remove documents from the store that are not named.")] = False,
    ocr: OcrOption = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Exit:
    """Judge every document and keep the results; run it again to resume, or to judge only what changed."""
    given = {"pack": pack, "rule": rule, "rules": rules, "profile": profile, "ocr": ocr}
    effective = load_settings(given, config=config, no_config=no_config)
    from clausecheck.audit.sources import documents
    from clausecheck.audit.store import Store

    found = documents(named)
    if not found:
        say("there is no document in what was named; nothing to audit")
        return Exit.NOTHING_TO_CHECK
    setup = _setup(effective, keep=cache)
    count = jobs or os.cpu_count() or 1
    with Store.writing(store) as opened:
        opened.write_rules(setup.book)
        gone = opened.forget_all_but({one.path for one in found}) if prune else 0
        failed = _audited(opened, found, setup, count)
    if setup.cache is not None:
        setup.cache.trim()
    if gone:
        say(f"{gone} documents that were not named are no longer in the store")
    return Exit.UNREADABLE if failed else Exit.OK


def _setup(effective: Effective, *, keep: bool) -> Setup:
    from clausecheck.audit.cache import TextCache
    from clausecheck.audit.work import Setup, code_digest
    from clausecheck.rulebook.digest import digest

    settings, book = effective.settings, select_rules(Choice.of(effective))
    limits = settings.limits.limits()
    reader = f"{code_digest('reader')[:16]} {limits} {settings.ocr.value}"
    cache = TextCache(cache_folder()) if keep else None
    return Setup(book, limits, settings.ocr.value, cache, reader, f"{code_digest('judge')[:16]} {digest(book)[:32]}")


def _audited(store: Store, found: tuple[Document, ...], setup: Setup, count: int) -> int:
    """Do what is not done yet; how many documents cannot be read, be it from an earlier run."""
    from clausecheck.audit.execution import here, local_processes, spread

    with _progress(len(found)) as step:
        tasks = _tasks(store, found, setup, step)
        done = here(tasks, setup) if count == 1 else spread(tasks, setup, local_processes(setup, count), count)
        for rows in done:
            store.write(rows)
            step(rows)
    _, ((failed,),) = store.rows("SELECT count(*) FROM documents WHERE status = 'failed'")
    return int(failed)


def _tasks(store: Store, found: tuple[Document, ...], setup: Setup, step: Any) -> Iterator[Task]:
    """The documents that are new, or whose bytes, reader or rules are not those of the store."""
    import hashlib

    from clausecheck.audit.rows import failed_rows
    from clausecheck.audit.work import Task
    from clausecheck.errors import DocumentError
    from clausecheck.reading import read_bytes

    for document in found:
        try:
            data = read_bytes(document.path, setup.limits)
        except DocumentError as error:
            rows = failed_rows(error, document, "", 0, setup.reader, setup.rules)
            store.write(rows)
            step(rows)
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        if store.known(document.path) == (sha256, setup.reader, setup.rules):
            step(None)
        else:
            yield Task(document, sha256, len(data))


@contextmanager
def _progress(total: int) -> Iterator[Any]:
    """A bar with rate and remaining time on a terminal; the sums at the end in any case."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = messages()
    begun, counted = time.monotonic(), {"unchanged": 0, "judged": 0, "failed": 0, "bytes": 0}
    columns = (
        TextColumn("audit"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total, rate="")

        def step(rows: Rows | None) -> None:
            if rows is None:
                counted["unchanged"] += 1
            else:
                counted[rows.document["status"]] += 1
                counted["bytes"] += rows.document["bytes"]
                if rows.document["status"] == "failed":
                    say(f"{rows.document['path']}: {rows.document['problem']}. {rows.document['remedy']}")
            seconds = max(time.monotonic() - begun, 0.001)
            done = counted["judged"] + counted["failed"]
            rate = f"{done / seconds:.1f} documents/s, {counted['bytes'] / seconds / 1e6:.1f} MB/s"
            bar.update(task, advance=1, rate=rate)

        yield step
    say(f"{counted['judged']} judged, {counted['unchanged']} as they were, {counted['failed']} that cannot be read")


for _name, _answer in (
    ("show", audit_answers.show),
    ("report", audit_answers.report),
    ("query", audit_answers.query),
    ("export", audit_answers.export),
    ("compare", audit_answers.compare),
):
    app.command(name=_name)(_answer)
