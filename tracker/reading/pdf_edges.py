"""How far the columns of a PDF reach to the right, once running lines and notes are out of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf_layout import Line

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
    counts: Counter[int] = Counter()
    for line in flow:
        place, margin = (line.page, line.column), _margin(line)
        own[place] = max(own.get(place, line.right), line.right)
        margins[margin] = max(margins.get(margin, line.right), line.right)
        counts[margin] += 1
    for line in flow:
        if counts[margin := _margin(line)] >= _FEW_LINES:
            reach = max(margins[margin], own[line.page, line.column])
            line.right_edge = min(line.right_edge, reach)


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
