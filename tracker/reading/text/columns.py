"""Two or more columns side by side in plain text, as printers and converters of PDFs lay it out.

    held many people without         nobody was brought to trial
    telling their families, and      for what had been done. The
    some of them were beaten.        law forbids it, but courts

They are told by a gutter: blanks at one place on many lines that follow each other. Both sides must be prose,
whose sentences go on on the line below. What begins on both sides at the same heights may be rows of a table
as well, and is left as it is, with a word about it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from tracker.naming import LISTED, listed
from tracker.reading.shape import ends_sentence, starts_small
from tracker.reading.text.line_numbers import PUNCTUATED, SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Blanks so wide part columns; words in justified lines of one column may be parted so, too, but seldom.
_GUTTER = 2
_BLANKS = re.compile(r"(?<=\S)\s{2,}(?=\S)")
_WIDE = re.compile(r"\S\s{3,}\S")
_SELDOM = 0.2
# A gutter stands in this part of a page's width, and so many gutters at most are tried on a page.
_ZONE = (0.2, 0.8)
_TRIED = 12
# So many lines have text on both sides of it; fewer where others are known.
_LINES = 10
_FEW_LINES = 3
# A line in the midst of columns may stand out into the gutter, so many at once; it has a blank so near to it.
_BENT_LINES = 2
_BENT = 6
# So many lines at the head or the foot of a page that stand apart are no text.
_HEAD = 2
# Without form feeds, so many blank lines part two pages.
_PAGE_GAP = 2
# A side of a gutter may have one itself, but no side of that.
_DEEPEST = 2
# Prose: lines of so many words on average, of so many letters at their longest; such a share of them reaches
# over half of that, such a share goes on with the sentence of the line above, and most signs are letters.
_WORDS = 2.5
_WIDTH = 15
_FULL = 0.6
_BROKEN = 0.25
_LETTERS = 0.6
_HALF = 0.5
# The narrower of two columns takes such a share of the wider.
_ALIKE = 0.6
# A document is in columns where they take such a share of its lines; few may be cells that run over lines.
_IN_COLUMNS = 0.5
# Rows of a table: so many begin at one height on both sides, and such a share of what begins on either.
_ROWS = 2
_MET = 0.7


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line, or what of it stands in a column."""

    text: str
    number: int
    """Of the line in the file."""
    page: int | None


Row = tuple[str, str]
"""What of a line stands left and right of a gutter."""


def in_reading_order(lines: Sequence[Printed]) -> tuple[list[Printed], list[str]]:
    """The lines, those of columns one column after the other; and where that is in doubt.

    Args:
        lines: All lines of a text, blank ones too.
    """
    if sum(_BLANKS.search(line.text) is not None for line in lines) < _LINES:
        return list(lines), []
    pages = [_Page(list(page)) for _, page in groupby(lines, key=lambda line: line.page)]
    blocks = [block for page in pages for block in page.blocks(known=False)]
    sure = sum(end - first for first, end, columns in blocks if columns)
    if sure < sum(bool(line.text.strip()) for line in lines) * _IN_COLUMNS:
        return list(lines), _said([block for page in pages for block in page.places(known=False)])
    found = [line for page in pages for line in page.read()]
    return found, _said([place for page in pages for place in page.places(known=True, sure=False)])


def _said(doubts: Sequence[tuple[int, int]]) -> list[str]:
    """What is said of lines that may be columns."""
    if not doubts:
        return []
    places = [f"{first} to {last}" for first, last in sorted(doubts)]
    return [f"lines {listed(places, most=LISTED)}: columns or cells side by side, read line by line"]


class _Page:
    """The lines of a page, or of a text without pages."""

    def __init__(self, lines: list[Printed]) -> None:
        self.given = lines
        self.texts = [line.text.expandtabs().rstrip() for line in lines]
        self._found: dict[bool, list[tuple[int, int, list[list[str]]]]] = {}

    def places(self, *, known: bool, sure: bool = True) -> list[tuple[int, int]]:
        """Numbers of the first and the last line of each block that may be columns, of `sure` ones too."""
        return [
            (self.given[first].number, self.given[end - 1].number)
            for first, end, columns in self.blocks(known=known)
            if sure or not columns
        ]

    def read(self) -> list[Printed]:
        """The lines in reading order, in a document that is in columns."""
        found: list[Printed] = []
        start = 0
        for first, end, columns in self.blocks(known=True):
            if not columns:
                continue
            found += self.given[start:first]
            for place, column in enumerate(columns):
                filled = [index for index, text in enumerate(column) if text]
                if place and ends_sentence(found[-1].text):
                    found.append(Printed("", found[-1].number, found[-1].page))
                for index in range(filled[0], filled[-1] + 1):
                    line = self.given[first + index]
                    found.append(Printed(column[index], line.number, line.page))
            start = end
        return found + self.given[start:]

    def blocks(self, *, known: bool) -> list[tuple[int, int, list[list[str]]]]:
        """What is or may be in columns: index of the first line, index after the last, and the columns.

        Args:
            known: The document has columns: few lines may be such, too.
        """
        if known not in self._found:
            self._found[known] = self._blocks(known=known)
        return self._found[known]

    def _blocks(self, *, known: bool) -> list[tuple[int, int, list[list[str]]]]:
        found: list[tuple[int, int, list[list[str]]]] = []
        for first, rows in self._candidates(_FEW_LINES if known else _LINES):
            end = first + len(rows)
            if any(first < other_end and other < end for other, other_end, _ in found):
                continue
            columns = _parted(rows, known=known)
            if columns is not None:
                found.append((first, end, columns))
        return sorted(found, key=lambda block: block[0])

    def _candidates(self, least: int) -> list[tuple[int, list[Row]]]:
        """Index of the first of lines that leave a gutter clear, and their rows: so many have both sides."""
        begins = Counter(match.end() for text in self.texts for match in _BLANKS.finditer(text))
        low, high = (max(map(len, self.texts), default=0) * share for share in _ZONE)
        tried = [at for at, count in begins.most_common() if low <= at <= high and count >= _FEW_LINES]
        paged = bool(self.given) and self.given[0].page is not None
        found = [
            (_both(rows), first, at, rows)
            for at in tried[:_TRIED]
            for first, rows in _runs(_rows(self.texts, at), paged=paged)
        ]
        found.sort(key=lambda item: (-item[0], item[1], -item[2]))
        return [(first, rows) for both, first, _, rows in found if both >= least]


def _rows(texts: Sequence[str], at: int) -> list[Row | None]:
    """What of each line stands on either side of a gutter; None for lines that stand in it."""
    rows = [_row(text, at) for text in texts]
    found = rows.copy()
    for place, row in enumerate(rows):
        if row is None and all(_is_amid(rows, place, step) for step in (-1, 1)):
            found[place] = _bent(texts[place], at)
    return found


def _row(text: str, at: int) -> Row | None:
    if text[max(0, at - _GUTTER) : at].strip():
        return None
    return text[:at].rstrip(), text[at:]


def _is_amid(rows: Sequence[Row | None], place: int, step: int) -> bool:
    """Whether columns go on above a line (`step` is -1) or below it."""
    near = range(place + step, place + step * (_BENT_LINES + 1), step)
    nearest = next((rows[at] for at in near if 0 <= at < len(rows) and rows[at] is not None), None)
    return nearest is not None and all(nearest)


def _bent(text: str, at: int) -> Row | None:
    """A line that stands in the gutter between two that do not, parted at the widest blank near it."""
    near = [match for match in _BLANKS.finditer(text) if abs(match.end() - at) <= _BENT]
    if not near:
        return None
    widest = max(near, key=lambda match: match.end() - match.start())
    return text[: widest.start()], text[widest.end() :]


def _runs(rows: Sequence[Row | None], *, paged: bool) -> Iterator[tuple[int, list[Row]]]:
    """Rows between those that stand in a gutter, and the index of their first; both sides begin together."""
    start = blank = 0
    for index in range(len(rows) + 1):
        row = rows[index] if index < len(rows) else None
        blank = blank + 1 if row is not None and not any(row) else 0
        if row is not None and (paged or blank < _PAGE_GAP):
            continue
        first, end = _trimmed(rows, start, index)
        if first < end:
            yield first, [row for row in rows[first:end] if row is not None]
        start = index + 1


def _trimmed(rows: Sequence[Row | None], start: int, end: int) -> tuple[int, int]:
    """The first row of a run with both sides, and its end, without a head and a foot that stand apart."""
    blank = [start - 1, *(place for place in range(start, end) if not any(rows[place] or ())), end]
    groups = [(one + 1, other) for one, other in pairwise(blank) if other - one > 1]
    while groups and groups[0][1] - groups[0][0] <= _HEAD:
        groups.pop(0)
    while groups and groups[-1][1] - groups[-1][0] <= _HEAD:
        groups.pop()
    if not groups:
        return end, end
    first, last = groups[0][0], groups[-1][1]
    return next((place for place in range(first, last) if all(rows[place] or ("",))), last), last


def _both(rows: Sequence[Row]) -> int:
    """How many lines have text on both sides of a gutter."""
    return sum(map(all, rows))


def _parted(rows: Sequence[Row], *, known: bool, depth: int = 1) -> list[list[str]] | None:
    """The columns of lines that leave a gutter clear; none in doubt, None where there are surely none."""
    both = _both(rows)
    if both < (_FEW_LINES if known else _LINES):
        return None
    columns: list[list[str]] = []
    for left_or_right in zip(*rows, strict=True):
        side = list(left_or_right)
        wide = sum(_WIDE.search(text.strip()) is not None for text in side) > len(side) * _SELDOM
        inner = _inner(side, depth) if wide and depth < _DEEPEST else None
        columns += inner or [side]
    if not all(map(_is_prose, columns)):
        return None
    widths = [max(len(text.strip()) for text in column) for column in columns]
    if min(widths) < max(widths) * _ALIKE or any(_are_rows(*pair) for pair in pairwise(columns)):
        return [] if both >= _LINES else None
    return columns


def _inner(side: Sequence[str], depth: int) -> list[list[str]] | None:
    """The columns that one side of a gutter has itself."""
    begins = Counter(match.end() for text in side for match in _BLANKS.finditer(text))
    for at, _ in begins.most_common(_TRIED):
        rows = [_row(text, at) for text in side]
        clear = [row for row in rows if row is not None]
        if len(clear) == len(rows) and (found := _parted(clear, known=False, depth=depth + 1)):
            return found
    return None


def _is_prose(column: Sequence[str]) -> bool:
    """Whether the lines of a column are those of running text, whose sentences go on below."""
    lines = [text.strip() for text in column if text.strip()]
    signs = "".join(lines).replace(" ", "")
    width = max(map(len, lines))
    if width < _WIDTH or sum(len(text.split()) for text in lines) < len(lines) * _WORDS:
        return False
    if sum(map(str.isalpha, signs)) < len(signs) * _LETTERS:
        return False
    if sum(_WIDE.search(text) is not None for text in lines) > len(lines) * _SELDOM:
        return False
    full = sum(len(text) >= width * _HALF for text in lines)
    punctuated = sum(SIGNS.search(text) is not None for text in lines)
    broken = sum(starts_small(below) and not ends_sentence(text) for text, below in pairwise(lines))
    return (
        full >= len(lines) * _FULL
        and punctuated >= len(lines) * PUNCTUATED
        and broken >= (len(lines) - 1) * _BROKEN
    )


def _are_rows(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether what begins on the one side mostly begins on the other at the same height."""
    one, other = set(_begins(left)), set(_begins(right))
    met = len(one & other)
    return met >= _ROWS and met >= min(len(one), len(other)) * _MET


def _begins(column: Sequence[str]) -> Iterator[int]:
    """The lines that may begin something: they do not begin small, as the rest of a sentence mostly does."""
    for place, text in enumerate(column):
        if place and text.strip() and not starts_small(text.strip()):
            yield place
