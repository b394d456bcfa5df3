"""Scores against a truth table, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.table import Table

from clausecheck.audit.evaluation import Judged, Scores
from clausecheck.audit.scoring import LEVELS, Presence, Share


def score_tables(scores: Scores) -> Iterator[Table]:
    """Presence per rule, the levels, and which level was taken for which; intervals are Wilson's at 95 %."""
    rules = Table("rule", "rows", "there", "precision", "recall", "F1", box=None, pad_edge=False)
    for name, presence in (*scores.per_rule, ("all rules", scores.total)):
        rules.add_row(name, str(presence.rows), str(presence.recall.total), *_presence(presence))
    yield rules
    levels = Table("level", "F1", box=None, pad_edge=False)
    for name, value in scores.level_f1:
        levels.add_row(name, f"{value:.3f}")
    levels.add_row("macro-F1", f"{scores.macro_f1:.3f}")
    levels.add_row("accuracy", _share(scores.accuracy))
    levels.add_row("right article", _share(scores.right_article))
    yield levels
    counts = {(expected, verdict): number for expected, verdict, number in scores.confusion}
    given = [*LEVELS, *sorted({verdict for _, verdict in counts} - set(LEVELS))]
    wanted = [*LEVELS, *sorted({expected for expected, _ in counts} - set(LEVELS))]
    confusion = Table("readers say ↓ clausecheck says →", *given, box=None, pad_edge=False)
    for expected in wanted:
        confusion.add_row(expected, *(str(counts.get((expected, verdict), 0)) for verdict in given))
    yield confusion


def disagreements(rows: Iterable[Judged]) -> Iterator[str]:
    """One line per row on which the verdict or the article differs."""
    for one in rows:
        cited = ", ".join(one.citations[:3]) or "nothing"
        where = f"{one.row.document}  {one.row.rule}"
        if not one.agrees:
            yield f"{where}: expected {one.row.expected} ({one.row.article or 'nowhere'}), got {one.verdict} ({cited})"
        elif one.cites_rightly is False:
            yield f"{where}: {one.verdict} as expected, but at {cited} instead of {one.row.article}"


def _presence(presence: Presence) -> tuple[str, str, str]:
    f1 = presence.f1
    return _share(presence.precision), _share(presence.recall), "–" if f1 is None else f"{f1:.3f}"


def _share(share: Share) -> str:
    if not share.total:
        return "–"
    low, high = share.interval()
    return f"{share.value:.3f} [{low:.3f}, {high:.3f}]"
