"""What tells a column of running text on a PDF's page from one of a table's cells."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from tracker.reading.shape import ends_sentence, starts_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf.columns import Stretch

_OVER_HALF = 0.5
# What is surely a column of running text: so many lines, such a share of which fill it, with so many words.
SURE_LINES = 8
_SURE_FILLED = 0.6
_SURE_WORDS = 3.5
# The same by its sentences: lines of such a share of its width are full, so many of all go on below, and they
# have so many words.
_FULL = 0.7
_BROKEN = 0.25
_FEWEST_WORDS = 2.5
# Gaps of more than the usual step between lines stand at one height, within so many points, where rows do: so
# many, and such a share.
_GAP = 1.1
_LEVEL = 2.0
_FEWEST_ROWS = 2
_MET = 0.7


def is_filled(side: list[Stretch], share: float) -> bool:
    """Whether such a share of the lines of a column reach over half of it."""
    width = max(item.right for item in side) - min(item.x for item in side)
    return sum(item.right - item.x >= width * _OVER_HALF for item in side) >= len(side) * share


def is_text(column: list[Stretch], least: int = SURE_LINES, *, rows: bool) -> bool:
    """Whether a column is surely one of running text, not of a table's cells.

    Args:
        column: Its lines.
        least: It has so many lines.
        rows: It has gaps where the column beside it has them.
    """
    words = sum(len(word.text.split()) for item in column for word in item.words)
    filled = words >= len(column) * _SURE_WORDS and is_filled(column, _SURE_FILLED)
    return len(column) >= least and (filled or (not rows and reads_on(column)))


def in_rows(one: Sequence[Stretch], other: Sequence[Stretch]) -> bool:
    """Whether the gaps of two columns are at the same heights, as those between the rows of a table are."""
    starts, others = _below_gaps(one), _below_gaps(other)
    fewer, more = sorted((starts, others), key=len)
    met = sum(any(abs(y - height) <= _LEVEL for height in more) for y in fewer)
    return len(fewer) >= _FEWEST_ROWS and met >= len(fewer) * _MET


def _below_gaps(column: Sequence[Stretch]) -> list[float]:
    """The heights of lines that stand off the line above."""
    heights = sorted({round(item.y, 1) for item in column}, reverse=True)
    steps = [above - below for above, below in pairwise(heights)]
    usual = median(steps) if steps else 0.0
    return [below for below, step in zip(heights[1:], steps, strict=True) if step > usual * _GAP]


def reads_on(column: list[Stretch]) -> bool:
    """Whether full lines of a column go on below in the midst of a sentence, though others are headings."""
    if len(column) < SURE_LINES:
        return False
    lines = sorted(column, key=lambda item: (-item.y, item.x))
    full = max(item.right for item in lines) - min(item.x for item in lines)
    texts = [" ".join(word.text for word in item.words) for item in lines]
    words = sum(len(text.split()) for text in texts)
    broken = sum(
        line.right - line.x >= full * _FULL and starts_small(below) and not ends_sentence(text)
        for line, text, below in zip(lines, texts, texts[1:], strict=False)
    )
    return words >= len(lines) * _FEWEST_WORDS and broken >= len(lines) * _BROKEN
