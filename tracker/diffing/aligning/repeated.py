"""What found no counterpart, though its own edition says it twice and the other time found one.

A report says a thing in two chapters (`eight killings of activists`, `eight killings of human rights
activists`) and loses one when it is reworked: what is left was linked to the other, and stands for both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from tracker.diffing.passages.statements import LEAST_CLAIMS, is_read, span_of, statements_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.diffing.indices import OldNew
    from tracker.diffing.passages.statements import Statements
    from tracker.model import Edition


REPEATED_LINK = 0.5
"""Probability of such a link. On the labelled pairs of editions three are made: two rightly, and one that
repeats a wrong link. That is too few for a share."""
MOST_BETWEEN = 1
"""The longer form may say so many claiming words between those of the shorter one …"""
LONGER = 1.25
"""… and so many times as many in all."""
LESS = 0.15
"""The counterpart has at most so much less of the one form than of the other: else what stands is that in
which they differ (of `arrests in the north`, `arrests in the north and the capital` those in the capital)."""
MUCH = 0.5
"""Share of the pairs of neighbouring words of a finding that others must have, and one other of those."""
MOST_POSTINGS = 6
"""Pairs of words that more findings of the edition have are no way to find one."""
MOST_PARTNERS = 4
"""Of the counterparts of the other form so many are looked at: more are of copies."""


def repeated_links(
    old: Edition,
    new: Edition,
    links: Mapping[OldNew, float],
    *,
    without: tuple[frozenset[int], frozenset[int]],
) -> dict[OldNew, float]:
    """Links of findings without one to the counterpart of another one of their edition that says the same.

    The same is what one of them claims, in order, as part of what the other does, denied as often.

    Args:
        old: the earlier edition.
        new: the later edition.
        links: what is linked already.
        without: old findings and new ones that claim nothing themselves.
    """
    if not is_read(old, new):
        return {}
    one, other = statements_of(old, new, links, without)
    found = [*_again(one, other), *((i, j) for j, i in _again(other, one))]
    return dict.fromkeys(found, REPEATED_LINK)


def _again(mine: Statements, theirs: Statements) -> Iterator[OldNew]:
    """Each free finding that a linked one of its own edition repeats, and a counterpart of that one."""
    for k, near in _near(mine):
        claims = mine.claims(k)
        for other in sorted(near, key=lambda other: (abs(other - k), other)):
            form = mine.claims(other)
            if _are_one(claims, form):
                partners = mine.partners[other][:MOST_PARTNERS]
                still = [j for j in partners if _has_both(theirs.claims(j), claims, form)]
                if still:
                    yield k, min(still)
                    break


def _near(mine: Statements) -> Iterator[tuple[int, list[int]]]:
    """The free findings of which much stands in linked ones of their own edition, with those."""
    of, counts = mine.word_pairs.of, mine.word_pairs.counts
    again: dict[int, list[int]] = {}
    for k in mine.free:
        keys = [key for key in of[k] if 1 < counts[key] <= MOST_POSTINGS]
        if len(keys) >= MUCH * len(of[k]) > 0:
            again[k] = keys
    wanted = frozenset(chain.from_iterable(again.values()))
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for k in mine.linked:
        for key in wanted.intersection(of[k]):
            postings[key].append(k)
    for k, keys in again.items():
        met = Counter(chain.from_iterable([postings.get(key, ()) for key in keys]))
        near = [other for other, times in met.items() if times >= MUCH * len(keys)]
        if near:
            yield k, near


def _are_one(claims: Sequence[str], form: Sequence[str]) -> bool:
    """Whether two findings are a shorter and a longer form of one statement."""
    shorter, longer = sorted((claims, form), key=len)
    return (
        len(shorter) >= LEAST_CLAIMS
        and len(longer) <= LONGER * len(shorter)
        and span_of(shorter, longer) <= len(shorter) + MOST_BETWEEN
    )


def _has_both(passage: Sequence[str], claims: Sequence[str], form: Sequence[str]) -> bool:
    """Whether a passage has about as much of the one form as of the other."""
    said = set(passage)
    return _share(claims, said) >= _share(form, said) - LESS


def _share(claims: Sequence[str], said: set[str]) -> float:
    return len(said.intersection(claims)) / len(set(claims))
