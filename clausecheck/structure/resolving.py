"""From names to provisions: what a mention means at the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from clausecheck.agreement import Kind
from clausecheck.structure.mentions import UNIT_KINDS, Item, Mention
from clausecheck.structure.numbering import roman
from clausecheck.structure.targets import OUTSIDE, Targets


@dataclass(frozen=True, slots=True)
class Context:
    """The provisions, and what was named last of each kind, which "that Article" means again."""

    targets: Targets
    last: dict[Kind, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """One provision named: how, its index, whether all of it was found, whether it must be another instrument's."""

    named: str
    index: int | None
    whole: bool
    external: bool = False


def remember(context: Context, mention: Mention, found: list[Found]) -> None:
    """Keep what "that Article" and "that paragraph" will mean; what is another instrument's is forgotten at once."""
    if not mention.this and not mention.that and found:
        index = None if found[0].external else found[0].index
        context.last[mention.kind] = index
        article = None if index is None else context.targets.around(index, Kind.ARTICLE)
        if mention.inside is not None and mention.inside.kind is Kind.ARTICLE and not mention.inside.this:
            context.last[Kind.ARTICLE] = article


def resolved(context: Context, mention: Mention, holder: int, near: int, external: bool) -> Iterator[Found]:
    """Every provision that a mention names."""
    targets, kind = context.targets, mention.kind
    name = kind.value.capitalize()
    if external:
        for item in mention.items or [Item("")]:
            yield Found(f"{name} {_written(item)}".strip(), None, True)
        return
    outer = None
    if mention.inside is not None:
        outer = next(resolved(context, mention.inside, holder, near, external), None)
    if mention.this:
        index = targets.around(holder, kind)
        # What stands outside the articles, a footnote or an annex, may say "this Section" of what has no number.
        loose = index is None and (targets.own(holder) or targets.provisions[holder].kind is Kind.FOOTNOTE)
        yield Found(f"this {name}", holder if loose or (index is None and kind in UNIT_KINDS) else index, True)
    elif mention.that:
        index = context.last.get(kind)
        yield Found(f"that {name}", index, True, external=index is None)
    elif mention.step:
        yield Found(
            f"{name} {'before' if mention.step < 0 else 'after'}", targets.beside(holder, kind, mention.step), True
        )
    elif outer is not None and (outer.index is None or not outer.whole):
        # What it stands in is missing: that is told once, there.
        for item in mention.items or [Item("")]:
            yield Found(f"{name} {_written(item)}".strip(), outer.index, False, outer.external)
    elif mention.place:
        base = outer.index if outer is not None else _article(targets, holder)
        found = None if base is None else targets.place(base, kind, mention.place)
        yield Found(f"{name} {mention.place}", base if found is None else found, True)
    else:
        for item in mention.items:
            yield _item(context, kind, item, holder, near, outer.index if outer is not None else None)


def _written(item: Item) -> str:
    return item.label + "".join(f"({point})" for point in item.points)


def _article(targets: Targets, index: int) -> int | None:
    """The article around a provision, or the annex where it has no articles."""
    article = targets.around(index, Kind.ARTICLE)
    return targets.own(index) if article is None else article


def _item(context: Context, kind: Kind, item: Item, holder: int, near: int, within: int | None) -> Found:
    targets = context.targets
    named = f"{kind.value.capitalize()} {_written(item)}"
    if kind in UNIT_KINDS:
        return Found(named, *_unit(targets, item, holder, near, within))
    if kind is Kind.ARTICLE and roman(item.label) and not targets.roman:
        # "Article XX" where articles are counted 1, 2, 3: of GATT 1994.
        return Found(named, None, True, external=True)
    found, points = targets.numbered(kind, item.label, near, within), item.points
    if found is None and "." in item.label:
        # "Article 16.2.1(a)": paragraph 1 of Article 16.2.
        label, _, paragraph = item.label.rpartition(".")
        found = targets.numbered(kind, label, near, within)
        points = (paragraph, *points) if kind is Kind.ARTICLE else ()
        item = replace(item, spaced=True)
    if found is None:
        if within is not None:
            return Found(named, within, not targets.has(within, kind))
        nomenclature = kind is Kind.CHAPTER and targets.nomenclature and item.label.isdecimal()
        return Found(named, None, False, external=nomenclature)
    forgiven = item.spaced or targets.provisions[found].kind is not Kind.ARTICLE
    return Found(named, *_down(targets, found, points, forgiven))


def _unit(targets: Targets, item: Item, holder: int, near: int, within: int | None) -> tuple[int | None, bool]:
    """A paragraph or point: in what is named around it, else in the nearest provision that has one."""
    found, whole = _nearest(targets, (item.label, *item.points), holder, near, within)
    if not whole and "." in item.label:
        # "referred to in paragraph 1.3. The Parties": a line break was lost.
        return _nearest(targets, (item.label.partition(".")[0],), holder, near, within)
    return found, whole


def _nearest(
    targets: Targets, path: tuple[str, ...], holder: int, near: int, within: int | None
) -> tuple[int | None, bool]:
    lineage = list(targets.lineage(holder if within is not None else near))
    if within is not None and within not in lineage:
        return _down(targets, within, path)
    for at in lineage:
        found = targets.deep(at, path[0])
        if found is not None:
            return _down(targets, found, path[1:])
        if at == within or targets.provisions[at].kind is Kind.ARTICLE or targets.provisions[at].kind in OUTSIDE:
            return _down(targets, at, path)
    return None, False


def _down(targets: Targets, at: int, path: tuple[str, ...], forgiven: bool = False) -> tuple[int, bool]:
    """The unit that a path of numbers leads to, as far as it goes; a number set apart may be a footnote's mark."""
    for label in path:
        below = targets.deep(at, label)
        if below is None and label.isdecimal() and not targets.numbers_units(at):
            below = targets.place(at, Kind.PARAGRAPH, int(label)) if label != "0" else None
        if below is None:
            return at, forgiven or not targets.numbers_units(at)
        at = below
    return at, True
