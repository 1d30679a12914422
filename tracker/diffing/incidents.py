"""Which two findings tell of two incidents of one kind: other people, on other days."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.names import names_of
from tracker.diffing.nature import nature_of
from tracker.diffing.sides import read_side
from tracker.diffing.values import values_of
from tracker.model import Nature

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from tracker.diffing.candidates import Overlap
    from tracker.model import Edition


ALIKE = 0.5
"""Likeness of two findings from which other names and dates were put right, or replaced, in one statement."""


class Incidents:
    """The incidents of two editions, each with its dates and its names, read when first asked for."""

    def __init__(self, old: Edition, new: Edition, overlaps: Mapping[tuple[int, int], Overlap]) -> None:
        self._editions, self._overlaps = (old, new), overlaps
        self._dates, self._names = cache(self._read_dates), cache(self._read_names)

    def are_two(self, i: int, j: int) -> bool:
        """Whether both findings are incidents that are dated and name someone, and share no date and no name.

        Of the labelled pairs that would be linked four are so: each was two incidents, less than 0.26 alike.
        """
        overlap = self._overlaps.get((i, j))
        if overlap is not None and overlap.dice >= ALIKE:
            return False
        return _differ(self._dates(0, i), self._dates(1, j)) and _differ(self._names(0, i), self._names(1, j))

    def _read_dates(self, which: int, k: int) -> frozenset[Hashable]:
        """The dates of a finding; none where it is no incident."""
        edition = self._editions[which]
        text, language = edition.findings[k].text, edition.provenance.language
        lexicon = lexicon_of(language)
        if not lexicon.names or nature_of(text, language=language) is not Nature.INCIDENT:
            return frozenset()
        values = values_of(read_side(text, lexicon), lexicon.figures)
        return frozenset(value.key for value in values if value.sort == "date")

    def _read_names(self, which: int, k: int) -> frozenset[Hashable]:
        """The words of a finding's names."""
        edition = self._editions[which]
        lexicon = lexicon_of(edition.provenance.language)
        side = read_side(edition.findings[k].text, lexicon)
        return frozenset(
            meaning
            for name in names_of(side, lexicon)
            for meaning in side.meanings[name.first : name.last + 1]
            if meaning
        )


def _differ(one: frozenset[Hashable], other: frozenset[Hashable]) -> bool:
    """Whether both hold something, and nothing in common."""
    return bool(one and other) and one.isdisjoint(other)
