"""Which sections of two editions correspond, by where the findings went.

Content decides: sections correspond where a good part of the findings that still stand went from one to the
other. Headings decide only where there is no content to decide by. A heading without findings of its own
(`Section 1`) follows its own words, else the sections below it.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from heapq import nlargest
from itertools import islice, product
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

from tracker.diffing.folding.folded import fold_edition
from tracker.diffing.outline.names import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.diffing.aligning.align import Alignment
    from tracker.diffing.folding.folded import Features
    from tracker.diffing.indices import OldNew
    from tracker.diffing.outline.places import Places
    from tracker.model import Edition, Section


ENOUGH = 2
"""So many findings that went from one section to the other make them counterparts …"""
GOOD_PART = 0.2
"""… where they are this share of all findings of either."""
MOST = 0.5
"""A single finding is enough where it is this share of either section."""
MAIN = 0.3
"""And they must be this share of what the one gave or the other got, or it is a trickle beside a stream."""
ALIKE = 0.6
"""Likeness of headings that is enough where there is no content to decide by, or next to none."""
BODY_ALIKE = 0.1
"""Cosine of the words of two sections without counterpart from which they may be each other's; in the pairs
of editions looked at, unlike sections under the same top heading stay under 0.05 …"""
BODY_LEAD = 2.0
"""… if it is so many times that of any other such section of either edition."""
MOST_PAIRS = 250_000
"""Of more pairs of headings without counterpart (500 on either side; reports have about 50 in all) not each
is looked at, so that the work stays in proportion to the text."""
MOST_BODIES = 10_000
"""The same of pairs of sections whose words are compared, which costs more."""


def corresponding(old: Edition, new: Edition, alignment: Alignment) -> set[OldNew]:
    """Pairs of indices of sections that correspond."""
    places = alignment.places
    ties = _ties(old, new, alignment)
    found = _by_content(ties, places, by_name=_by_name_alone(old, new, places))
    found |= _by_heading(old, new, found, places)
    found |= _by_children(old, new, found)
    return found | _by_body(old, new, found, alignment)


def _ties(old: Edition, new: Edition, alignment: Alignment) -> Counter[OldNew]:
    """How many findings went from which section to which.

    A mere pointer (`see …`) counts between sections that hold nothing else: one may stand in several.
    """
    places = alignment.places
    of_old, of_new = alignment.pointers
    claiming_old, claiming_new = _claiming(old, of_old), _claiming(new, of_new)
    return Counter(
        (a, b)
        for (i, _), a, b in (
            (link, places.section_old[link[0]], places.section_new[link[1]]) for link in alignment.links
        )
        if i not in of_old or not (a in claiming_old or b in claiming_new)
    )


def _claiming(edition: Edition, pointers: frozenset[int]) -> set[int]:
    """The sections that hold more than pointers."""
    return {finding.section for k, finding in enumerate(edition.findings) if k not in pointers}


def _by_name_alone(old: Edition, new: Edition, places: Places) -> set[OldNew]:
    """The report's title; and headings alike of which one has no findings of its own."""
    found = {(0, 0)}
    with_old, with_new = set(places.section_old), set(places.section_new)
    at: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for section in new.sections[1:]:
        at[name_of(section), section.level].append(section.index)
    for section in old.sections[1:]:
        same = at[name_of(section), section.level]
        if len(same) == 1 and not (section.index in with_old and same[0] in with_new):
            found.add((section.index, same[0]))
    return found


def _by_content(ties: Counter[OldNew], places: Places, *, by_name: set[OldNew]) -> set[OldNew]:
    """Sections tied by their findings; one finding ties no two sections that both have a counterpart."""
    size_old, size_new = Counter(places.section_old), Counter(places.section_new)
    total_old: Counter[int] = Counter()
    total_new: Counter[int] = Counter()
    for (a, b), count in ties.items():
        total_old[a] += count
        total_new[b] += count
    firm = set(by_name)
    single: set[OldNew] = set()
    for (a, b), count in ties.items():
        part = max(count / size_old[a], count / size_new[b])
        main = max(count / total_old[a], count / total_new[b])
        alike = places.headings(a, b) >= ALIKE
        if main >= MAIN and (alike or part >= (GOOD_PART if count >= ENOUGH else MOST)):
            (firm if count >= ENOUGH else single).add((a, b))
    firm_old, firm_new = {a for a, _ in firm}, {b for _, b in firm}
    return firm | {(a, b) for a, b in single if a not in firm_old or b not in firm_new}


def _by_heading(old: Edition, new: Edition, found: set[OldNew], places: Places) -> set[OldNew]:
    """Sections that no content ties, by the likeness of their headings, the likest first."""
    taken_old, taken_new = {a for a, _ in found}, {b for _, b in found}
    olds = [section for section in old.sections if section.index not in taken_old]
    news = [section for section in new.sections if section.index not in taken_new]
    alike = sorted(
        (-places.headings(a.index, b.index), abs(a.level - b.level), a.label != b.label, a.index, b.index)
        for a, b in _worth_comparing(olds, news)
        if places.headings(a.index, b.index) >= ALIKE
    )
    result: set[OldNew] = set()
    for *_, a, b in alike:
        if a not in taken_old and b not in taken_new:
            taken_old.add(a)
            taken_new.add(b)
            result.add((a, b))
    return result


def _worth_comparing(olds: Sequence[Section], news: Sequence[Section]) -> Iterator[tuple[Section, Section]]:
    """All pairs; of very many sections only those that have the same heading, each kind in its order."""
    if len(olds) * len(news) <= MOST_PAIRS:
        yield from product(olds, news)
        return
    at_new: defaultdict[str, deque[Section]] = defaultdict(deque)
    for section in news:
        at_new[name_of(section)].append(section)
    for section in olds:
        if same := at_new[name_of(section)]:
            yield section, same.popleft()


def _by_children(old: Edition, new: Edition, found: set[OldNew]) -> set[OldNew]:
    """Headings left alone on both sides, where most of what stands under either corresponds."""
    taken_old, taken_new = {a for a, _ in found}, {b for _, b in found}
    children_old, children_new = (Counter(s.parent for s in edition.sections) for edition in (old, new))
    votes: Counter[OldNew] = Counter()
    for a, b in found:
        above_old, above_new = old.sections[a].parent, new.sections[b].parent
        if above_old is not None and above_new is not None:
            votes[above_old, above_new] += 1
    result: set[OldNew] = set()
    for (a, b), count in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        part = max(count / children_old[a], count / children_new[b])
        if a not in taken_old and b not in taken_new and count >= ENOUGH and part >= MOST:
            taken_old.add(a)
            taken_new.add(b)
            result.add((a, b))
    return result


def _by_body(old: Edition, new: Edition, found: set[OldNew], alignment: Alignment) -> set[OldNew]:
    """Sections of which no finding still stands, rewritten on the same subject under the same top heading."""
    taken_old, taken_new = {a for a, _ in found}, {b for _, b in found}
    places = alignment.places
    profiles_old = _profiles(
        fold_edition(old).singles, alignment.old.stem_weights, places.section_old, taken_old
    )
    profiles_new = _profiles(
        fold_edition(new).singles, alignment.new.stem_weights, places.section_new, taken_new
    )
    if len(profiles_old) * len(profiles_new) > MOST_BODIES:
        return set()
    likeness = {
        (a, b): _cosine(one, other) for a, one in profiles_old.items() for b, other in profiles_new.items()
    }
    best_old: defaultdict[int, list[float]] = defaultdict(list)
    best_new: defaultdict[int, list[float]] = defaultdict(list)
    for (a, b), cosine in likeness.items():
        best_old[a] = nlargest(2, (*best_old[a], cosine))
        best_new[b] = nlargest(2, (*best_new[b], cosine))
    result = set()
    for (a, b), cosine in likeness.items():
        # The best of the row and of the column; where that is the pair itself, the next one.
        others = (best[best[0] == cosine :][:1] for best in (best_old[a], best_new[b]))
        least = max([BODY_ALIKE, *(BODY_LEAD * value for other in others for value in other)])
        if cosine >= least and (_top(old, a), _top(new, b)) in found:
            result.add((a, b))
    return result


def _profiles(
    stems: Features, weights: Sequence[int], sections: Sequence[int], taken: set[int]
) -> dict[int, dict[str, float]]:
    counts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for found, section in zip(stems.of, sections, strict=True):
        if section not in taken:
            counts[section].update(found)
    return {
        section: {stems.names[stem]: (1 + log(count)) * weights[stem] for stem, count in counter.items()}
        for section, counter in counts.items()
    }


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    norm = sqrt(fsum(v * v for v in one.values()) * fsum(v * v for v in other.values()))
    return fsum(one[f] * other[f] for f in one.keys() & other.keys()) / norm if norm else 0.0


def _top(edition: Edition, section: int) -> int:
    above = edition.sections[section].parent
    while above:
        section, above = above, edition.sections[above].parent
    return section


def is_move(pair: OldNew, pairs: set[OldNew], old: Edition, new: Edition) -> bool:
    """Whether a finding that went from one section to another left the crosswalk.

    To stand directly under a heading or in a section below it is no move.
    """
    a, b = pair
    if pair in pairs or (a, new.sections[b].parent) in pairs or (old.sections[a].parent, b) in pairs:
        return False
    return not (
        any((a, below) in pairs for below in _children(new, b))
        or any((below, b) in pairs for below in _children(old, a))
    )


def _children(edition: Edition, section: int) -> Iterator[int]:
    """The sections right below a section: what follows it, up to the next of its own level."""
    level = edition.sections[section].level
    for below in islice(edition.sections, section + 1, None):
        if below.level <= level:
            return
        if below.parent == section:
            yield below.index
