"""What the findings of an edition claim, in order, and whether a passage says the same."""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import stems
from tracker.diffing.folding.folded import fold_edition
from tracker.diffing.folding.stemmed import stems_of_edition
from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.passages.sides import NOT, QUALIFIER, read_side
from tracker.model import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model import Edition

LEAST_CLAIMS = 5
"""A finding that claims less is contained by chance (`Penalties were rarely applied` is said of many a law):
with four, of three more on the labelled pairs none is a link for sure."""
LONGEST_PASSAGE = 200
"""Words of a passage at most: a longer one is no sentence."""


def is_read(old: Edition, new: Edition) -> bool:
    """Whether what is denied in two editions is known."""
    languages = {edition.provenance.language for edition in (old, new)}
    return len(languages) == 1 and bool(lexicon_of(*languages).classes)


def statements_of(
    old: Edition,
    new: Edition,
    links: Iterable[tuple[int, int]],
    without: tuple[frozenset[int], frozenset[int]],
) -> tuple[Statements, Statements]:
    """The statements of two editions.

    Args:
        old: the earlier edition.
        new: the later edition.
        links: what is linked already.
        without: old findings and new ones that claim nothing themselves.
    """
    of_old: defaultdict[int, list[int]] = defaultdict(list)
    of_new: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in links:
        of_old[i].append(j)
        of_new[j].append(i)
    return Statements(old, of_old, without[0]), Statements(new, of_new, without[1])


class Statements:
    """The findings of one edition that claim something.

    Items of lists are left out: what they name is named elsewhere, too.
    """

    def __init__(
        self, edition: Edition, partners: Mapping[int, Sequence[int]], without: frozenset[int]
    ) -> None:
        language = edition.provenance.language
        self.stems = stems_of_edition(edition)
        self.word_pairs = fold_edition(edition).pairs
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

    def without_qualifiers(self, k: int) -> frozenset[str]:
        """The stems of finding `k` that are neither function words nor qualifiers."""
        return self.stems.all_of(k) - self._qualifiers

    def rarest(self, k: int, theirs: Statements) -> list[str]:
        """The two stems of finding `k` that fewest passages of the other side have; none if it lacks one."""
        own = self.without_qualifiers(k)
        if len(own) < LEAST_CLAIMS - 1 or not theirs.stems.have(own):
            return []
        return sorted(own, key=lambda stem: (theirs.stems.count(stem), stem))[:2]

    def claims(self, k: int) -> list[str]:
        """What the words of finding `k` mean that claim something; of qualifiers `not` alone."""
        if self._texts[k].count(" ") > LONGEST_PASSAGE:
            return []
        side = read_side(self._texts[k], self._lexicon)
        labels = frozenset(side.labels)
        return [
            meaning
            for at, meaning in enumerate(side.meanings)
            if meaning and (meaning == NOT or meaning[0] != QUALIFIER) and at not in labels
        ]


def span_of(claims: Sequence[str], passage: Sequence[str]) -> float:
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
