"""`python -m benchmarks.structure`: articles found whole, beside a regular expression, and citations read by eye."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from benchmarks.structure import throughput
from benchmarks.structure.regex import Article, articles
from benchmarks.structure.score import HERE, Score, gold, score
from clausecheck.agreement import Agreement, Kind
from clausecheck.reading import read
from clausecheck.structure import parse

CORPUS = Path(__file__).parents[2] / "corpus"
OUTSIDE = {Kind.ANNEX, Kind.APPENDIX, Kind.PROTOCOL, Kind.DECLARATION}


def main() -> None:
    """Print one row per agreement, the sums, the citations read by eye, and the speed."""
    ours, theirs = Score(), Score()
    print("| agreement | articles | whole | by expression |\n| --- | ---: | ---: | ---: |")
    for name, expected in gold().items():
        source, text = read(CORPUS / f"{name}.txt")
        agreement = parse(source, text)
        found = score(expected, main_body(agreement))
        peer = score(expected, list(articles(text.content)))
        ours.add(found)
        theirs.add(peer)
        print(f"| {name} | {len(expected)} | {found.whole} | {peer.whole} |")
    print("\n| F1 | clausecheck | regular expression |\n| --- | ---: | ---: |")
    print(f"| boundaries | {ours.f1(ours.boundaries):.3f} | {theirs.f1(theirs.boundaries):.3f} |")
    print(f"| whole articles | {ours.f1(ours.whole):.3f} | {theirs.f1(theirs.whole):.3f} |")
    print(f"\nMain bodies complete and in sequence: {sequences()}.")
    print(f"Citations read by eye: {citations()}.")
    for part in throughput.report(CORPUS):
        print(f"\n{part}")


def main_body(agreement: Agreement) -> list[Article]:
    """The articles outside annexes, protocols and declarations."""
    content = agreement.text.content
    return [
        Article(one.number, one.heading, content[one.body : one.end])
        for index, one in enumerate(agreement.provisions)
        if one.kind is Kind.ARTICLE and not any(around.kind in OUTSIDE for around in agreement.ancestors(index))
    ]


def sequences() -> str:
    """How many agreements of the corpus have every article of their main body, from 1 to the last of each chapter."""
    with (HERE / "sequences.csv").open(encoding="utf-8", newline="") as file:
        expected: dict[str, list[str]] = {}
        for row in csv.DictReader(file):
            prefix = f"{row['series']}." if row["series"] else ""
            numbers = [f"{prefix}{value}" for value in range(1, int(row["last"]) + 1)]
            expected.setdefault(row["agreement"], []).extend(numbers)
    complete = [
        name
        for name, numbers in expected.items()
        if [one.number for one in main_body(parse(*read(CORPUS / f"{name}.txt")))] == numbers
    ]
    articles_in_all = sum(map(len, expected.values()))
    return f"{len(complete)} of {len(expected)} agreements, {articles_in_all} articles"


def citations() -> str:
    """What the table of units says, and whether clausecheck still cites those of the corpus so."""
    with (HERE / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counts = Counter(row["read"] for row in rows)
    cited: dict[str, set[str]] = {}
    moved = 0
    for row in rows:
        path = CORPUS / f"{row['agreement']}.txt"
        if not path.exists():
            continue
        if row["agreement"] not in cited:
            cited[row["agreement"]] = units(parse(*read(path)))
        moved += f"{row['citation']}|{row['first words']}" not in cited[row["agreement"]]
    agreements = len({row["agreement"] for row in rows})
    return f"{counts['right']} of {len(rows)} right, from {agreements} agreements; {moved} are cited otherwise now"


def units(agreement: Agreement) -> set[str]:
    """Every unit's citation and first words."""
    content = agreement.text.content
    return {f"{one.citation}|{' '.join(content[one.body : one.unit_end].split())[:60]}" for one in agreement.provisions}


if __name__ == "__main__":
    main()
