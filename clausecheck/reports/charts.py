"""Bars over years as paths of an SVG; the colours are the page's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chart:
    """Layers of bars, from the ground up: the class of each and its path; the years at both ends."""

    width: int
    height: int
    layers: tuple[tuple[str, str], ...]
    first: int
    last: int


def stacked(
    bars: Mapping[int, Sequence[float]], names: Sequence[str], span: tuple[int, int], size: tuple[int, int]
) -> Chart:
    """One bar a year, its parts (shares of the height, 0 to 1) upon each other, each part in the layer of its name."""
    (first, last), (width, height) = span, size
    step = width / (last - first + 1)
    paths: list[list[str]] = [[] for _ in names]
    for year, parts in sorted(bars.items()):
        left, foot = (year - first) * step, float(height)
        for path, part in zip(paths, parts, strict=True):
            tall = part * height
            if tall:
                foot -= tall
                path.append(f"M{left:.2f} {foot:.2f}h{step * 0.86:.2f}v{tall:.2f}h-{step * 0.86:.2f}z")
    return Chart(
        width, height, tuple((name, "".join(path)) for name, path in zip(names, paths, strict=True)), first, last
    )
