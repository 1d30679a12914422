"""Links made into groups: which findings make one change together.

A split or a merge is one group, and so is a statement that was both split and merged. But a chain of links is
cut where it would set findings side by side that have nothing to do with each other, as long as every
finding keeps a counterpart.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from tracker.diffing.indices import OldNew


STRANGERS = 0.5
"""What a pair of findings in one group costs, against 1 for a sure link: to set strangers side by side is
half as bad as to keep apart what belongs together."""
MOST_LINKS = 40
"""Larger knots (copies of one statement) are left as they are."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that belong together: indices of the old and of the new ones, in reading order."""

    old: tuple[int, ...]
    new: tuple[int, ...]

    @property
    def is_linked(self) -> bool:
        """Whether it has findings of both editions."""
        return bool(self.old and self.new)


def groups_of(links: Mapping[OldNew, float], *, olds: int, news: int) -> list[Group]:
    """What links tie together, and every finding that none does, alone.

    Args:
        links: linked pairs with their probability.
        olds: number of old findings.
        news: number of new findings.
    """
    groups: list[Group] = []
    for knot in _knots(links):
        groups += map(_group, _untangled({pair: links[pair] for pair in knot}))
    linked_old = {i for i, _ in links}
    linked_new = {j for _, j in links}
    groups += [Group((i,), ()) for i in range(olds) if i not in linked_old]
    groups += [Group((), (j,)) for j in range(news) if j not in linked_new]
    return groups


def joined(groups: Iterable[Group], further: Iterable[OldNew]) -> list[Group]:
    """The groups with findings that stood alone put to those they are linked to; no other group changes.

    Args:
        groups: as `groups_of` gives them.
        further: links of which one finding has no other link.
    """
    of_old = {i: group for group in groups for i in group.old}
    of_new = {j: group for group in groups for j in group.new}
    more: defaultdict[Group, list[Group]] = defaultdict(list)
    for i, j in sorted(further):
        here, there = of_old[i], of_new[j]
        more[there if not here.new else here].append(here if not here.new else there)
    alone = {group for added in more.values() for group in added}
    return [
        Group(
            tuple(sorted({*group.old, *(i for one in more[group] for i in one.old)})),
            tuple(sorted({*group.new, *(j for one in more[group] for j in one.new)})),
        )
        if group in more
        else group
        for group in groups
        if group not in alone
    ]


def parted(
    links: Iterable[OldNew], groups: Collection[Group]
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The links that no group holds, because a chain was cut there: by old finding, and by new finding."""
    of_old = {i: group for group in groups for i in group.old}
    of_new = {j: group for group in groups for j in group.new}
    old: defaultdict[int, list[int]] = defaultdict(list)
    new: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in sorted(links):
        if of_old[i] is not of_new[j]:
            old[i].append(j)
            new[j].append(i)
    return dict(old), dict(new)


def _group(pairs: Iterable[OldNew]) -> Group:
    pairs = list(pairs)
    return Group(tuple(sorted({i for i, _ in pairs})), tuple(sorted({j for _, j in pairs})))


def _knots(links: Iterable[OldNew]) -> list[list[OldNew]]:
    """Links that hang together, as connected components."""
    of_old: defaultdict[int, list[OldNew]] = defaultdict(list)
    of_new: defaultdict[int, list[OldNew]] = defaultdict(list)
    ordered = sorted(links)
    for pair in ordered:
        of_old[pair[0]].append(pair)
        of_new[pair[1]].append(pair)
    seen: set[OldNew] = set()
    knots = []
    for first in ordered:
        if first in seen:
            continue
        seen.add(first)
        knot, todo = [], [first]
        while todo:
            pair = todo.pop()
            knot.append(pair)
            # Each finding hands over its links once: a knot of thousands of copies takes no longer a link.
            for other in (*of_old.pop(pair[0], ()), *of_new.pop(pair[1], ())):
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        knots.append(knot)
    return knots


def _untangled(links: dict[OldNew, float]) -> list[list[OldNew]]:
    """One knot cut into groups: the links go whose loss is outweighed by the strangers it parts."""
    knots = _knots(links)
    while len(links) <= MOST_LINKS:
        cuts = [
            (_worth(rest, parts), pair, rest, parts)
            for pair in links
            if _spare(pair, links)
            for rest in ({other: chance for other, chance in links.items() if other != pair},)
            for parts in (_knots(rest),)
        ]
        best = max(cuts, key=lambda cut: (cut[0], -sum(cut[1]), -abs(cut[1][0] - cut[1][1])), default=None)
        if best is None or best[0] <= _worth(links, knots):
            break
        _, _, links, knots = best
    return knots


def _spare(pair: OldNew, links: Iterable[OldNew]) -> bool:
    """Whether both findings have another link."""
    others = [other for other in links if other != pair]
    return any(i == pair[0] for i, _ in others) and any(j == pair[1] for _, j in others)


def _worth(links: Mapping[OldNew, float], knots: Iterable[Iterable[OldNew]]) -> float:
    """What a cut keeps, summed exactly: the same in whatever order, so also when the editions are swapped."""
    groups = [_group(knot) for knot in knots]
    return fsum(links.values()) - STRANGERS * sum(len(group.old) * len(group.new) for group in groups)
