"""The order of the table of sections, and how far each row is indented.

The crosswalk lists what is gone after whatever stood before it. Where the outline was rebuilt that is a
place under headings to which it never belonged. Here it stands under its own old heading, where that is gone
too, else under the section that the heading became; after the neighbour that it followed, if that went the
same way. No indentation is to suggest a heading that a section did not stand under.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.model import Comparison, CrosswalkRow, Section


DEEPEST = 6
"""On a page and in a document deeper sections are indented no further: the columns are narrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A row of the crosswalk and its place in the table."""

    row: CrosswalkRow
    depth: int
    """0 for the report's own title, 1 for a top section, …"""
    under: str | None
    """The old heading that it stood right under, empty at the top level; None where the row above says it."""


def placed_rows(
    comparison: Comparison, *, wanted: Callable[[CrosswalkRow], bool] = lambda _: True
) -> tuple[PlacedRow, ...]:
    """Give the rows in the new edition's reading order, what is gone under what it was part of.

    Args:
        comparison: whose crosswalk it is.
        wanted: which rows are shown; under a heading that is not, sections stand less deep.
    """
    return tuple(_Tree(comparison, wanted).rows())


class _Tree:
    """The new outline with the old sections that are gone hung into it."""

    def __init__(self, comparison: Comparison, wanted: Callable[[CrosswalkRow], bool]) -> None:
        self._old, self._new = comparison.old.sections, comparison.new.sections
        self._wanted = wanted
        self._rows: defaultdict[int, list[CrosswalkRow]] = defaultdict(list)
        self._gone: dict[int, CrosswalkRow] = {}
        self._became: defaultdict[int, list[int]] = defaultdict(list)
        for row in comparison.crosswalk:
            if row.new is not None:
                self._rows[row.new.index].append(row)
                if row.old is not None:
                    self._became[row.old.index].append(row.new.index)
            elif row.old is not None:
                self._gone[row.old.index] = row
        self._below = _below(self._new)
        self._gone_below: defaultdict[int, list[int]] = defaultdict(list)
        """Old sections that are gone, by the one above them that is gone too."""
        self._gone_first: defaultdict[int, list[int]] = defaultdict(list)
        """Old sections that are gone, by the new one that they open."""
        self._gone_after: defaultdict[int, list[int]] = defaultdict(list)
        """Old sections that are gone, by the new one that they follow, with all below it."""
        for above, family in _below(self._old).items():
            self._hang(above, family)

    def _hang(self, above: int, family: list[int]) -> None:
        """Find their places for those of one old heading's sections that are gone."""
        title = self._old[above].parent is None
        if above in self._gone and not title:
            self._gone_below[above] += [a for a in family if a in self._gone]
            return
        homes = [0] if title else self._became[above]
        place = self._gone_first[homes[0]]
        for a in family:
            if a in self._gone:
                place.append(a)
                continue
            branches = (self._branch(b, set(homes)) for b in reversed(self._became[a]))
            last = next((branch for branch in branches if branch is not None), None)
            if last is not None:
                place = self._gone_after[last]

    def _branch(self, section: int, homes: set[int]) -> int | None:
        """Give the section right below one of `homes` that holds `section` or is it."""
        above = self._new[section].parent
        while above is not None and above not in homes:
            section, above = above, self._new[above].parent
        return None if above is None else section

    def rows(self) -> Iterator[PlacedRow]:
        """All rows that are wanted."""
        if 0 in self._gone and self._wanted(self._gone[0]):
            yield PlacedRow(row=self._gone[0], depth=0, under=None)
        yield from self._standing(0, 0)

    def _standing(self, b: int, depth: int) -> Iterator[PlacedRow]:
        """A section of the new edition, and all that is shown below it."""
        section = self._new[b]
        shown = [row for row in self._rows[b] if self._wanted(row)]
        for row in shown:
            yield PlacedRow(row=row, depth=depth, under=self._under(row, section))
        depth = depth + 1 if shown or section.parent is None else depth
        above = shown[-1].old if shown else None
        for a in self._gone_first[b]:
            yield from self._missing(a, depth, section if shown else None, above)
        for child in self._below[b]:
            yield from self._standing(child, depth)
            for a in self._gone_after[child]:
                yield from self._missing(a, depth, section if shown else None, above)

    def _missing(
        self, a: int, depth: int, heading: Section | None, heading_was: Section | None
    ) -> Iterator[PlacedRow]:
        """An old section that is gone, and those below it; `heading` is the one that it is shown under."""
        section = self._old[a]
        shown = self._wanted(self._gone[a])
        if shown:
            above = self._old[section.parent] if section.parent else None
            told = above is None or (
                heading is not None
                and heading_was == above
                and heading.title.casefold() == above.title.casefold()
            )
            yield PlacedRow(row=self._gone[a], depth=depth, under=None if told else _above(section))
        depth = depth + 1 if shown else depth
        for child in self._gone_below[a]:
            yield from self._missing(child, depth, *((section, section) if shown else (None, None)))

    def _under(self, row: CrosswalkRow, section: Section) -> str | None:
        """Where an old section stood, unless under what the heading shown above it was."""
        if row.old is None or row.old.parent is None:
            return None
        if not section.parent and not row.old.parent:
            return None
        rows = self._rows[section.parent] if section.parent is not None else ()
        shown = rows[-1].old if rows else None
        return None if shown in (row.old, self._old[row.old.parent]) else _above(row.old)


def _below(sections: tuple[Section, ...]) -> defaultdict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for section in sections:
        if section.parent is not None:
            found[section.parent].append(section.index)
    return found


def _above(section: Section) -> str:
    return titled(section.path[-2]) if len(section.path) > 1 else ""


def where(under: str) -> str:
    """Say in words where a section stood; `under` as in `PlacedRow`."""
    return f"under {under}" if under else "at the top level"


def titled(title: str) -> str:
    """Write a heading as it is shown in a row."""
    return visible(title) or "(no title)"
