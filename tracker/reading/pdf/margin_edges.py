"""Where the text of a PDF begins and ends, and what stands before and behind it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf.columns import Stretch

OFF = 0.6
"""In type sizes: what stands in the margin is this far off the text."""

# A stretch of so many letters is a line of text; one of fewer than so many is a number, a bullet, a letter.
_LINE = 30
_LABEL = 3
# Lines begin and end so near to each other, in points; such a share of them ends at one place if justified.
_ALIGNED = 3.0
_JUSTIFIED = 0.3
# Such a share of all letters is text of lines that begin at its left edge or right of it, and so few in lines
# that begin before it (titles) or in the margins, in all and on a page that has something there.
_WITHIN = 0.6
_ACROSS = 0.12
_BESIDE = 0.15
_ACROSS_PAGE = 0.3
# In type sizes: no line with a number in the margin beside it reaches farther over the edge.
_STANDS_OUT = 4.0


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a stretch stands, and how much it says."""

    x: float
    right: float
    size: float
    letters: int
    digits: bool
    """It has figures and no letters."""

    @classmethod
    def of(cls, item: Stretch) -> Extent:
        """The extent of a stretch."""
        text = "".join(word.text for word in item.words)
        letters = sum(map(str.isalpha, text))
        return cls(item.x, item.right, item.size, letters, not letters and any(map(str.isdecimal, text)))


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the lines of the text begin and end."""

    left: float
    right: float

    def side(self, item: Extent | Stretch) -> int:
        """-1 left of the text, 1 right of it, 0 within or across."""
        if item.right <= self.left - item.size * OFF:
            return -1
        return 1 if item.x >= self.right + item.size * OFF else 0

    def may_part(self, page: Sequence[Extent]) -> bool:
        """Whether something on a page may stand in a margin, and its text begins and ends at the edges."""
        found = False
        across = 0
        for item in page:
            side = self.side(item)
            over = item.right - self.right
            if side:
                found = found or item.letters >= _LABEL or (side > 0 and item.digits)
                continue
            found = found or over > item.size * OFF  # a line's end may stand in the margin
            if item.x < self.left - _ALIGNED or over > item.size * _STANDS_OUT:
                across += item.letters
        return found and across <= sum(item.letters for item in page) * _ACROSS_PAGE


def edges_of(pages: Sequence[Sequence[Extent]]) -> Edges | None:
    """Where the text of pages begins and ends, if nearly all of it does."""
    extents = [item for page in pages for item in page]
    lines = [item for item in extents if item.letters >= _LINE]
    if not lines:
        return None
    begins = Counter[int]()
    for line in lines:
        begins[round(line.x)] += line.letters
    left = begins.most_common(1)[0][0]
    ends = Counter(round(line.right) for line in lines if abs(line.x - left) <= _ALIGNED)
    right, justified = ends.most_common(1)[0]
    if justified < sum(ends.values()) * _JUSTIFIED:
        right = max(ends)
    edges = Edges(left - 1.0, right + 1.0)
    total = sum(item.letters for item in extents)
    beside = sum(item.letters for item in extents if edges.side(item))
    across = sum(item.letters for item in extents if item.x < left - _ALIGNED and not edges.side(item))
    within = total - beside - across
    if within < total * _WITHIN or across > total * _ACROSS or beside > total * _BESIDE:
        return None
    return edges
