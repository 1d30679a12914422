"""Rows of two tables: each cell is held against the one under the same heading."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import alike
from tracker.diffing.passages.columns import inner
from tracker.diffing.words.words import Marking, diff_words
from tracker.model import Signal, SignalType, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.diffing.passages.columns import Columns
    from tracker.model import Finding, WordPiece

_DIGIT = re.compile(r"\d")


def pieces_by_column(columns: Columns, language: str) -> tuple[WordPiece, ...]:
    """What changed between two rows: columns that went, came or moved, and words within the others."""
    return tuple(_joined(_pieces(columns, language)))


def pieces_of_cells(cells: Iterable[tuple[str, str]], language: str) -> tuple[WordPiece, ...]:
    """What changed within cells that correspond, old and new."""
    return tuple(
        _joined(
            piece for cell in cells for piece in diff_words(*cell, marking=Marking.READER, language=language)
        )
    )


def signals_by_column(columns: Columns) -> tuple[Signal, ...]:
    """The figures of the columns that went, and of those that came."""
    gone, come = (
        [inner(cells[k]) for k in columns.alone(side)]
        for side, cells in enumerate((columns.old, columns.new))
    )
    return (
        *(Signal(SignalType.FIGURE, cell, None) for cell in gone if _DIGIT.search(cell)),
        *(Signal(SignalType.FIGURE, None, cell) for cell in come if _DIGIT.search(cell)),
    )


def figures_of(exchanged: Iterable[tuple[str, str]]) -> Iterator[Signal]:
    """The figures of cells, old and new; what stands for none (`–`) is none."""
    for cells in exchanged:
        if any(map(_DIGIT.search, cells)):
            yield Signal(SignalType.FIGURE, *(cell if _DIGIT.search(cell) else None for cell in cells))


def exchanged_cells(columns: Columns) -> list[tuple[str, str]]:
    """The cells, old and new, of shared columns that took each other's: no word came or went."""
    cells = [(inner(columns.old[k]), inner(columns.new[at])) for k, at in columns.shared[1:]]
    changed = [(old, new) for old, new in cells if not alike(old, new)]
    before, after = {old for old, _ in changed}, {new for _, new in changed}
    return [(old, new) for old, new in changed if old in after and new in before]


def spans_by_column(columns: Columns, finding: Finding, side: int) -> tuple[Span, ...]:
    """The cells of the columns that only the old row has (side 0), or only the new one (side 1)."""
    cells = (columns.old, columns.new)[side]
    found = []
    for k in columns.alone(side):
        text = inner(cells[k])
        start = finding.start + sum(map(len, cells[:k])) + cells[k].index(text)
        found.append(Span(text, start, start + len(text)))
    return tuple(found)


def _pieces(columns: Columns, language: str) -> Iterator[WordPiece]:
    past_old = past_new = 0
    for k, at in [*columns.in_place, (len(columns.old), len(columns.new))]:
        yield "-", "".join(columns.old[past_old:k]), ""
        yield "+", "", "".join(columns.new[past_new:at])
        if at < len(columns.new):
            cells = columns.old[k], columns.new[at]
            yield from diff_words(*cells, marking=Marking.READER, language=language)
        past_old, past_new = k + 1, at + 1


def _joined(pieces: Iterator[WordPiece]) -> Iterator[WordPiece]:
    """The pieces without empty ones, those of one sort made one; of what changed first what went."""
    printed = (piece for piece in pieces if any(piece[1:]))
    for is_kept, run in groupby(printed, key=lambda piece: piece[0] in "=~"):
        ordered = list(run)
        if not is_kept:
            ordered.sort(key=lambda piece: piece[0] == "+")
        for op, of_sort in groupby(ordered, key=itemgetter(0)):
            _, olds, news = zip(*of_sort, strict=True)
            yield op, "".join(olds), "".join(news)
