"""Columns of a PDF's page: words join to stretches of lines, stretches to columns in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median
from typing import TYPE_CHECKING

from tracker.reading.pdf.column_text import SURE_LINES, in_rows, is_filled, is_text, reads_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.reading.pdf.words import Word

# In shares of the type size: words this near each other are one stretch of a line (justified type has wide
# blanks); baselines this near each other are one line.
_STRETCH_GAP = 1.6
_BACKWARD = 0.6
BASELINE = 0.25
# A raised or lowered mark: smaller than its neighbour, off its baseline by no more than this.
_MARK_SIZE = 0.85
_MARK_SHIFT = 0.75
_FIGURE_SIZE = 0.92
_FIGURE = re.compile(r"[\[(]?\d{1,3}[\])]?|[*†‡§]{1,3}")
_MARK_GAP = 0.5
# An initial is so many times as large as the text beside it.
INITIAL = 1.7
_QUOTES = "\"'“‘«„"
# The blank between two columns: at least so many points wide, with at least so many lines on both sides,
# which stand beside each other, and most of which fill their column.
_GUTTER = 8.0
_GUTTER_STEP = 2.0
_GUTTER_ZONE = (0.15, 0.85)
_COLUMN_LINES = 5
_COLUMN_FILLED = 0.5
_CROSSING = 0.5
# Of two columns that are nearly as wide as each other, one may have few lines.
_AS_WIDE = 0.9
# Where the blank is narrow, such a share of the lines may stand out into it, and a page number in its middle.
_STRAY = 0.06
# A word of so many letters may stand out over it, in type no larger than this.
_LONG_WORD = 20
_LARGER = 1.1
_SIDE_BY_SIDE = 0.4
_MAX_COLUMNS = 6


@dataclass(slots=True)
class Stretch:
    """Neighbouring words on one baseline."""

    words: list[Word]
    raised: list[bool]
    x: float
    y: float
    right: float
    size: float

    def takes(self, word: Word) -> bool:
        """Whether `word` continues the stretch; a mark's shift is no obstacle."""
        gap = word.x - self.right
        if not -self.size * _BACKWARD < gap < max(self.size, word.size) * _STRETCH_GAP:
            return False
        shift = word.y - self.y
        if abs(shift) <= max(self.size, word.size) * BASELINE:
            return True
        if self._is_mark(word):
            if word.text[0].isalpha() and word.size * INITIAL <= self.size and is_letter(self.words):
                return False
            return abs(shift) <= self.size * _MARK_SHIFT and gap < self.size * _MARK_GAP
        # the stretch began with a mark: the text that it belongs to sets the baseline
        return self.size <= word.size * _MARK_SIZE and abs(shift) <= word.size * _MARK_SHIFT

    def add(self, word: Word) -> None:
        """Add a word that `takes` found to continue the stretch."""
        if word.size * _MARK_SIZE >= self.size and all(known.size < word.size for known in self.words):
            self.raised = [known.y - word.y > word.size * BASELINE for known in self.words]
            self.y, self.size = word.y, word.size
        raised = self._is_mark(word) and word.y - self.y > self.size * BASELINE * 0.8
        self.words.append(word)
        self.raised.append(raised)
        self.right = max(self.right, word.right)

    def _is_mark(self, word: Word) -> bool:
        """Whether a word is set in the type of raised and lowered marks; a figure may be larger."""
        figure = word.glued and word.y > self.y and _FIGURE.fullmatch(word.text) is not None
        return word.size <= self.size * (_FIGURE_SIZE if figure else _MARK_SIZE)


def is_letter(words: Sequence[Word]) -> bool:
    """Whether there is only a capital letter, a quotation mark before it aside."""
    text = words[0].text.lstrip(_QUOTES) if len(words) == 1 else ""
    return len(text) == 1 and text.isupper()


def stretches_of(words: Iterable[Word]) -> list[Stretch]:
    """Join neighbouring words, in the order of the page's content."""
    stretches: list[Stretch] = []
    for word in words:
        if stretches and stretches[-1].takes(word):
            stretches[-1].add(word)
        else:
            stretches.append(Stretch([word], [False], word.x, word.y, word.right, word.size))
    return stretches


def columns_of(stretches: list[Stretch], depth: int = 0) -> list[list[Stretch]]:
    """Part a page, or a column of it, into columns in reading order.

    What crosses the blank between two columns parts them into an upper and a lower pair.
    """
    gutter = _gutter(stretches, depth) if depth < _MAX_COLUMNS else None
    if gutter is None:
        return [stretches] if stretches else []
    low, high = gutter
    found: list[list[Stretch]] = []
    beside: list[Stretch] = []
    crossing: list[Stretch] = []
    text = [item.y for item in stretches if not low <= (item.x + item.right) / 2 <= high]
    top, bottom = max(text), min(text)
    size = median(item.size for item in stretches)
    for item in sorted(stretches, key=lambda item: -item.y):
        outside = not bottom <= item.y <= top  # a page number below both columns
        if (item.x < low and item.right > high and not _stands_out(item, size)) or outside:
            if beside:
                found += _pair(beside, low, depth)
                beside = []
            crossing.append(item)
        else:
            if crossing:
                found.append(crossing)
                crossing = []
            beside.append(item)
    return [*found, *([crossing] if crossing else []), *_pair(beside, low, depth)]


def _stands_out(item: Stretch, size: float) -> bool:
    """Whether a line is one long word (an address) that its column had no room for, not a heading."""
    text = item.words[0].text
    return (
        len(item.words) == 1 and " " not in text and len(text) >= _LONG_WORD and item.size <= size * _LARGER
    )


def _pair(stretches: list[Stretch], low: float, depth: int) -> list[list[Stretch]]:
    """Two columns side by side, each of which may hold columns again."""
    left = [item for item in stretches if item.x < low]
    right = [item for item in stretches if item.x >= low]
    return [*columns_of(left, depth + 1), *columns_of(right, depth + 1)]


def _gutter(stretches: list[Stretch], depth: int) -> tuple[float, float] | None:
    """The blank between two columns of text, if there is one."""
    if len(stretches) < 2 * _COLUMN_LINES:
        return None
    left, right = min(item.x for item in stretches), max(item.right for item in stretches)
    steps = int((right - left) / _GUTTER_STEP)
    if not 0 < steps < 10_000:  # noqa: PLR2004 (pages are some hundred points wide; damaged ones are endless)
        return None
    edges = [0] * (steps + 2)
    for item in stretches:
        edges[min(steps, int((item.x - left) / _GUTTER_STEP))] += 1
        edges[min(steps, int((item.right - left) / _GUTTER_STEP)) + 1] -= 1
    cover = list(accumulate(edges[:-1]))
    zone = (int(steps * _GUTTER_ZONE[0]), int(steps * _GUTTER_ZONE[1]))
    for stray in (0, 1 + int(max(cover) * _STRAY)):
        best: tuple[float, float] | None = None
        least = limit = max(cover) * _CROSSING
        for low, high in _free(cover, limit, *zone, stray):
            crossed = min(cover[low : high + 1])
            span = (left + low * _GUTTER_STEP, left + (high + 1) * _GUTTER_STEP)
            if (
                crossed < least
                and span[1] - span[0] >= _GUTTER
                and _is_gutter(stretches, *span, depth, sure=stray > 0)
            ):
                best, least = span, crossed
        if best is not None:
            return best
    return None


def _free(cover: Sequence[int], limit: float, first: int, last: int, stray: int) -> list[tuple[int, int]]:
    """Stretches of the page's width that few lines cross: where the fewest do."""
    found: list[tuple[int, int]] = []
    start = None
    for step in range(first, last + 2):
        free = step <= last and cover[step] <= limit
        if free and start is None:
            start = step
        elif not free and start is not None:
            found += _lowest(cover, start, step - 1, stray)
            start = None
    return found


def _lowest(cover: Sequence[int], first: int, last: int, stray: int) -> list[tuple[int, int]]:
    """The parts of a free stretch with the lowest cover, or with so many lines more."""
    least = min(cover[first : last + 1]) + stray
    found: list[tuple[int, int]] = []
    for step in range(first, last + 1):
        if cover[step] > least:
            continue
        if found and found[-1][1] == step - 1:
            found[-1] = (found[-1][0], step)
        else:
            found.append((step, step))
    return found


def _is_gutter(stretches: list[Stretch], low: float, high: float, depth: int, *, sure: bool) -> bool:
    """Whether there is text in columns on both sides, and `sure` of it."""
    margin = _GUTTER_STEP
    before = [item for item in stretches if item.right <= low + margin]
    after = [item for item in stretches if item.x >= high - margin]
    if min(len(before), len(after)) < _COLUMN_LINES:
        return False
    widths = [max(item.right for item in side) - min(item.x for item in side) for side in (before, after)]
    rows = in_rows(before, after)
    paired = min(widths) >= max(widths) * _AS_WIDE and any(
        is_text(side, rows=rows) for side in (before, after)
    )
    least = _COLUMN_LINES if paired else SURE_LINES  # the last page's columns may be of unlike length
    for side in (before, after):
        fits = is_text(side, least, rows=rows) if sure else is_filled(side, _COLUMN_FILLED)
        fits = fits or (not rows and reads_on(side))
        if not fits and not _has_columns(side, depth):
            return False
    top = min(max(item.y for item in before), max(item.y for item in after))
    bottom = max(min(item.y for item in before), min(item.y for item in after))
    heights = [max(item.y for item in side) - min(item.y for item in side) for side in (before, after)]
    return top - bottom >= min(heights) * _SIDE_BY_SIDE


def _has_columns(side: list[Stretch], depth: int) -> bool:
    """Whether a side of the page is in columns itself, each of them surely one of running text."""
    if depth >= _MAX_COLUMNS or _gutter(side, depth + 1) is None:
        return False
    columns = [column for column in columns_of(side, depth + 1) if len(column) >= _COLUMN_LINES]
    rows = any(in_rows(one, other) for one, other in pairwise(columns))
    return len(columns) > 1 and all(is_text(column, rows=rows) for column in columns)
