"""Which section became which, from where its findings went.

Content decides: sections correspond where a good part of the findings that still stand went from one to the
other. Headings decide only where there is no content to decide by. A heading without findings of its own
(`Section 1`) follows its own words, else the sections below it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

from tracker.diffing.fold import bare
from tracker.diffing.places import ASIDE
from tracker.model import CrosswalkRow, Flag, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.diffing.align import Alignment
    from tracker.diffing.places import Places
    from tracker.model import Change, Edition, Section

Pair = tuple[int, int]

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


def corresponding(old: Edition, new: Edition, alignment: Alignment) -> set[Pair]:
    """Pairs of indices of sections that correspond."""
    places = alignment.places
    ties = Counter((places.section_old[i], places.section_new[j]) for i, j in alignment.links)
    found = _by_content(ties, places, by_name=_by_name_alone(old, new, places))
    found |= _by_heading(old, new, found, places)
    found |= _by_children(old, new, found)
    return found | _by_body(old, new, found, alignment)


def _by_name_alone(old: Edition, new: Edition, places: Places) -> set[Pair]:
    """The report's title; and headings alike of which one has no findings of its own."""
    found = {(0, 0)}
    with_old, with_new = set(places.section_old), set(places.section_new)
    at: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for section in new.sections[1:]:
        at[_name(section), section.level].append(section.index)
    for section in old.sections[1:]:
        same = at[_name(section), section.level]
        if len(same) == 1 and not (section.index in with_old and same[0] in with_new):
            found.add((section.index, same[0]))
    return found


def _by_content(ties: Counter[Pair], places: Places, *, by_name: set[Pair]) -> set[Pair]:
    """Sections tied by their findings; one finding ties no two sections that both have a counterpart."""
    size_old, size_new = Counter(places.section_old), Counter(places.section_new)
    total_old: Counter[int] = Counter()
    total_new: Counter[int] = Counter()
    for (a, b), count in ties.items():
        total_old[a] += count
        total_new[b] += count
    firm = set(by_name)
    single: set[Pair] = set()
    for (a, b), count in ties.items():
        part = max(count / size_old[a], count / size_new[b])
        main = max(count / total_old[a], count / total_new[b])
        alike = places.headings(a, b) >= ALIKE
        if main >= MAIN and (alike or part >= (GOOD_PART if count >= ENOUGH else MOST)):
            (firm if count >= ENOUGH else single).add((a, b))
    firm_old, firm_new = {a for a, _ in firm}, {b for _, b in firm}
    return firm | {(a, b) for a, b in single if a not in firm_old or b not in firm_new}


def _by_heading(old: Edition, new: Edition, found: set[Pair], places: Places) -> set[Pair]:
    """Sections that no content ties, by the likeness of their headings, the likest first."""
    taken_old, taken_new = {a for a, _ in found}, {b for _, b in found}
    alike = sorted(
        (-places.headings(a.index, b.index), abs(a.level - b.level), a.label != b.label, a.index, b.index)
        for a in old.sections
        if a.index not in taken_old
        for b in new.sections
        if b.index not in taken_new and places.headings(a.index, b.index) >= ALIKE
    )
    result: set[Pair] = set()
    for *_, a, b in alike:
        if a not in taken_old and b not in taken_new:
            taken_old.add(a)
            taken_new.add(b)
            result.add((a, b))
    return result


def _by_children(old: Edition, new: Edition, found: set[Pair]) -> set[Pair]:
    """Headings left alone on both sides, where most of what stands under either corresponds."""
    taken_old, taken_new = {a for a, _ in found}, {b for _, b in found}
    children_old, children_new = (Counter(s.parent for s in edition.sections) for edition in (old, new))
    votes: Counter[Pair] = Counter()
    for a, b in found:
        above_old, above_new = old.sections[a].parent, new.sections[b].parent
        if above_old is not None and above_new is not None:
            votes[above_old, above_new] += 1
    result: set[Pair] = set()
    for (a, b), count in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        part = max(count / children_old[a], count / children_new[b])
        if a not in taken_old and b not in taken_new and count >= ENOUGH and part >= MOST:
            taken_old.add(a)
            taken_new.add(b)
            result.add((a, b))
    return result


def _by_body(old: Edition, new: Edition, found: set[Pair], alignment: Alignment) -> set[Pair]:
    """Sections of which no finding still stands, rewritten on the same subject under the same top heading."""
    taken_old, taken_new = {a for a, _ in found}, {b for _, b in found}
    places = alignment.places
    profiles_old = _profiles(alignment.old.single, places.section_old, taken_old, alignment)
    profiles_new = _profiles(alignment.new.single, places.section_new, taken_new, alignment)
    likeness = {
        (a, b): _cosine(one, other) for a, one in profiles_old.items() for b, other in profiles_new.items()
    }
    result = set()
    for (a, b), cosine in likeness.items():
        others = [value for (x, y), value in likeness.items() if (x == a) != (y == b)]
        tops = (_top(old, a), _top(new, b))
        if cosine >= max([BODY_ALIKE, *(BODY_LEAD * value for value in others)]) and tops in found:
            result.add((a, b))
    return result


def _profiles(
    features: Sequence[frozenset[int]], sections: Sequence[int], taken: set[int], alignment: Alignment
) -> dict[int, dict[int, float]]:
    counts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for found, section in zip(features, sections, strict=True):
        if section not in taken:
            counts[section].update(found)
    weights = alignment.vocabulary.weights
    return {
        section: {feature: (1 + log(count)) * weights[feature] for feature, count in counter.items()}
        for section, counter in counts.items()
    }


def _cosine(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    norm = sqrt(fsum(v * v for v in one.values()) * fsum(v * v for v in other.values()))
    return fsum(one[f] * other[f] for f in one.keys() & other.keys()) / norm if norm else 0.0


def _top(edition: Edition, section: int) -> int:
    above = edition.sections[section].parent
    while above:
        section, above = above, edition.sections[above].parent
    return section


def is_move(pair: Pair, pairs: set[Pair], old: Edition, new: Edition) -> bool:
    """Whether a finding that went from one section to another left the crosswalk.

    To stand directly under a heading or in a section below it is no move.
    """
    a, b = pair
    above_old, above_new = old.sections[a].parent, new.sections[b].parent
    near = [pair, (a, above_new), (above_old, b)]
    near += [(a, child.index) for child in new.sections if child.parent == b]
    near += [(child.index, b) for child in old.sections if child.parent == a]
    return not any(one in pairs for one in near)


def crosswalk(
    old: Edition, new: Edition, pairs: set[Pair], changes: Sequence[Change]
) -> tuple[CrosswalkRow, ...]:
    """The rows, in reading order of the new edition; sections that are gone stand where they stood."""
    of_old: defaultdict[int, list[int]] = defaultdict(list)
    of_new: defaultdict[int, list[int]] = defaultdict(list)
    for a, b in sorted(pairs):
        of_old[a].append(b)
        of_new[b].append(a)
    words_old, words_new = _words(old), _words(new)
    counts = _counts(changes, of_old, of_new)
    shifted = _shifted(old, new, pairs, of_old, of_new)
    rows: list[tuple[tuple[int, int, int], CrosswalkRow]] = []

    def row(order: tuple[int, int, int], relation: Relation, a: int | None, b: int | None) -> None:
        rows.append(
            (
                order,
                CrosswalkRow(
                    relation=relation,
                    old=None if a is None else old.sections[a],
                    new=None if b is None else new.sections[b],
                    counts=dict(counts[a, b]),
                    old_words=None if a is None else words_old[a],
                    new_words=None if b is None else words_new[b],
                ),
            )
        )

    last = -1
    for section in old.sections:
        a = section.index
        if of_old[a]:
            last = of_old[a][0]
        else:
            row((last, 1, a), Relation.REMOVED, a, None)
    for section in new.sections:
        b = section.index
        if not of_new[b]:
            row((b, 0, -1), Relation.ADDED, None, b)
        for a in of_new[b]:
            relation = _relation(old.sections[a], section, of_old, of_new, (a, b) in shifted)
            row((b, 0, a), relation, a, b)
    return tuple(made for _, made in sorted(rows, key=lambda item: item[0]))


def _relation(
    a: Section, b: Section, of_old: Mapping[int, list[int]], of_new: Mapping[int, list[int]], shifted: bool
) -> Relation:
    if len(of_old[a.index]) > 1:
        return Relation.SPLIT
    if len(of_new[b.index]) > 1:
        return Relation.MERGED
    if _name(a) != _name(b):
        return Relation.RENAMED
    return Relation.MOVED if shifted else Relation.SAME


def _name(section: Section) -> str:
    return bare(ASIDE.sub(" ", section.title.removeprefix(section.label or "")))


def _shifted(
    old: Edition,
    new: Edition,
    pairs: set[Pair],
    of_old: Mapping[int, list[int]],
    of_new: Mapping[int, list[int]],
) -> set[Pair]:
    """Pairs that stand under another heading than before, or in another order among their siblings."""
    single = {(a, b) for a, b in pairs if len(of_old[a]) == 1 == len(of_new[b])}
    result = set()
    siblings: defaultdict[Pair, list[Pair]] = defaultdict(list)
    for a, b in sorted(single):
        above_old, above_new = old.sections[a].parent, new.sections[b].parent
        if above_old is None or above_new is None:
            continue
        if (above_old, above_new) in pairs:
            siblings[above_old, above_new].append((a, b))
        else:
            result.add((a, b))
    for family in siblings.values():
        result |= set(family) - _in_order(family)
    return result


def _in_order(pairs: Sequence[Pair]) -> set[Pair]:
    """The longest run of pairs whose new sides ascend as their old sides do (patience sorting)."""
    tails: list[int] = []
    chain: list[tuple[int, int]] = []
    ends: list[int] = []
    for k, (_, b) in enumerate(pairs):
        at = bisect_left(tails, b)
        if at == len(tails):
            tails.append(b)
            ends.append(k)
        else:
            tails[at], ends[at] = b, k
        chain.append((k, ends[at - 1] if at else -1))
    result = set()
    k = ends[-1] if ends else -1
    while k >= 0:
        result.add(pairs[k])
        k = chain[k][1]
    return result


def _words(edition: Edition) -> list[int]:
    counts = [0] * len(edition.sections)
    for finding in edition.findings:
        counts[finding.section] += len(finding.text.split())
    return counts


def _counts(
    changes: Sequence[Change], of_old: Mapping[int, list[int]], of_new: Mapping[int, list[int]]
) -> defaultdict[tuple[int | None, int | None], Counter[str]]:
    """Changes by row: a linked one for its pair of sections, others for the first row of their section."""
    result: defaultdict[tuple[int | None, int | None], Counter[str]] = defaultdict(Counter)
    for change in changes:
        places = {(o.section, n.section) for o in change.old for n in change.new}
        rows: set[tuple[int | None, int | None]] = {(a, b) for a, b in places if b in of_old[a]}
        for a in {finding.section for finding in change.old} - {a for a, _ in rows}:
            rows.add((a, of_old[a][0] if of_old[a] else None))
        for b in {finding.section for finding in change.new} - {b for _, b in rows}:
            rows.add((of_new[b][0] if of_new[b] else None, b))
        for row in rows:
            result[row].update([str(change.kind), *(str(flag) for flag in Flag if flag in change.flags)])
    return result
