"""Items of one list that differ in a word or two: of such a pair one may be gone and the other left.

`Close the wing in Alma` is not merged into `close the wing in Zenda at once` because `close the wing in
Zenda` stood beside it: what it shares with that passage is what its twin says, and what tells it from its
twin went. Where the passage joins more than the twin did (`women and others`), it may name it otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import stems, words
from tracker.diffing.folding.lightwords import light_words
from tracker.diffing.losses.phrases import CONJUNCTIONS, COUPLINGS
from tracker.model import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.diffing.indices import OldNew
    from tracker.model import Edition

MOST_TWINS = 12
"""Items of one list with one counterpart; more were made one sentence."""


def beside_twins(old: Edition, new: Edition, links: Iterable[OldNew]) -> set[OldNew]:
    """Those of the links that tie an item to what became of its twin alone."""
    links = list(links)
    found = set(_lone(old, new, links))
    found |= {(i, j) for j, i in _lone(new, old, [(j, i) for i, j in links])}
    return found


def _lone(edition: Edition, other: Edition, links: Sequence[OldNew]) -> Iterator[OldNew]:
    """Each item of one edition, and the passage that has all that tells its twin apart, and nothing of it."""
    partners: defaultdict[int, list[int]] = defaultdict(list)
    for k, j in links:
        if edition.findings[k].form is Form.ITEM:
            partners[j].append(k)
    for j, items in partners.items():
        if not 1 < len(items) <= MOST_TWINS:
            continue
        there = _stems(other, j)
        said = {k: _stems(edition, k) for k in items}
        lone = {
            k
            for k, twin in permutations(items, 2)
            if _are_listed_together(edition, k, twin)
            and _is_told_by(said[twin], said[k], there)
            and _joints(other, j) <= _joints(edition, twin)
        }
        yield from ((k, j) for k in lone)


def _is_told_by(twin: frozenset[str], own: frozenset[str], there: frozenset[str]) -> bool:
    """Whether a passage has all that tells a twin from an item, and nothing that tells the item from it."""
    apart, mine = twin - own, own - twin
    is_near = len(own & twin) > max(len(apart), len(mine))
    return is_near and bool(apart and mine) and apart <= there and mine.isdisjoint(there)


def _are_listed_together(edition: Edition, one: int, other: int) -> bool:
    here, there = edition.findings[one], edition.findings[other]
    return (here.section, here.paragraph) == (there.section, there.paragraph)


def _joints(edition: Edition, k: int) -> int:
    """How often a finding joins one thing to another."""
    text = edition.findings[k].text
    joints = sum(map(text.count, ",;/&")) + sum(word in CONJUNCTIONS for word in words(text))
    return joints + len(COUPLINGS.findall(text))


def _stems(edition: Edition, k: int) -> frozenset[str]:
    """What a finding says, light words left out."""
    language = edition.provenance.language
    light = light_words(language)
    said = (word for word in words(edition.findings[k].text) if word not in light)
    return frozenset(stems(said, language=language))
