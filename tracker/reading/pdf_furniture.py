"""What a PDF prints around its text: running headers and footers, page numbers, footnotes, contents lists.

Running lines are known by where they stand: outermost on the page, at the same height as on other pages, and
saying the same but for figures. A footnote stands at the foot of a column in smaller type, behind its mark.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.shape import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_LEADERS = re.compile(r"(?:\s?[.…·_]){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})\s*$")


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
    running = {
        page
        for page, row in rows.items()
        if len(levels[_key(row), round(row[0].y / _LEVEL)]) >= enough and not _is_prose(row, body)
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


def is_contents(line: Line) -> bool:
    """Whether a line is an entry of a table of contents: dots lead to its page number."""
    return _LEADERS.search(line.text) is not None


def set_aside(lines: Sequence[Line], reason: str) -> SetAside:
    """Lines as a piece that was set aside."""
    return SetAside(text=" ".join(line.text for line in lines), reason=reason, place=f"page {lines[0].page}")
