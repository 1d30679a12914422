"""What is alike but for typography, and stands several times or says too little: place tells which is it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.diffing.aligning.leftovers import CORRESPONDS
from tracker.diffing.folding.folded import fold_edition

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    all_new = _by_section(new, news)
    for text, of_old in _by_section(old, olds).items():
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


def _by_section(edition: Edition, findings: Iterable[int]) -> dict[str, dict[int, list[int]]]:
    """Some findings by their folded text and their section."""
    found: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    folded = fold_edition(edition).bare
    for k in findings:
        finding = edition.findings[k]
        found[folded[k] or finding.text][finding.section].append(k)
    return {text: dict(sections) for text, sections in found.items()}
