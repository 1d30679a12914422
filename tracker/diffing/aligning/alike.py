"""What is alike but for typography, and stands several times or says too little: place tells which is it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.diffing.aligning.leftovers import CORRESPONDS
from tracker.diffing.folding.folded import fold_edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.diffing.indices import OldNew
    from tracker.diffing.outline.places import Places
    from tracker.model import Edition


MOST_SECTIONS = 100
"""Of the sections of either edition that hold one formula so many are held against each other."""


def alike_links(
    old: Edition, new: Edition, places: Places, olds: Iterable[int], news: Iterable[int]
) -> Iterable[tuple[OldNew, float]]:
    """Links of what is alike among some findings of either edition: in order within corresponding sections.

    Args:
        old: the earlier edition.
        new: the later edition.
        places: how far their sections correspond.
        olds: indices of the old findings, in order.
        news: indices of the new findings, in order.
    """
    return in_order(places, _texts(old, olds), _texts(new, news))


def in_order(
    places: Places, olds: Mapping[int, str], news: Mapping[int, str]
) -> Iterator[tuple[OldNew, float]]:
    """Links of findings of one wording: in order within sections that correspond, the surest first.

    Args:
        places: how far the sections of the editions correspond.
        olds: old findings by index, in order, with what counts as their wording.
        news: new findings likewise.
    """
    all_new = _by_section(news, places.section_new)
    for text, of_old in _by_section(olds, places.section_old).items():
        of_new = all_new.get(text, {})
        likeness = {
            (a, b): places.sections(a, b)
            for a in list(of_old)[:MOST_SECTIONS]
            for b in list(of_new)[:MOST_SECTIONS]
        }
        for (a, b), alike in sorted(likeness.items(), key=lambda item: (-item[1], sum(item[0]), item[0])):
            if alike < CORRESPONDS:
                break
            pairs = list(zip(of_old[a], of_new[b], strict=False))
            of_old[a], of_new[b] = of_old[a][len(pairs) :], of_new[b][len(pairs) :]
            for pair in pairs:
                yield pair, 1.0


def _texts(edition: Edition, findings: Iterable[int]) -> dict[int, str]:
    """Some findings with their folded texts."""
    folded = fold_edition(edition).bare
    return {k: folded[k] or edition.findings[k].text for k in findings}


def _by_section(wordings: Mapping[int, str], sections: Sequence[int]) -> dict[str, dict[int, list[int]]]:
    """Findings by their wording and their section."""
    found: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for k, text in wordings.items():
        found[text][sections[k]].append(k)
    return {text: dict(of) for text, of in found.items()}
