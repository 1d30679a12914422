"""Chapters on one subject each, of countries, agencies or companies: what one says is not said of another.

They have the same headings one after another. A sentence that is made after one pattern tells its subject by
itself (`aligning.patterned`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tracker.diffing.folding.folded import of_edition
from tracker.diffing.outline.names import name_of, named_of
from tracker.diffing.outline.paths import chains_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model import Edition

    Part = tuple[Sequence[int], Sequence[int]]
    """Findings of one edition, and those of the other that they are held against."""
    Subject = tuple[int, ...]
    """The chapters that a section is in, from the top down, by the new edition's numbers."""

LEAST_SUBJECTS = 3
"""From so many chapters side by side on that have a thing in common, each is on a subject of its own."""
SAME_HEADINGS = 0.5
"""Share of its headings that such a chapter has in common with so many others; and more than one."""


class Subjects:
    """The chapters on one subject each that two editions have both."""

    def __init__(self, old: Edition, new: Edition, same: Mapping[int, int]) -> None:
        self._editions = old, new
        chapters, others = _chapters_of(old), _chapters_of(new)
        self._same = {a: same[a] for a in chapters if same.get(a) in others}
        if self._same:
            there = frozenset(self._same.values())
            self._old = [tuple(self._same[a] for a in chain if a in self._same) for chain in chains_of(old)]
            self._new = [tuple(b for b in chain if b in there) for chain in chains_of(new)]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._same)

    def are_two(self, a: int, b: int) -> bool:
        """Whether old section `a` and new section `b` are of two subjects."""
        return any(one != other for one, other in zip(self._old[a], self._new[b], strict=False))

    def parts(self, olds: Sequence[int], news: Sequence[int]) -> tuple[list[Part], list[Part]]:
        """Some old findings of each subject with the new ones that they are held against; and the reverse.

        These are of the same subject, or of none that both editions have.
        """
        if not self:
            return [(olds, news)], [(news, olds)]
        of_old = _by_subject(olds, [self._old[finding.section] for finding in self._editions[0].findings])
        of_new = _by_subject(news, [self._new[finding.section] for finding in self._editions[1].findings])
        return _held(of_old, of_new, news), _held(of_new, of_old, olds)


def _by_subject(findings: Iterable[int], subjects: Sequence[Subject]) -> dict[Subject, list[int]]:
    """Findings by the outermost chapter on one subject; by none at all where they are in none."""
    found: defaultdict[Subject, list[int]] = defaultdict(list)
    for k in findings:
        found[subjects[k][:1]].append(k)
    return found


def _held(
    mine: Mapping[Subject, list[int]], theirs: Mapping[Subject, list[int]], everything: Sequence[int]
) -> list[Part]:
    of_none = theirs.get((), [])
    return [
        (findings, sorted([*theirs.get(subject, ()), *of_none]) if subject else everything)
        for subject, findings in mine.items()
    ]


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
