"""The columns of tables: which cell of a row stands under which heading.

A table that is carried on drops its first year and adds another. What stood under 2019 stands a column to the
left then, and is no other figure; what stands in the place of the figure for 2018 is not what became of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import alike, bare, words
from tracker.diffing.folding.folded import of_edition
from tracker.model import Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.diffing.indices import OldNew
    from tracker.model import Edition, Finding

_PARTER = re.compile(r"\s*\|")
_FIGURES = re.compile(r"\d+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_HEADING = re.compile(rf"[^\W\d_]|(?<!\d){_YEAR.pattern}(?!\d)")
"""A column is headed by words, or by a year; a row that begins with figures is no row of headings."""
_TELLING = 3
"""Words by which a cell is known again under another heading."""
_FEWEST = 2
"""Headed columns of a table, beside that of what its rows are about."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The cells of two rows, by the headings of their columns.

    A cell's text is that of the row from where the cell before it ends, so that all together are the row.
    """

    shared: Sequence[tuple[int, int]]
    """Columns under one heading, in the order of the old ones: the first is what the rows are about."""
    together: Sequence[tuple[int, int]]
    """The same in an order in which to read both rows, whichever of the two is the old one."""
    old: Sequence[str]
    new: Sequence[str]

    @property
    def are_one(self) -> bool:
        """Whether both rows have the same columns in the same order."""
        return len(self.shared) == len(self.old) == len(self.new) and all(k == at for k, at in self.shared)

    @property
    def in_place(self) -> Sequence[tuple[int, int]]:
        """The most of the shared columns that are in one order in both tables; others moved past them."""
        best: list[list[tuple[int, int]]] = []
        for pair in self.shared:
            place = bisect_left(best, pair[1], key=lambda columns: columns[-1][1])
            best[place : place + 1] = [[*(best[place - 1] if place else []), pair]]
        return best[-1]

    def kept(self, side: int) -> str:
        """What stands in the shared columns of the old row (0) or of the new one (1)."""
        return "".join([pair[side] for pair in self.cells])

    @property
    def cells(self) -> Sequence[tuple[str, str]]:
        """The cells of the shared columns, old and new, in the order in which both rows are read."""
        return [(self.old[k], self.new[at]) for k, at in self.together]

    def alone(self, side: int) -> list[int]:
        """The columns of the old row (0), or of the new one (1), that hold something and are not shared."""
        cells = (self.old, self.new)[side]
        shared = {pair[side] for pair in self.shared}
        return [k for k, cell in enumerate(cells) if k not in shared and inner(cell)]


def inner(cell: str) -> str:
    """What a cell holds."""
    return cell.strip(" |")


def columns_of(old: Edition, i: int, new: Edition, j: int) -> Columns | None:
    """Give the columns of old finding `i` and new finding `j`, two rows of tables.

    Under the same headings columns correspond by their place; so they do where neither table has any and no
    cell went or came. None where that cannot be told: of figures without headings a year may have gone.
    """
    heads, others = _headings(old).get(i), _headings(new).get(j)
    row, other = cells_of(old.findings[i].text), cells_of(new.findings[j].text)
    if heads == others:
        return _by_place(row, other, len(heads or ()))
    if heads is None or others is None:
        return None
    shared = _with_same_cells([(0, 0), *_shared(heads, others)], row, other)
    if len(shared) == 1 or len(row) > len(heads) or len(other) > len(others):
        return None
    together = sorted(shared, key=lambda pair: (sum(pair), *sorted((heads[pair[0]], others[pair[1]]))))
    return Columns(shared, together, _filled(row, len(heads)), _filled(other, len(others)))


def _by_place(row: list[str], other: list[str], headed: int) -> Columns | None:
    """The columns of two rows of the same columns, the first `headed` of which have a heading."""
    if max(len(row), len(other)) > headed and sorted(map(inner, row)) != sorted(map(inner, other)):
        return None
    columns = max(len(row), len(other))
    pairs = [(k, k) for k in range(columns)]
    return Columns(pairs, pairs, _filled(row, columns), _filled(other, columns))


def _shared(heads: Sequence[str], others: Sequence[str]) -> list[OldNew]:
    """Columns that correspond, in order of the old ones.

    First those of one heading; of the rest, those of one year (`2022 Proj.`, `2022`); last those that alone
    in their table have a heading but for its figures (`Assessment 2022`, `Assessment 2024`).
    """
    found: dict[int, int] = {}
    for name_of in (str, _year_of, _wording_of):
        names, other_names = list(map(name_of, heads)), list(map(name_of, others))
        for k, name in enumerate(names):
            if k and k not in found and name and names.count(name) == 1 == other_names.count(name):
                at = other_names.index(name)
                if at and at not in found.values():
                    found[k] = at
    return sorted(found.items())


def _with_same_cells(shared: list[OldNew], row: Sequence[str], other: Sequence[str]) -> list[OldNew]:
    """The columns that correspond, with those in whose cells the same stands in so many words.

    Their heading was put in other words.
    """
    cells, others = list(map(inner, row)), list(map(inner, other))
    left = [at for at in range(len(others)) if at not in {column for _, column in shared}]
    same = [
        (k, at)
        for k, cell in enumerate(cells)
        if k not in {column for column, _ in shared} and len(words(cell)) >= _TELLING
        for at in left
        if alike(cell, others[at]) and cells.count(cell) == 1 == others.count(others[at])
    ]
    return sorted([*shared, *same])


def _year_of(head: str) -> str:
    """The one figure of a heading, where it is a year."""
    figures = _FIGURES.findall(head)
    return figures[0] if len(figures) == 1 and _YEAR.fullmatch(figures[0]) else ""


def _wording_of(head: str) -> str:
    """A heading without its figures; empty where it has none, or no words."""
    words = _FIGURES.sub("", head)
    return words if words != head and any(map(str.isalpha, words)) else ""


def _filled(row: list[str], columns: int) -> list[str]:
    """A row with the empty cells at its end, which are not printed."""
    return row + [""] * (columns - len(row))


def cells_of(row: str) -> list[str]:
    """The cells of a row, each with what parts it from the one before it."""
    starts = [0, *(match.start() for match in _PARTER.finditer(row))]
    return [row[start:end] for start, end in zip(starts, [*starts[1:], len(row)], strict=True)]


@of_edition
def _headings(edition: Edition) -> Mapping[int, tuple[str, ...]]:
    """Each row of a table that has headings, with these as they are compared."""
    rows = _rows_of_headings(edition)
    heads = {at: _as_headings(edition.findings[at].text) for at in set(rows.values())}
    return {k: heads[at] for k, at in rows.items()}


@of_edition
def _rows_of_headings(edition: Edition) -> Mapping[int, int]:
    """Each row of a table that has headings, with the row of these; a row of one cell above is its title."""
    found: dict[int, int] = {}
    place = (-1, -1)
    heads: int | None = None
    for k, finding in enumerate(edition.findings):
        if finding.form is not Form.ROW:
            place = (-1, -1)
            continue
        if (finding.section, finding.paragraph) != place:
            place, heads = (finding.section, finding.paragraph), None
        if heads is None and "|" in finding.text:
            heads = k if _as_headings(finding.text) else -1
        if heads is not None and heads >= 0:
            found[k] = heads
    return found


def headed_cells(edition: Edition, row: Finding) -> dict[str, str]:
    """The cells of a row by what stands over them as printed, the first left out; none where nothing does.

    Nor where cells are missing: the last may be empty, or the first may be that of the row above.
    """
    k = bisect_left(edition.findings, row.start, key=lambda finding: finding.start)
    at = _rows_of_headings(edition).get(k, k)
    if at == k:
        return {}
    heads, cells = (list(map(inner, cells_of(each.text))) for each in (edition.findings[at], row))
    return dict(zip(heads[1:], cells[1:], strict=True)) if len(heads) == len(cells) else {}


def _as_headings(row: str) -> tuple[str, ...]:
    """What a row says over each column; empty where it is no row of headings."""
    cells = [inner(cell) for cell in cells_of(row)]
    heads = tuple(map(bare, cells))
    is_heading = len(heads) > _FEWEST and all(map(_HEADING.search, cells[1:]))
    return heads if is_heading and len(set(heads)) == len(heads) else ()
