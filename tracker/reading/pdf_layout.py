"""Where things stand on a PDF's page: words to lines, lines to columns, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from statistics import median
from typing import TYPE_CHECKING

from tracker.reading.pdf_words import BREAK_HYPHENS, HYPHENS
from tracker.reading.runs import JOINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.reading.pdf_words import PageWords, Word
    from tracker.reading.runs import Run

# In shares of the type size: words this near each other are one stretch of a line (justified type has wide
# blanks); baselines this near each other are one line.
_STRETCH_GAP = 1.6
_BACKWARD = 0.6
_BASELINE = 0.25
# A raised or lowered mark: smaller than its neighbour, off its baseline by no more than this.
_MARK_SIZE = 0.85
_MARK_SHIFT = 0.75
_MARK_GAP = 0.5
# The blank between two columns: at least so many points wide, with at least so many lines on both sides,
# which stand beside each other, and most of which fill their column.
_GUTTER = 8.0
_GUTTER_STEP = 2.0
_GUTTER_ZONE = (0.15, 0.85)
_COLUMN_LINES = 5
_COLUMN_FILLED = 0.5
_CROSSING = 0.5
_SIDE_BY_SIDE = 0.4
# A hyphen may hang this far off the word that it breaks; a blank is wider.
_HANGING = 0.22
# A row of a table has cells this far apart (in type sizes), and rows come at least in pairs.
_CELL_GAP = 1.6
_MIN_ROWS = 2
_ENUMERATOR = re.compile(r"(?:[•·▪‣◦○●■–—*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|Section \d+\.?)")
_MAX_COLUMNS = 6


@dataclass(slots=True)
class Line:
    """A printed line within its column."""

    page: int
    runs: list[Run]
    x: float
    y: float
    right: float
    size: float
    bold: bool
    first_width: float = 0.0
    """Width of its first word: whether it would have fitted on the line before."""
    column: int = 0
    """Number of the column within the page, in reading order."""
    left_edge: float = 0.0
    right_edge: float = 0.0
    """How far the lines of the column reach."""
    cells: int = 1
    """Cells of a table row; 1 for running text."""
    added: bool = False
    """Its last hyphen was drawn apart from the word, as hyphenation adds one."""
    raised: list[int] = field(default_factory=list)
    """Which of the runs are raised figures and signs after words (footnote marks)."""

    @property
    def text(self) -> str:
        """What is printed, on one line."""
        return "".join([text for text, _ in self.runs]).strip()


@dataclass(slots=True)
class _Stretch:
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
        if abs(shift) <= max(self.size, word.size) * _BASELINE:
            return True
        if word.size <= self.size * _MARK_SIZE:
            return abs(shift) <= self.size * _MARK_SHIFT and gap < self.size * _MARK_GAP
        # the stretch began with a mark: the text that it belongs to sets the baseline
        return self.size <= word.size * _MARK_SIZE and abs(shift) <= word.size * _MARK_SHIFT

    def add(self, word: Word) -> None:
        """Add a word that `takes` found to continue the stretch."""
        if word.size * _MARK_SIZE >= self.size and all(known.size < word.size for known in self.words):
            self.raised = [known.y - word.y > word.size * _BASELINE for known in self.words]
            self.y, self.size = word.y, word.size
        raised = word.size <= self.size * _MARK_SIZE and word.y - self.y > self.size * _BASELINE * 0.8
        self.words.append(word)
        self.raised.append(raised)
        self.right = max(self.right, word.right)


def lines_of(page: PageWords) -> list[Line]:
    """The lines of a page in reading order."""
    stretches = _stretches(page.words)
    lines: list[Line] = []
    for number, column in enumerate(_columns(stretches, depth=0)):
        lines += _lines(column, page.number, number)
    return lines


def _stretches(words: Iterable[Word]) -> list[_Stretch]:
    """Join neighbouring words, in the order of the page's content."""
    stretches: list[_Stretch] = []
    for word in words:
        if stretches and stretches[-1].takes(word):
            stretches[-1].add(word)
        else:
            stretches.append(_Stretch([word], [False], word.x, word.y, word.right, word.size))
    return stretches


def _columns(stretches: list[_Stretch], depth: int) -> list[list[_Stretch]]:
    """Part a page, or a column of it, into columns in reading order.

    What crosses the blank between two columns parts them into an upper and a lower pair.
    """
    gutter = _gutter(stretches) if depth < _MAX_COLUMNS else None
    if gutter is None:
        return [stretches] if stretches else []
    low, high = gutter
    found: list[list[_Stretch]] = []
    beside: list[_Stretch] = []
    crossing: list[_Stretch] = []
    for item in sorted(stretches, key=lambda item: -item.y):
        if item.x < low and item.right > high:
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


def _pair(stretches: list[_Stretch], low: float, depth: int) -> list[list[_Stretch]]:
    """Two columns side by side, each of which may hold columns again."""
    left = [item for item in stretches if item.x < low]
    right = [item for item in stretches if item.x >= low]
    return [*_columns(left, depth + 1), *_columns(right, depth + 1)]


def _gutter(stretches: list[_Stretch]) -> tuple[float, float] | None:
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
    limit = max(cover) * _CROSSING
    best: tuple[float, float] | None = None
    least = limit
    for low, high in _free(cover, limit, int(steps * _GUTTER_ZONE[0]), int(steps * _GUTTER_ZONE[1])):
        crossed = min(cover[low : high + 1])
        span = (left + low * _GUTTER_STEP, left + (high + 1) * _GUTTER_STEP)
        if crossed < least and span[1] - span[0] >= _GUTTER and _is_gutter(stretches, *span):
            best, least = span, crossed
    return best


def _free(cover: Sequence[int], limit: float, first: int, last: int) -> list[tuple[int, int]]:
    """Stretches of the page's width that few lines cross: where the fewest do."""
    found: list[tuple[int, int]] = []
    start = None
    for step in range(first, last + 2):
        free = step <= last and cover[step] <= limit
        if free and start is None:
            start = step
        elif not free and start is not None:
            found += _lowest(cover, start, step - 1)
            start = None
    return found


def _lowest(cover: Sequence[int], first: int, last: int) -> list[tuple[int, int]]:
    """The parts of a free stretch with the lowest cover."""
    least = min(cover[first : last + 1])
    found: list[tuple[int, int]] = []
    for step in range(first, last + 1):
        if cover[step] > least:
            continue
        if found and found[-1][1] == step - 1:
            found[-1] = (found[-1][0], step)
        else:
            found.append((step, step))
    return found


def _is_gutter(stretches: list[_Stretch], low: float, high: float) -> bool:
    """Whether there is text in columns on both sides."""
    margin = _GUTTER_STEP
    before = [item for item in stretches if item.right <= low + margin]
    after = [item for item in stretches if item.x >= high - margin]
    if min(len(before), len(after)) < _COLUMN_LINES:
        return False
    for side in (before, after):
        width = max(item.right for item in side) - min(item.x for item in side)
        filled = sum(item.right - item.x >= width * _COLUMN_FILLED for item in side)
        if filled * 2 < len(side):
            return False
    top = min(max(item.y for item in before), max(item.y for item in after))
    bottom = max(min(item.y for item in before), min(item.y for item in after))
    heights = [max(item.y for item in side) - min(item.y for item in side) for side in (before, after)]
    return top - bottom >= min(heights) * _SIDE_BY_SIDE


def _lines(stretches: list[_Stretch], page: int, column: int) -> list[Line]:
    """The lines of one column, from top to bottom."""
    rows: list[list[_Stretch]] = []
    for item in sorted(stretches, key=lambda item: (-item.y, item.x)):
        if rows and abs(rows[-1][0].y - item.y) <= max(rows[-1][0].size, item.size) * _BASELINE:
            rows[-1].append(item)
        else:
            rows.append([item])
    left, right = min(item.x for item in stretches), max(item.right for item in stretches)
    lines = [_line(row, page) for row in rows]
    for line in lines:
        line.column, line.left_edge, line.right_edge = column, left, right
    return _tables(lines, rows)


def _line(row: list[_Stretch], page: int) -> Line:
    """One line of the stretches that stand on it."""
    row.sort(key=lambda item: item.x)
    runs: list[Run] = []
    raised: list[int] = []
    sizes: dict[float, int] = {}
    for item in row:
        for place, word in enumerate(item.words):
            glued = place and (word.glued or _is_hanging(item, place))
            blank = "" if not runs or glued else " "
            text = word.text
            if text[-1] in BREAK_HYPHENS:
                text = text[:-1] + "-"
            if item.raised[place] and place:
                raised.append(len(runs))
                runs.append((blank + text, word.bold))
            elif runs and runs[-1][1] == word.bold and len(runs) - 1 not in raised:
                runs[-1] = (runs[-1][0] + blank + text, word.bold)
            else:
                runs.append((blank + text, word.bold))
            sizes[word.size] = sizes.get(word.size, 0) + len(text)
    words = [word for item in row for word in item.words]
    size = max(sizes, key=lambda size: (sizes[size], size))
    return Line(
        page=page,
        runs=runs,
        x=row[0].x,
        y=row[0].y,
        right=max(item.right for item in row),
        size=size,
        bold=all(word.bold for word in words),
        first_width=words[0].first_width,
        added=row[-1].words[-1].added,
        raised=raised,
    )


def _is_hanging(item: _Stretch, place: int) -> bool:
    """Whether a word is the hyphen at a line's end, set a little apart from the word that it breaks."""
    word, before = item.words[place], item.words[place - 1]
    last = place == len(item.words) - 1
    return last and word.text in HYPHENS and word.x - before.right < word.size * _HANGING


def _tables(lines: list[Line], rows: list[list[_Stretch]]) -> list[Line]:
    """Mark the rows of tables: neighbouring lines with equally many cells, each well apart."""
    cells = [_cells(row) for row in rows]
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and len(cells[end]) == len(cells[start]):
            end += 1
        if len(cells[start]) > 1 and end - start >= _MIN_ROWS and not _is_list(cells[start:end]):
            for number in range(start, end):
                runs = [run for cell in cells[number] for run in [*_line(cell, 0).runs, (JOINT, False)]][:-1]
                lines[number] = replace(lines[number], runs=runs, cells=len(cells[number]))
        start = end
    return lines


def _cells(row: list[_Stretch]) -> list[list[_Stretch]]:
    """The stretches of a line, parted where the blank is as wide as between cells."""
    cells = [[row[0]]]
    for item in row[1:]:
        if item.x - cells[-1][-1].right >= item.size * _CELL_GAP:
            cells.append([item])
        else:
            cells[-1].append(item)
    return cells


def _is_list(rows: list[list[list[_Stretch]]]) -> bool:
    """Whether the first cells are bullets or numbers: items of a list, set with a tab."""
    first = [" ".join(word.text for item in row[0] for word in item.words) for row in rows]
    return sum(bool(_ENUMERATOR.fullmatch(text)) for text in first) * 2 >= len(first)


def typical_leading(lines: Sequence[Line]) -> float:
    """The distance between the lines of a paragraph, in type sizes."""
    steps = [
        (above.y - below.y) / below.size
        for above, below in pairwise(lines)
        if above.page == below.page
        and above.column == below.column
        and above.size == below.size
        and above.y > below.y
    ]
    steps = [step for step in steps if step < 3]  # noqa: PLR2004 (more than double spacing is a gap)
    return median(steps) if steps else 1.2
