"""Raised figures of a PDF whose notes are not at the foot of the page: of endnotes, of printed web pages.

They are told from powers and units as in the formats that say what is raised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.furniture.marks import are_marks, enclosed, may_be_mark
from tracker.reading.reasons import FOOTNOTE_MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf.layout import Line


def without_marks(lines: Sequence[Line]) -> list[SetAside]:
    """Take the footnote marks out of the lines of a whole document; gives them.

    A line that begins with one knows it as the mark of its note. What stays behind a figure is a power.
    """
    left: list[SetAside] = []
    lines = [line for line in lines if line.raised]
    places = [[index for index in line.raised if may_be_mark(line.runs[index][0])] for line in lines]
    told = are_marks([_text(line, raised) for line, raised in zip(lines, places, strict=True)])
    for line, raised, marks in zip(lines, places, told, strict=True):
        gone = [index for index, is_mark in zip(raised, marks, strict=True) if is_mark]
        said = [line.runs[index][0].strip() for index in gone]
        left += [SetAside(text=text, reason=FOOTNOTE_MARK, place=f"page {line.page}") for text in said]
        if gone[:1] == [0]:
            line.note = said.pop(0)
        line.marks = tuple(said)
        for index in reversed(raised):
            text, face = line.runs[index]
            if index in gone:
                del line.runs[index]
            elif index and text[:1].isdigit() and line.runs[index - 1][0][-1:].isdigit():
                line.runs[index] = (f"^{text}", face)
        line.raised = []
    return left


def _text(line: Line, raised: Sequence[int]) -> str:
    """The text of a line with what is raised enclosed."""
    return "".join(
        [enclosed(text) if index in raised else text for index, (text, _) in enumerate(line.runs)]
    ).strip()
