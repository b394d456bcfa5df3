"""`python -m clausecheck`."""

from clausecheck.cli.main import run

run()
