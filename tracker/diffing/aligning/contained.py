"""What found no counterpart, though all that it claims stands, in order, in one passage of the other edition.

A short statement that was taken into a longer sentence (`did not enforce safety laws` into `did not enforce
wage, overtime, and safety laws, and penalties were low`) shares little with it by weight, and where another
of its own edition was linked to that sentence first, nothing is left there to find it by. It stands all the
same: word by word, but for qualifiers, and denied as often in that stretch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.passages.statements import LEAST_CLAIMS, is_read, span_of, statements_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.diffing.indices import OldNew
    from tracker.diffing.passages.statements import Statements
    from tracker.model import Edition


CONTAINED_LINK = 0.5
"""Probability of such a link. On the labelled pairs of editions only two are linked so, both rightly: too few
for a share."""
MOST_SPREAD = 2
"""The passage may take so many times as many claiming words to say it: the rest is put in between."""
MOST_POSTINGS = 40
"""A finding is looked up by its two rarest stems, if neither stands in more passages than this."""


def contained_links(
    old: Edition,
    new: Edition,
    links: Mapping[OldNew, float],
    *,
    without: tuple[frozenset[int], frozenset[int]],
    closest: tuple[Mapping[int, int], Mapping[int, int]] = ({}, {}),
) -> dict[OldNew, float]:
    """Links of findings without one to the passage that says all that they claim, the shortest such.

    If that has no link either, it says so word by word: too little of it for a likely link.

    A passage that said it before is none, for there it said it of something else; but one that begins with
    just these claims is, a shorter and a longer form of one statement; and so is one that said nothing else
    before: what two chapters said, and one still says. Items of lists are left out: what they name is named
    elsewhere, too, and no item is taken into a sentence.

    Args:
        old: the earlier edition.
        new: the later edition.
        links: what is linked already.
        without: old findings and new ones that claim nothing themselves.
        closest: for some of the old findings without a link, and of the new ones, the passage of the other
            edition that comes closest, which may say the same by other words.
    """
    if not is_read(old, new):
        return {}
    one, other = statements_of(old, new, links, without)
    found = [*_held(one, other, closest[0]), *((i, j) for j, i in _held(other, one, closest[1]))]
    return dict.fromkeys(found, CONTAINED_LINK)


def _held(mine: Statements, theirs: Statements, closest: Mapping[int, int]) -> Iterator[OldNew]:
    """Each free finding that a passage of the other side contains, and that passage."""
    by_stems = _by_stems(mine, theirs)
    for k in mine.free:
        near = by_stems.get(k, set())
        if closest.get(k) in theirs.partners:
            near = near | {closest[k]}
        claims = mine.claims(k) if near else []
        if len(claims) >= LEAST_CLAIMS:
            spans = {j: span_of(claims, theirs.claims(j)) for j in near if _takes_in(j, claims, mine, theirs)}
            if spans:
                yield k, min(spans, key=lambda j: (spans[j], abs(j - k), j))


def _by_stems(mine: Statements, theirs: Statements) -> dict[int, set[int]]:
    """For each free finding the passages of the other side that have all its stems."""
    rare = {k: pair for k in mine.free if (pair := mine.rarest(k, theirs))}
    postings = theirs.stems.postings(
        [*theirs.linked, *theirs.free], set().union(*rare.values()), with_names=True
    )
    found = {}
    for k, pair in rare.items():
        of_pair = [postings.get(stem, []) for stem in pair]
        if max(map(len, of_pair)) <= MOST_POSTINGS:
            own = mine.without_qualifiers(k)
            found[k] = {j for j in set(of_pair[0]).intersection(*of_pair) if own <= theirs.stems.all_of(j)}
    return found


def _takes_in(j: int, claims: Sequence[str], mine: Statements, theirs: Statements) -> bool:
    """Whether passage `j` says the claims of a finding, and either began to or says just them first."""
    passage = theirs.claims(j)
    if span_of(claims, passage) > MOST_SPREAD * len(claims):
        return False
    if passage[: len(claims)] == claims:
        return True
    if j not in theirs.partners:
        return span_of(claims, passage) == len(claims)
    partners = [mine.claims(i) for i in theirs.partners[j]]
    before = [span_of(claims, partner) for partner in partners]
    if any(span <= len(partner) <= len(claims) + 1 for span, partner in zip(before, partners, strict=True)):
        return True
    return all(span > MOST_SPREAD * len(claims) for span in before)
