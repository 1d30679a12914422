"""Running headers and footers of a PDF, and its page numbers.

They are known by where they stand: outermost on the page, at the same height as on other pages, and saying
the same but for figures, or with a number at either end that goes up with the pages, or in a margin that the
pages keep clear of text.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from tracker.reading.outline.numbering import roman_value
from tracker.reading.pdf.furniture import mark_of
from tracker.reading.reasons import FOOTER, HEADER, PAGE_NUMBER
from tracker.reading.shape import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reading.pdf.layout import Line

    Row = list[Line]
    """The lines at one height."""


# So many lines may a running header or footer have.
_DEPTH = 5
# Points that a running line may stand higher or lower on another page.
_LEVEL = 3.0
# What recurs on this share of the pages is running: chapters and odd and even pages have their own.
_PAGES_SHARE = 0.15
# Where running lines stand on most pages, other small lines there are running too (chapter names).
_LEVEL_SHARE = 0.5
_SMALL = 0.93
_LARGE = 1.2
# In type sizes: running lines stand this far off the text.
_APART = 1.5
_MIN_PAGES = 2
_MAX_WORDS = 25
# What says the same on most pages is running though it stands close to the text.
_STRONG = 0.6
# Numbers at one height that go up with the pages, on at least so many of them, are page numbers.
_MIN_STEPS = 3
_STEPS_SHARE = 0.1
# A margin goes so deep into the page's height; so many pages have a line there at one height, and hardly any
# has text so near to it (in type sizes, and in usual distances between lines).
_MARGIN = 0.12
_MARGIN_SHARE = 0.3
_MARGIN_PAGES = 4
_FAR = 2.5
_FARTHER = 1.5
_DOUBT = 0.1
# A lone number may be roman, may say "page", and may have signs around it.
_NUMBER = re.compile(
    r"[\W_]*(?:[^\W\d]{1,10}[\W_]+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|[^\W\d]{1,4})\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
# What stands above a table, in its columns, is read as a row of it.
_BETWEEN_CELLS = re.compile(r"(?:^|\s)\|(?=\s|$)")
_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b")
_FIRST = re.compile(r"(?P<number>\d{1,4}(?![\d.])|[ivxlc]{1,7}(?![\w.]))")
_LAST = re.compile(r"(?P<number>(?<![\d.])\d{1,4}|(?<![\w.])[ivxlc]{1,7})$")


def running_lines(
    pages: Sequence[Sequence[Line]], body: float, *, heights: Sequence[float]
) -> dict[int, str]:
    """Running headers, footers and page numbers: `id` of each line and what it is.

    Args:
        pages: The lines of each page.
        body: The type size of the text.
        heights: How high each page is.
    """
    return {
        id(line): PAGE_NUMBER if _NUMBER.fullmatch(line.text) else reason
        for top, reason in ((True, HEADER), (False, FOOTER))
        for row in _Edge(pages, body, heights, top=top).running()
        for line in row
    }


class _Edge:
    """The upper or the lower edge of all pages."""

    def __init__(
        self, pages: Sequence[Sequence[Line]], body: float, heights: Sequence[float], *, top: bool
    ) -> None:
        self.body = body
        self.pages = [_outermost(lines, top=top) for lines in pages]
        if not top:
            self.pages = [
                _below_notes(edge, lines, body) for edge, lines in zip(self.pages, pages, strict=True)
            ]
        """Of each page the rows nearest to the edge, the outermost first."""
        self.heights = heights
        self.top = top
        self.depth = [0] * len(pages)
        """How many rows of each page are known to be running."""

    def running(self) -> Iterator[Row]:
        """The rows that are running, from the edge inwards, as long as the outermost ones are."""
        strong: set[int] = set()
        while running := self._running(rows := self._rows()):
            often = Counter(self._key(rows[page]) for page in running)
            for page in running:
                self.depth[page] += 1
                row = rows[page]
                if often[self._key(row)] >= len(self.pages) * _STRONG and not ends_sentence(row[-1].text):
                    strong.add(id(row[0]))
        for page, edge in enumerate(self.pages):
            yield from edge[: self._trimmed(page, strong)]

    def _rows(self) -> dict[int, Row]:
        """The outermost row of each page that is not yet known to be running."""
        return {
            page: edge[self.depth[page]]
            for page, edge in enumerate(self.pages)
            if self.depth[page] < min(_DEPTH, len(edge))
        }

    def _inner(self, page: int) -> list[Row]:
        """The row next to the outermost one, inwards, if there is any."""
        return self.pages[page][self.depth[page] + 1 : self.depth[page] + 2]

    def _trimmed(self, page: int, strong: set[int]) -> int:
        """How many of the outermost rows are running: the last of them stands apart, or is on most pages."""
        edge, depth = self.pages[page], self.depth[page]
        while depth:
            row, inner = edge[depth - 1], edge[depth : depth + 1]
            apart = not inner or abs(row[0].y - inner[0][0].y) > self.body * _APART
            if apart or id(row[0]) in strong or self._is_small(row):
                return depth
            depth -= 1
        return 0

    def _running(self, rows: dict[int, Row]) -> set[int]:
        """Pages whose outermost remaining row is running."""
        levels: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
        for page, row in rows.items():
            for near in _near(row):
                levels[self._key(row), near].add(page)
        enough = max(_MIN_PAGES, len(self.pages) * _PAGES_SHARE)
        most = max(_MARGIN_PAGES, len(self.pages) * _STRONG)  # a sentence may be a foot, too
        placed = self._stepping(rows) | self._in_margin(rows)
        running = {
            page
            for page, row in rows.items()
            if (page in placed and len(self._key(row).split()) <= _MAX_WORDS)
            or (
                (often := len(levels[self._key(row), _level(row)])) >= enough
                and ((often >= most and self._is_outermost(page, row)) or not self._is_prose(row))
            )
        }
        for page in [page for page in rows if running and page not in running]:
            row = rows[page]
            beside = [other for other in running if abs(rows[other][0].y - row[0].y) <= _LEVEL]
            if len(beside) >= len(rows) * _LEVEL_SHARE and self._is_set_apart(page, row):
                running.add(page)
        return running

    def _stepping(self, rows: dict[int, Row]) -> set[int]:
        """Pages whose row begins or ends with a number that goes up with the pages, whatever else it says."""
        found: defaultdict[tuple[bool, int, int], set[int]] = defaultdict(set)
        for page, row in rows.items():
            if self._is_large(row):
                continue
            for is_roman, number in _numbers(" ".join(line.text for line in row)):
                for near in _near(row):
                    found[is_roman, number - page, near].add(page)
        enough = max(_MIN_STEPS, len(self.pages) * _STEPS_SHARE)
        arabic = {near for (roman, _, near), steps in found.items() if not roman and len(steps) >= enough}
        return {
            page
            for (is_roman, _, near), steps in found.items()
            for page in steps
            if len(steps) >= (_MIN_STEPS if is_roman and near in arabic else enough)
        }

    def _in_margin(self, rows: dict[int, Row]) -> set[int]:
        """Pages whose row stands in a margin that they keep clear of text; in the text's type or smaller."""
        gaps = [abs(one[0].y - other[0].y) for edge in self.pages for one, other in pairwise(edge)]
        far = max(self.body * _FAR, median(gaps) * _FARTHER) if gaps else math.inf
        levels: defaultdict[int, set[int]] = defaultdict(set)
        for page, row in rows.items():
            if self._is_outermost(page, row) and all(line.size <= self.body for line in row):
                for near in _near(row):
                    levels[near].add(page)
        found: set[int] = set()
        for level, pages in levels.items():
            if len(pages) < max(_MARGIN_PAGES, len(self.pages) * _MARGIN_SHARE):
                continue
            others = [row[0].y for page, row in rows.items() if page not in pages]
            others += [row[0].y for page in pages for row in self._inner(page)]
            near_by = sum(abs(y - level * _LEVEL) <= far for y in others)
            if near_by <= len(pages) * _DOUBT:
                found |= pages
        return found

    def _is_outermost(self, page: int, row: Row) -> bool:
        """Whether a row stands where margins are."""
        height = self.heights[page]
        return (height - row[0].y if self.top else row[0].y) <= height * _MARGIN

    def _is_set_apart(self, page: int, row: Row) -> bool:
        """Whether a row in small type stands off what follows it inwards."""
        gap = max((abs(row[0].y - inner[0].y) for inner in self._inner(page)), default=0.0)
        return self._is_small(row) and gap > self.body * _APART

    def _key(self, row: Row) -> str:
        """What a row says, figures aside, but in large type: `Chapter 2` and `Chapter 3` are two headings."""
        text = " ".join(_BETWEEN_CELLS.sub(" ", " ".join(line.text.lower() for line in row)).split())
        return text if self._is_large(row) else _FIGURES.sub("#", text)

    def _is_large(self, row: Row) -> bool:
        return all(line.size > self.body * _LARGE for line in row)

    def _is_small(self, row: Row) -> bool:
        return all(line.size <= self.body * _SMALL for line in row)

    def _is_prose(self, row: Row) -> bool:
        """Whether a row is rather text: long, or in the text's type and a sentence."""
        words = len(self._key(row).split())
        if words > _MAX_WORDS:
            return True
        return not self._is_small(row) and (words > _MAX_WORDS // 2 or ends_sentence(row[-1].text))


def _outermost(lines: Sequence[Line], *, top: bool) -> list[Row]:
    """The rows nearest to an edge of the page, the outermost first."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: -line.y if top else line.y):
        if rows and abs(rows[-1][0].y - line.y) <= _LEVEL:
            rows[-1].append(line)
        elif len(rows) == _DEPTH + 1:
            break
        else:
            rows.append([line])
    return rows


def _below_notes(rows: list[Row], lines: Sequence[Line], body: float) -> list[Row]:
    """The rows at the foot of a page below its footnotes: these may say the same on many pages ("Ibid.")."""
    marks = {line.runs[index][0].strip().strip("[]") for line in lines for index in line.raised}
    for place, row in enumerate(rows):
        if row[0].size <= body * _SMALL and mark_of([row[0]]) in marks:
            outer = place
            while outer and _is_of_note(rows[outer - 1], rows[outer]):
                outer -= 1
            return rows[:outer]
    return rows


def _is_of_note(row: Row, above: Row) -> bool:
    """Whether a row goes on with the note above it."""
    same = abs(row[0].size - above[0].size) < 1 and abs(row[0].x - above[0].x) <= above[0].size * 2
    return same and above[0].y - row[0].y <= above[0].size * _APART


def _level(row: Row) -> int:
    return round(row[0].y / _LEVEL)


def _near(row: Row) -> tuple[int, int, int]:
    """The levels that a row may be said to stand on."""
    level = _level(row)
    return level - 1, level, level + 1


def _numbers(text: str) -> Iterator[tuple[bool, int]]:
    """The numbers that a row begins and ends with, and whether each is a Roman one."""
    for match in (_FIRST.match(text), _LAST.search(text)):
        if match is None:
            continue
        number = match["number"]
        value = int(number) if number.isdecimal() else roman_value(number)
        if value is not None:
            yield not number.isdecimal(), value
