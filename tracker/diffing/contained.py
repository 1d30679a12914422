"""What found no counterpart, though all that it claims stands, in order, in one passage of the other edition.

A short statement that was taken into a longer sentence (`did not enforce safety laws` into `did not enforce
wage, overtime, and safety laws, and penalties were low`) shares little with it by weight, and where another
of its own edition was linked to that sentence first, nothing is left there to find it by. It stands all the
same: word by word, but for qualifiers, and denied as often in that stretch.
"""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING

from tracker.diffing.fold import stems
from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.sides import NOT, QUALIFIER, read_side
from tracker.diffing.stemmed import stems_of_edition
from tracker.model import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.model import Edition

    Pair = tuple[int, int]

CONTAINED_LINK = 0.5
"""Probability of such a link. On the labelled pairs of editions only two are linked so, both rightly: too few
for a share."""
LEAST_CLAIMS = 5
"""A finding that claims less is contained by chance (`Penalties were rarely applied` is said of many a law):
with four, of three more on the labelled pairs none is a link for sure."""
MOST_SPREAD = 2
"""The passage may take so many times as many claiming words to say it: the rest is put in between."""
MOST_POSTINGS = 40
"""A finding is looked up by its two rarest stems, if neither stands in more passages than this."""
LONGEST_PASSAGE = 200
"""Words of a passage at most: a longer one is no sentence."""


def contained_links(
    old: Edition,
    new: Edition,
    links: Mapping[Pair, float],
    *,
    without: tuple[frozenset[int], frozenset[int]],
    closest: tuple[Mapping[int, int], Mapping[int, int]] = ({}, {}),
) -> dict[Pair, float]:
    """Links of findings without one to the linked passage that says all that they claim, the shortest such.

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
    languages = {edition.provenance.language for edition in (old, new)}
    if len(languages) > 1 or not lexicon_of(*languages).classes:
        return {}  # what is denied there is not known
    of_old: defaultdict[int, list[int]] = defaultdict(list)
    of_new: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in links:
        of_old[i].append(j)
        of_new[j].append(i)
    one, other = _Side(old, of_old, without[0]), _Side(new, of_new, without[1])
    found = [*_held(one, other, closest[0]), *((i, j) for j, i in _held(other, one, closest[1]))]
    return dict.fromkeys(found, CONTAINED_LINK)


def _held(mine: _Side, theirs: _Side, closest: Mapping[int, int]) -> Iterator[Pair]:
    """Each free finding that a linked passage of the other side contains, and that passage."""
    by_stems = _by_stems(mine, theirs)
    for k in mine.free:
        near = by_stems.get(k, set())
        if closest.get(k) in theirs.partners:
            near = near | {closest[k]}
        claims = mine.claims(k) if near else []
        if len(claims) >= LEAST_CLAIMS:
            spans = {j: _span(claims, theirs.claims(j)) for j in near if _takes_in(j, claims, mine, theirs)}
            if spans:
                yield k, min(spans, key=lambda j: (spans[j], abs(j - k), j))


def _by_stems(mine: _Side, theirs: _Side) -> dict[int, set[int]]:
    """For each free finding the linked passages of the other side that have all its stems."""
    rare = {k: pair for k in mine.free if (pair := mine.rarest(k, theirs))}
    postings = theirs.stems.postings(theirs.linked, set().union(*rare.values()), with_names=True)
    found = {}
    for k, pair in rare.items():
        of_pair = [postings.get(stem, []) for stem in pair]
        if max(map(len, of_pair)) <= MOST_POSTINGS:
            own = mine.without_qualifiers(k)
            found[k] = {j for j in set(of_pair[0]).intersection(*of_pair) if own <= theirs.stems.all_of(j)}
    return found


def _takes_in(j: int, claims: Sequence[str], mine: _Side, theirs: _Side) -> bool:
    """Whether passage `j` says the claims of a finding, and either began to or says just them first."""
    passage = theirs.claims(j)
    if _span(claims, passage) > MOST_SPREAD * len(claims):
        return False
    if passage[: len(claims)] == claims:
        return True
    partners = [mine.claims(i) for i in theirs.partners[j]]
    before = [_span(claims, partner) for partner in partners]
    if any(span <= len(partner) <= len(claims) + 1 for span, partner in zip(before, partners, strict=True)):
        return True
    return all(span > MOST_SPREAD * len(claims) for span in before)


class _Side:
    """One edition."""

    def __init__(
        self, edition: Edition, partners: Mapping[int, Sequence[int]], without: frozenset[int]
    ) -> None:
        language = edition.provenance.language
        self.stems = stems_of_edition(edition)
        self.partners = partners
        """What each linked finding is linked to."""
        self._texts = [finding.text for finding in edition.findings]
        sentences = [
            k
            for k, finding in enumerate(edition.findings)
            if finding.form is not Form.ITEM and k not in without
        ]
        self.free = [k for k in sentences if k not in partners]
        self.linked = [k for k in sentences if k in partners]
        self._lexicon = lexicon_of(language)
        self._qualifiers = frozenset(stems(self._lexicon.qualifiers, language=language))

    def without_qualifiers(self, k: int) -> set[str]:
        """The stems of finding `k` that are neither function words nor qualifiers."""
        return self.stems.all_of(k) - self._qualifiers

    def rarest(self, k: int, theirs: _Side) -> list[str]:
        """The two stems of finding `k` that fewest passages of the other side have; none if it lacks one."""
        own = self.without_qualifiers(k)
        counts = {stem: theirs.stems.count(stem) for stem in own}
        if len(own) < LEAST_CLAIMS - 1 or not all(counts.values()):
            return []
        return sorted(own, key=lambda stem: (counts[stem], stem))[:2]

    def claims(self, k: int) -> list[str]:
        """What the words of finding `k` mean that claim something; of qualifiers `not` alone."""
        if self._texts[k].count(" ") > LONGEST_PASSAGE:
            return []
        meanings = read_side(self._texts[k], self._lexicon).meanings
        return [meaning for meaning in meanings if meaning and (meaning == NOT or meaning[0] != QUALIFIER)]


def _span(claims: Sequence[str], passage: Sequence[str]) -> float:
    """Length of the shortest stretch that says all `claims` in order, denied as often; infinite if none."""
    spans = (
        past - first
        for first, claim in enumerate(passage)
        if claim == claims[0]
        and (past := _past(claims, passage, first)) is not None
        and passage[first:past].count(NOT) == claims.count(NOT)
    )
    return min(spans, default=inf)


def _past(claims: Sequence[str], passage: Sequence[str], first: int) -> int | None:
    """Where a stretch from `first` on ends that says all `claims` in order."""
    at = first
    for claim in claims:
        try:
            at = passage.index(claim, at) + 1
        except ValueError:
            return None
    return at
