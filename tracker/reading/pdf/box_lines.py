"""The lines of text that is set around a box on a PDF's page: of the full width, and shorter beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.pdf.columns import BASELINE
from tracker.reading.shape import ends_sentence, starts_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf.columns import Stretch
    from tracker.reading.pdf.frames import Frame

SAME_SIZE = 0.5
"""Type is of one size where sizes differ by no more points."""
LINE_OF_TEXT = 6
"""A line of full width has so many words; an address that stands out of its column has one."""
CLAUSES = re.compile(r"[^\W\d_][.,;:!?](?:\s|$)")
"""A word, and a sign behind it that parts clauses or sentences: cells of terms and figures have none."""

# So many lines beside a box may stand above or below what is in it, within its frame.
_FRAMED = 4
# A line that ends a sentence, but no paragraph, is as wide as this share of the widest.
_FULL = 0.88
# Such a share of lines goes on with the sentence of the one above.
_BROKEN = 0.25
# Lines nearer than that, in type sizes, stand beside each other, as such a share may where blanks are wide.
_LEVEL = 0.7
_SPREAD = 0.25
# Baselines so near, in type sizes, are one.
_ON_LINE = 0.1


@dataclass(frozen=True, slots=True)
class Box:
    """A box on a page."""

    stretches: list[Stretch]
    """What stands in it."""
    beside: list[Stretch]
    """The lines of the text that are shorter for it."""
    frame: Frame | None = None
    """What is drawn around it."""


@dataclass(slots=True)
class Level:
    """What of the text stands on one line."""

    stretches: list[Stretch]
    crosses: bool
    """It goes over the whole width."""
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.stretches.sort(key=lambda item: item.x)
        self.text = text_of(self.stretches)

    @property
    def y(self) -> float:
        """Its height."""
        return self.stretches[0].y

    @property
    def width(self) -> float:
        """How wide it is."""
        return max(item.right for item in self.stretches) - self.stretches[0].x

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.stretches[0].size


def levels_of(stretches: Sequence[Stretch], beside: set[int]) -> list[Level]:
    """The lines of the text from top to bottom.

    Args:
        stretches: All of them.
        beside: The `id` of each that is shorter for the box.
    """
    rows: list[list[Stretch]] = []
    for item in sorted(stretches, key=lambda item: -item.y):
        if rows and rows[-1][0].y - item.y <= item.size * BASELINE:
            rows[-1].append(item)
        else:
            rows.append([item])
    return [Level(row, any(id(item) not in beside for item in row)) for row in rows]


def framed(levels: Sequence[Level], step: float) -> list[Level]:
    """Lines that go on from the first to one of the full width; none where there is no such line near."""
    found = [levels[0]]
    for level in levels[1 : _FRAMED + 1]:
        last = found[-1]
        if abs(level.y - last.y) > step or abs(level.size - last.size) > SAME_SIZE:
            return []
        found.append(level)
        if level.crosses:
            return found
    return []


def runs_on(levels: Sequence[Level], width: float) -> bool:
    """Whether a sentence goes on where lines of full width and shorter ones meet, and no paragraph ends."""
    for above, below in pairwise(levels):
        if above.text.endswith(":"):
            return False
        if above.crosses != below.crosses:
            full = above if above.crosses else below
            whole = len(full.text.split()) >= LINE_OF_TEXT  # no address that stands out
            if not whole or ends_sentence(above.text) or not starts_small(below.text):
                return False
        elif ends_sentence(above.text) and above.width < width * _FULL:
            return False
    return bool(levels)


def reads_on(texts: Sequence[str]) -> bool:
    """Whether sentences go over lines."""
    broken = sum(starts_small(below) and not ends_sentence(above) for above, below in pairwise(texts))
    return broken >= len(texts) * _BROKEN


def text_of(row: Sequence[Stretch]) -> str:
    """What stretches say."""
    return " ".join(word.text for item in row for word in item.words)


def middle_of(lines: Sequence[Stretch]) -> float:
    """The middle of the room that lines take up."""
    return (min(item.x for item in lines) + max(item.right for item in lines)) / 2


def is_table(beside: Sequence[Level], block: Sequence[Stretch]) -> bool:
    """Whether lines at the heights of those beside them are cells: nothing parts clauses there."""
    apart = sum(all(abs(item.y - level.y) > item.size * _ON_LINE for level in beside) for item in block)
    texts = text_of(block), " ".join(level.text for level in beside)
    return not apart and not all(CLAUSES.search(text) for text in texts)


def are_one(lines: Sequence[Stretch]) -> bool:
    """Whether lines stand under each other, and none beside another."""
    beside = sum(above.y - below.y < below.size * _LEVEL for above, below in pairwise(lines))
    return beside <= len(lines) * _SPREAD


def has_words(block: Sequence[Stretch], least: float) -> bool:
    """Whether lines have so many words on average."""
    return sum(len(word.text.split()) for item in block for word in item.words) >= len(block) * least
