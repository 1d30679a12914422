"""What a report says of one subject after another in the same words: its place says of whom it is said.

That the words stand in the chapter on another subject as well, today or before (`Courts convicted 12
traffickers.`), ties nothing together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tracker.diffing.aligning.leftovers import CORRESPONDS
from tracker.diffing.folding.folded import fold_edition, of_edition
from tracker.diffing.outline.entered import entry_sections_of
from tracker.diffing.outline.names import heading_words, named_of
from tracker.diffing.outline.paths import chains_of
from tracker.diffing.outline.subjects import LEAST_SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.diffing.indices import OldNew
    from tracker.diffing.outline.places import Places
    from tracker.model import Edition

HELD = 0.6
"""How far the findings of a section must tie it to another one that holds what it said now. One finding alone
ties two sections by half; it may be linked wrongly, and two subjects would be one."""


class Patterned:
    """The sentences of two editions that are made after one pattern, and the chapters on one subject each."""

    def __init__(self, places: Places) -> None:
        old, new = places.old, places.new
        self._places = places
        self._patterned = _patterned_of(old), _patterned_of(new)
        self._chains = chains_of(old), chains_of(new)
        self._entries = _chains_of_entries(old), _chains_of_entries(new)
        self._beside = _siblings_of(old), _siblings_of(new)
        self._same = places.same if all(self._patterned) else {}
        self._persist = frozenset(self._same.values())

    def __bool__(self) -> bool:
        """Whether both editions have any."""
        return bool(self._same or self._places.subjects)

    def are_apart(self, i: int, j: int) -> bool:
        """Whether old finding `i` and new finding `j` are said of two subjects.

        They stand in chapters on two subjects that both editions have. Or they are made after a pattern, and
        stand in different sections side by side. Where the other edition has neither of these, they may be
        one by another name: so other findings or the headings must tie them together, or the one must have
        taken the place of the other. Where it has one of them, that may hold the other one now: so other
        findings must tie them together.
        """
        places = self._places
        section, there = places.section_old[i], places.section_new[j]
        if places.subjects:
            if places.subjects.are_two(section, there):
                return True
            if places.subjects.are_akin(section, there):
                return False
        one, other = self._patterned[0].get(i), self._patterned[1].get(j)
        if one is None or other is None:
            return False
        chains = self._chains[0][section], self._chains[1][there]
        if section in self._entries[0] and there in self._entries[1]:  # wherever the registers stand
            chains = self._entries[0][section], self._entries[1][there]
        for a, b in zip(*chains, strict=False):
            if self._same.get(a) != b:
                return a in one and b in other and not self._may_be_one((a, section), (b, there))
        return False

    def _may_be_one(self, old: tuple[int, int], new: tuple[int, int]) -> bool:
        """Whether two subjects are one by another name, by their chapters and the sections within these."""
        (a, section), (b, there) = old, new
        if a in self._same or b in self._persist:
            is_one_left = a not in self._same or b not in self._persist
            return is_one_left and self._places.by_content(section, there) >= HELD
        if all(map(self._are_same, self._beside[0][a], self._beside[1][b])):
            return True
        return self._places.sections(section, there) >= CORRESPONDS

    def _are_same(self, a: int | None, b: int | None) -> bool:
        """Whether two sections are one, or none stands in the place of either."""
        return a is b is None if a is None or b is None else self._same.get(a) == b

    def without(self, links: Mapping[OldNew, float]) -> dict[OldNew, float]:
        """The links but for those of what is said of two subjects."""
        return {pair: chance for pair, chance in links.items() if not self.are_apart(*pair)}


@of_edition
def _patterned_of(edition: Edition) -> dict[int, frozenset[int]]:
    """The findings that are made after a pattern, each with the sections beside which others have it too."""
    chains = chains_of(edition)
    having: defaultdict[tuple[int | None, frozenset[int]], set[int]] = defaultdict(set)
    patterns, named = _patterns(edition), named_of(edition)
    times = Counter(patterns.values())
    patterns = {k: pattern for k, pattern in patterns.items() if times[pattern] >= LEAST_SUBJECTS}
    for k, pattern in patterns.items():
        for section in named.intersection(chains[edition.findings[k].section]):
            having[edition.sections[section].parent, pattern].add(section)
    found = {}
    for k, pattern in patterns.items():
        within = frozenset(
            section
            for section in named.intersection(chains[edition.findings[k].section])
            if len(having[edition.sections[section].parent, pattern]) >= LEAST_SUBJECTS
        )
        if within:
            found[k] = within
    return found


def _patterns(edition: Edition) -> dict[int, frozenset[int]]:
    """The stems of each finding without its names and figures, and the words of the headings above it."""
    folded = fold_edition(edition)
    number = {name: k for k, name in enumerate(folded.singles.names)}
    own = [
        frozenset(number[word] for word in heading_words(section, edition) if word in number)
        for section in edition.sections
    ]
    heads = [frozenset().union(*(own[section] for section in chain)) for chain in chains_of(edition)]
    found = {}
    for k, (stems, aside) in enumerate(zip(folded.singles.of, folded.aside, strict=True)):
        pattern = frozenset(stems).difference(aside, heads[edition.findings[k].section])
        if pattern:
            found[k] = pattern
    return found


@of_edition
def _chains_of_entries(edition: Edition) -> dict[int, tuple[int, ...]]:
    """Each section that is made of an entry, with the one that it follows, without those above."""
    entries = entry_sections_of(edition)
    chains = chains_of(edition) if entries else []
    return {k: tuple(section for section in chains[k] if section in entries) for k in entries}


@of_edition
def _siblings_of(edition: Edition) -> list[tuple[int | None, int | None]]:
    """For each section the one before it and the one behind it in the same chapter."""
    within: defaultdict[int | None, list[int]] = defaultdict(list)
    for section in edition.sections:
        within[section.parent].append(section.index)
    found: list[tuple[int | None, int | None]] = [(None, None)] * len(edition.sections)
    for members in within.values():
        for k, before, behind in zip(members, (None, *members), (*members[1:], None), strict=False):
            found[k] = before, behind
    return found
