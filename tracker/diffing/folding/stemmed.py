"""The stems of an edition's findings that are more than function words, and where each of them stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import stems
from tracker.diffing.folding.folded import SEPARATOR, fold_edition, of_edition
from tracker.diffing.folding.lightwords import light_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet

    from tracker.model import Edition


class Stems:
    """The findings of one edition as stems; a run-in label is none of them."""

    def __init__(self, edition: Edition) -> None:
        folded = fold_edition(edition)
        self._singles, self._names = folded.singles, folded.names
        language = edition.provenance.language
        self._light = frozenset(stems(light_words(language), language=language))
        self._stem = [
            "" if SEPARATOR in name or name in self._light else name for name in self._singles.names
        ]
        """By number; empty for function words and for what counts a second occurrence."""

    @cached_property
    def _number(self) -> dict[str, int]:
        return dict(zip(self._singles.names, range(len(self._singles.names)), strict=True))

    def have(self, stems: AbstractSet[str]) -> bool:
        """Whether each of some stems stands in a finding."""
        return stems <= self._number.keys()

    def count(self, stem: str) -> int:
        """In how many findings a stem stands."""
        number = self._number.get(stem)
        return 0 if number is None else self._singles.counts[number]

    def frequencies(self, findings: Iterable[int]) -> Callable[[str], int]:
        """In how many of some findings each stem stands that is no function word."""
        of = self._singles.of
        times = Counter(chain.from_iterable([of[k] for k in findings]))

        def count(stem: str) -> int:
            number = self._number.get(stem)
            return times[number] if number is not None and self._stem[number] else 0

        return count

    def postings(
        self, findings: Iterable[int], wanted: Iterable[str], *, with_names: bool = False
    ) -> dict[str, list[int]]:
        """In which of some findings each stem stands that is `wanted`; as part of a name only if so asked."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        numbers = {number for stem in wanted if (number := self._number.get(stem)) is not None}
        for k in findings:
            for number in numbers.intersection(self._singles.of[k]):
                stem = self._stem[number]
                if stem and (with_names or stem not in self._names[k]):
                    found[stem].append(k)
        return found

    def all_of(self, k: int) -> frozenset[str]:
        """The stems of finding `k` that are more than function words."""
        return frozenset(filter(None, [self._stem[number] for number in self._singles.of[k]]))

    def said(self, k: int) -> frozenset[str]:
        """The same without names: two statements on one person share his name, not their claim."""
        return self.all_of(k) - self._names[k]

    def without_names(self, stems: set[str], k: int) -> set[str]:
        """Some stems without the names in finding `k`."""
        return stems - self._names[k]

    def without_light(self, stems: Iterable[str]) -> set[str]:
        """Some stems without those of function words."""
        return set(stems) - self._light


@of_edition
def stems_of_edition(edition: Edition) -> Stems:
    """The stems of an edition's findings; kept as long as the edition itself."""
    return Stems(edition)
