"""Which findings of two editions are the same statement, then and now.

Text decides, place helps: pairs are weighed by their words, then again in the light of the sections that
the clear ones tie together; the best are linked one to one; what a split or a merge leaves over is linked by
what the first links do not explain. Nothing is forced: a finding without a likely counterpart stays alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tracker.diffing.aligning.alike import alike_links, in_chapters
from tracker.diffing.aligning.answers import PLAIN_WORDS, Answers, answers_of
from tracker.diffing.aligning.candidates import Near, Overlap, Sums, candidates
from tracker.diffing.aligning.entries import Listed, entry_links, head_links
from tracker.diffing.aligning.leftovers import Leftovers, one_to_one
from tracker.diffing.aligning.patterned import Patterned
from tracker.diffing.aligning.practice import practice_links
from tracker.diffing.aligning.recurring import recurring_links
from tracker.diffing.aligning.rows import Rows
from tracker.diffing.aligning.slots import links_in_place
from tracker.diffing.aligning.strangers import Strangers
from tracker.diffing.aligning.templates import of_other_things
from tracker.diffing.aligning.twins import beside_twins
from tracker.diffing.aligning.weighing import Weighing
from tracker.diffing.folding.fold import masked
from tracker.diffing.folding.folded import FoldedEdition, Vocabulary, fold_edition, numbered
from tracker.diffing.outline.entered import as_sections
from tracker.diffing.outline.places import Places
from tracker.diffing.passages.items import Items
from tracker.diffing.passages.nature import pointers_of, references_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tracker.diffing.indices import OldNew
    from tracker.model import Edition


LINK = 0.3
"""Least probability of a first link. From 0.35 on more findings that stand are called not found (of the part
of 2020 to 2023 that was labelled twice 2.3 percent, not 1.6); at 0.2 it is no fewer, and more links are wrong
(33 of 89 of passages little alike, not 28 of 84): `tests/gold/floors.py`."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links between two editions, and what is needed to explain them."""

    links: Mapping[OldNew, float]
    """Each linked pair with its probability."""
    old: Sums
    new: Sums
    vocabulary: Vocabulary
    pairs: Mapping[OldNew, Overlap]
    """Every pair that was weighed."""
    near_old: Mapping[int, Near]
    """What came near an old finding, weighed or not."""
    near_new: Mapping[int, Near]
    places: Places
    identical_old: frozenset[int]
    """Old findings that were linked at sight, and so were weighed with none."""
    identical_new: frozenset[int]
    pointers: tuple[frozenset[int], frozenset[int]]
    """Old findings and new ones that only point elsewhere."""
    patterned: Patterned
    placed: frozenset[OldNew]
    """Links of answers and entries: their place ties them together, however little they share."""


def align(old: Edition, new: Edition) -> Alignment:
    """Link the findings of two editions."""
    read = old, new
    old, new = as_sections(old, new)
    folded_old, folded_new = fold_edition(old), fold_edition(new)
    places = Places(old, new)
    patterned = Patterned(places)
    vocabulary, numbers_old, numbers_new = numbered(folded_old, folded_new)
    sums_old, sums_new = Sums(folded_old, numbers_old), Sums(folded_new, numbers_new)
    del numbers_old, numbers_new
    same = [pair for pair in _identical(folded_old, folded_new) if not patterned.are_apart(*pair)]
    taken_old, taken_new = {i for i, _ in same}, {j for _, j in same}
    olds = [i for i in range(len(old.findings)) if i not in taken_old]
    news = [j for j in range(len(new.findings)) if j not in taken_new]
    of_old, of_new = places.subjects.parts(olds, news)
    found = candidates(sums_old, sums_new, vocabulary, of_old=of_old, of_new=of_new)
    pointers = pointers_of(old), pointers_of(new)
    items = Items(old, new)
    answers = Answers(old, new)
    references = references_of(old), references_of(new)
    rows = Rows(old, new)
    bare = folded_old.bare, folded_new.bare
    apart = _Apart(bare, pointers, references, answers, Listed(old, new), rows, patterned, items)
    pairs = {pair: shares for pair, shares in found.pairs.items() if not apart(*pair)}
    weighed = Weighing(pairs, same, sums_old, sums_new, places)
    strangers = Strangers(old, new, places, pairs)
    links = first_links(old, new, weighed, strangers)
    links.update(_copies(folded_old, folded_new, places, links, apart=patterned.are_apart))
    links.update(strangers.without(weighed.extras(links, vocabulary), links))
    leftovers = Leftovers((folded_old, folded_new), (sums_old, sums_new), vocabulary, places, links)
    links.update(strangers.without(leftovers.links(apart=apart), links))
    links.update(recurring_links(old, new, places, links, apart=apart))
    for pair in beside_twins(old, new, links) | of_other_things(old, new, links.keys() - weighed.same):
        del links[pair]
    links.update(items.links(links))
    links.update(items.lead_links(links))
    placed = entry_links(old, new, links) | rows.links(links) | head_links(old, new, links)
    placed |= answers.links(places, {**links, **placed})
    links.update(placed)
    in_place = links_in_place(old, new, links)
    by_place = (placed.keys() & in_place.keys()) | (in_place.keys() - links.keys())
    links = in_place
    links.update(practice_links(old, new, links))
    if old is not read[0]:
        places = Places(*read)
        places.learn([*dict.fromkeys(weighed.same, 1.0).items(), *weighed.clear.items()])
    return Alignment(
        links,
        sums_old,
        sums_new,
        vocabulary,
        pairs,
        found.of_old,
        found.of_new,
        places,
        frozenset(taken_old),
        frozenset(taken_new),
        pointers,
        patterned,
        frozenset(by_place),
    )


class _Telling(Protocol):
    """What tells some findings apart, by whatever it knows of them; false where there are none such."""

    def are_apart(self, i: int, j: int) -> bool:
        """Whether old finding `i` and new finding `j` are apart."""


class _Apart:
    """Which pairs of an old and a new finding are never linked, whatever they share.

    Items of lists that share nothing but adjectives; entries of two names, rows on two things; what is said
    of two subjects after one pattern; answers, of which place decides; a statement and a mere pointer
    (`see …`), which claims nothing: of 600 labelled links none ties two such, save where one is the
    other word by word but for figures (`Note See section 5.`).
    """

    def __init__(
        self,
        bare: tuple[Sequence[str], Sequence[str]],
        pointers: tuple[frozenset[int], frozenset[int]],
        references: tuple[frozenset[int], frozenset[int]],
        *others: _Telling,
    ) -> None:
        self._bare = bare
        self._pointers = pointers
        self._references = references
        self._others = [other for other in others if other]

    def __call__(self, i: int, j: int) -> bool:
        """Whether old finding `i` and new finding `j` are apart."""
        (of_old, of_new), (old, new) = self._pointers, self._references
        if (i in of_old and j not in new) or (j in of_new and i not in old):
            text, text_there = masked(self._bare[0][i]), masked(self._bare[1][j])
            return text not in text_there and text_there not in text
        for other in self._others:  # noqa: SIM110 - of every pair: a generator takes twice as long
            if other.are_apart(i, j):
                return True
        return False


def _identical(old: FoldedEdition, new: FoldedEdition) -> list[OldNew]:
    """Pairs that are alike but for typography, stand once in either edition, and are no mere formula."""
    at_old, at_new = _by_text(old), _by_text(new)
    return [
        (olds[0], at_new[text][0])
        for text, olds in at_old.items()
        if text and len(olds) == 1 == len(at_new.get(text, ())) and _is_telling(old, olds[0])
    ]


def _is_telling(folded: FoldedEdition, k: int) -> bool:
    """Whether a finding is more than a formula."""
    return len(folded.singles.of[k]) >= PLAIN_WORDS


def _by_text(folded: FoldedEdition) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for k, text in enumerate(folded.bare):
        found[text].append(k)
    return found


def _copies(
    old: FoldedEdition,
    new: FoldedEdition,
    places: Places,
    links: Iterable[OldNew],
    *,
    apart: Callable[[int, int], bool],
) -> dict[OldNew, float]:
    """Identical findings that stand several times: in order, and what is over with the last.

    A statement that stood twice and now stands once is still there.
    """
    known = list(links)
    linked = {i for i, _ in known}, {j for _, j in known}
    at_old, at_new = _by_text(old), _by_text(new)
    both = [text for text, olds in at_old.items() if text in at_new and text and _is_telling(old, olds[0])]
    free_old, free_new = (
        {k: text for text in both for k in at[text] if k not in taken}
        for at, taken in zip((at_old, at_new), linked, strict=True)
    )
    found = [pair for pair in in_chapters(places, free_old, free_new) if not apart(*pair)]
    over_old, over_new = free_old.keys() - {i for i, _ in found}, free_new.keys() - {j for _, j in found}
    over = [(i, at_new[free_old[i]][-1]) for i in over_old] + [(at_old[free_new[j]][-1], j) for j in over_new]
    return dict.fromkeys(sorted(found + [pair for pair in over if not apart(*pair)]), 1.0)


def first_links(old: Edition, new: Edition, weighed: Weighing, strangers: Strangers) -> dict[OldNew, float]:
    """Links one to one: what is alike, as far as place tells which, then the likeliest first."""
    links = dict.fromkeys(weighed.same, 1.0)
    aside = {*answers_of(old), *(i for i, _ in links)}, {*answers_of(new), *(j for _, j in links)}
    olds = [i for i in range(len(old.findings)) if i not in aside[0]]
    news = [j for j in range(len(new.findings)) if j not in aside[1]]
    links.update(alike_links(old, new, weighed.places, olds, news))
    links.update(Answers(old, new).same(links))
    likely = one_to_one(weighed.chances, least=LINK, beside=links)
    weighed.forget(strangers.among(likely, links))
    return links | one_to_one(weighed.chances, least=LINK, beside=links)
