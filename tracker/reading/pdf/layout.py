"""The lines of a PDF's pages in reading order, and the rows of its tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from tracker.reading.pdf.boxes import boxes_of
from tracker.reading.pdf.columns import BASELINE, Stretch, columns_of, stretches_of
from tracker.reading.pdf.framed import around_text, is_within
from tracker.reading.pdf.initials import with_initials
from tracker.reading.pdf.tables import table_rows
from tracker.reading.pdf.words import BREAK_HYPHENS, HYPHENS
from tracker.reading.runs import JOINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf.box_lines import Box
    from tracker.reading.pdf.frames import Frame
    from tracker.reading.pdf.tables import Row
    from tracker.reading.pdf.words import PageWords
    from tracker.reading.runs import Run

# A hyphen may hang this far off the word that it breaks; a blank is wider.
_HANGING = 0.22
# Lines are justified where so many, and such a share of a column's, end within a point or two of each other;
# such a share of them may stand out, by so many points.
_JUSTIFIED = 6
_JUSTIFIED_SHARE = 0.3
_BEYOND = 0.1
_OUT = 3.0
CELL_BREAK = "\n"
"""A run of its own: where a line of a table's cell ends."""


class Beside(Enum):
    """Where a line stands that is not in the running text."""

    BOX = auto()
    """In a box that the text is set around."""
    MARGIN = auto()
    """Before or behind all lines of the text."""


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
    italic: bool = False
    raised: list[int] = field(default_factory=list)
    """Which of the runs are raised figures and signs: footnote marks, and what a footnote begins with."""
    marks: tuple[str, ...] = ()
    """Raised marks that were taken out of it."""
    note: str | None = None
    """The raised mark that stood before it as before a note, and was taken off."""
    beside: Beside | None = None
    """It is read before the next paragraph that begins in the running text."""
    numbered: bool = False
    """A number in the margin tells that a paragraph begins with it."""
    frame: Frame | None = None
    """What is drawn around it and the other lines of a box; one on all pages that the box goes over."""

    @property
    def text(self) -> str:
        """What is printed, on one line."""
        return "".join([text for text, _ in self.runs]).strip()


def lines_of(page: PageWords) -> list[Line]:
    """The lines of a page in reading order."""
    return arranged(stretches_on(page), page.number, page.frames)


def stretches_on(page: PageWords) -> list[Stretch]:
    """Words of a page that stand together."""
    return with_initials(stretches_of(page.words))


def arranged(stretches: list[Stretch], page: int, frames: Sequence[Frame] = ()) -> list[Line]:
    """The lines of stretches in reading order; those of a box where its first stands.

    Args:
        stretches: What stands on the page.
        page: Its number.
        frames: What is drawn on it.
    """
    stretches, frames = around_text(stretches, frames)
    boxes = boxes_of(stretches, frames)
    columns: list[list[Line]] = []
    for column in columns_of(_outside(stretches, boxes)):
        inner = boxes_of(column, frames)
        boxes += inner
        columns.append(_column(_outside(column, inner), boxes, page, len(columns)))
    lines = [line for column in columns for line in column]
    for number, box in enumerate(boxes, start=len(columns)):
        made = lines_beside(box.stretches, page, number, Beside.BOX)
        for line in made:
            line.frame = box.frame
        _put_beside(lines, made, among=box.beside)
    if sure := [frame for frame in frames if not frame.loose]:
        for line in lines:
            line.frame = line.frame or next((frame for frame in sure if is_within(line, frame)), None)
    return lines


def lines_beside(stretches: list[Stretch], page: int, column: int, where: Beside) -> list[Line]:
    """The lines of what stands in a box, or in the margin."""
    lines = [line for part in columns_of(stretches) for line in _lines(part, page, column)]
    for line in lines:
        line.beside = where
    return lines


def _put_beside(lines: list[Line], beside: list[Line], *, among: Sequence[Stretch]) -> None:
    """Put lines before the one of the running text that they stand beside, which is one of those `among`."""
    top = max(line.y for line in beside) + beside[0].size * BASELINE
    level = max((item.y for item in among if item.y <= top), default=None)
    at = len(lines)
    if level is not None:
        heights = {(item.x, item.y) for item in among if item.y == level}
        at = next((place for place, line in enumerate(lines) if (line.x, line.y) in heights), at)
    lines[at:at] = beside


def _outside(stretches: list[Stretch], boxes: Sequence[Box]) -> list[Stretch]:
    """What stands in no box."""
    taken = {id(item) for box in boxes for item in box.stretches}
    return [item for item in stretches if id(item) not in taken] if taken else stretches


def _column(stretches: list[Stretch], boxes: Sequence[Box], page: int, column: int) -> list[Line]:
    """The lines of one column; those beside a box reach as far as they do, and not as the others."""
    bands = {id(item): number for number, box in enumerate(boxes, start=1) for item in box.beside}
    if bands.keys().isdisjoint(map(id, stretches)):
        return _lines(stretches, page, column)
    parts: list[tuple[int, list[Stretch]]] = []
    for item in sorted(stretches, key=lambda item: (-item.y, item.x)):
        band = bands.get(id(item), 0)
        if not parts or parts[-1][0] != band:
            parts.append((band, []))
        parts[-1][1].append(item)
    made = [(band, _lines(part, page, column)) for band, part in parts]
    edge = max((line.right_edge for band, lines in made if not band for line in lines), default=0.0)
    for band, lines in made:
        for line in lines:
            line.right_edge = line.right_edge if band else edge
    return [line for _, lines in made for line in lines]


def _lines(stretches: list[Stretch], page: int, column: int) -> list[Line]:
    """The lines of one column, from top to bottom."""
    rows: list[list[Stretch]] = []
    for item in sorted(stretches, key=lambda item: (-item.y, item.x)):
        if rows and abs(rows[-1][0].y - item.y) <= max(rows[-1][0].size, item.size) * BASELINE:
            rows[-1].append(item)
        else:
            rows.append([item])
    lines = [_line(row, page) for row in rows]
    left, right = min(item.x for item in stretches), _right_edge([line.right for line in lines])
    for line in lines:
        line.column, line.left_edge, line.right_edge = column, left, right
    return _tables(lines, rows)


def _right_edge(ends: list[float]) -> float:
    """How far the lines of a column reach: to the margin that many of them end at, if they are justified.

    A line or two that hold what cannot be broken (an address) may stand out beyond it.
    """
    furthest = max(ends)
    counts = Counter(round(end) for end in ends)
    margin, _ = counts.most_common(1)[0]
    justified = sum(counts[margin + near] for near in (-1, 0, 1))
    beyond = sum(end > margin + _OUT for end in ends)
    if justified >= max(_JUSTIFIED, len(ends) * _JUSTIFIED_SHARE) and beyond <= len(ends) * _BEYOND:
        return max(end for end in ends if end <= margin + _OUT)
    return furthest


def _line(row: list[Stretch], page: int) -> Line:
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
            if item.raised[place] and (place or not runs):
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
        italic=all(word.italic for word in words),
        first_width=words[0].first_width,
        added=row[-1].words[-1].added,
        raised=raised,
    )


def _is_hanging(item: Stretch, place: int) -> bool:
    """Whether a word is the hyphen at a line's end, set a little apart from the word that it breaks."""
    word, before = item.words[place], item.words[place - 1]
    last = place == len(item.words) - 1
    return last and word.text in HYPHENS and word.x - before.right < word.size * _HANGING


def _tables(lines: list[Line], rows: list[list[Stretch]]) -> list[Line]:
    """The lines with the rows of tables in place of theirs."""
    edge = max(line.right_edge for line in lines)
    merged: list[Line] = []
    start = 0
    for row in table_rows(rows, edge):
        merged += lines[start : row.first]
        merged.append(_row(row, lines[row.first : row.last + 1]))
        start = row.last + 1
    return [*merged, *lines[start:]]


def _row(row: Row, lines: Sequence[Line]) -> Line:
    """A table's row as one line; its cells keep their lines, for words may be broken at the ends of these."""
    runs: list[Run] = []
    raised: list[int] = []
    for number, cell in enumerate(row.cells):
        if number:
            runs.append((JOINT, False))
        for place, stretches in enumerate(cell):
            if place:
                runs.append((CELL_BREAK, False))
            line = _line(stretches, 0)
            raised += [len(runs) + index for index in line.raised]
            runs += line.runs
    return replace(
        lines[0],
        runs=runs,
        raised=raised,
        right=max(line.right for line in lines),
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        cells=len(row.cells),
    )


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
