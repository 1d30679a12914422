"""What a PDF prints around its text: running headers and footers, page numbers, footnotes, contents lists.

Running lines are known by where they stand: outermost on the page, at the same height as on other pages, and
saying the same but for figures, or with a number at either end that goes up with the pages. A footnote stands
at the foot of a column in smaller type, behind its mark.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.numbering import roman_value
from tracker.reading.runs import JOINT
from tracker.reading.shape import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reading.pdf_layout import Line

HEADER = "running header"
FOOTER = "running footer"
PAGE_NUMBER = "page number"
FOOTNOTE = "footnote"
FOOTNOTE_MARK = "footnote mark"
CONTENTS = "table of contents"

# So many lines may a running header or footer have.
_DEPTH = 5
# Points that a running line may stand higher or lower on another page.
_LEVEL = 3.0
# What recurs on this share of the pages is running: chapters and odd and even pages have their own.
_PAGES_SHARE = 0.15
# Where running lines stand on most pages, other small lines there are running too (chapter names).
_LEVEL_SHARE = 0.5
_SMALL = 0.93
# In type sizes: running lines stand this far off the text.
_APART = 1.5
_MIN_PAGES = 2
_MAX_WORDS = 25
# What says the same on most pages is running though it stands close to the text.
_STRONG = 0.6
# A lone number may be roman, may say "page", and may have signs around it.
_NUMBER = re.compile(
    r"[\W_]*(?:[^\W\d]{1,10}[\W_]+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|[^\W\d]{1,4})\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b")
_MARK = re.compile(r"^(?P<mark>\d{1,3}|[*†‡§]{1,3}|\[\d{1,3}\])[.)]?(?=\s|[^\W\d_]|[“\"(])")
_PAGE = r"(?:\d{1,4}|[ivxlc]{1,7})"
_LEADERS = re.compile(rf"(?:\s?[.…·_]){{4,}}\s*(?:{re.escape(JOINT.strip())}\s*)?{_PAGE}\s*$")
_PAGE_CELL = re.compile(rf"{re.escape(JOINT)}{_PAGE}$")
# A contents list has so many entries on a page, and at most so many lines between two of them.
_MIN_ENTRIES = 3
_MAX_BETWEEN = 2
_CAPTION_WORDS = 4
_FIRST = re.compile(r"(?P<number>\d{1,4}(?![\d.])|[ivxlc]{1,7}(?![\w.]))")
_LAST = re.compile(r"(?P<number>(?<![\d.])\d{1,4}|(?<![\w.])[ivxlc]{1,7})$")
# Numbers at one height that go up with the pages, on at least so many of them, are page numbers.
_MIN_STEPS = 3
_STEPS_SHARE = 0.1


def running_lines(pages: Sequence[Sequence[Line]], body: float) -> dict[int, str]:
    """Running headers, footers and page numbers: `id` of each line and what it is.

    Args:
        pages: The lines of each page.
        body: The type size of the text.
    """
    found: dict[int, str] = {}
    for top in (True, False):
        edges = [_outermost(lines, top=top) for lines in pages]
        _peel(edges, found, body, top=top)
    return found


def _outermost(lines: Sequence[Line], *, top: bool) -> list[list[Line]]:
    """The lines nearest to an edge of the page, the outermost first; those at one height together."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.y if top else line.y):
        if rows and abs(rows[-1][0].y - line.y) <= _LEVEL:
            rows[-1].append(line)
        elif len(rows) == _DEPTH + 1:
            break
        else:
            rows.append([line])
    return rows


def _peel(edges: list[list[list[Line]]], found: dict[int, str], body: float, *, top: bool) -> None:
    """Mark running lines from the edge inwards, as long as the outermost ones are running."""
    depth = [0] * len(edges)
    strong: set[int] = set()
    while True:
        rows = {
            page: edge[depth[page]] for page, edge in enumerate(edges) if depth[page] < min(_DEPTH, len(edge))
        }
        running = _running(rows, edges, depth, body)
        if not running:
            break
        often = Counter(_key(rows[page]) for page in running)
        for page in running:
            depth[page] += 1
            if often[_key(rows[page])] >= len(edges) * _STRONG and not ends_sentence(rows[page][-1].text):
                strong.add(id(rows[page][0]))
    for page, edge in enumerate(edges):
        for row in edge[: _trimmed(edge, depth[page], strong, body)]:
            for line in row:
                number = _NUMBER.fullmatch(line.text) is not None
                found[id(line)] = PAGE_NUMBER if number else (HEADER if top else FOOTER)


def _trimmed(edge: list[list[Line]], depth: int, strong: set[int], body: float) -> int:
    """How many of the outermost rows are running: the last of them stands apart, or is on most pages."""
    while depth:
        row, inner = edge[depth - 1], edge[depth : depth + 1]
        apart = not inner or abs(row[0].y - inner[0][0].y) > body * _APART
        if apart or id(row[0]) in strong or all(line.size <= body * _SMALL for line in row):
            return depth
        depth -= 1
    return 0


def _running(
    rows: dict[int, list[Line]], edges: list[list[list[Line]]], depth: list[int], body: float
) -> set[int]:
    """Pages whose outermost remaining line is running."""
    levels: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for page, row in rows.items():
        level = round(row[0].y / _LEVEL)
        for near in (level - 1, level, level + 1):
            levels[_key(row), near].add(page)
    enough = max(_MIN_PAGES, len(edges) * _PAGES_SHARE)
    stepping = _stepping(rows, len(edges))
    running = {
        page
        for page, row in rows.items()
        if (page in stepping and len(_key(row).split()) <= _MAX_WORDS)
        or (len(levels[_key(row), round(row[0].y / _LEVEL)]) >= enough and not _is_prose(row, body))
    }
    if not running:
        return set()
    for page in [page for page in rows if page not in running]:
        row = rows[page]
        beside = [other for other in running if abs(rows[other][0].y - row[0].y) <= _LEVEL]
        following = edges[page][depth[page] + 1 : depth[page] + 2]
        if len(beside) >= len(rows) * _LEVEL_SHARE and _is_set_apart(row, following, body):
            running.add(page)
    return running


def _stepping(rows: dict[int, list[Line]], pages: int) -> set[int]:
    """Pages whose line begins or ends with a number that goes up with the pages, whatever else it says."""
    found: defaultdict[tuple[bool, int, int], set[int]] = defaultdict(set)
    for page, row in rows.items():
        level = round(row[0].y / _LEVEL)
        for is_roman, number in _numbers(" ".join(line.text for line in row)):
            for near in (level - 1, level, level + 1):
                found[is_roman, number - page, near].add(page)
    enough = max(_MIN_STEPS, pages * _STEPS_SHARE)
    arabic = {near for (is_roman, _, near), steps in found.items() if not is_roman and len(steps) >= enough}
    return {
        page
        for (is_roman, _, near), steps in found.items()
        for page in steps
        if len(steps) >= (_MIN_STEPS if is_roman and near in arabic else enough)
    }


def _numbers(text: str) -> Iterator[tuple[bool, int]]:
    """The numbers that a line begins and ends with, and whether each is a Roman one."""
    for match in (_FIRST.match(text), _LAST.search(text)):
        if match is None:
            continue
        number = match["number"]
        value = int(number) if number.isdecimal() else roman_value(number)
        if value is not None:
            yield not number.isdecimal(), value


def _is_set_apart(row: list[Line], following: list[list[Line]], body: float) -> bool:
    """Whether a line in small type stands off what follows it inwards."""
    gap = abs(row[0].y - following[0][0].y) if following else 0.0
    return all(line.size <= body * _SMALL for line in row) and gap > body * _APART


def _is_prose(row: list[Line], body: float) -> bool:
    """Whether a line is rather text: long, or in the text's type and a sentence."""
    words = len(_key(row).split())
    small = all(line.size <= body * _SMALL for line in row)
    return words > _MAX_WORDS or (not small and (words > _MAX_WORDS // 2 or ends_sentence(row[-1].text)))


def _key(row: list[Line]) -> str:
    """What a line says, figures aside."""
    return " ".join(_FIGURES.sub("#", line.text.lower()) for line in row)


def footnotes(lines: Sequence[Line], body: float, *, continued: bool) -> list[list[Line]]:
    """The footnotes of a page, each as its lines.

    Args:
        lines: The page's lines in reading order, without running lines.
        body: The type size of the text.
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
