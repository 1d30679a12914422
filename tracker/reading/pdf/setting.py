"""How a PDF's text is set: its type and leading; which lines stand together, and what had room on a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.reading.outline.numbering import label_of
from tracker.reading.pdf.layout import Beside, typical_leading
from tracker.reading.shape import starts_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf.layout import Line

# Type this much larger than the text's is a heading's; bold type may be a little smaller than the text.
_LARGER = 1.05
_BOLD_SMALLER = 0.9
_SAME_SIZE = 0.5
# More than this much of the usual distance between lines is a gap.
_GAP = 1.22
# A word fits where it leaves this much room to spare, in type sizes.
_SPARE = 0.4
_BLANK = 0.25


@dataclass(frozen=True, slots=True)
class Setting:
    """The type and the leading of a document's text."""

    body: float
    """The type size of the text."""
    leading: float
    """The distance between the lines of a paragraph, in type sizes."""
    body_bold: bool
    """Most of the text is bold."""

    @classmethod
    def of(cls, flow: Sequence[Line], body: float) -> Setting:
        """The setting of a document's lines, whose text is of the size `body`."""
        bold = sum(len(line.text) for line in flow if line.bold)
        return cls(
            body=body,
            leading=typical_leading([line for line in flow if line.size == body]),
            body_bold=bold * 2 > sum(len(line.text) for line in flow),
        )

    def is_marked(self, line: Line) -> bool:
        """Whether type alone may make a line a heading."""
        if line.cells > 1 or not any(char.isalpha() for char in line.text):
            return False
        if line.beside is Beside.BOX:
            return False  # the text after a box does not stand under the heading of that
        small = line.beside is None and line.size < self.body * _BOLD_SMALLER
        bold = line.bold and not self.body_bold and not small
        return line.size > self.body * _LARGER or bold

    def is_near(self, above: Line, below: Line) -> bool:
        """Whether two lines follow each other at the distance of lines in a paragraph."""
        step = above.y - below.y
        return above.page == below.page and 0 < step <= max(above.size, below.size) * self.leading * _GAP


def fits(above: Line, below: Line) -> bool:
    """Whether the first word of `below` had room on the line `above`."""
    room = above.right_edge - above.right
    return below.first_width + above.size * (_BLANK + _SPARE) <= room


def is_of_size(line: Line, other: Line) -> bool:
    """Whether two lines are set in type of one size."""
    return abs(line.size - other.size) <= _SAME_SIZE


def goes_on(text: str) -> bool:
    """Whether a line begins small, as the rest of a sentence does; `e. Conditions of Work` begins anew."""
    label = label_of(text) if starts_small(text) else None
    return starts_small(text) and not (label is not None and text[label.end :].lstrip()[:1].isupper())
