"""`clausecheck audit show`, `report`, `query`, `export`, `compare`: the answers of a store."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from clausecheck.cli.outputs import refuse_collisions, written_whole
from clausecheck.cli.shell import Exit, guarded, output, say, version
from clausecheck.errors import UsageError

StoreOption = Annotated[Path, typer.Option("--store", metavar="DB", help="The store of the audit, an SQLite file.")]


@guarded
def show(
    store: StoreOption,
    pack: Annotated[list[str] | None, typer.Option(metavar="PACK", help="Only this pack; may be repeated.")] = None,
    rule: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only this rule; may be repeated.")] = None,
) -> Exit:
    """Show agreements × norms as a matrix of signs."""
    from clausecheck.audit.store import Store
    from clausecheck.reports.matrix import print_matrix

    with Store.reading(store) as opened:
        print_matrix(output(), opened, tuple(pack or ()), tuple(rule or ()))
    return Exit.OK


@guarded
def report(
    store: StoreOption,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The page to write, an HTML file.")],
) -> Exit:
    """Write one page that opens offline: map of agreements × norms with every clause, timelines, trend, groups."""
    from clausecheck.audit.overview import overview
    from clausecheck.audit.store import Store
    from clausecheck.reports.audit_page import write_audit_page

    refuse_collisions([out], [store])
    with Store.reading(store) as opened:
        found = overview(opened)
    if not found.deals and not found.failed:
        say(f"{store}: there is no document in this store; nothing to report")
        return Exit.NOTHING_TO_CHECK
    with written_whole(out) as stream:
        write_audit_page(stream, found, version())
    say(f"{out}: {len(found.deals):,} agreements × {len(found.norms):,} norms, {out.stat().st_size / 1e6:.1f} MB")
    return Exit.OK


class TableFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


@guarded
def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT, over the views v_verdicts, v_findings, …")],
    store: StoreOption,
    format: Annotated[
        TableFormat, typer.Option("--format", "-f", help="How the rows are written.")
    ] = TableFormat.TABLE,
) -> Exit:
    """Answer a question in SQL; the store is only read. 'audit export --table codebook' explains the views."""
    from clausecheck.audit.store import Store

    with Store.reading(store) as opened:
        columns, rows = opened.rows(sql)
    if format is TableFormat.TABLE:
        from rich.table import Table
        from rich.text import Text

        from clausecheck.reports.plain import clean

        table = Table(*columns, box=None, pad_edge=False)
        for row in rows:
            table.add_row(*(Text(clean("" if value is None else str(value))) for value in row))
        output().print(table)
    else:
        _write_rows(sys.stdout, format, columns, rows)
    return Exit.OK


class ExportTable(StrEnum):
    """What is exported."""

    VERDICTS = "verdicts"
    FINDINGS = "findings"
    NEAR_MISSES = "near-misses"
    AGREEMENTS = "agreements"
    PACKAGES = "packages"
    CODEBOOK = "codebook"


@guarded
def export(
    store: StoreOption,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write.")],
    table: Annotated[
        ExportTable, typer.Option(metavar="TABLE", help=f"What to export: {', '.join(ExportTable)}.")
    ] = ExportTable.VERDICTS,
    format: Annotated[TableFormat, typer.Option("--format", "-f", help="csv or jsonl.")] = TableFormat.CSV,
) -> Exit:
    """Export a table for statistics: rows sorted, no times; the codebook says what each column means."""
    from clausecheck.audit.codebook import CODEBOOK, ORDER
    from clausecheck.audit.store import Store

    if format is TableFormat.TABLE:
        raise UsageError("an export is csv or jsonl.")
    if table is ExportTable.CODEBOOK:
        columns: tuple[str, ...] = ("table", "column", "meaning")
        rows: list[tuple[Any, ...]] = [
            (view, name, told) for view, names in CODEBOOK.items() for name, told in names.items()
        ]
    else:
        view = f"v_{table.value.replace('-', '_')}"
        with Store.reading(store) as opened:
            columns, rows = opened.rows(f"SELECT * FROM {view} ORDER BY {ORDER[view]}")
    with written_whole(out) as stream:
        _write_rows(stream, format, columns, rows)
    say(f"{out}: {len(rows):,} rows")
    return Exit.OK


def _write_rows(stream: TextIO, format: TableFormat, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    if format is TableFormat.JSONL:
        for row in rows:
            stream.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")
        return
    from clausecheck.reports.csv_table import harmless

    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([harmless(value) if isinstance(value, str) else value for value in row] for row in rows)


@guarded
def compare(
    before: Annotated[Path, typer.Argument(metavar="A.db", help="A store.")],
    after: Annotated[Path, typer.Argument(metavar="B.db", help="Another, of other rules or a later day.")],
) -> Exit:
    """Say which verdicts differ between two stores; the exit status is 1 if any do."""
    from clausecheck.audit.comparing import changes
    from clausecheck.audit.store import Store

    with Store.reading(before) as one, Store.reading(after) as other:
        found = list(changes(one, other))
    for change in found:
        print(change)
    print(f"{len(found)} differences" if found else "no verdict differs")
    return Exit.BELOW_THRESHOLD if found else Exit.OK
