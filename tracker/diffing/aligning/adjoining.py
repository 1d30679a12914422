"""What is one finding in one edition, and in the other parted in two or more.

A page prints a term, a title or a number as a paragraph of its own, and a PDF of the same text runs it in:
`Freedom:` and `It is 100% free.` against `Freedom: It is 100% free.` The longer part has its link; the other
says too little to be linked by. Where its letters are just those that are wanting, nothing has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.folding.folded import fold_edition

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tracker.diffing.aligning.grouping import Group
    from tracker.diffing.indices import OldNew
    from tracker.model import Edition

ADJOINING_LINK = 1.0
"""Probability of such a link: the letters of both sides are the same."""
MOST_PARTS = 6
"""More findings than these are no parts of one."""


def adjoining_links(old: Edition, new: Edition, groups: Sequence[Group]) -> dict[OldNew, float]:
    """Links of findings without one that complete, letter by letter, what stands linked beside them.

    Args:
        old: the earlier edition.
        new: the later edition.
        groups: the findings that are linked by now, and each that is not, alone.
    """
    free_old = {group.old[0] for group in groups if not group.new}
    free_new = {group.new[0] for group in groups if not group.old}
    found: dict[OldNew, float] = {}
    for group in groups:
        if not group.is_linked or not (_adjoins(group.old, free_old) or _adjoins(group.new, free_new)):
            continue
        olds, news = _filled(group.old, free_old), _filled(group.new, free_new)
        one, other = _bare(old, olds), _bare(new, news)
        is_whole = one == other and (len(olds), len(news)) == (len(group.old), len(group.new))
        if not (one and other) or is_whole:
            continue
        if one in other and (all_of := _completed(old, olds, free_old, other.split(one, 1))):
            olds = all_of
        elif other in one and (all_of := _completed(new, news, free_new, one.split(other, 1))):
            news = all_of
        else:
            continue
        more_old, more_new = sorted(free_old.intersection(olds)), sorted(free_new.intersection(news))
        found |= {(i, group.new[0]): ADJOINING_LINK for i in more_old}
        found |= {(group.old[0], j): ADJOINING_LINK for j in more_new}
        free_old.difference_update(more_old)
        free_new.difference_update(more_new)
    return found


def _adjoins(held: Sequence[int], free: Collection[int]) -> bool:
    """Whether something free stands before, behind or between some findings."""
    return held[0] - 1 in free or held[-1] + 1 in free or any(k in free for k in range(held[0], held[-1]))


def _filled(held: Sequence[int], free: Collection[int]) -> list[int]:
    """The findings of a group with those between them, where these are free."""
    return [k for k in range(held[0], held[-1] + 1) if k in held or k in free] if len(held) > 1 else [*held]


def _bare(edition: Edition, findings: Iterable[int]) -> str:
    folded = fold_edition(edition).bare
    return "".join([folded[k] for k in findings])


def _completed(
    edition: Edition, held: Sequence[int], free: Collection[int], rest: Sequence[str]
) -> list[int]:
    """The findings with the free ones before and behind them whose letters are just the rest; else none."""
    before = list(_stretch(edition, range(held[0] - 1, -1, -1), free, rest[0]))[::-1]
    behind = list(_stretch(edition, range(held[-1] + 1, len(edition.findings)), free, rest[1]))
    is_whole = _bare(edition, before) == rest[0] and _bare(edition, behind) == rest[1]
    return [*before, *held, *behind] if is_whole else []


def _stretch(edition: Edition, places: range, free: Collection[int], wanted: str) -> Iterator[int]:
    """Free findings from a place on, up to as many letters as are wanted."""
    left = len(wanted)
    for k in places[:MOST_PARTS]:
        if left <= 0 or k not in free:
            return
        left -= len(_bare(edition, (k,)))
        yield k
