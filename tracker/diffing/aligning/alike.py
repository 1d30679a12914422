"""What is alike but for typography, and stands several times or says too little: place tells which is it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.diffing.aligning.leftovers import CORRESPONDS
from tracker.diffing.folding.folded import fold_edition
from tracker.diffing.outline.paths import chains_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.diffing.indices import OldNew
    from tracker.diffing.outline.places import Places
    from tracker.model import Edition


MOST_SECTIONS = 100
"""Of the sections that hold one formula so many of either edition are held against each other; those under
the same headings always are."""


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
    return dict.fromkeys(in_sections(places, _texts(old, olds), _texts(new, news)), 1.0).items()


def in_sections(places: Places, olds: Mapping[int, str], news: Mapping[int, str]) -> Iterator[OldNew]:
    """Pairs of findings of one wording: in order within sections that correspond, the surest first.

    Args:
        places: the outlines of the editions, and how far their sections correspond.
        olds: old findings by index, in order, with what counts as their wording.
        news: new findings likewise.
    """
    olds, news = _of_both(olds, news)
    all_new = _by_section(news, places.section_new)
    for text, of_old in _by_section(olds, places.section_old).items():
        of_new = all_new[text]
        for a in list(of_old):
            if a in places.same:
                yield from _paired(of_old, of_new, a, places.same[a])
        likeness = {
            (a, b): places.sections(a, b)
            for a in list(of_old)[:MOST_SECTIONS]
            for b in list(of_new)[:MOST_SECTIONS]
        }
        for (a, b), alike in sorted(likeness.items(), key=lambda item: (-item[1], sum(item[0]), item[0])):
            if alike < CORRESPONDS:
                break
            yield from _paired(of_old, of_new, a, b)


def in_chapters(places: Places, olds: Mapping[int, str], news: Mapping[int, str]) -> Iterator[OldNew]:
    """Pairs of findings of one wording: in order within the innermost chapters that both editions have.

    Args:
        places: the outlines of the editions.
        olds: old findings by index, in order, with what counts as their wording.
        news: new findings likewise.
    """
    olds, news = _of_both(olds, news)
    chains, others = chains_of(places.old), chains_of(places.new)
    for depth in range(max(map(len, chains)), -1, -1):
        at_old = _by_chapter(olds, [chains[a] for a in places.section_old], depth)
        at_new = _by_chapter(news, [others[b] for b in places.section_new], depth)
        for (text, chapter), of_old in at_old.items():
            there = chapter and places.same.get(chapter)
            for i, j in zip(of_old, at_new.get((text, there), ()), strict=False):
                del olds[i], news[j]
                yield i, j


def _of_both(olds: Mapping[int, str], news: Mapping[int, str]) -> tuple[dict[int, str], dict[int, str]]:
    """The findings of which the other edition has the wording, too."""
    both = {*olds.values()}.intersection(news.values())
    return (
        {i: text for i, text in olds.items() if text in both},
        {j: text for j, text in news.items() if text in both},
    )


def _by_chapter(
    wordings: Mapping[int, str], chains: Sequence[tuple[int, ...]], depth: int
) -> dict[tuple[str, int | None], list[int]]:
    """Findings by their wording and the chapter that they stand in at a depth; None is the whole edition."""
    found: defaultdict[tuple[str, int | None], list[int]] = defaultdict(list)
    for k, text in wordings.items():
        if len(chains[k]) >= depth:
            found[text, chains[k][depth - 1] if depth else None].append(k)
    return dict(found)


def _paired(of_old: dict[int, list[int]], of_new: dict[int, list[int]], a: int, b: int) -> Iterator[OldNew]:
    """The findings of two sections in order; they are taken out, and sections that are empty then."""
    if a in of_old and b in of_new:
        pairs = list(zip(of_old[a], of_new[b], strict=False))
        for of, section in ((of_old, a), (of_new, b)):
            of[section] = of[section][len(pairs) :]
            if not of[section]:
                del of[section]
        yield from pairs


def _texts(edition: Edition, findings: Iterable[int]) -> dict[int, str]:
    """Some findings with their folded texts."""
    folded = fold_edition(edition).bare
    return {k: folded[k] or edition.findings[k].text for k in findings}


def _by_section(wordings: Mapping[int, str], sections: Sequence[int]) -> dict[str, dict[int, list[int]]]:
    """Findings by their wording and their section."""
    found: defaultdict[str, dict[int, list[int]]] = defaultdict(dict)
    for k, text in wordings.items():
        found[text].setdefault(sections[k], []).append(k)
    return dict(found)
