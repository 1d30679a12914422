"""What says nothing without its place: a bare figure (`2 / 4`), the answer to a question (`Yes.`).

Such a finding is of the question before it, or of its heading. That another question has the same answer
ties nothing together, and of the same question another answer is news. So the findings beside it, and the
sections, decide; its own text only where these do not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.diffing.aligning.alike import alike_links
from tracker.diffing.folding.fold import FIGURE, masked
from tracker.diffing.folding.folded import fold_edition, of_edition
from tracker.diffing.outline.paths import ends_of, same_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.diffing.indices import OldNew
    from tracker.diffing.outline.places import Places
    from tracker.model import Edition

PLAIN_WORDS = 3
"""An identical finding of fewer words may stand anywhere (`Not applicable.`): place decides."""
MOST_WORDS = 2
"""Printed words of an answer for which another one may stand in its place."""
ANSWERED = 0.5
"""Probability of a link of two that differ. The labelled editions have hardly any: this is no share."""
WORD = "word"
"""The shape of an answer of words."""
_LETTER = re.compile(r"[^\W\d_]")


@of_edition
def answers_of(edition: Edition) -> dict[int, str]:
    """The answers of an edition, each with its shape: equal where one may stand for another."""
    folded = fold_edition(edition)
    shapes = {
        k: _shape(edition, k) for k in range(len(edition.findings)) if len(folded.singles.of[k]) < PLAIN_WORDS
    }
    return {k: shape for k, shape in shapes.items() if shape}


class Answers:
    """The answers of two editions."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self._editions = old, new
        self._shapes = answers_of(old), answers_of(new)

    def __bool__(self) -> bool:
        """Whether either edition has any."""
        return any(self._shapes)

    def are_apart(self, i: int, j: int) -> bool:
        """Whether old finding `i` and new finding `j` are not to be tied by what they share."""
        old, new = self._shapes
        shape, other = old.get(i), new.get(j)
        return (shape or other) is not None and (shape == other or WORD not in (shape, other))

    def same(self, links: Mapping[OldNew, float]) -> dict[OldNew, float]:
        """Links of answers that stayed as they were, by what stands beside them and by their sections."""
        free = self._free(links)
        return dict.fromkeys(self._by_place(links, free, is_same=True), 1.0) if all(free) else {}

    def links(self, places: Places, links: Mapping[OldNew, float]) -> dict[OldNew, float]:
        """Links of answers without one, the same or others; last of what is alike elsewhere.

        Args:
            places: how far the sections of the editions correspond.
            links: what is linked already.
        """
        free = self._free(links)
        if not all(free):
            return {}
        found = dict.fromkeys(self._by_place(links, free, is_same=True), 1.0)
        found |= dict.fromkeys(self._by_place({**links, **found}, free, is_same=False), ANSWERED)
        return found | dict(alike_links(*self._editions, places, *map(sorted, free)))

    def _free(self, links: Iterable[OldNew]) -> tuple[set[int], set[int]]:
        old, new = self._shapes
        pairs = list(links)
        return old.keys() - {i for i, _ in pairs}, new.keys() - {j for _, j in pairs}

    def _by_place(
        self, links: Iterable[OldNew], free: tuple[set[int], set[int]], *, is_same: bool
    ) -> list[OldNew]:
        """Pairs of free answers at places that correspond, forwards and backwards; they are free no more."""
        known = list(links)
        sections = same_sections(*self._editions)
        found: list[OldNew] = []
        for step in (1, -1):
            near = _beside([*known, *found], sections, self._editions, step)
            found += _walked(near, free, self._editions, step, is_same=is_same)
        return found


def _walked(
    near: Iterable[OldNew],
    free: tuple[set[int], set[int]],
    editions: tuple[Edition, Edition],
    step: int,
    *,
    is_same: bool,
) -> Iterator[OldNew]:
    """Pairs of free answers at places that correspond, and on from there as long as there are more."""
    old, new = editions
    shapes, texts = (answers_of(old), answers_of(new)), (fold_edition(old).bare, fold_edition(new).bare)
    for start in sorted(near, key=lambda pair: (step * sum(pair), abs(pair[0] - pair[1]), pair)):
        i, j = start
        while i in free[0] and j in free[1]:
            if is_same:
                fits = (texts[0][i] or old.findings[i].text) == (texts[1][j] or new.findings[j].text)
            else:
                fits = shapes[0][i] == shapes[1][j]
            if not fits:
                break
            free[0].remove(i)
            free[1].remove(j)
            yield i, j
            if not (_is_within(old, i, step) and _is_within(new, j, step)):
                break
            i, j = i + step, j + step


def _beside(
    links: Iterable[OldNew], sections: Iterable[OldNew], editions: tuple[Edition, Edition], step: int
) -> Iterator[OldNew]:
    """Places that correspond: behind (or before) what is linked, and where sections begin (or end)."""
    old, new = editions
    for i, j in links:
        if _is_within(old, i, step) and _is_within(new, j, step):
            yield i + step, j + step
    ends, others = ends_of(old), ends_of(new)
    end = 0 if step > 0 else 1
    for a, b in sections:
        if a in ends and b in others:
            yield ends[a][end], others[b][end]


def _is_within(edition: Edition, k: int, step: int) -> bool:
    """Whether another finding of the same section stands behind finding `k` (before it, if `step` is -1)."""
    findings = edition.findings
    return 0 <= k + step < len(findings) and findings[k + step].section == findings[k].section


def _shape(edition: Edition, k: int) -> str:
    """What another answer in the place of this one looks like as well; empty where none may."""
    text = edition.findings[k].text
    if not _LETTER.search(text):
        return masked(text) if FIGURE.search(text) else ""
    is_answer = len(text.split()) <= MOST_WORDS and not FIGURE.search(text) and _is_asked(edition, k)
    return WORD if is_answer else ""


def _is_asked(edition: Edition, k: int) -> bool:
    """Whether a question stands before a finding, or above it."""
    section = edition.findings[k].section
    is_first = not k or edition.findings[k - 1].section != section
    return (edition.sections[section].title if is_first else edition.findings[k - 1].text).endswith("?")
