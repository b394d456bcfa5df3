"""The verdicts of `clausecheck check` against what careful readers found, beside a search for the obvious words."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from benchmarks import keywords
from benchmarks.process import CLAUSECHECK, ROOT, FailedRunError, run
from benchmarks.table import decimal, share, table
from clausecheck.audit import scoring
from clausecheck.audit.scoring import LEVELS, Presence, Share

TRUTH: Final = ROOT / "benchmarks" / "truth.csv"
CORPUS: Final = ROOT / "corpus"


@dataclass(frozen=True, slots=True)
class Row:
    """What readers found: one rule in one agreement."""

    agreement: str
    rule: str
    expected: str
    article: str
    placement: str
    note: str
    quote: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what clausecheck says about it; the citations are the findings', best first."""

    row: Row
    verdict: str
    citations: tuple[str, ...]
    by_key_words: bool

    @property
    def agrees(self) -> bool:
        """Whether the verdict is the one the readers reached."""
        return self.row.expected == scoring.level(self.verdict)

    @property
    def article_matters(self) -> bool:
        """Whether both say that the commitment is there, and the readers say where."""
        wanted = scoring.is_present(self.row.expected) and scoring.is_present(self.verdict)
        return wanted and bool(scoring.article_key(self.row.article))

    def cites(self, citations: Iterable[str]) -> bool:
        """Whether one of the citations is in the article that the readers name."""
        return scoring.article_key(self.row.article) in {scoring.article_key(one) for one in citations}


def truth() -> list[Row]:
    """The rows of the truth table."""
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return [Row(**row) for row in csv.DictReader(file)]


def report(*, errors: bool) -> Iterator[str]:
    """Scores per rule and over all; with `errors`, every row on which clausecheck and the readers differ."""
    rows = truth()
    try:
        results = _results({row.agreement for row in rows})
    except FailedRunError as error:
        yield f"not measured: {error}"
        return
    unread = {row.agreement for row in rows} - results.keys()
    known = {rule for of_agreement in results.values() for rule in of_agreement}
    uncovered = Counter(row.rule for row in rows if row.rule not in known)
    judged = list(_judged(rows, results))
    yield (
        f"{len(judged)} of {len(rows)} rows judged: {len({one.row.agreement for one in judged})} agreements, "
        f"{len({one.row.rule for one in judged})} rules; {sum(one.row.expected != 'absent' for one in judged)} present"
    )
    if uncovered:
        names = ", ".join(sorted(uncovered))
        yield f"not covered by the rulebook: {uncovered.total()} rows of {len(uncovered)} rules ({names})"
    for agreement in sorted(unread):
        yield f"NOT READ, its rows are left out: {agreement}"
    if not judged:
        return
    yield _presence_table(judged)
    yield from _summary(judged)
    yield _confusion(judged)
    if errors:
        yield from _disagreements(judged)


def _results(agreements: set[str]) -> dict[str, dict[str, dict[str, Any]]]:
    """Agreement -> rule -> result, from one call over all files; the PDF of an agreement where the corpus has one."""
    files = {}
    for agreement in sorted(agreements):
        pdf = CORPUS / f"{agreement}.pdf"
        files[str(pdf if pdf.is_file() else pdf.with_suffix(".txt"))] = agreement
    done = run((*CLAUSECHECK, "check", *files, "--format", "jsonl"), accept=(0, 1, 3))
    reports = (json.loads(line) for line in done.output.splitlines())
    return {
        files[one["source"]["path"]]: {result["rule"]: result for result in one["results"]}
        for one in reports
        if "error" not in one
    }


def _judged(rows: list[Row], results: dict[str, dict[str, dict[str, Any]]]) -> Iterator[Judged]:
    texts: dict[str, str] = {}
    for row in rows:
        if result := results.get(row.agreement, {}).get(row.rule):
            if row.agreement not in texts:
                texts[row.agreement] = keywords.folded((CORPUS / f"{row.agreement}.txt").read_text(encoding="utf-8"))
            citations = tuple(finding["citation"] for finding in result["findings"])
            yield Judged(row, result["verdict"], citations, keywords.found(row.rule, texts[row.agreement]))


def _presence_table(judged: list[Judged]) -> str:
    ours: defaultdict[str, Presence] = defaultdict(Presence)
    theirs: defaultdict[str, Presence] = defaultdict(Presence)
    for one in judged:
        for rule in (one.row.rule, ""):
            ours[rule] += scoring.presence(one.row.expected, one.verdict)
            theirs[rule] += scoring.presence(one.row.expected, "full" if one.by_key_words else "absent")
    header = ("rule", "rows", "there", "precision", "recall", "F1", "key words: precision", "recall", "F1")
    return table(header, [_presence_cells(rule or "all rules", ours[rule], theirs[rule]) for rule in _ordered(ours)])


def _ordered(names: Iterable[str]) -> list[str]:
    """By name, the total (the empty name) last."""
    return sorted(names, key=lambda name: (not name, name))


def _presence_cells(name: str, ours: Presence, theirs: Presence) -> tuple[str, ...]:
    scores = [cell for one in (ours, theirs) for cell in (share(one.precision), share(one.recall), decimal(one.f1))]
    return (name, f"{ours.rows}", f"{ours.recall.total}", *scores)


def _summary(judged: list[Judged]) -> Iterator[str]:
    ours, theirs = Presence(), Presence()
    for one in judged:
        ours += scoring.presence(one.row.expected, one.verdict)
        theirs += scoring.presence(one.row.expected, "full" if one.by_key_words else "absent")
    pairs = [(one.row.expected, one.verdict) for one in judged]
    by_level = scoring.level_f1(pairs)
    located = [one for one in judged if one.article_matters]
    anywhere = Share(sum(one.cites(one.citations) for one in located), len(located))
    first = Share(sum(one.cites(one.citations[:1]) for one in located), len(located))

    def measure(name: str, part: Share, peer: Share | None = None) -> tuple[str, str, str]:
        return name, share(part, interval=True), share(peer, interval=True) if peer else ""

    yield table(
        ("over all rows, with 95 % intervals", "clausecheck", "key words"),
        [
            measure("presence, precision", ours.precision, theirs.precision),
            measure("presence, recall", ours.recall, theirs.recall),
            ("presence, F1", decimal(ours.f1), decimal(theirs.f1)),
            measure("level, accuracy", scoring.level_accuracy(pairs)),
            ("level, macro-F1", decimal(scoring.macro(by_level.values())), ""),
            *((f"level, F1 of {name}", decimal(score), "") for name, score in by_level.items()),
            measure("right article, any finding", anywhere),
            measure("right article, best finding", first),
        ],
    )


def _confusion(judged: list[Judged]) -> str:
    counted = Counter((one.row.expected, scoring.level(one.verdict)) for one in judged)
    verdicts = [*LEVELS, *sorted({given for _, given in counted} - set(LEVELS))]
    expected = [*LEVELS, *sorted({wanted for wanted, _ in counted} - set(LEVELS))]
    return table(
        ("readers say ↓, clausecheck says →", *verdicts),
        [(wanted, *(f"{counted[wanted, given]}" for given in verdicts)) for wanted in expected],
    )


def _disagreements(judged: list[Judged]) -> Iterator[str]:
    lines = []
    for one in judged:
        row, cited = one.row, ", ".join(one.citations[:3]) or "nothing"
        if not one.agrees:
            said = f"expected {row.expected} ({row.article or 'nowhere'}), got {one.verdict} ({cited})"
        elif one.article_matters and not one.cites(one.citations):
            said = f"{row.expected} as expected, but at {cited} instead of {row.article}"
        else:
            continue
        lines.append(f"- {row.agreement}  {row.rule}: {said}; {row.note}")
    yield f"{len(lines)} disagreements"
    yield "\n".join(lines)
