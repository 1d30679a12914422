"""What a PDF prints around its text, besides running lines: footnotes and tables of contents.

A footnote stands at the foot of a column behind its mark, in smaller type, or behind a raised mark that the
text above has as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.runs import JOINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf.layout import Line


_SMALL = 0.93
_SIGNS = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_MARK = re.compile(
    rf"^(?P<mark>\d{{1,3}}|[{_SIGNS}]{{1,3}}|[*†‡§]{{1,3}}|\[\d{{1,3}}\])[.)]?(?=\s|[^\W\d_]|[“\"(])"
)
_PAGE = r"(?:\d{1,4}|[ivxlc]{1,7})"
_LEADERS = re.compile(rf"(?:\s?[.…·_]){{4,}}\s*(?:{re.escape(JOINT.strip())}\s*)?{_PAGE}\s*$")
_PAGE_CELL = re.compile(rf"{re.escape(JOINT)}{_PAGE}$")
# A contents list has so many entries on a page, and at most so many lines between two of them.
_MIN_ENTRIES = 3
_MAX_BETWEEN = 2
_CAPTION_WORDS = 4
# How near, in type sizes, the lines of a note in the text's type are; it is short, and stands farther off.
_LEADING = 1.4
_LONGEST = 15


def footnotes(
    lines: Sequence[Line], body: float, *, above: Sequence[Line], continued: bool
) -> list[list[Line]]:
    """The footnotes of a page, each as its lines.

    Args:
        lines: The page's lines in reading order, without running lines.
        body: The type size of the text.
        above: The text of the page before: notes of its marks may stand on this one.
        continued: The page before ends within a footnote.
    """
    columns: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.column].append(line)
    if all(line.size <= body * _SMALL for line in lines):
        return []  # a page in small type has its text in it
    notes: list[list[Line]] = []
    for column in columns.values():
        start = len(column)
        while start and column[start - 1].size <= body * _SMALL and column[start - 1].cells == 1:
            start -= 1
        if start == len(column) and any(_is_led(line) for line in column):
            notes += _of_text_size(column, above)
            continue
        small = column[start:]
        first = next((place for place, line in enumerate(small) if _MARK.match(line.text)), None)
        if continued and small and first != 0:
            notes.append(small[:first])
        if first is None:
            continue
        for line in small[first:]:
            if _MARK.match(line.text) and (line.x <= small[first].x + line.size or not notes):
                notes.append([line])
            else:
                notes[-1].append(line)
    return notes


def _of_text_size(column: Sequence[Line], before: Sequence[Line]) -> list[list[Line]]:
    """The footnotes at the foot of a column whose raised marks alone tell that they are some."""
    first = next(place for place, line in enumerate(column) if _is_led(line))
    marks = {line.runs[index][0].strip() for line in (*before, *column[:first]) for index in line.raised}
    notes: list[list[Line]] = []
    for above, line in pairwise(column[first - 1 :] if first else ()):
        step = (above.y - line.y) / line.size
        if not _is_led(line) and notes and step <= _LEADING and len(notes[-1]) < _LONGEST:
            notes[-1].append(line)
        elif _is_led(line) and line.runs[0][0].strip() in marks and (notes or step > _LEADING):
            notes.append([line])
        else:
            return []
    return notes


def _is_led(line: Line) -> bool:
    """Whether a line begins with a raised mark."""
    return line.raised[:1] == [0] and line.cells == 1 and _MARK.match(line.text) is not None


def mark_of(note: Sequence[Line]) -> str | None:
    """The mark that a footnote begins with."""
    found = _MARK.match(note[0].text)
    return found["mark"].strip("[]") if found else None


def contents(lines: Sequence[Line]) -> list[bool]:
    """Of each line of a page whether it is part of a table of contents.

    Dots lead to the page number of an entry; where several do, what stands among them is part of the table
    too (a chapter's entry without dots, the first line of a long one), and so is the caption above.
    """
    told = [_LEADERS.search(line.text) is not None for line in lines]
    if sum(told) < _MIN_ENTRIES:
        return told
    entry = [dots or _PAGE_CELL.search(line.text) is not None for dots, line in zip(told, lines, strict=True)]
    places = [place for place, is_entry in enumerate(entry) if is_entry]
    for place, following in pairwise(places):
        if following - place <= _MAX_BETWEEN + 1:
            told[place : following + 1] = [True] * (following + 1 - place)
    first = told.index(True)
    while first and _leads_to(lines[first - 1]):
        first -= 1
        told[first] = True
    return told


def _leads_to(line: Line) -> bool:
    """Whether a line above a table of contents is its caption."""
    return len(line.text.split()) <= _CAPTION_WORDS and (line.bold or line.text.isupper())


def set_aside(lines: Sequence[Line], reason: str) -> SetAside:
    """Lines as a piece that was set aside."""
    return SetAside(text=" ".join(line.text for line in lines), reason=reason, place=f"page {lines[0].page}")
