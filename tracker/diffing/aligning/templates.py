"""Statements made by one template of many things (`The risk of theft for shops is high.`).

What two of them share is what all of them say; what they speak of is said by the words that differ. Where all
of these differ, they are two statements. Where one stays, or there is one alone, it may have been put
otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import words
from tracker.diffing.folding.folded import of_edition
from tracker.diffing.passages.sides import word_meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.diffing.indices import OldNew
    from tracker.model import Edition

_OPENING = 2
"""Words that findings made by one template begin with."""
_FEWEST = 3
"""Findings by the same template that either edition has, with that which is asked of."""
_FEWEST_GAPS = 2
"""Places of the template that are filled otherwise."""
_MOST_ALIKE = 200
"""Findings of one beginning that are looked at."""
_FORM = 4
"""Letters in which forms of one word begin alike (`censorship`, `censored`)."""
_GAP = ""


def of_other_things(old: Edition, new: Edition, links: Iterable[OldNew]) -> set[OldNew]:
    """Those of the links that tie two statements which share no more than their template.

    Args:
        old: the earlier edition.
        new: the later edition.
        links: those to look at.
    """
    near = _by_opening(old), _by_opening(new)
    found = set()
    for i, j in links:
        opening = _opening(old.findings[i].text)
        here, there = near[0].get(opening, ()), near[1].get(opening, ())
        if not all(_FEWEST <= len(alike) <= _MOST_ALIKE for alike in (here, there)):
            continue
        one, other = old.findings[i].text.split(), new.findings[j].text.split()
        shared = set(one) & set(other)
        if len(shared) * 2 < max(len(one), len(other)):
            continue  # most of a template is the same
        template = _template(one, shared)
        if (
            template == _template(other, shared)
            and template.count(_GAP) >= _FEWEST_GAPS
            and _are_of_others(set(one) - shared, set(other) - shared)
            and _is_common(template, shared, old, here)
            and _is_common(template, shared, new, there)
            and _are_of_others(_meant(one, shared, new), _meant(other, shared, new))
        ):
            found.add((i, j))
    return found


def _template(said: Sequence[str], shared: AbstractSet[str]) -> list[str]:
    """The shared words in order, with a gap for whatever stands between."""
    found: list[str] = []
    for word in said:
        if word in shared:
            found.append(word)
        elif not found or found[-1] != _GAP:
            found.append(_GAP)
    return found


def _are_of_others(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether what fills the gaps is no form of what filled them, and no figure, which is updated."""
    if any(char.isdigit() for word in one | other for char in word):
        return False
    return {word[:_FORM] for word in one}.isdisjoint(word[:_FORM] for word in other)


def _is_common(
    template: Sequence[str], shared: AbstractSet[str], edition: Edition, near: Iterable[int]
) -> bool:
    """Whether enough findings of an edition are made by a template."""
    return sum(_template(edition.findings[k].text.split(), shared) == template for k in near) >= _FEWEST


def _meant(said: Sequence[str], shared: AbstractSet[str], edition: Edition) -> set[str]:
    """What fills the gaps, by what it means."""
    filled = words(" ".join(word for word in said if word not in shared))
    return {word_meaning(word, edition.provenance.language) for word in filled} - {""}


def _opening(text: str) -> str:
    return " ".join(text.split(maxsplit=_OPENING)[:_OPENING])


@of_edition
def _by_opening(edition: Edition) -> dict[str, list[int]]:
    """Findings by the words that they begin with."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for k, finding in enumerate(edition.findings):
        found[_opening(finding.text)].append(k)
    return found
