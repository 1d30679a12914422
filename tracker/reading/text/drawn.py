"""Tables drawn with signs in plain text, as text browsers and databases print them, and rules.

    +------+-------+        ┌──────┬───────┐
    | Year | Cases |        │ Year │ Cases │
    +------+-------+        ├──────┼───────┤
    | 2020 | 7     |        │ 2020 │ 7     │
    +------+-------+        └──────┴───────┘

Rows become rows, with cells of several lines made whole; what is only drawn is set aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.blocks import Block, BlockKind
from tracker.reading.reasons import RULE
from tracker.reading.runs import join_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# The block of box-drawing characters; of these what runs across, and what parts cells.
_BOX = "\u2500-\u257f"
_ACROSS = "\u2500\u2501\u2504\u2505\u2508\u2509\u254c\u254d\u2550="
_BORDER = re.compile(rf"[{_BOX}+][{_BOX}+=-]{{2,}}")
_FRAMED = re.compile(rf"[{_BOX}|+]")
# The ends of a border within a row whose other cells go on (`|    +----+`) part cells, too.
_CORNER = re.compile(r"\+(?=[-=]{2})|(?<=[-=]{2})\+")
_BAR = re.compile(rf"[|{_BOX}](?<![{_ACROSS}])")
_CELL_BORDER = re.compile(rf"[{_ACROSS}-]{{2,}}")
# A row of one sign, or of one sign and blanks between.
_RULE = re.compile(rf"([-=_*~#+\u2014\u2013{_BOX}])(?:\s*\1){{2,}}")

_HEAD_AND_BODY = 2
"""Groups of lines that a table has where borders stand only around its head."""


@dataclass(slots=True)
class _Row:
    """What stands between two borders that run all across; a border in a column parts its cells."""

    first: Block
    lines: list[list[str]] = field(default_factory=list)
    """Line by line, by column."""

    def texts(self) -> Iterator[str]:
        """The rows that it makes: a cell beside several stands in the first of these."""
        columns: list[list[str]] = []
        for parts in zip(*self.lines, strict=True):
            cells = [""]
            for part in parts:
                if _CELL_BORDER.fullmatch(part):
                    cells.append("")
                else:
                    cells[-1] = f"{cells[-1]} {part}".strip()
            columns.append(cells)
        for place in range(max(map(len, columns))):
            yield join_cells([cells[place] if place < len(cells) else "" for cells in columns])


def undrawn(lines: Sequence[Block]) -> tuple[list[Block], list[SetAside]]:
    """Make rows of drawn tables, and lines of what is framed; take out what is drawn, and rules."""
    kept: list[Block] = []
    aside: list[SetAside] = []
    parted = False
    start = 0
    while start < len(lines):
        end = _drawing_end(lines, start)
        blocks, drawn = _read(lines[start:end]) if end else ([], [])
        if not blocks:
            end = start + 1
            is_rule = _RULE.fullmatch(lines[start].text) is not None
            blocks, drawn = ([], [lines[start]]) if is_rule else ([lines[start]], [])
        if blocks and (parted or lines[start].gap_before):
            blocks[0] = replace(blocks[0], gap_before=True)
        parted = bool(drawn)
        kept += blocks
        aside += [SetAside(text=line.text, reason=RULE, place=line.place) for line in drawn]
        start = end or start + 1
    return kept, aside


def _drawing_end(lines: Sequence[Block], start: int) -> int | None:
    """Index after the last line of the drawing whose upper border is line `start`; None where none is."""
    if not _BORDER.fullmatch(lines[start].text):
        return None
    end = start + 1
    while end < len(lines) and not lines[end].gap_before and _FRAMED.match(lines[end].text):
        end += 1
    while end > start and not _BORDER.fullmatch(lines[end - 1].text):
        end -= 1
    return end


def _read(lines: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks of a drawing and its borders; no blocks where its lines do not fit together."""
    rows: list[_Row] = []
    borders: list[Block] = []
    places: list[Block] = []
    for line in lines:
        if _BORDER.fullmatch(line.text):
            borders.append(line)
            continue
        before, *parts, after = [part.strip() for part in _BAR.split(_CORNER.sub("|", line.text))]
        if before or after or not parts or (rows and len(rows[0].lines[0]) != len(parts)):
            return [], []
        if not rows or (borders and borders[-1] is not places[-1]):
            rows.append(_Row(line))
            places.append(borders[-1])
        rows[-1].lines.append(parts)
    return _blocks(rows), borders


def _blocks(rows: Sequence[_Row]) -> list[Block]:
    """Rows of a table; the lines of what is only framed."""
    if not rows:
        return []
    if len(rows[0].lines[0]) == 1:
        return [
            replace(row.first, text=text, gap_before=place == 0)
            for row in rows
            for place, (text,) in enumerate(row.lines)
            if text
        ]
    if len(rows) <= _HEAD_AND_BODY:
        rows = [single for row in rows for single in _line_by_line(row)]
    return [replace(row.first, text=text, kind=BlockKind.ROW) for row in rows for text in row.texts() if text]


def _line_by_line(row: _Row) -> list[_Row]:
    """The rows of a body that no borders divide: each begins where its first cell does."""
    if any(_CELL_BORDER.fullmatch(part) for parts in row.lines for part in parts):
        return [row]
    rows: list[_Row] = []
    for parts in row.lines:
        if parts[0] or not rows:
            rows.append(_Row(row.first))
        rows[-1].lines.append(parts)
    return rows
