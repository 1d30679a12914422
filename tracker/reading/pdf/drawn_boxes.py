"""Boxes that a PDF draws, over all of its pages: the parts of one are put together, none breaks a sentence.

A box of the full width, at the head or the foot of a page or a column, stands within the sentence that goes
on there. Where no sentence does, it is left where it is, for it may as well be a part of the text.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tracker.reading.pdf.layout import Beside
from tracker.reading.pdf.setting import fits, goes_on, is_of_size
from tracker.reading.shape import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reading.pdf.frames import Frame
    from tracker.reading.pdf.layout import Line

# Points that the parts of a box on two pages may be of unlike width.
_AS_WIDE = 4.0
# What stands at the end of a line whose sentence goes on, whatever it goes on with.
_OPEN_SIGNS = frozenset(",-\u2010\u00ad\ufffe")


def settle_boxes(flow: list[Line]) -> None:
    """Take boxes that a sentence goes on around out of the text, and put the parts of a box together."""
    if not any(line.frame for line in flow):
        return
    text = [line for line in flow if line.beside is None]
    end = 0
    for framed, together in groupby(_runs(text), key=lambda run: run[0].frame is not None):
        boxes = list(together)
        start, end = end, end + sum(map(len, boxes))
        if not framed:
            continue
        for run in boxes:
            for line in run:
                line.frame = run[0].frame
        if start and end < len(text) and _is_within_sentence(text[start - 1], boxes, text[end]):
            for run in boxes:
                for line in run:
                    line.beside = Beside.BOX
    _put_together(flow)


def _runs(text: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each box, and those between two boxes."""
    run: list[Line] = []
    for line in text:
        if run and not _is_same(run[-1], line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_same(above: Line, below: Line) -> bool:
    """Whether two lines that follow each other are in one box, or both in none."""
    if above.frame is None or below.frame is None or above.frame is below.frame:
        return above.frame is below.frame
    return _goes_over(above.frame, below.frame) and _column(above) != _column(below)


def _goes_over(frame: Frame, other: Frame) -> bool:
    """Whether two frames look like parts of one box."""
    return frame.colour == other.colour and abs(frame.width - other.width) <= _AS_WIDE


def _column(line: Line) -> tuple[int, int]:
    return line.page, line.column


def _is_within_sentence(above: Line, boxes: Sequence[Sequence[Line]], below: Line) -> bool:
    """Whether a sentence of the text goes on behind boxes, each of which has sentences of its own."""
    if _column(above) == _column(below) or not is_of_size(above, below) or above.bold != below.bold:
        return False
    if max(above.cells, below.cells) > 1 or ends_sentence(above.text) or above.text.endswith(":"):
        return False
    is_open = above.text[-1].isalnum() or above.text[-1] in _OPEN_SIGNS
    runs_on = goes_on(below.text) or (is_open and not fits(above, below))
    return runs_on and all(ends_sentence(run[-1].text) and not goes_on(run[0].text) for run in boxes)


def _put_together(flow: list[Line]) -> None:
    """Put what a box beside the text has on the next page behind what it has on the page where it begins."""
    heights: dict[int, list[float]] = {}
    for line in flow:
        if line.frame is None and line.beside is None:
            heights.setdefault(line.page, []).append(line.y)
    parts: dict[int, list[Line]] = {}
    behind: dict[int, list[Line]] = {}
    begun: list[Line] = []
    edge: Frame | None = None
    for _, lines in groupby(flow, key=lambda line: id(line.frame)):
        part = list(lines)
        frame = part[0].frame
        if frame is None:
            continue
        if edge is not None and _is_rest(begun[-1], edge, part[0], frame, heights):
            for line in part:
                line.frame, line.beside = begun[0].frame, Beside.BOX
            behind.setdefault(id(parts[id(begun[0])][-1]), []).extend(part)
            begun = [begun[0], part[-1]]
            edge = frame
        elif part[0].beside is Beside.BOX:
            parts[id(part[0])] = begun = part
            edge = frame
        else:
            edge = None
    if behind:
        moved = {id(line) for part in behind.values() for line in part}
        flow[:] = [
            item for line in flow if id(line) not in moved for item in (line, *behind.get(id(line), ()))
        ]


def _is_rest(above: Line, upper: Frame, below: Line, lower: Frame, heights: dict[int, list[float]]) -> bool:
    """Whether a box at the head of a page goes on with one at the foot of the page before.

    Args:
        above: The last line of the one.
        upper: What is drawn around it.
        below: The first line of the other.
        lower: What is drawn around that.
        heights: Where the lines of the text stand on each page.
    """
    return (
        below.page == above.page + 1
        and _goes_over(upper, lower)
        and below.bold <= above.bold
        and is_of_size(above, below)
        and upper.bottom <= min(heights.get(above.page, [upper.bottom])) + above.size
        and lower.top >= max(heights.get(below.page, [lower.top])) - above.size
    )
