"""How far two sections correspond: by the findings that tie them together, else by their headings."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from math import fsum
from typing import TYPE_CHECKING

from tracker.diffing.outline.names import heading_words, name_of
from tracker.diffing.outline.paths import same_sections
from tracker.diffing.outline.subjects import Subjects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model import Edition

DOUBT = 1.0
"""Weight of the assumption that sections do not correspond, in findings: one tie alone proves half."""
SINGLE_WORD = 0.6
"""What one shared word of longer headings is worth."""
MOST_HEADINGS = 60
"""A word that stands in more headings of an edition (`Article`) tells none from another."""


class Places:
    """The outlines of two editions and what ties their sections together."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self.old, self.new = old, new
        self.same = dict(same_sections(old, new))
        """Old sections of one path with new ones."""
        self.subjects = Subjects(old, new, self.same)
        self._parted = self.subjects or None
        self.section_old = [finding.section for finding in old.findings]
        self.section_new = [finding.section for finding in new.findings]
        self._order_old, self._order_new = _orders(self.section_old), _orders(self.section_new)
        self._heads_old, self._heads_new = _told_apart(
            [heading_words(section, old) for section in old.sections],
            [heading_words(section, new) for section in new.sections],
        )
        self._names_old = [name_of(section) for section in old.sections]
        self._names_new = [name_of(section) for section in new.sections]
        self._repeated = _repeated(self._names_old) | _repeated(self._names_new)
        self._with_word: defaultdict[str, list[int]] = defaultdict(list)
        self._with_name: defaultdict[tuple[int | None, str], list[int]] = defaultdict(list)
        for b, (heads, name) in enumerate(zip(self._heads_new, self._names_new, strict=True)):
            for word in heads:
                self._with_word[word].append(b)
            above = new.sections[b].parent if name in self._repeated else None
            self._with_name[above, name].append(b)
        self._tied: defaultdict[int, set[int]] = defaultdict(set)
        self._headings: dict[tuple[int, int], float] = {}
        self._ties: dict[tuple[int, int], float] = {}
        self._ties_old: dict[int, float] = {}
        self._ties_new: dict[int, float] = {}

    def learn(self, clear: Iterable[tuple[tuple[int, int], float]]) -> None:
        """Take note of the pairs of findings that clearly are the same, all at once."""
        lent: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        for (i, j), weight in clear:
            lent[self.section_old[i], self.section_new[j]].append(weight)
        of_old: defaultdict[int, list[float]] = defaultdict(list)
        of_new: defaultdict[int, list[float]] = defaultdict(list)
        for (a, b), weights in lent.items():
            self._tied[a].add(b)
            of_old[a] += weights
            of_new[b] += weights
        # Summed exactly: the same in whatever order, so also when the editions are swapped.
        self._ties = {pair: fsum(weights) for pair, weights in lent.items()}
        self._ties_old = {a: fsum(weights) for a, weights in of_old.items()}
        self._ties_new = {b: fsum(weights) for b, weights in of_new.items()}

    def correspondence(self, i: int, j: int, *, own: float = 0.0) -> float:
        """0 to 1 for the sections of two findings; `own` is what this pair itself has lent to it."""
        return self.sections(self.section_old[i], self.section_new[j], own=own)

    def sections(self, a: int, b: int, *, own: float = 0.0) -> float:
        """0 to 1: how far old section `a` and new section `b` correspond; in chapters on two subjects 0."""
        if self._parted and self._parted.are_two(a, b):
            return 0.0
        if (a, b) not in self._ties:
            return self.headings(a, b)
        return max(self.by_content(a, b, own=own), self.headings(a, b))

    def by_content(self, a: int, b: int, *, own: float = 0.0) -> float:
        """0 to 1: how far findings tie old section `a` to new section `b`, whatever their headings."""
        ties = self._ties.get((a, b), 0.0) - own
        if not ties:
            return 0.0
        return max(
            ties / (self._ties_old.get(a, 0.0) - own + DOUBT),
            ties / (self._ties_new.get(b, 0.0) - own + DOUBT),
        )

    def related(self, a: int) -> set[int]:
        """The new sections that old section `a` may correspond to at all, however far.

        Those that share a finding, a word of the heading, or its name.
        """
        found = set(self._tied.get(a, ()))
        found.update(*(self._with_word.get(word, ()) for word in self._heads_old[a]))
        return found | self._of_its_name(a)

    def _of_its_name(self, a: int) -> set[int]:
        """The new sections named as old section `a`; where several are, those below what may correspond."""
        name, above = self._names_old[a], self.old.sections[a].parent
        if not name:
            return set()
        if name not in self._repeated:
            return set(self._with_name.get((None, name), ()))
        if above is None:
            return {b for b, other in enumerate(self._names_new) if other == name}
        there = {*self.related(above), None, 0}
        return {b for parent in there for b in self._with_name.get((parent, name), ())}

    def headings(self, a: int, b: int) -> float:
        """0 to 1: how alike the headings of old section `a` and new section `b` are.

        What stands before the first heading is one place in either edition. A name that several sections have
        (`Prevention`, of one country after another) is as good as the headings above it.
        """
        name = self._names_old[a]
        if name == self._names_new[b] and (name or a == b == 0):
            above, there = self.old.sections[a].parent, self.new.sections[b].parent
            if above is None or there is None or above == there == 0 or name not in self._repeated:
                return 1.0
            return self.headings(above, there)
        one, other = self._heads_old[a], self._heads_new[b]
        if one.isdisjoint(other):  # of nearly all pairs: they are not to be kept
            return 0.0
        found = self._headings.get((a, b))
        if found is None:
            shared = len(one & other)
            found = shared / min(len(one), len(other))
            if shared == 1 and len(one | other) > 2:  # noqa: PLR2004 - more than that word in either
                found *= SINGLE_WORD
            self._headings[a, b] = found
        return found

    def opening(self, i: int, j: int) -> float:
        """1 where both findings open their sections, less further down."""
        return 1 / ((1 + self._order_old[i]) * (1 + self._order_new[j]))


def _orders(sections: list[int]) -> list[int]:
    """Place of each finding within its section, from 0."""
    seen: defaultdict[int, int] = defaultdict(int)
    orders = []
    for section in sections:
        orders.append(seen[section])
        seen[section] += 1
    return orders


def _repeated(names: list[str]) -> set[str]:
    """Names of more than one section."""
    return {name for name, times in Counter(names).items() if times > 1}


def _told_apart(*sides: list[frozenset[str]]) -> list[list[frozenset[str]]]:
    """Words of headings without those that stand in very many."""
    counts = [Counter(chain.from_iterable(heads)) for heads in sides]
    common = {word for count in counts for word, times in count.items() if times > MOST_HEADINGS}
    return [[head - common for head in heads] for heads in sides] if common else list(sides)
