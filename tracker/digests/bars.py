"""What became of the sections: a bar for each in which anything changed, and those that went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.digests.model import Bar, Segment
from tracker.digests.saying import LONGEST_TITLE, STEP, labels_above
from tracker.model import Relation
from tracker.rendering.context.overview import BAR_ORDER, total_of
from tracker.rendering.filtering import changed, is_of, sections_holding
from tracker.rendering.verdicts import QUIET, SYMBOLS
from tracker.rendering.visible import opening, visible

if TYPE_CHECKING:
    from tracker.digests.words import Words
    from tracker.model import Comparison, CrosswalkRow

    Scope = tuple[frozenset[int], frozenset[int]]


class SectionBars:
    """The sections of a comparison, as far as a subscriber asks for them.

    Args:
        comparison: the two editions.
        scope: indices of the old and the new edition's sections that are asked for.
        words: the subscriber's.
    """

    def __init__(self, comparison: Comparison, scope: Scope, words: Words) -> None:
        self.comparison = comparison
        self.scope = scope
        self.words = words

    def bars(self) -> tuple[tuple[Bar, ...], int]:
        """A bar for every row of the crosswalk in which anything changed, and the number of the others.

        In reading order and to one scale. Rows that hold no finding count as neither.
        """
        in_scope = [row for row in self.comparison.crosswalk if total_of(row) and is_of(row, *self.scope)]
        old, new = sections_holding(changed(self.comparison))
        rows = [row for row in in_scope if row.relation is not Relation.SAME or is_of(row, old, new)]
        widest = max(map(total_of, rows), default=1)
        return tuple(self._bar(row, widest) for row in rows), len(in_scope) - len(rows)

    def _bar(self, row: CrosswalkRow, widest: int) -> Bar:
        edition = self.comparison.new if row.new else self.comparison.old
        section = row.new or row.old
        assert section is not None  # noqa: S101 - a crosswalk row has at least one side
        total = total_of(row)
        above = labels_above(edition, section)
        renamed = row.old and row.new and row.old.title.casefold() != row.new.title.casefold()
        loud = [(kind, row.counts.get(kind, 0)) for kind in SYMBOLS if kind not in QUIET]
        return Bar(
            title=STEP.join((*above, visible(section.title) or self.words("Before the first heading"))),
            formerly=visible(opening(row.old.title, LONGEST_TITLE)) if renamed and row.old else None,
            gone=row.new is None,
            new=row.old is None,
            percent=round(100 * total / widest, 1),
            segments=tuple(
                Segment(kind=str(kind), number=number, percent=round(100 * number / total, 1))
                for kind in BAR_ORDER
                if (number := row.counts.get(kind, 0))
            ),
            tally=", ".join(f"{SYMBOLS[kind]}{number}" for kind, number in loud if number),
        )

    def gone(self, most: int) -> tuple[tuple[str, ...], int]:
        """The longest old sections without counterpart, with place and length, and how many there are."""
        # A heading that held nothing of its own stands or falls with its subsections.
        rows = [
            row
            for row in self.comparison.crosswalk
            if row.relation is Relation.REMOVED and row.old and row.old_words and is_of(row, *self.scope)
        ]
        longest = sorted(range(len(rows)), key=lambda at: -(rows[at].old_words or 0))[:most]
        named = (rows[at] for at in sorted(longest))
        return tuple(
            self.words.count(
                row.old_words,
                "{title} (1 word)",
                "{title} ({n} words)",
                title=STEP.join((*labels_above(self.comparison.old, row.old), visible(row.old.title))),
            )
            for row in named
            if row.old and row.old_words
        ), len(rows)
