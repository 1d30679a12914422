"""What stands between the same two neighbours as before, where words lead elsewhere or nowhere.

Guidance judges one profile after another in a few fixed sentences (`Some progress was made.`). Where two of
them swapped their judgements, the same words stand elsewhere, and another statement is made of each. So a
formula that words tie to another section is held against what took its place, if that took the place of
another one in turn; and one more copy of what stood twice, or a value alone, against what stands there now.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.diffing.aligning.answers import ANSWERED
from tracker.diffing.folding.fold import FIGURE, bare, masked, stems, words
from tracker.diffing.folding.folded import fold_edition
from tracker.diffing.folding.lightwords import light_words
from tracker.diffing.outline.entered import entry_sections_of
from tracker.diffing.outline.paths import ends_of, same_sections
from tracker.model import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from tracker.diffing.indices import OldNew
    from tracker.model import Edition

SHARED = 0.3
"""Share of their words that two statements of one place have in common: forms of one judgement do
(`No progress was made.`), two statements of which one followed the other seldom."""
LONGEST_VALUE = 5
"""Printed words of a value that stands alone: `36 / 100 partly free`, `4 September 2023`."""
_ONE_TO_ONE = 2
"""Counterparts of two findings that have each other and no others."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STOPS = (".", "!", "?", ":", ";", ",")
_WORD = re.compile(r"[^\W\d_]+")


def links_in_place(old: Edition, new: Edition, links: Mapping[OldNew, float]) -> dict[OldNew, float]:
    """The links, those of formulae and values that took each other's places put right.

    Args:
        old: the earlier edition.
        new: the later edition.
        links: what is linked already.
    """
    slots = _Slots(old, new, links)
    found = dict(links)
    for gone, come in (_exchanged(slots, links), _copies_over(slots, links)):
        for pair in gone:
            found.pop(pair, None)
        found.update(dict.fromkeys(come, ANSWERED))
    taken = {i for i, _ in found}, {j for _, j in found}
    entries = entry_sections_of(old)
    for i in range(len(old.findings)):
        if i not in taken[0] and (_is_value(old, i) or old.findings[i].section in entries):
            j = slots.of_old(i)
            if j is not None and j not in taken[1] and slots.are_of_one(i, j):
                taken[1].add(j)
                found[i, j] = ANSWERED
    return found


class _Slots:
    """The places between linked findings, in sections of one path."""

    def __init__(self, old: Edition, new: Edition, links: Iterable[OldNew]) -> None:
        self.old, self.new = old, new
        self.partners: tuple[defaultdict[int, list[int]], defaultdict[int, list[int]]] = (
            defaultdict(list),
            defaultdict(list),
        )
        for i, j in links:
            self.partners[0][i].append(j)
            self.partners[1][j].append(i)
        same = dict(same_sections(old, new))
        self.same = same, {b: a for a, b in same.items()}
        self._ends = ends_of(old), ends_of(new)
        self._words: tuple[dict[int, frozenset[str]], dict[int, frozenset[str]]] = {}, {}

    @cached_property
    def _light(self) -> frozenset[str]:
        language = self.old.provenance.language
        return frozenset(stems(light_words(language), language=language))

    def of_old(self, i: int) -> int | None:
        """The new finding in the place of an old one."""
        return self._of(i, 0)

    def of_new(self, j: int) -> int | None:
        """The old finding in the place of a new one."""
        return self._of(j, 1)

    def is_displaced(self, i: int, j: int) -> bool:
        """Whether the sections of two linked findings both have another counterpart."""
        a, b = self.old.findings[i].section, self.new.findings[j].section
        return self.same[0].get(a, b) != b and self.same[1].get(b, a) != a

    def share(self, i: int, j: int) -> float:
        """Dice of the words of two findings."""
        one, other = self._words_of(0, i), self._words_of(1, j)
        total = len(one) + len(other)
        return 2 * len(one & other) / total if total else 0.0

    def are_of_one(self, i: int, j: int) -> bool:
        """Whether two findings of one place are values of one sort, or say one thing of one entry."""
        are_values = _is_value(self.old, i) and _is_value(self.new, j)
        if are_values and self.are_values_of_one(i, j):
            return True
        section, there = self.old.findings[i].section, self.new.findings[j].section
        if section not in entry_sections_of(self.old):
            return False
        ends, others = self._ends[0][section], self._ends[1][there]
        if are_values and ends[0] == i and others[0] == j:
            return True
        if ends == (i, i) and others == (j, j) and self._are_named(i, j):
            return True
        return self.share(i, j) >= SHARED or self._begin_alike(i, j)

    def _are_named(self, i: int, j: int) -> bool:
        """Whether two findings begin with the name of their entry, which is no date (`Bail: money …`)."""
        name = bare(self.old.sections[self.old.findings[i].section].title)
        texts = self.old.findings[i].text, self.new.findings[j].text
        return not FIGURE.search(name) and all(bare(text).startswith(name) for text in texts)

    def _begin_alike(self, i: int, j: int) -> bool:
        """Whether two findings begin with the same word, if it says something (`Function: Director.`)."""
        one, other = (words(edition.findings[k].text)[:1] for edition, k in ((self.old, i), (self.new, j)))
        return one == other and not light_words(self.old.provenance.language).issuperset(one)

    def are_values_of_one(self, i: int, j: int) -> bool:
        """Whether two values of one place are of one sort.

        They share a word, are dates of one shape, or stand below one term (`Legal status of defamation`).
        """
        one, other = self.old.findings[i].text, self.new.findings[j].text
        if _YEAR.search(one) and _YEAR.search(other) and _shape(one) == _shape(other):
            return True
        if self._is_below_term(i, j):
            return True
        is_figure = FIGURE.search(one) is not None
        return is_figure == (FIGURE.search(other) is not None) and self.share(i, j) >= SHARED

    def _is_below_term(self, i: int, j: int) -> bool:
        """Whether a few words without a stop, that are linked, stand right above two findings like these."""
        for edition, k in ((self.old, i), (self.new, j)):
            above = edition.findings[k - 1] if k else None
            if above is None or above.section != edition.findings[k].section or not _is_value(edition, k - 1):
                return False
            if above.text.endswith(_STOPS) or edition.findings[k].text.endswith(_STOPS):
                return False
        return self.partners[0].get(i - 1) == [j - 1]

    def _words_of(self, side: int, k: int) -> frozenset[str]:
        known = self._words[side]
        if k not in known:
            singles = fold_edition((self.old, self.new)[side]).singles
            known[k] = frozenset(singles.names[number] for number in singles.of[k]) - self._light
        return known[k]

    def _of(self, k: int, side: int) -> int | None:
        mine, theirs = (self.old, self.new) if side == 0 else (self.new, self.old)
        section = mine.findings[k].section
        other = self.same[side].get(section)
        if other is None or other not in self._ends[1 - side]:
            return None
        first, last = self._ends[side][section]
        ends = self._ends[1 - side][other]
        behind = {q + 1 for q in self.partners[side].get(k - 1, ())} if k > first else {ends[0]}
        before = {q - 1 for q in self.partners[side].get(k + 1, ())} if k < last else {ends[1]}
        found = [q for q in behind & before if 0 <= q < len(theirs.findings)]
        return found[0] if len(found) == 1 and theirs.findings[found[0]].section == other else None


def _exchanged(slots: _Slots, links: Iterable[OldNew]) -> tuple[list[OldNew], list[OldNew]]:
    """Links of what words tie to another section, and those of their places that stand for them."""
    partners = slots.partners
    places = {}
    for i, j in links:
        if slots.is_displaced(i, j) and len(partners[0][i]) == 1 == len(partners[1][j]):
            there, here = slots.of_old(i), slots.of_new(j)
            if there is not None and here is not None and _are_alike(slots, (i, there), (here, j)):
                places[i, j] = (i, there), (here, j)
    while places:
        moved = {i for i, _ in places}, {j for _, j in places}
        stuck = [
            pair
            for pair, ((_, there), (here, _)) in places.items()
            if not (_is_free(partners[1], there, moved[1]) and _is_free(partners[0], here, moved[0]))
        ]
        if not stuck:
            break
        for pair in stuck:
            del places[pair]
    return list(places), sorted({pair for pairs in places.values() for pair in pairs})


def _are_alike(slots: _Slots, *pairs: OldNew) -> bool:
    return any(slots.share(i, j) >= SHARED for i, j in pairs)


def _is_free(partners: Mapping[int, list[int]], k: int, moved: AbstractSet[int]) -> bool:
    """Whether finding `k` has no counterpart, or loses the one that it has."""
    return k in moved or not partners.get(k)


def _copies_over(slots: _Slots, links: Iterable[OldNew]) -> tuple[list[OldNew], list[OldNew]]:
    """Links of copies to what another copy is linked to, and those to what stands in their own places."""
    texts = fold_edition(slots.old).bare, fold_edition(slots.new).bare
    gone, come = [], []
    for i, j in links:
        if len(slots.partners[0][i]) + len(slots.partners[1][j]) == _ONE_TO_ONE or texts[0][i] != texts[1][j]:
            continue
        for side, k, other in ((0, i, j), (1, j, i)):
            rivals = slots.partners[1 - side][other]
            if len(slots.partners[side][k]) > 1 or not any(
                rival != k and texts[side][rival] == texts[side][k] for rival in rivals
            ):
                continue
            there = slots.of_old(k) if side == 0 else slots.of_new(k)
            if there is None or slots.partners[1 - side].get(there):
                continue
            pair = (k, there) if side == 0 else (there, k)
            if slots.share(*pair) >= SHARED:
                gone.append((i, j))
                come.append(pair)
    return gone, come


def _is_value(edition: Edition, k: int) -> bool:
    """Whether a finding is a few words by themselves."""
    finding = edition.findings[k]
    return finding.form is Form.SENTENCE and len(finding.text.split(None, LONGEST_VALUE)) <= LONGEST_VALUE


def _shape(text: str) -> str:
    return _WORD.sub("a", masked(text))
