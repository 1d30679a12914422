"""Rows of tables are known by their first cell (`Deaths in custody | 34 | n/a`): the others may be others.

Figures and a few words are shared by chance (`no data`); what a row is about is not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diffing.aligning.entries import ENTRY_LINK, MOST_WORDS
from tracker.diffing.folding.fold import bare
from tracker.diffing.folding.folded import of_edition
from tracker.diffing.passages.columns import cells_of, inner
from tracker.model import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.diffing.indices import OldNew
    from tracker.model import Edition

SAME_ROWS = 0.5
"""Where more than this share of the rows of the smaller of two tables, and more than one, stand in the other,
it is the same table, and its first cells stand for the same things. In a register by town they need not."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of which each row has a name of its own: rows by their names."""

    rows: Mapping[str, int]
    short: frozenset[int]
    """Rows that hold no more than a few words in any cell but the first: long ones are known by these."""


class Rows:
    """The rows of tables in two editions that have a name."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self._findings = old.findings, new.findings
        self._old, self._new = _tables_of(old), _tables_of(new)
        self._at_old, self._at_new = _by_row(self._old), _by_row(self._new)

    def __bool__(self) -> bool:
        """Whether both editions have any."""
        return bool(self._at_old and self._at_new)

    def are_apart(self, i: int, j: int) -> bool:
        """Whether old finding `i` and new finding `j` are rows on two things: one table has a row on each."""
        one, other = self._at_old.get(i), self._at_new.get(j)
        if one is None or other is None:
            return False
        (name, table), (other_name, other_table) = one, other
        is_other = name != other_name and i in table.short and j in other_table.short
        return is_other and (name in other_table.rows or other_name in table.rows)

    def links(self, links: Mapping[OldNew, float]) -> dict[OldNew, float]:
        """Links of rows without one that have one name, in two tables that correspond.

        Args:
            links: what is linked already.
        """
        taken = {i for i, _ in links}, {j for _, j in links}
        tables = list(self._corresponding())
        found = [
            (table.rows[name], other.rows[name])
            for table, other in tables
            for name in table.rows.keys() & other.rows.keys()
            if table.rows[name] in table.short and other.rows[name] in other.short
            if _YEAR.fullmatch(name)
            or not _DIGIT.search(name)  # of one day there may be two things to say, and numbers move on
            or self._differ_in_figures(table.rows[name], other.rows[name])
        ]
        found = sorted((i, j) for i, j in found if i not in taken[0] and j not in taken[1])
        return dict.fromkeys([*found, *self._renamed(tables, taken, found)], ENTRY_LINK)

    def _renamed(
        self,
        tables: Sequence[tuple[_Table, _Table]],
        taken: tuple[AbstractSet[int], AbstractSet[int]],
        found: Sequence[OldNew],
    ) -> Iterator[OldNew]:
        """Rows without a link that say the same of another name, where the rows of both names are linked.

        Two rows exchanged their names, and the one with more words is known by these.
        """
        old, new = taken[0] | {i for i, _ in found}, taken[1] | {j for _, j in found}
        for table, other in tables:
            left = self._left(0, table, other, old, new), self._left(1, other, table, new, old)
            for rest, rows in left[0].items():
                if len(rows) == len(left[1].get(rest, ())) == 1:
                    yield rows[0], left[1][rest][0]

    def _left(
        self, side: int, table: _Table, other: _Table, linked: AbstractSet[int], others: AbstractSet[int]
    ) -> dict[tuple[str, ...], list[int]]:
        """Rows of a table without a link whose names have a linked row in the other, by what they say."""
        left: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for name, k in table.rows.items():
            if k not in linked and other.rows.get(name) in others:
                left[self._rest(side, k)].append(k)
        return left

    def _rest(self, side: int, k: int) -> tuple[str, ...]:
        """What a row says of its name."""
        return (*map(bare, cells_of(self._findings[side][k].text)[1:]),)

    def _differ_in_figures(self, i: int, j: int) -> bool:
        """Whether two rows say the same in every cell but for figures (`Ward 3 | 66 | closed`)."""
        rows = (side[k].text for side, k in zip(self._findings, (i, j), strict=True))
        one, other = ([bare(_FIGURES.sub("", cell)) for cell in cells_of(row)] for row in rows)
        return one == other

    def _corresponding(self) -> Iterator[tuple[_Table, _Table]]:
        """Tables each of which has more rows in common with the other than with any third."""
        shared: Counter[OldNew] = Counter()
        having: defaultdict[str, list[int]] = defaultdict(list)
        for b, table in enumerate(self._new):
            for name in table.rows:
                having[name].append(b)
        for a, table in enumerate(self._old):
            shared.update((a, b) for name in table.rows for b in having.get(name, ()))
        best = _best(shared, 0), _best(shared, 1)
        for (a, b), count in shared.items():
            fewer = min(len(self._old[a].rows), len(self._new[b].rows))
            if best[0][a] == best[1][b] == (a, b) and count > 1 and count > SAME_ROWS * fewer:
                yield self._old[a], self._new[b]


def _best(shared: Counter[OldNew], side: int) -> dict[int, OldNew | None]:
    """For each table of one edition the pair in which it has most in common; none where two have as much."""
    most: dict[int, int] = {}
    found: dict[int, OldNew | None] = {}
    for pair, count in shared.items():
        table = pair[side]
        if count > most.get(table, 0):
            most[table], found[table] = count, pair
        elif count == most[table]:
            found[table] = None
    return found


def _by_row(tables: list[_Table]) -> dict[int, tuple[str, _Table]]:
    return {k: (name, table) for table in tables for name, k in table.rows.items()}


@of_edition
def _tables_of(edition: Edition) -> list[_Table]:
    """The tables of which no two rows have one name."""
    by_place: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for k, finding in enumerate(edition.findings):
        if finding.form is Form.ROW:
            by_place[finding.section, finding.paragraph].append(k)
    found = []
    for members in by_place.values():
        named = [(name, k) for k in members if (name := _name(edition.findings[k].text))]
        rows = dict(named)
        if len(rows) == len(named) > 1:
            short = frozenset(k for k in rows.values() if _is_short(edition.findings[k].text))
            found.append(_Table(rows, short))
    return found


def _name(row: str) -> str:
    """What a row is about, folded: its first cell, or the one behind its number; empty where that is none."""
    for cell in map(inner, cells_of(row)):
        if _LETTER.search(cell) or _YEAR.fullmatch(cell):
            return bare(cell)
        if not _DIGIT.search(cell):
            break
    return ""


def _is_short(row: str) -> bool:
    return all(len(cell.split()) <= MOST_WORDS for cell in map(inner, cells_of(row)[1:]))
