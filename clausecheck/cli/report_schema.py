"""`clausecheck report-schema`: what every field of the JSON report means."""

from __future__ import annotations

from clausecheck.cli.shell import Exit, guarded


@guarded
def command() -> Exit:
    """Print the JSON Schema of what `check` writes as json and jsonl: every field with its meaning."""
    from clausecheck.reports.machine import dump, report_schema

    print(dump(report_schema(), indent=2))
    return Exit.OK
