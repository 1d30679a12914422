"""Chapters on one subject each, of countries, agencies or companies: what one says is not said of another.

They have the same headings one after another. A sentence that is made after one pattern tells its subject by
itself (`aligning.patterned`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tracker.diffing.folding.folded import of_edition
from tracker.diffing.outline.entered import are_akin, entry_sections_of, may_be_of_one
from tracker.diffing.outline.names import name_of, named_of
from tracker.diffing.outline.paths import chains_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model import Edition

    Part = tuple[Sequence[int], Sequence[int]]
    """Findings of one edition, and those of the other that they are held against."""
    Subject = tuple[int, ...]
    """The chapters that a section is in, from the top down, by the new edition's numbers; or one
    entry, by a number below 0."""

LEAST_SUBJECTS = 3
"""From so many chapters side by side on that have a thing in common, each is on a subject of its own."""
SAME_HEADINGS = 0.5
"""Share of its headings that such a chapter has in common with so many others; and more than one."""


class Subjects:
    """The chapters on one subject each that two editions have both, and the entries of their registers."""

    def __init__(self, old: Edition, new: Edition, same: Mapping[int, int]) -> None:
        self._editions = old, new
        chapters, others = _chapters_of(old), _chapters_of(new)
        self._same = {a: same[a] for a in chapters if same.get(a) in others}
        there = frozenset(self._same.values())
        self._old, self._new = [], []
        if self._same:
            self._old = [tuple(self._same[a] for a in chain if a in self._same) for chain in chains_of(old)]
            self._new = [tuple(b for b in chain if b in there) for chain in chains_of(new)]
        self._entries = entry_sections_of(old), entry_sections_of(new)
        self._are_entered = all(self._entries)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return self._are_entered or bool(self._same)

    def are_two(self, a: int, b: int) -> bool:
        """Whether old section `a` and new section `b` are of two subjects."""
        if self._are_entered:
            one, other = self._entries[0].get(a), self._entries[1].get(b)
            if one is not None and other is not None and not may_be_of_one(one, other):
                return True
        return bool(self._same) and any(
            one != other for one, other in zip(self._old[a], self._new[b], strict=False)
        )

    def are_akin(self, a: int, b: int) -> bool:
        """Whether old section `a` and new section `b` are entries, and one tells of the other's subject."""
        one, other = self._entries[0].get(a), self._entries[1].get(b)
        return one is not None and other is not None and are_akin(one, other)

    def parts(self, olds: Sequence[int], news: Sequence[int]) -> tuple[list[Part], list[Part]]:
        """Some old findings of each subject with the new ones that they are held against; and the reverse.

        These are of the same subject, or of none that both editions have.
        """
        if not self:
            return [(olds, news)], [(news, olds)]
        of_old, of_new = (
            _by_subject(findings, [self._subject(side, finding.section) for finding in edition.findings])
            for side, (edition, findings) in enumerate(zip(self._editions, (olds, news), strict=True))
        )
        return _held(of_old, of_new, news), _held(of_new, of_old, olds)

    def _subject(self, side: int, section: int) -> Subject:
        """The outermost chapter on one subject that a section is in, else the entry that it is."""
        if self._same and (chain := (self._old, self._new)[side][section]):
            return chain[:1]
        entry = self._entries[side].get(section) if self._are_entered else None
        return (-1 - entry.subject,) if entry is not None and entry.is_known else ()


def _by_subject(findings: Iterable[int], subjects: Sequence[Subject]) -> dict[Subject, list[int]]:
    """Findings by the outermost chapter on one subject; by none at all where they are in none."""
    found: defaultdict[Subject, list[int]] = defaultdict(list)
    for k in findings:
        found[subjects[k]].append(k)
    return found


def _held(
    mine: Mapping[Subject, list[int]], theirs: Mapping[Subject, list[int]], everything: Sequence[int]
) -> list[Part]:
    of_none = theirs.get((), [])
    return [
        (findings, everything if not subject else _held_against(subject, theirs, of_none))
        for subject, findings in mine.items()
    ]


def _held_against(subject: Subject, theirs: Mapping[Subject, list[int]], of_none: Sequence[int]) -> list[int]:
    """What is of a subject, or of none; of an entry no more, for there are many: what is of none finds it."""
    same = theirs.get(subject, [])
    return same if subject[0] < 0 else sorted([*same, *of_none])


@of_edition
def _chapters_of(edition: Edition) -> frozenset[int]:
    """The chapters with a name of which most headings are those of several others beside them."""
    within: defaultdict[int, set[str]] = defaultdict(set)
    for section in edition.sections:
        if section.parent is not None:
            within[section.parent].add(name_of(section))
    beside: defaultdict[int | None, Counter[str]] = defaultdict(Counter)
    for chapter, names in within.items():
        beside[edition.sections[chapter].parent].update(names)
    found = set()
    for chapter, names in within.items():
        times = beside[edition.sections[chapter].parent]
        shared = sum(times[name] >= LEAST_SUBJECTS for name in names)
        if shared > 1 and shared >= SAME_HEADINGS * len(names):
            found.add(chapter)
    return named_of(edition) & found
