"""Which section became which: the rows of the crosswalk, with what became of their findings."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tracker.diffing.folding.folded import of_edition
from tracker.diffing.outline.names import name_of
from tracker.model import CrosswalkRow, Relation
from tracker.scripts import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.diffing.indices import OldNew
    from tracker.model import Change, Edition, Section


def crosswalk(
    old: Edition, new: Edition, pairs: set[OldNew], changes: Sequence[Change]
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
    if name_of(a) != name_of(b):
        return Relation.RENAMED
    return Relation.MOVED if shifted else Relation.SAME


def _shifted(
    old: Edition,
    new: Edition,
    pairs: set[OldNew],
    of_old: Mapping[int, list[int]],
    of_new: Mapping[int, list[int]],
) -> set[OldNew]:
    """Pairs that stand under another heading than before, or in another order among their siblings."""
    single = {(a, b) for a, b in pairs if len(of_old[a]) == 1 == len(of_new[b])}
    result = set()
    siblings: defaultdict[OldNew, list[OldNew]] = defaultdict(list)
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


def _in_order(pairs: Sequence[OldNew]) -> set[OldNew]:
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


@of_edition
def _words(edition: Edition) -> list[int]:
    """How many words each section has, those of its parts not counted."""
    counts = [0] * len(edition.sections)
    for finding in edition.findings:
        counts[finding.section] += words_in(finding.text)
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
            counts = result[row]
            counts[str(change.kind)] += 1
            for flag in change.flags:
                counts[str(flag)] += 1
    return result
