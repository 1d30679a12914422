"""What is said over and over, and was changed throughout: the last look at what found no counterpart.

Words are weighed by their rarity, and what stands in very many findings is not looked up at all. So a
formula that stands below every heading (`No cases were reported in 2020.`) has nothing left to be found by
once its figure, or a word of it, is another one everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from tracker.diffing.aligning.alike import in_chapters, in_sections
from tracker.diffing.aligning.answers import PLAIN_WORDS
from tracker.diffing.folding.fold import masked
from tracker.diffing.folding.folded import fold_edition, of_edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tracker.diffing.indices import OldNew
    from tracker.diffing.outline.places import Places
    from tracker.model import Edition

RECURS = 3
"""From so many copies on a wording is a formula of its edition."""
SAME_FORMULA = 0.6
"""Least Dice of the stems of two formulas of which one took the other's place; all stems count alike."""
MOST_PAIRS = 1_600
"""A stem that more pairs of formulas share is no way to find one."""
RECURRING = 0.5
"""Probability of such a link. The labelled editions have none: this is no share."""


def recurring_links(
    old: Edition,
    new: Edition,
    places: Places,
    links: Iterable[OldNew],
    *,
    apart: Callable[[int, int], bool],
) -> dict[OldNew, float]:
    """Links of what differs in figures alone, and of formulas that were changed throughout.

    In order within sections that correspond, then in order, and what is over with the last.

    Args:
        old: the earlier edition.
        new: the later edition.
        places: how far their sections correspond.
        links: what is linked already.
        apart: which pairs of an old and a new finding are never linked.
    """
    known = list(links)
    olds = _free(old, {i for i, _ in known})
    news = _free(new, {j for _, j in known})
    successors = _successors((old, olds), (new, news))
    news = {j: successors.get(text, text) for j, text in news.items()}
    found = list(in_sections(places, olds, news))
    taken_old, taken_new = {i for i, _ in found}, {j for _, j in found}
    found += in_chapters(
        places,
        {i: text for i, text in olds.items() if i not in taken_old},
        {j: text for j, text in news.items() if j not in taken_new},
    )
    found += _over(olds, news, found)
    return dict.fromkeys(sorted(pair for pair in found if not apart(*pair)), RECURRING)


def _free(edition: Edition, linked: set[int]) -> dict[int, str]:
    """Each finding without a counterpart that says something by itself, with its wording."""
    singles, wordings = fold_edition(edition).singles.of, _wordings(edition)
    return {
        k: wordings[k]
        for k in range(len(edition.findings))
        if k not in linked and len(singles[k]) >= PLAIN_WORDS
    }


@of_edition
def _wordings(edition: Edition) -> tuple[str, ...]:
    """Equal for findings that differ in typography and figures alone."""
    return tuple(map(masked, fold_edition(edition).bare))


def _successors(old: tuple[Edition, dict[int, str]], new: tuple[Edition, dict[int, str]]) -> dict[str, str]:
    """Formulas of the newer edition, each with that of the older one whose place it took."""
    formulas, others = _formulas(*old), _formulas(*new)
    if not (formulas and others):
        return {}
    for mine, theirs in ((formulas, new[0]), (others, old[0])):
        for text in mine.keys() & _wordings(theirs):
            del mine[text]
    found = sorted(
        ((likeness, text, other) for text, other, likeness in _alike(formulas, others)),
        key=lambda item: (-item[0], sorted(item[1:])),
    )
    successors: dict[str, str] = {}
    taken = set()
    for _, text, other in found:
        if other not in successors and text not in taken:
            successors[other] = text
            taken.add(text)
    return successors


def _formulas(edition: Edition, free: Mapping[int, str]) -> dict[str, frozenset[str]]:
    """The wordings of which many copies found no counterpart, each with its stems."""
    singles = fold_edition(edition).singles
    return {
        text: frozenset(map(singles.names.__getitem__, singles.of[copies[0]]))
        for text, copies in _copies(free).items()
        if len(copies) >= RECURS
    }


def _alike(
    formulas: Mapping[str, frozenset[str]], others: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str, float]]:
    """Pairs of formulas that share most of their stems, with their likeness."""
    here, there = _by_stem(formulas), _by_stem(others)
    telling = {
        stem for stem in here.keys() & there.keys() if len(here[stem]) * len(there[stem]) <= MOST_PAIRS
    }
    for text, stems in formulas.items():
        for other in {*chain.from_iterable(map(there.__getitem__, stems & telling))}:
            likeness = 2 * len(stems & others[other]) / (len(stems) + len(others[other]))
            if likeness >= SAME_FORMULA:
                yield text, other, likeness


def _by_stem(formulas: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    """Formulas by each of their stems."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for text, stems in formulas.items():
        for stem in stems:
            found[stem].append(text)
    return dict(found)


def _over(olds: Mapping[int, str], news: Mapping[int, str], links: Sequence[OldNew]) -> Iterator[OldNew]:
    """What is over on one side, with the last of the other."""
    all_old, all_new = _copies(olds), _copies(news)
    taken_old, taken_new = {i for i, _ in links}, {j for _, j in links}
    for text in all_old.keys() & all_new.keys():
        yield from ((i, all_new[text][-1]) for i in all_old[text] if i not in taken_old)
        yield from ((all_old[text][-1], j) for j in all_new[text] if j not in taken_new)


def _copies(wordings: Mapping[int, str]) -> dict[str, list[int]]:
    """Findings by their wording, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for k, text in wordings.items():
        found[text].append(k)
    return dict(found)
