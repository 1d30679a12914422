"""What stands in the margins of a PDF: headings and notes beside the text, numbers of its paragraphs.

Nearly all lines of such a document begin and end at two places, and what stands wholly before or behind
these is in the margin; odd and even pages may differ. Tables begin where the text does, so that they are in
no margin, and numbers and bullets that paragraphs hang on are left where they are.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.pdf.layout import Beside, arranged, lines_beside, stretches_on
from tracker.reading.pdf.margin_edges import Extent, edges_of
from tracker.reading.pdf.margin_parts import LEVEL, parted, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracker.reading.pdf.columns import Stretch
    from tracker.reading.pdf.frames import Frame
    from tracker.reading.pdf.layout import Line
    from tracker.reading.pdf.margin_parts import Parts
    from tracker.reading.pdf.words import PageWords

# So many letters of text come with each piece in the margin; with rows of tables and dates of a chronicle
# come fewer.
_TEXT = 300
# So many numbers, so many on a page, and such a share of them in order and beside first lines, are those of
# paragraphs.
_NUMBERS = 3
_ON_A_PAGE = 1.5
_STEADY = 0.9
# Pieces of no more lines are of one paragraph.
_FEW_LINES = 6


class Margins:
    """The margins of a document, until all of its pages show whether anything stands in them."""

    def __init__(self) -> None:
        """Begin with no page."""
        self._pages: list[list[Extent]] = []

    def look_at(self, stretches: Iterable[Stretch]) -> None:
        """Keep where the stretches of the next page stand."""
        self._pages.append(list(map(Extent.of, stretches)))

    def settle(self, pages: list[list[Line]], page_at: Callable[[int], PageWords]) -> None:
        """Put lines beside the text in place of those that are mixed with it.

        Args:
            pages: The lines of each page.
            page_at: Gives the words of the page at an index.
        """
        edges = [edges_of(self._pages[::2]), edges_of(self._pages[1::2])]
        found = [
            (index, one)
            for index, page in enumerate(self._pages)
            if (one := edges[index % 2]) is not None and one.may_part(page)
        ]
        pieces = [0] * len(found)
        values: list[list[int]] = []
        begun = 0
        for place, (index, one) in enumerate(found):  # pages are read again: all at once take much memory
            parts = parted(index + 1, stretches_on(page_at(index)), one)
            pieces[place] = len(parts.pieces)
            values.append(parts.values)
            begun += parts.begun
        letters = sum(item.letters for page in self._pages for item in page)
        noted = letters >= sum(pieces) * _TEXT
        numbered = _are_of_paragraphs(values, begun)
        for (index, one), count, numbers in zip(found, pieces, values, strict=True):
            if (noted and count) or (numbered and numbers):
                page = page_at(index)
                parts = parted(index + 1, stretches_on(page), one)
                parts.keep(pieces=noted, numbers=numbered)
                pages[index] = _lines(parts, page.frames)


def _are_of_paragraphs(pages: Sequence[Sequence[int]], begun: int) -> bool:
    """Whether numbers in the right margin are those of paragraphs.

    Args:
        pages: The numbers on each page.
        begun: How many of them stand beside the first line of a paragraph.
    """
    values = [value for page in pages for value in page]
    steady = sum(other - one == 1 for one, other in pairwise(values))
    return (
        len(values) >= max(_NUMBERS, sum(map(bool, pages)) * _ON_A_PAGE)
        and steady >= (len(values) - 1) * _STEADY
        and begun >= len(values) * _STEADY
    )


def _lines(parts: Parts, frames: Sequence[Frame]) -> list[Line]:
    """The lines of a page: pieces before the lines that they stand beside, numbers in front of theirs."""
    lines = arranged(parts.text, parts.number, frames)
    for number in parts.numbers:
        near = [line for line in lines if line.beside is None and abs(line.y - number.y) <= line.size * LEVEL]
        if near:
            line = min(near, key=lambda line: abs(line.y - number.y))
            line.runs.insert(0, (f"{text_of(number)} ", False))
            line.raised = [place + 1 for place in line.raised]
            line.numbered = True
        else:
            lines += lines_beside([number], parts.number, 0, Beside.MARGIN)
    column = 1 + max((line.column for line in lines), default=0)
    for place, piece in enumerate(parts.pieces):
        made = lines_beside(piece, parts.number, column + place, Beside.MARGIN)
        for line in made if len(made) <= _FEW_LINES else ():
            line.right_edge = line.right  # none shows how far the others may reach
        top = piece[0].y + piece[0].size * LEVEL
        below = (at for at, line in enumerate(lines) if line.beside is None and line.y <= top)
        at = next(below, len(lines))
        lines[at:at] = made
    return lines
