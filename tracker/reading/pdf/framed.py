"""Text that a PDF's page has in frames: which of these are boxes, and which boxes stand beside running text.

A drawn box needs no sentence that runs around it. But cells, highlighted words, bars and whole pages are
framed and tinted as well: a box has sentences of its own, no line crosses its sides, and lines that go over
its whole width and that of the text beside it tell that these are one column.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from tracker.reading.pdf.box_lines import (
    CLAUSES,
    LINE_OF_TEXT,
    Box,
    Level,
    is_table,
    levels_of,
    middle_of,
    text_of,
)
from tracker.reading.pdf.column_text import in_rows
from tracker.reading.pdf.columns import Stretch, columns_of
from tracker.reading.pdf.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.reading.pdf.frames import Frame
    from tracker.reading.pdf.layout import Line

# So many of a page's frames are looked at, the largest.
_MOST = 16
# A box has so many lines, with so many words on average; so many lines of the text stand beside it.
_FEWEST = 3
_WORDS = 2.5
# Such a share of what a page says stands in a frame around the whole page.
_WHOLE = 0.8
# Points that a line may stand out of its frame; a tint that begins nearer to its text highlights that.
_OUT = 1.0
_PADDING = 1.5
# Such a share of the lines of a text may look like rows of a table.
_CELLS = 0.25
# In type sizes: a line reaches so far above its baseline; text is so far off a box, at most.
_ABOVE = 0.3
_MARGIN = 2.0
# Such a share of the lines beside a box is wider than such a share of the room there, and they take up such
# a share of its height.
_MOSTLY = 0.5
_ROOM = 0.5
_COVERED = 0.5
# Lines that fill such a share of a frame's width, at its place, are those of a column that it stands in.
_FILLED = 0.6
_NEAR = 12.0


def is_within(item: Stretch | Line, frame: Frame) -> bool:
    """Whether a stretch or a line stands in a frame."""
    return (
        frame.left - _OUT <= item.x
        and item.right <= frame.right + _OUT
        and frame.bottom - _OUT <= item.y <= frame.top - item.size * _ABOVE
    )


def around_text(stretches: list[Stretch], frames: Sequence[Frame]) -> tuple[list[Stretch], list[Frame]]:
    """The frames of a page that have the sentences of a box in them, none within another.

    The stretches are given, too: in two where a line of the text and one in a frame were taken for one.
    """
    found: list[Frame] = []
    if not frames:
        return stretches, found
    letters = _letters(stretches)
    for frame in frames[:_MOST]:
        if any(_overlap(frame, other) for other in found):
            continue
        parts = stretches if frame.loose else _cut(stretches, frame)
        inner = [item for item in parts if is_within(item, frame)]
        if _letters(inner) > letters * _WHOLE:
            continue
        crossed = any(
            item.x < frame.right - _OUT and item.right > frame.left + _OUT and not is_within(item, frame)
            for item in parts
            if _is_beside(item, frame)
        )
        if not crossed and _has_sentences(inner):
            stretches = parts
            found.append(replace(frame, loose=True) if _is_highlight(inner, frame) else frame)
    return stretches, found


def _cut(stretches: list[Stretch], frame: Frame) -> list[Stretch]:
    """The stretches, each in two where a side of the frame stands between two of its words."""
    for edge in (frame.left, frame.right):
        parts: list[Stretch] = []
        for item in stretches:
            at = 0
            if item.x < edge < item.right and _is_beside(item, frame):
                at = next((place for place, word in enumerate(item.words) if word.x >= edge), 0)
            if at and max(word.right for word in item.words[:at]) <= edge:
                parts += [_part(item, slice(0, at)), _part(item, slice(at, None))]
            else:
                parts.append(item)
        stretches = parts
    return stretches


def framed_boxes(stretches: Sequence[Stretch], frames: Sequence[Frame]) -> list[Box]:
    """The boxes in frames `around_text` that running text stands beside, in one column with it."""
    found = (_box_in(frame, stretches, frames) for frame in frames)
    return [box for box in found if box is not None]


def _box_in(frame: Frame, stretches: Sequence[Stretch], frames: Sequence[Frame]) -> Box | None:
    """The box in a frame, if running text stands at one side of it."""
    if frame.stacked:
        return None  # cells of a column may be tinted one by one
    block = _ordered(item for item in stretches if is_within(item, frame))
    rest = [item for item in stretches if not any(is_within(item, other) for other in frames)]
    level = [item for item in rest if _is_beside(item, frame)]
    left = _ordered(item for item in level if item.right <= frame.left + _OUT)
    right = _ordered(item for item in level if item.x >= frame.right - _OUT)
    if not block or len(left) + len(right) < len(level) or bool(left) == bool(right):
        return None
    text = left or right
    if _letters(block) > _letters(rest) or not _are_text(levels_of(text, set())):
        return None  # the text itself, with notes beside it
    low, high = (middle_of(side) for side in ((left, block) if left else (block, right)))
    crossing = [item for item in rest if item.x < low and item.right > high]
    if not _fills(levels_of(text, set()), crossing, frame) or not _is_wrapped(frame, rest, level, crossing):
        return None
    levels = levels_of([*text, *crossing], set(map(id, text)))
    beside = [one for one in levels if not one.crosses]
    if is_table(beside, block) or in_rows(text, block):
        return None
    width = max(item.right for item in text) - min(item.x for item in text)
    top, bottom = frame.top + text[0].size * _MARGIN, frame.bottom - text[0].size * _MARGIN
    known = set(map(id, text))
    shorter = [
        item
        for item in rest
        if id(item) in known
        or (
            bottom <= item.y <= top
            and (item.right <= frame.left + _OUT if left else item.x >= frame.right - _OUT)
            and item.right - item.x >= width * _FILLED
        )
    ]
    return Box(block, shorter, frame)


def _fills(text: Sequence[Level], crossing: Sequence[Stretch], frame: Frame) -> bool:
    """Whether lines beside a frame take up its height, and most of them the room that it leaves."""
    begins = [line.stretches[0].x for line in text] + [item.x for item in crossing]
    ends = [line.stretches[-1].right for line in text] + [item.right for item in crossing]
    room = frame.left - min(begins) if text[0].stretches[0].x < frame.left else max(ends) - frame.right
    usual = median(above.y - below.y for above, below in pairwise(text))
    filled = sum(line.width >= room * _ROOM for line in text)
    return filled >= len(text) * _MOSTLY and len(text) * usual >= frame.height * _COVERED


def _is_wrapped(
    frame: Frame, rest: Sequence[Stretch], level: Sequence[Stretch], crossing: Sequence[Stretch]
) -> bool:
    """Whether the text above and below a frame goes over its width and that of the text beside it."""
    beside = set(map(id, level))
    own = sum(
        frame.left - _NEAR <= item.x
        and item.right <= frame.right + _NEAR
        and item.right - item.x >= frame.width * _FILLED
        and id(item) not in beside
        for item in rest
    )
    whole = sum(len(text_of([item]).split()) >= LINE_OF_TEXT for item in crossing)
    return whole > 2 * own or not own


def _has_sentences(inner: Sequence[Stretch]) -> bool:
    """Whether what stands in a frame is text: lines that have words and clauses; no table."""
    columns = [levels_of(column, set()) for column in columns_of(list(inner))]
    lines = [level for column in columns for level in column]
    return _are_text(lines) and any(CLAUSES.search(line.text) for line in lines)


def _are_text(lines: Sequence[Level]) -> bool:
    """Whether lines have words; blanks may be wide in them, but not those between cells."""
    if len(lines) < _FEWEST or sum(len(line.text.split()) for line in lines) < len(lines) * _WORDS:
        return False
    edge = max(item.right for line in lines for item in line.stretches)
    rows = table_rows([line.stretches for line in lines], edge)
    return sum(row.last + 1 - row.first for row in rows) <= len(lines) * _CELLS


def _is_highlight(inner: Sequence[Stretch], frame: Frame) -> bool:
    """Whether a tint does not stand off the text in it."""
    return bool(frame.colour) and min(item.x for item in inner) - frame.left < _PADDING


def _is_beside(item: Stretch, frame: Frame) -> bool:
    """Whether a stretch stands at the height of a frame."""
    return frame.bottom - _OUT <= item.y <= frame.top - item.size * _ABOVE


def _letters(stretches: Iterable[Stretch]) -> int:
    return sum(len(word.text) for item in stretches for word in item.words)


def _overlap(one: Frame, other: Frame) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0 and min(one.top, other.top) - max(one.bottom, other.bottom) > 0


def _ordered(stretches: Iterable[Stretch]) -> list[Stretch]:
    return sorted(stretches, key=lambda item: (-item.y, item.x))


def _part(item: Stretch, span: slice) -> Stretch:
    """Some of the words of a stretch."""
    words = item.words[span]
    return replace(
        item, words=words, raised=item.raised[span], x=words[0].x, right=max(word.right for word in words)
    )
