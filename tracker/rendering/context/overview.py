"""The table of sections: the crosswalk with words and what became of the findings, as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import Kind
from tracker.rendering.context.chapters import kind_counts, relation_words
from tracker.rendering.context.model import SectionRow, Segment
from tracker.rendering.section_order import DEEPEST, placed_rows
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from tracker.model import Comparison, CrosswalkRow
    from tracker.rendering.context.chapters import Chapters
    from tracker.rendering.section_order import PlacedRow
    from tracker.rendering.verdicts import Verdicts

BAR_ORDER = (Kind.UNCHANGED, Kind.EDITORIAL, Kind.REWORDED, Kind.UPDATED, Kind.ADDED, Kind.REMOVED)
"""From what stands to what does not: the bar's right part is what is in one edition only."""


def section_rows(comparison: Comparison, chapters: Chapters, verdicts: Verdicts) -> tuple[SectionRow, ...]:
    """Give a line for every row of the crosswalk, with bars to one scale.

    The report's own title is no section; it is left out unless findings stand right under it.
    """
    told = [placed for placed in placed_rows(comparison) if not _only_a_title(placed.row)]
    most = max((total_of(placed.row) for placed in told), default=0) or 1
    return tuple(_line(placed, chapters, verdicts, most) for placed in told)


def _only_a_title(row: CrosswalkRow) -> bool:
    return all(side is None or not side.level for side in (row.old, row.new)) and not total_of(row)


def total_of(row: CrosswalkRow) -> int:
    """Count the changes of a row's findings."""
    return sum(row.counts.get(str(kind), 0) for kind in Kind)


def _anchor(row: CrosswalkRow, chapters: Chapters) -> str | None:
    """Give the chapter to go to; a report's own title has none unless findings stand under it."""
    if row.new is not None:
        return chapters.link_new(row.new.index)
    return chapters.link_old(row.old.index) if row.old is not None else None


def _line(placed: PlacedRow, chapters: Chapters, verdicts: Verdicts, most: int) -> SectionRow:
    row = placed.row
    bar = []
    x = 0.0
    for kind in BAR_ORDER:
        width = 100 * row.counts.get(str(kind), 0) / most
        if width:
            bar.append(Segment(kind=str(kind), x=round(x, 2), width=round(width, 2)))
            x += width
    return SectionRow(
        relation=relation_words(row.relation, verdicts),
        old=visible(row.old.title) if row.old else None,
        new=visible(row.new.title) if row.new else None,
        under=placed.under,
        level=min(max(1, placed.depth), DEEPEST),
        anchor=_anchor(row, chapters),
        old_words=row.old_words,
        new_words=row.new_words,
        counts=kind_counts(row.counts, verdicts, zeros=True),
        total=total_of(row),
        bar=tuple(bar),
    )
