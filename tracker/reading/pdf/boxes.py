"""Boxes on a PDF's page: what the running text of a column is set around.

Lines beside a box leave a strip clear, and a sentence runs from lines of the full width, above or below,
into those on one side of that strip: what stands on the other side is the box. No sentence runs so into a
cell of a table, or into a column. Where paragraphs end just there, a box is what is set in other type, or is
drawn.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from tracker.reading.pdf.box_lines import (
    LINE_OF_TEXT,
    SAME_SIZE,
    Box,
    Level,
    are_one,
    framed,
    has_words,
    is_table,
    levels_of,
    middle_of,
    reads_on,
    runs_on,
)
from tracker.reading.pdf.column_text import in_rows
from tracker.reading.pdf.columns import BASELINE
from tracker.reading.pdf.framed import framed_boxes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reading.pdf.columns import Stretch
    from tracker.reading.pdf.frames import Frame

# In type sizes: the strip between a box and the text beside it is at least this wide.
_STRIP = 0.6
# So many lines has a box, and so many the text beside it; so many boxes are looked for on a page.
_FEWEST = 3
_MOST = 8
# A page of text has fewer stretches than that; one of scattered words would take minutes.
_MOST_STRETCHES = 600
# Lines of a box have so many words on average, for labels and figures have fewer; so many where nothing but
# their type tells that they are text.
_WORDS = 2.0
_SURE_WORDS = 3.5
# In type sizes: most lines of a box are no farther apart, and none is farther.
_LEADING = 1.8
_FARTHEST = 4.0
# Lines of the text follow each other where they are no farther apart than so many usual steps.
_NEAR = 1.3
# In type sizes: so far from the lines of a box those of the text may still be shorter, where they fill such a
# share of the width beside it.
_FRAME = 2.0
_FILLED = 0.6
# Such a share of the lines beside a box is wider than such a share of the room left there, and they take up
# such a share of its height.
_MOSTLY = 0.5
_ROOM = 0.5
_COVERED = 0.5
# Lines that begin so near to each other, in points, begin at one place.
_ALIGNED = 1.5


def boxes_of(stretches: Sequence[Stretch], frames: Sequence[Frame] = ()) -> list[Box]:
    """The boxes that the text of a page, or of a column of it, is set around.

    Args:
        stretches: What stands there.
        frames: What is drawn around text there.
    """
    found = framed_boxes(stretches, frames) if frames else []
    if len(stretches) > _MOST_STRETCHES:
        return found
    taken = {id(item) for box in found for item in box.stretches}
    rest = sorted((item for item in stretches if id(item) not in taken), key=lambda item: -item.y)
    while len(found) < _MOST and (box := _largest(rest)) is not None:
        found.append(box)
        taken = set(map(id, box.stretches))
        rest = [item for item in rest if id(item) not in taken]
    return sorted(found, key=lambda box: -box.stretches[0].y)


def _largest(ordered: Sequence[Stretch]) -> Box | None:
    """The largest box among stretches that are ordered from top to bottom."""
    boxes = (
        box
        for start in _starts(ordered)
        for run in _runs(ordered, start)
        if (box := _box_in(run, ordered, start)) is not None
    )
    return max(boxes, key=lambda box: len(box.stretches) + len(box.beside), default=None)


def _starts(ordered: Sequence[Stretch]) -> list[float]:
    """Where stretches begin that have others at their height to the left."""
    found: dict[int, list[float]] = {}
    for place, item in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if item.y - other.y > max(item.size, other.size):
                break
            left, right = (item, other) if item.x < other.x else (other, item)
            if right.x - left.right >= left.size * _STRIP:
                found.setdefault(round(right.x), []).append(right.x)
    return sorted(min(begins) for begins in found.values() if len(begins) > 1)


def _runs(ordered: Sequence[Stretch], start: float) -> Iterator[tuple[list[Stretch], list[Stretch]]]:
    """What stands left and right of a strip that ends at `start`, where nothing crosses that."""
    left: list[Stretch] = []
    right: list[Stretch] = []
    for item in ordered:
        if item.x >= start - _ALIGNED:
            right.append(item)
        elif item.right <= start - item.size * _STRIP:
            left.append(item)
        else:
            if min(len(left), len(right)) >= _FEWEST:
                yield left, right
            left, right = [], []
    if min(len(left), len(right)) >= _FEWEST:
        yield left, right


def _box_in(run: tuple[list[Stretch], list[Stretch]], ordered: Sequence[Stretch], start: float) -> Box | None:
    """The box on one side of a strip, if the running text goes on at the other side."""
    left, right = run
    boxes = [_beside(left, right, ordered, start), _beside(right, left, ordered, start)]
    found = [box for box in boxes if box is not None]
    return found[0] if len(found) == 1 else None


def _beside(
    text: Sequence[Stretch], block: Sequence[Stretch], ordered: Sequence[Stretch], start: float
) -> Box | None:
    """`block` as a box, where `text` is running text that is set around it."""
    own = set(map(id, text))
    left, right = (text, block) if text[0].x < start - _ALIGNED else (block, text)
    low, high = middle_of(left), middle_of(right)
    crossing = [item for item in ordered if item.x < low and item.right > high]
    block = _without_text(block, text, crossing)
    if not _is_block(block):
        return None
    top, bottom = block[0].y + block[0].size, block[-1].y - block[-1].size
    levels = levels_of([*text, *crossing], own)
    places = [place for place, level in enumerate(levels) if not level.crosses and bottom <= level.y <= top]
    if len(places) < _FEWEST:
        return None
    beside = [levels[place] for place in places]
    usual = median(above.y - below.y for above, below in pairwise(beside))
    if not _is_running(beside, crossing, start) or len(beside) * usual < (top - bottom) * _COVERED:
        return None
    if _is_of_column(block, ordered, crossing) or is_table(beside, block):
        return None
    step = usual * _NEAR
    width = max(level.width for level in beside)
    above = framed(levels[: places[0] + 1][::-1], step)
    below = framed(levels[places[-1] :], step)
    if not (runs_on(above[::-1], width) or runs_on(below, width) or _is_set_apart(block, beside, levels)):
        return None
    top, bottom = top + block[0].size * _FRAME, bottom - block[0].size * _FRAME
    shorter = [
        item
        for level in levels
        if not level.crosses and bottom <= level.y <= top
        for item in level.stretches
        if level in beside or item.right - item.x >= width * _FILLED
    ]
    return Box(list(block), shorter)


def _without_text(
    block: Sequence[Stretch], text: Sequence[Stretch], crossing: Sequence[Stretch]
) -> Sequence[Stretch]:
    """A block without short lines of the text above and below it."""
    margin = min((item.x for item in crossing), default=None)

    def is_text(item: Stretch) -> bool:
        level = any(abs(other.y - item.y) <= item.size * BASELINE for other in text)
        follows = any(0 < abs(other.y - item.y) <= item.size * _LEADING for other in crossing)
        aligned = margin is not None and abs(item.x - margin) <= _ALIGNED
        return aligned and follows and not level and abs(item.size - text[0].size) <= SAME_SIZE

    first, last = 0, len(block)
    while first < last and is_text(block[first]):
        first += 1
    while last > first and is_text(block[last - 1]):
        last -= 1
    return block[first:last]


def _is_block(block: Sequence[Stretch]) -> bool:
    """Whether stretches are lines of text that follow each other."""
    steps = [above.y - below.y for above, below in pairwise(block)]
    size = median(item.size for item in block) if block else 0.0
    return (
        len(block) >= _FEWEST
        and are_one(block)
        and has_words(block, _WORDS)
        and median(steps) <= size * _LEADING
        and max(steps) <= size * _FARTHEST
    )


def _is_of_column(block: Sequence[Stretch], ordered: Sequence[Stretch], crossing: Sequence[Stretch]) -> bool:
    """Whether more lines begin where a block does than go over the whole width."""
    own = set(map(id, block))
    left = min(item.x for item in block)
    alike = sum(abs(item.x - left) <= _ALIGNED and id(item) not in own for item in ordered)
    return alike > len(crossing)


def _is_running(beside: Sequence[Level], crossing: Sequence[Stretch], start: float) -> bool:
    """Whether lines beside a strip are those of running text: most fill the room that the strip leaves."""
    lines = [item for level in beside for item in level.stretches]
    left = min(item.x for item in lines)
    room = (
        start - left
        if left < start - _ALIGNED
        else max((item.right for item in crossing), default=0.0) - start
    )
    filled = sum(level.width >= room * _ROOM for level in beside)
    return are_one(lines) and has_words(lines, _WORDS) and filled >= len(beside) * _MOSTLY


def _is_set_apart(block: Sequence[Stretch], beside: Sequence[Level], levels: Sequence[Level]) -> bool:
    """Whether a block is in other type than what is beside it, which is in that of the rest and aligned."""
    size = beside[0].size
    lines = [item for level in beside for item in level.stretches]
    if abs(median(item.size for item in block) - size) <= SAME_SIZE or in_rows(lines, block):
        return False
    left, right = min(item.x for item in lines), max(item.right for item in lines)
    full = [level for level in levels if level.crosses and abs(level.size - size) <= SAME_SIZE]
    return (
        any(len(level.text.split()) >= LINE_OF_TEXT for level in full)
        and (
            any(abs(level.stretches[0].x - left) <= _ALIGNED for level in full)
            or abs(max(level.stretches[-1].right for level in full) - right) <= size * _STRIP
        )
        and reads_on([level.text for level in beside])
        and has_words(block, _SURE_WORDS)
    )
