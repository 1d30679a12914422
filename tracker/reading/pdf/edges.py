"""How far the columns of a PDF reach to the right, once running lines and notes are out of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf.layout import Line

# A column of fewer lines does not show how wide it is; nor do fewer lines of one margin in a document.
_SHORT_COLUMN = 4
_FEW_LINES = 10
# Margins are met this exactly, in points.
_MARGIN = 10


def narrow(flow: Sequence[Line]) -> None:
    """Let columns reach as far as their text: a header, a footer or a note may have stood out beyond it.

    A page with little text on it reaches as far as the others of the same margin.
    """
    own: dict[tuple[int, int], float] = {}
    margins: dict[int, float] = {}
    met = [_margin(line) for line in flow]
    counts = Counter(met)
    for line, margin in zip(flow, met, strict=True):
        place, right = (line.page, line.column), line.right
        if right > own.get(place, 0.0):
            own[place] = right
        if right > margins.get(margin, 0.0):
            margins[margin] = right
    for line, margin in zip(flow, met, strict=True):
        if line.right_edge > margins.get(margin, 0.0) and counts[margin] >= _FEW_LINES:
            line.right_edge = max(margins[margin], own.get((line.page, line.column), 0.0))


def widen(flow: Sequence[Line]) -> None:
    """Give short columns (a heading across the page) the width of what stands below or above them."""
    edges: dict[tuple[int, int], float] = {}
    counts: Counter[tuple[int, int]] = Counter((line.page, line.column) for line in flow)
    for line in flow:
        margin = (line.page, _margin(line))
        edges[margin] = max(edges.get(margin, 0.0), line.right_edge)
    for line in flow:
        if counts[line.page, line.column] < _SHORT_COLUMN:
            line.right_edge = edges[line.page, _margin(line)]


def _margin(line: Line) -> int:
    return round(line.left_edge / _MARGIN)
