"""What says nothing without its place: a figure (`2 / 4`), an answer (`Yes.`), an entry (`Status: Not free`).

Such a finding is of the question before it, or of its heading. That another question has the same answer
ties nothing together, and of the same question another answer is news. So the findings beside it, and the
sections, decide; its own text only where these do not. An entry is known by its label.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tracker.diffing.aligning.alike import alike_links
from tracker.diffing.folding.fold import bare
from tracker.diffing.folding.folded import fold_edition, of_edition
from tracker.diffing.outline.places import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from tracker.diffing.indices import OldNew
    from tracker.diffing.outline.places import Places
    from tracker.model import Edition

    Path = tuple[tuple[str, ...], int]

PLAIN_WORDS = 3
"""An identical finding of fewer words may stand anywhere (`Not applicable.`): place decides."""
MOST_WORDS = 2
"""Printed words of an answer for which another one may stand in its place."""
MOST_OF_ENTRY = 5
"""Words behind a label for which others may stand: `Status: Not free`, `Level 2: Exercise caution`."""
ANSWERED = 0.5
"""Probability of a link of two that differ. The labelled editions have hardly any: this is no share."""
WORD = "word"
"""The shape of an answer of words."""
_LETTER = re.compile(r"[^\W\d_]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@of_edition
def answers_of(edition: Edition) -> dict[int, str]:
    """The findings that are answers at most, each with its shape: equal where one may stand for another."""
    folded = fold_edition(edition)
    return {
        k: _shape(edition, k) for k in range(len(edition.findings)) if len(folded.singles.of[k]) < PLAIN_WORDS
    }


class Answers:
    """The answers of two editions, of which words tell nothing."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self._shapes = tuple(
            {k: shape for k, shape in answers_of(edition).items() if shape} for edition in (old, new)
        )

    def __bool__(self) -> bool:
        """Whether either edition has any."""
        return any(self._shapes)

    def are_apart(self, i: int, j: int) -> bool:
        """Whether old finding `i` and new finding `j` are not to be tied by what they share."""
        old, new = self._shapes
        shape, other = old.get(i), new.get(j)
        return (shape or other) is not None and (shape == other or WORD not in (shape, other))


def answer_links(
    old: Edition, new: Edition, places: Places, links: Mapping[OldNew, float]
) -> dict[OldNew, float]:
    """Links of answers by what stands beside them, and by their sections.

    First of those that stayed as they were, then of those that differ; last of what is alike elsewhere.

    Args:
        old: the earlier edition.
        new: the later edition.
        places: how far their sections correspond.
        links: what is linked already.
    """
    linked = {i for i, _ in links}, {j for _, j in links}
    free = set(answers_of(old)) - linked[0], set(answers_of(new)) - linked[1]
    entries = _entries_of(old).keys() - linked[0], _entries_of(new).keys() - linked[1]
    if not all(free) and not all(entries):
        return {}
    sections = _same_sections(old, new)
    found = dict.fromkeys(_same_entries(old, new, entries, sections), ANSWERED)
    for side, taken in zip(free, zip(*found, strict=True), strict=False):
        side.difference_update(taken)
    for is_same in (True, False):
        for step in (1, -1):
            near = _beside({**links, **found}, sections, (old, new), step)
            for pair in _walked(near, free, (old, new), step, is_same=is_same):
                found[pair] = 1.0 if is_same else ANSWERED
    found.update(alike_links(old, new, places, *map(sorted, free)))
    return found


@of_edition
def _entries_of(edition: Edition) -> dict[int, str]:
    """The findings that are a label and a few words, each with the label but for its figures."""
    return {
        k: _FIGURE.sub("0", bare(finding.label))
        for k, finding in enumerate(edition.findings)
        if finding.label and 0 < len(finding.text[len(finding.label) + 1 :].split()) <= MOST_OF_ENTRY
    }


def _same_entries(
    old: Edition, new: Edition, free: tuple[AbstractSet[int], AbstractSet[int]], sections: Iterable[OldNew]
) -> Iterator[OldNew]:
    """Pairs of free entries under one label that stands once in either of two sections that correspond."""
    at_old, at_new = _by_label(old, free[0]), _by_label(new, free[1])
    for a, b in sections:
        for label, of_old in at_old.get(a, {}).items():
            of_new = at_new.get(b, {}).get(label, ())
            if len(of_old) == len(of_new) == 1:
                yield of_old[0], of_new[0]


def _by_label(edition: Edition, free: AbstractSet[int]) -> dict[int, dict[str, list[int]]]:
    """Entries by their section and label, without labels of which an entry is not free."""
    found: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for k, label in _entries_of(edition).items():
        found[edition.findings[k].section][label].append(k)
    return {
        section: {label: members for label, members in labels.items() if set(members) <= free}
        for section, labels in found.items()
    }


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
                fits = bool(shapes[0][i]) and shapes[0][i] == shapes[1][j]
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
    first, other = _edges(old, step), _edges(new, step)
    for a, b in sections:
        if a in first and b in other:
            yield first[a], other[b]


def _is_within(edition: Edition, k: int, step: int) -> bool:
    """Whether another finding of the same section stands behind finding `k` (before it, if `step` is -1)."""
    findings = edition.findings
    return 0 <= k + step < len(findings) and findings[k + step].section == findings[k].section


def _edges(edition: Edition, step: int) -> dict[int, int]:
    """The first finding of each section, or the last if `step` is -1."""
    found: dict[int, int] = {}
    for k, finding in list(enumerate(edition.findings))[::step]:
        found.setdefault(finding.section, k)
    return found


def _same_sections(old: Edition, new: Edition) -> list[OldNew]:
    """Sections of one path, in order; none of a path that stands more often in one of the editions."""
    paths, others = _paths(old), _paths(new)
    times, others_times = Counter(path for path, _ in paths), Counter(path for path, _ in others)
    return [
        (a, others[key])
        for key, a in paths.items()
        if key in others and times[key[0]] == others_times[key[0]]
    ]


@of_edition
def _paths(edition: Edition) -> dict[Path, int]:
    """Each section by the names from the top down to it, and how many of that path come before it."""
    named: list[tuple[str, ...]] = []
    found: dict[Path, int] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    for section in edition.sections:
        path = (*named[section.parent], name_of(section)) if section.parent is not None else ()
        named.append(path)
        found[path, seen[path]] = section.index
        seen[path] += 1
    return found


def _shape(edition: Edition, k: int) -> str:
    """What another answer in the place of this one looks like as well; empty where none may."""
    text = edition.findings[k].text
    if not _LETTER.search(text):
        return _FIGURE.sub("0", text) if _FIGURE.search(text) else ""
    is_answer = len(text.split()) <= MOST_WORDS and not _FIGURE.search(text) and _is_asked(edition, k)
    return WORD if is_answer else ""


def _is_asked(edition: Edition, k: int) -> bool:
    """Whether a question stands before a finding, or above it."""
    section = edition.findings[k].section
    is_first = not k or edition.findings[k - 1].section != section
    return (edition.sections[section].title if is_first else edition.findings[k - 1].text).endswith("?")
