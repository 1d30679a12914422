"""Rows of a PDF's tables: columns by the blank that runs between them, lines of one row by how cells wrap.

A table is where neighbouring lines leave the same vertical strips blank. A line goes on with the row above it
where its cells begin with words that had no room in the cells above; figures never go on.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.outline.numbering import begins_part, follows, number_of
from tracker.reading.pdf.columns import Stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

# In type sizes: cells of one line are this far apart where nothing else shows that they are cells; a strip
# between columns is at least this wide, wider than a blank; lines of a table are no farther apart.
_CELL_GAP = 1.6
_STRIP = 0.5
_FARTHEST = 4.0
# A strip of such a width is one where it parts words on so many lines of a table.
_NARROW = 0.7
_PARTED = 3
# In type sizes: lines of a cell are no farther apart; lines nearer than that are of cells set in the middle.
_LEADING = 1.45
_INTERLEAVED = 0.9
# Steps this much larger than the least are between rows.
_APART = 1.15
# Type this much larger than a table's is that of a heading above it.
_LARGER = 1.15
# In type sizes: blanks of justified text are seldom wider.
_JUSTIFIED = 0.7
_BLANK = 0.25
# Where the blanks of such a line, between so many words, differ by no more than this, it is none of a table.
_ALIKE = 0.1
_SPREAD_WORDS = 3
_MIN_ROWS = 2
_TEXT_WORDS = 3
_CELL_WORDS = 4
# A line of text has so many words on average; a cell of a table has fewer.
_LINE_OF_TEXT = 8
_NUMBER_AND_TEXT = 2
_ENUMERATOR = re.compile(r"(?:[•·▪‣◦○●■–—*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|Section \d+\.?)")

Strip = tuple[float, float]
"""What is blank between two columns: from where to where."""


@dataclass(slots=True)
class Row:
    """A table's row: the stretches of each of its cells, line by line."""

    first: int
    """Its first line."""
    last: int
    cells: list[list[list[Stretch]]] = field(default_factory=list)
    """By column, then by line."""


@dataclass(slots=True)
class _Table:
    """Lines that leave the same strips blank."""

    start: int
    """Its first line."""
    strips: list[Strip]
    lines: list[list[list[Stretch]]]
    """By column."""

    @property
    def is_one(self) -> bool:
        """Whether two lines have several cells, and are no items of a list that are set with a tab."""
        full = [line for line in self.lines if sum(map(bool, line)) > 1]
        heads = [_text(line[0]) for line in full if line[0]]
        listed = sum(bool(_ENUMERATOR.fullmatch(text)) for text in heads) * 2 >= max(1, len(heads))
        return len(full) >= _MIN_ROWS and not listed and not self._is_numbered(heads)

    def _is_numbered(self, heads: Sequence[str]) -> bool:
        """Whether the only column beside one of text has numbers in order: those of paragraphs."""
        labels = [label for text in heads if (label := number_of(text)) and label.end == len(text)]
        in_order = len(labels) == len(heads) and all(
            follows(one, other) or begins_part(one, other) for one, other in pairwise(labels)
        )
        words = [len(_text(line[1]).split()) for line in self.lines if len(line) == _NUMBER_AND_TEXT]
        # rows of tables are counted from one; `2.1.3` stands before a paragraph, however narrow
        texts = len(heads) if labels and labels[0].depth > 1 else len(words)
        return in_order and bool(words) and sum(words) >= texts * _LINE_OF_TEXT


def table_rows(rows: Sequence[Sequence[Stretch]], edge: float) -> list[Row]:
    """The rows of all tables among the lines of a column of the page.

    Args:
        rows: The stretches of each line, from left to right; lines from top to bottom.
        edge: How far lines of the column reach to the right.
    """
    begins = [row[0].x for row in rows]
    lefts = min(begins), Counter(map(round, begins)).most_common(1)[0][0]
    cells = [[[*row]] if _is_justified(row, lefts, edge) else _cells(row) for row in rows]
    seen: set[int] = set()
    tables: list[_Table] = []
    anchors = [index for index, parts in enumerate(cells) if len(parts) > 1]
    for anchor in sorted(anchors, key=lambda index: (-len(cells[index]), index)):
        if anchor not in seen:
            table = _table_around(rows, cells, anchor, edge)
            seen.update(range(table.start, table.start + len(table.lines)))
            if table.is_one:
                tables.append(table)
    taken: set[int] = set()
    found: list[Row] = []
    # words of justified type may stand as far apart as cells: the largest tables are the true ones
    for table in sorted(tables, key=lambda table: -len(table.lines) * len(table.strips)):
        places = set(range(table.start, table.start + len(table.lines)))
        if taken.isdisjoint(places):
            taken |= places
            found += _rows_of(table, edge)
    return sorted(found, key=lambda row: row.first)


def _is_justified(row: Sequence[Stretch], lefts: Sequence[float], edge: float) -> bool:
    """Whether a line is spread over the whole column, the blanks between its words all alike.

    Args:
        row: The line.
        lefts: Where the column begins, and where most of its lines do: these may stand beside numbers.
        edge: How far the column reaches.
    """
    size = row[0].size
    if all(abs(row[0].x - left) > size * _JUSTIFIED for left in lefts):
        return False
    if row[-1].right < edge - size * _JUSTIFIED:
        return False
    words = [word for item in row for word in item.words]
    if len(words) < _SPREAD_WORDS or any(" " in word.text for word in words):
        return False
    gaps = [after.x - before.right for before, after in pairwise(words)]
    figures = sum(any(map(str.isdigit, word.text)) for word in words)
    return max(gaps) - min(gaps) <= size * _ALIKE and 2 * figures < len(words)


def _cells(row: Sequence[Stretch]) -> list[list[Stretch]]:
    """The stretches of a line, parted where the blank is as wide as between cells."""
    cells = [[row[0]]]
    for item in row[1:]:
        if item.x - cells[-1][-1].right >= item.size * _CELL_GAP:
            cells.append([item])
        else:
            cells[-1].append(item)
    return cells


def _table_around(
    rows: Sequence[Sequence[Stretch]], cells: Sequence[list[list[Stretch]]], anchor: int, edge: float
) -> _Table:
    """The lines around `anchor` that leave the same strips blank."""
    strips = [(before[-1].right, after[0].x) for before, after in pairwise(cells[anchor])]
    bounds = []
    for step, last in ((1, len(rows)), (-1, -1)):
        index = anchor
        while index + step != last:
            narrower = _narrowed(strips, rows[index + step])
            row = rows[index + step]
            far = abs(row[0].y - rows[index][0].y) > _FARTHEST * rows[index][0].size
            larger = len(cells[index + step]) == 1 and row[0].size > rows[anchor][0].size * _LARGER
            if narrower is None or far or larger or _is_full(row, strips, narrower, edge):
                break
            strips = narrower
            index += step
        bounds.append(index)
    end, start = bounds
    while start < end and _is_outside(rows[start], rows[start + 1], strips):
        start += 1
    while end > start and _is_outside(rows[end], rows[end - 1], strips):
        end -= 1
    strips = sorted([*strips, *_narrow_strips(rows[start : end + 1], strips)])
    return _Table(start, strips, [_parted(row, strips) for row in rows[start : end + 1]])


def _narrow_strips(rows: Sequence[Sequence[Stretch]], strips: Sequence[Strip]) -> list[Strip]:
    """What else is blank in all lines of a table: figures set to the right stand near the next column."""
    words = [[(word.x, word.right) for item in row for word in item.words] for row in rows]
    covered = sorted(edges for line in words for edges in line)
    size = rows[0][0].size
    found: list[Strip] = []
    reached = covered[0][1]
    for left, right in covered:
        within = not any(low < left and high > reached for low, high in strips)
        if left - reached >= size * _NARROW and within:
            parted = sum(
                any(edge <= reached for _, edge in line) and any(edge >= left for edge, _ in line)
                for line in words
            )
            if parted >= max(_PARTED, len(rows) / 2):
                found.append((reached, left))
        reached = max(reached, right)
    return found


def _narrowed(strips: Sequence[Strip], row: Sequence[Stretch]) -> list[Strip] | None:
    """What a line leaves blank of the strips; None where it leaves too little of one.

    Where words stand within a strip, it is what is blank on their right: columns begin at one place, while
    words of justified type may stand far apart.
    """
    narrower: list[Strip] = []
    words = sorted((word.x, word.right) for item in row for word in item.words)
    for low, high in strips:
        parts = []
        start = low
        for left, right in [*(word for word in words if word[0] < high and word[1] > low), (high, high)]:
            parts.append((start, left))
            start = max(start, right)
        wide = [part for part in parts if part[1] - part[0] >= row[0].size * _STRIP]
        if not wide:
            return None
        narrower.append(wide[-1])
    return narrower


def _is_full(row: Sequence[Stretch], strips: Sequence[Strip], narrower: Sequence[Strip], edge: float) -> bool:
    """Whether a line is rather one of the text: a full one, that leaves no more than a blank of a strip."""
    size = row[0].size
    return row[-1].right >= edge - size and any(
        before[1] - before[0] >= size * _CELL_GAP and after[1] - after[0] <= size * _JUSTIFIED
        for before, after in zip(strips, narrower, strict=True)
    )


def _is_outside(row: Sequence[Stretch], inner: Sequence[Stretch], strips: Sequence[Strip]) -> bool:
    """Whether a line at the end of a table is rather a short line of the text beside it."""
    lone = row[-1].right <= strips[0][0]
    few = len(_text(row).split()) <= _CELL_WORDS
    if few and abs(row[0].y - inner[0].y) < row[0].size * _INTERLEAVED:
        return False  # of a cell whose lines stand above and below those of the next
    near = abs(row[0].y - inner[0].y) <= row[0].size * _LEADING and inner[0].x <= strips[0][0]
    return lone and not (near and row[0].y < inner[0].y)


def _parted(row: Sequence[Stretch], strips: Sequence[Strip]) -> list[list[Stretch]]:
    """The stretches of a line by column."""
    columns: list[list[Stretch]] = [[] for _ in range(len(strips) + 1)]
    for item in row:
        start = 0
        for place in range(1, len(item.words) + 1):
            column = _column(item.words[start].x, strips)
            if place < len(item.words) and _column(item.words[place].x, strips) == column:
                continue
            words = item.words[start:place]
            right = max(word.right for word in words)
            part = Stretch(words, item.raised[start:place], words[0].x, item.y, right, item.size)
            columns[column].append(part)
            start = place
    return columns


def _column(x: float, strips: Sequence[Strip]) -> int:
    return sum(x >= (low + high) / 2 for low, high in strips)


def _rows_of(table: _Table, edge: float) -> list[Row]:
    """The rows that the lines of a table make."""
    first = [next(cell[0] for cell in line if cell) for line in table.lines]
    last = [line[-1][-1].right for line in table.lines if line[-1]]
    size = first[0].size
    limits = [high - size * _STRIP for _, high in table.strips]
    limits.append(min(edge, max(last, default=edge) + size * _STRIP))
    steps = [above.y - below.y for above, below in pairwise(first)]
    apart = bool(steps) and max(steps) > max(min(steps), size) * _APART
    rows: list[Row] = []
    for index, line in enumerate(table.lines):
        step = steps[index - 1] / size if index else 0.0
        if rows and step <= _LEADING and _goes_on(rows[-1], line, limits, apart=apart, step=step):
            rows[-1].last += 1
        else:
            place = table.start + index
            rows.append(Row(place, place, [[] for _ in line]))
        for column, cell in enumerate(line):
            if cell:
                rows[-1].cells[column].append(cell)
    return rows


def _goes_on(
    row: Row, line: Sequence[list[Stretch]], limits: Sequence[float], *, apart: bool, step: float
) -> bool:
    """Whether a line goes on with a row.

    Args:
        row: The row so far.
        line: The line's cells.
        limits: How far the text of each column reaches.
        apart: Rows of the table are set apart from each other.
        step: How far below the row's last line it stands, in type sizes.
    """
    if apart and step < _INTERLEAVED:
        return True
    if not apart and line[0]:
        return False
    sure = False
    for lines, cell, limit in zip(row.cells, line, limits, strict=True):
        if cell and not lines and not apart:
            return False
        if not cell or not lines:
            continue
        above, below = _text(lines[-1]), _text(cell)
        if not (any(map(str.isalpha, above)) and any(map(str.isalpha, below))):
            return False
        small = below[0].islower()
        first = cell[0].words[0]
        fits = first.first_width + first.size * _BLANK <= limit - lines[-1][-1].right
        if fits and not (small and apart):
            return False
        sure = sure or (small and apart) or (not fits and (small or len(above.split()) >= _TEXT_WORDS))
    return sure


def _text(cell: Sequence[Stretch]) -> str:
    return " ".join(word.text for item in cell for word in item.words)
