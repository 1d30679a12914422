"""How wide the lines of a document are, and so whether a line was full when it was broken.

A line that was broken because the next word had no more room says nothing; a line that was broken though the
word would have fitted ends a paragraph, a heading or an item. How much fits is learned from the lines that
certainly go on: they do not end a sentence, and the next one begins with a small letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.outline.numbering import bullet_of, label_of
from tracker.reading.shape import ends_sentence, print_width, starts_small, starts_uncased
from tracker.scripts import columns, first_piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracker.reading.blocks import Block

# Fewer lines that certainly go on say nothing about the measure.
_MIN_PAIRS = 3
# Of breaks without a gap, this share is certain where text is hard-wrapped; one paragraph a line has none.
_MIN_SHARE = 0.2
# The measure is a low quantile of what did not fit: a few short lines (cut pages, tables) must not lower it.
_QUANTILE = 0.03
# Breaks well short of the longest lines are no forced ones.
_NEAR_FULL = 0.75
# Scripts without capitals: lines are taken for wrapped where most of them are near the longest.
_UNCASED_SHARE = 0.5
# Headings are seldom set in type more than this much wider than the body's.
_MAX_HEADING_SCALE = 1.6
# Longer than any measure met; such a line is a paragraph.
_MAX_MEASURE = 250


@dataclass(frozen=True, slots=True)
class Measure:
    """How much fits on a line."""

    width: Callable[[str], float]
    """Of a text: its characters, or its width in print."""
    threshold: float
    """What is at least this wide did not fit."""
    exact: bool
    """Lines were broken at a number of characters, the same for headings and body."""

    def forced(self, line: Block, following: Block) -> bool:
        """Whether `line` had no room left for the first word of `following`."""
        return self.needed(line, following) >= self.threshold

    def needed(self, line: Block, following: Block) -> float:
        """The width that `line` and the first word of `following` would have taken."""
        return _needed(self.width, line, following)

    def width_of(self, line: Block) -> float:
        """The width of a line with its indent."""
        return _width(self.width, line)

    @property
    def heading_floor(self) -> float:
        """What fits on a line even in the largest type of headings."""
        return self.threshold / _MAX_HEADING_SCALE


def _needed(width: Callable[[str], float], line: Block, following: Block) -> float:
    return _width(width, line) + width(" ") + width(first_piece(following.text))


def _width(width: Callable[[str], float], line: Block) -> float:
    return width(" ") * line.indent + width(line.text)


def measure_of(blocks: Sequence[Block], cuts: frozenset[int]) -> Measure | None:
    """The measure that `blocks` (lines) are wrapped at; None where they are one paragraph a line.

    Args:
        blocks: Lines in reading order.
        cuts: Indexes of lines before which something was taken out or a page begins: no evidence.
    """
    close = [
        (before, after)
        for index, (before, after) in enumerate(pairwise(blocks), start=1)
        if not after.gap_before
        and index not in cuts
        and len(before.text) <= _MAX_MEASURE
        and before.size == after.size
    ]
    sure = [(line, after) for line, after in close if _goes_on(line.text, after.text)]
    if len(sure) < _MIN_PAIRS or len(sure) < len(close) * _MIN_SHARE:
        return _uncased_measure([(line.text, after.text) for line, after in close])
    candidates = []
    for width in (columns, print_width):
        longest = _quantile((_width(width, line) for line, _ in sure), 1 - _QUANTILE)
        needed = [_needed(width, line, after) for line, after in sure]
        threshold = _quantile((value for value in needed if value > longest * _NEAR_FULL), _QUANTILE)
        candidates.append(((longest - threshold) / longest, width, threshold))
    (chars, *_), (print_, *_) = candidates
    if chars <= 0:
        return Measure(
            columns,
            max(found for line, _ in sure if (found := _width(columns, line)) < candidates[0][2]) + 1.0,
            exact=True,
        )
    _, width, threshold = candidates[0] if chars <= print_ else candidates[1]
    return Measure(width, threshold, exact=False)


def _goes_on(line: str, following: str) -> bool:
    """Whether `following` certainly continues `line`."""
    return (
        starts_small(following)
        and not ends_sentence(line)
        and not line.endswith(("-", ":", "\u00ad"))
        and label_of(following) is None
        and bullet_of(following) is None
    )


def _uncased_measure(close: list[tuple[str, str]]) -> Measure | None:
    """For scripts that have no small letters: most lines near the longest one mean a measure."""
    lines = [line for line, following in close if starts_uncased(line) and starts_uncased(following)]
    if len(lines) < _MIN_PAIRS or len(lines) < len(close) * _UNCASED_SHARE:
        return None
    longest = _quantile(map(columns, lines), 1 - _QUANTILE)
    if sum(columns(line) > longest * _NEAR_FULL for line in lines) < len(lines) * _UNCASED_SHARE:
        return None
    return Measure(columns, longest * 0.9, exact=False)


def _quantile(values: Iterable[float], share: float) -> float:
    """The value that `share` of `values` lie below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
