"""Tables in plain text whose columns only blanks part, as text browsers and converters print them.

      Region       Complaints Convictions
    Almaty city        19         9
    Total for 9 months 31         11

Rows with wide blanks between figures are known by themselves. Where these leave a gutter clear, one blank in
it parts the cells of the lines beside them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.reading.blocks import BlockKind
from tracker.reading.outline.numbering import label_of
from tracker.reading.runs import join_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reading.blocks import Block

# Blanks between columns that only blanks part; what stands in them; of fewer a line of text may have as many.
_CELLS = re.compile(r"\s{2,}|\t")
_FIGURE = re.compile(
    r"[-+\u2212(<>~]?[$\u20ac\u00a3]?\d[\d.,]*\s?%?\)?[*\u2020]?|[-\u2013\u2014.]{1,3}|[nN]/?[aA]\.?"
)
_COLUMNS = 3
_LONGEST_HEAD = 20
# Pandoc and Lynx put one of these before the caption of a table.
_CAPTION = re.compile(r"(?:Table|CAPTION)?: (?=\S)")

Gutter = tuple[int, int]
"""From which place of a line to which, the end not included, all known rows are blank."""


def aligned(lines: Sequence[Block]) -> list[Block]:
    """Make rows of lines whose cells stand in columns with blanks between: figures, and their heads.

    What is marked as the caption of such a table becomes a paragraph.
    """
    cells = [_CELLS.split(line.text) if line.kind is BlockKind.LINE else [] for line in lines]
    rows = [len(parts) >= _COLUMNS and all(map(_FIGURE.fullmatch, parts[1:])) for parts in cells]
    if not any(rows):
        return list(lines)
    for index, parts in enumerate(cells):
        if len(parts) >= _COLUMNS and any(rows[max(0, index - 1) : index + 2]) and _are_short(parts[1:]):
            rows[index] = True  # the head of the columns
    for first, end in _groups(lines):
        if any(rows[first:end]):
            for index, parts in _between(lines, cells, rows, first, end):
                cells[index], rows[index] = parts, True
    found = [
        replace(line, text=join_cells(parts), kind=BlockKind.ROW) if row else line
        for line, parts, row in zip(lines, cells, rows, strict=True)
    ]
    return _with_captions(found)


def _are_short(parts: Sequence[str]) -> bool:
    return max(map(len, parts)) <= _LONGEST_HEAD


def _groups(lines: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Lines without a gap between them: the index of the first, and the one behind the last."""
    starts = [index for index, line in enumerate(lines) if index == 0 or line.gap_before]
    yield from zip(starts, [*starts[1:], len(lines)], strict=True)


def _between(
    lines: Sequence[Block], cells: Sequence[list[str]], rows: Sequence[bool], first: int, end: int
) -> Iterator[tuple[int, list[str]]]:
    """Lines beside known rows that the gutters of these part into cells, and those."""
    known = [index for index in range(first, end) if rows[index]]
    if any("\t" in lines[index].text for index in known):
        return
    width, _ = Counter(len(cells[index]) for index in known).most_common(1)[0]
    gutters = _gutters([lines[index] for index in known if len(cells[index]) == width])
    for index in range(max(first, known[0] - 1), min(end, known[-1] + 2)):
        if rows[index] or lines[index].kind is not BlockKind.LINE:
            continue
        parts = _parted(lines[index], gutters)
        if parts and (all(map(_FIGURE.fullmatch, parts[1:])) or (index < known[0] and _are_short(parts[1:]))):
            yield index, parts


def _gutters(rows: Sequence[Block]) -> list[Gutter]:
    """What is blank in all rows between one column and the next."""
    blanks = [
        [(row.indent + blank.start(), row.indent + blank.end()) for blank in _CELLS.finditer(row.text)]
        for row in rows
    ]
    return [
        (max(start for start, _ in column), min(end for _, end in column))
        for column in zip(*blanks, strict=True)
    ]


def _parted(line: Block, gutters: Sequence[Gutter]) -> list[str] | None:
    """The cells of a line, parted at the last blank in each gutter; None where one is missing or empty."""
    text = " " * line.indent + line.text
    places = [text.rfind(" ", start, end) for start, end in gutters]
    if min(places) < 0:
        return None
    parts = [text[start:end].strip() for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    return parts if all(parts) else None


def _with_captions(lines: Sequence[Block]) -> list[Block]:
    """The lines, with captions of rows as paragraphs: marked ones, and those over the middle of a table."""
    found: list[Block] = []
    for first, end in _groups(lines):
        group = lines[first:end]
        kinds = {line.kind for line in group}
        beside = [*lines[max(0, first - 1) : first], *lines[end : end + 1]]
        mark = _CAPTION.match(group[0].text)
        if mark and kinds == {BlockKind.LINE} and any(line.kind is BlockKind.ROW for line in beside):
            text = " ".join(line.text for line in group)[mark.end() :]
            found.append(replace(group[0], text=text, kind=BlockKind.PARAGRAPH))
        elif _is_centred(group):
            found += [replace(group[0], kind=BlockKind.PARAGRAPH), *group[1:]]
        else:
            found += group
    return found


def _is_centred(group: Sequence[Block]) -> bool:
    """Whether the first line of a group stands over the middle of the rows that are the rest of it."""
    head, *rows = group
    if not rows or head.kind is not BlockKind.LINE or any(row.kind is not BlockKind.ROW for row in rows):
        return False
    return head.indent > min(row.indent for row in rows) and label_of(head.text) is None
