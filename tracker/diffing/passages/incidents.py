"""What two editions tell of incidents: which findings do, when and of whom, and what else is said of one.

What follows an incident in its paragraph (`The officer was arrested`, `Her case remained pending`) is said of
it and names it by a pronoun at most: it is known by its company alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tracker.diffing.folding.folded import fold_edition, of_edition
from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.passages.names import names_of
from tracker.diffing.passages.nature import nature_of
from tracker.diffing.passages.sides import read_side
from tracker.diffing.values.values import values_of
from tracker.model import Nature

if TYPE_CHECKING:
    from collections.abc import Hashable

    from tracker.model import Edition

REACH = 3
"""So many findings before one, and behind it, may tell of the same incident: the work stays in proportion."""
OFTEN = 5
"""Findings of an edition that have a name from which on to share it says little."""
_CAPITALS = re.compile(r"\b[^\W\d_a-z]\w+")
_SMALL = re.compile(r"\b[^\W\d_A-Z]\w*")


class Incidents:
    """The incidents of an old edition (`which` 0) and a new one (1), read when first asked for."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self._editions = old, new
        self.is_told = cache(self._read_nature)
        self.dates, self.names = cache(self._read_dates), cache(self._read_names)
        self.is_often_named = cache(self._read_often)

    def account(self, which: int, k: int) -> range | None:
        """The findings of a paragraph from the incident told shortly before finding `k` to shortly behind.

        None where none is told there: `k` follows no incident.
        """
        for first in range(k - 1, max(k - 1 - REACH, -1), -1):
            if not self._are_together(which, first, k):
                return None
            if self.is_told(which, first):
                past = min(k + 1 + REACH, len(self._editions[which].findings))
                while not self._are_together(which, past - 1, k):
                    past -= 1
                return range(first, past)
        return None

    def capitals(self, which: int, k: int) -> frozenset[str]:
        """The words of a finding that are never written small: names, also at the start of a sentence."""
        words = _CAPITALS.findall(self._editions[which].findings[k].text)
        return frozenset(word for word in words if word[0].isupper() and not self._is_common(word.lower()))

    def _are_together(self, which: int, one: int, other: int) -> bool:
        """Whether two findings stand in one paragraph."""
        findings = self._editions[which].findings
        one_, other_ = findings[one], findings[other]
        return (one_.section, one_.paragraph) == (other_.section, other_.paragraph)

    def _read_nature(self, which: int, k: int) -> bool:
        """Whether a finding tells of an incident."""
        edition = self._editions[which]
        nature = nature_of(edition.findings[k].text, language=edition.provenance.language)
        return nature is Nature.INCIDENT

    def _read_dates(self, which: int, k: int) -> frozenset[tuple[object, ...]]:
        """The dates of a finding; none where it is no incident."""
        edition = self._editions[which]
        lexicon = lexicon_of(edition.provenance.language)
        if not lexicon.names or not self.is_told(which, k):
            return frozenset()
        values = values_of(read_side(edition.findings[k].text, lexicon), lexicon.figures)
        return frozenset(value.key for value in values if value.sort == "date")

    def _read_names(self, which: int, k: int) -> frozenset[Hashable]:
        """A finding's names, each whole and by those of its words that are no common ones (`District`)."""
        edition = self._editions[which]
        lexicon = lexicon_of(edition.provenance.language)
        side = read_side(edition.findings[k].text, lexicon)
        found: set[Hashable] = set()
        for name in names_of(side, lexicon):
            words = range(name.first, name.last + 1)
            found.add(tuple(side.meanings[at] for at in words))
            found.update(side.meanings[at] for at in words if not self._is_common(side.words[at]))
        return frozenset(found - {""})

    def _read_often(self, name: Hashable) -> bool:
        """Whether an edition has a name so often that to share it says little: a city, a party."""
        words = name if isinstance(name, tuple) else (name,)
        return any(all(_times(edition).get(word, 0) >= OFTEN for word in words) for edition in self._editions)

    def _is_common(self, word: str) -> bool:
        """Whether an edition writes a word small, too."""
        return any(word in _in_small_letters(edition) for edition in self._editions)


@of_edition
def _in_small_letters(edition: Edition) -> frozenset[str]:
    return frozenset(word for word in _SMALL.findall(edition.text) if not word[0].isupper())


@of_edition
def _times(edition: Edition) -> dict[Hashable, int]:
    """In how many findings each stem stands."""
    singles = fold_edition(edition).singles
    return dict(zip(singles.names, singles.counts, strict=True))
