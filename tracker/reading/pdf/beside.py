"""Lines beside a PDF's running text: taken out of it, and given back where a paragraph begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reading.pdf.drawn_boxes import settle_boxes

if TYPE_CHECKING:
    from tracker.reading.pdf.layout import Line


class BesideLines:
    """The lines of a document's boxes and margins, by the line of the text that they stand before."""

    def __init__(self, flow: list[Line]) -> None:
        """Take them out of the lines of a document."""
        settle_boxes(flow)
        self._before: dict[int | None, list[Line]] = {}
        waiting: list[Line] = []
        text: list[Line] = []
        for line in flow:
            if line.beside is not None:
                waiting.append(line)
                continue
            if waiting:
                self._before[id(line)] = waiting
                waiting = []
            text.append(line)
        if waiting:
            self._before[None] = waiting
        if self._before:
            flow[:] = text

    def before(self, line: Line | None) -> list[list[Line]]:
        """What stands before a line, or at the end: the lines of each box, and those in the margin."""
        groups: list[list[Line]] = []
        for item in self._before.pop(None if line is None else id(line), ()):
            if groups and _are_together(groups[-1][-1], item):
                groups[-1].append(item)
            else:
                groups.append([item])
        return groups


def _are_together(above: Line, below: Line) -> bool:
    """Whether two lines stand in one box, or in one piece in the margin."""
    if above.frame is not None or below.frame is not None:
        return above.frame is below.frame
    return (above.page, above.column) == (below.page, below.column)
