"""What is said of a law in practice belongs to the law that it follows.

Reports tell what a law lays down and then whether it is kept, in one sentence (`The law prohibits arbitrary
arrest, but such incidents occurred`) or in two (`The government did not observe these requirements`). The
second half is worded anew each time, and says nothing by itself of what it is about. So two of them are one
statement where the laws that they follow are; and one is part of the sentence that tells both where its law
went there without it. That a law is kept and that it is broken are not one statement: nothing would say that
it turned. English alone is read so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.diffing.folding.folded import of_edition
from tracker.diffing.lexicon.english_practice import DENIES, IN_PRACTICE, LAID_DOWN, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.diffing.indices import OldNew
    from tracker.model import Edition


_STOPS = re.compile(r"[,;]| but ")
LANGUAGE = "en"
PRACTICE_LINK = 0.5
"""Probability of such a link. On the labelled pairs of editions only two are linked so, both rightly: too few
for a share."""
MOST_WORDS = 20
"""A longer finding says more than that a law is kept, or is not."""
REACH = 12
"""So many findings before it, of its paragraph, are searched for the law: the work stays in proportion."""
MOST_PARTNERS = 4
"""Of the links of a law so many are followed: more are of copies."""


def practice_links(old: Edition, new: Edition, links: Mapping[OldNew, float]) -> dict[OldNew, float]:
    """Links of findings without one that tell whether a law is kept, by the links of that law.

    Args:
        old: the earlier edition.
        new: the later edition.
        links: what is linked already; of its findings none is linked further but to take in such a finding.
    """
    if {edition.provenance.language for edition in (old, new)} != {LANGUAGE}:
        return {}
    one = _Side(old, {i for i, _ in links})
    other = _Side(new, {j for _, j in links})
    if not one.telling and not other.telling:
        return {}
    news, olds = _partners(links), _partners((j, i) for i, j in links)
    found = dict.fromkeys(_of_one_law(one, other, news), PRACTICE_LINK)
    here, there = {i for i, _ in found}, {j for _, j in found}
    taken = [(i, j) for i, j in _taken_in(one, other, news) if i not in here]
    taken += [(i, j) for j, i in _taken_in(other, one, olds) if j not in there]
    return found | dict.fromkeys(taken, PRACTICE_LINK)


@of_edition
def _telling(edition: Edition) -> list[int]:
    """The findings that tell whether a law is kept."""
    return [
        k
        for k, finding in enumerate(edition.findings)
        if finding.text.count(" ") < MOST_WORDS and _is_in_practice(finding.text)
    ]


class _Side:
    """One edition: its findings without a link that tell whether a law is kept, and the laws they follow."""

    def __init__(self, edition: Edition, linked: set[int]) -> None:
        self.edition = edition
        self.telling = [k for k in _telling(edition) if k not in linked]
        """Indices of those findings."""

    @cached_property
    def laws(self) -> dict[int, list[int]]:
        """What is laid down before each of them in its paragraph, the nearest first."""
        return {k: list(self._before(k)) for k in self.telling}

    def _before(self, k: int) -> Iterator[int]:
        findings = self.edition.findings
        place = findings[k].section, findings[k].paragraph
        for law in range(k - 1, max(-1, k - 1 - REACH), -1):
            if (findings[law].section, findings[law].paragraph) != place:
                return
            if LAID_DOWN.search(findings[law].text.lower()):
                yield law

    def is_kept(self, k: int) -> bool | None:
        """Whether a finding says that a law is kept, or that it is broken; None where it says neither."""
        return _is_kept(self.edition.findings[k].text.lower())

    def told_with_law(self, k: int) -> bool | None:
        """The same of what a finding says behind what the law is."""
        text = self.edition.findings[k].text.lower()
        law = LAID_DOWN.search(text)
        return _is_kept(text[law.end() :]) if law else None


def _is_in_practice(text: str) -> bool:
    lowered = text.lower()
    return any(mark in lowered for mark in MARKS) and IN_PRACTICE.search(lowered) is not None


def _is_kept(text: str) -> bool | None:
    """Whether a text in lower case affirms that a law is kept; None where it says nothing of it."""
    found = IN_PRACTICE.search(text)
    if found is None:
        return None
    start = max((stop.end() for stop in _STOPS.finditer(text, 0, found.start())), default=0)
    after = _STOPS.search(text, found.end())
    is_denied = DENIES.search(text, start, after.start() if after else len(text)) is not None
    return (found["kept"] is not None) != is_denied


def _of_one_law(one: _Side, other: _Side, news: Mapping[int, list[int]]) -> Iterator[OldNew]:
    """Pairs of findings that follow one law, the nearest to it first; each finding once."""
    following: defaultdict[int, list[int]] = defaultdict(list)
    for j, laws in other.laws.items():
        for law in laws:
            following[law].append(j)
    near = sorted(
        (i - mine + j - theirs, i + j, abs(i - j), i, j)
        for i, laws in one.laws.items()
        for mine in laws
        for theirs in news.get(mine, ())
        for j in following.get(theirs, ())
        if (mine == laws[0] or theirs == other.laws[j][0]) and one.is_kept(i) == other.is_kept(j)
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for *_, i, j in near:
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            yield i, j


def _taken_in(mine: _Side, theirs: _Side, partners: Mapping[int, list[int]]) -> Iterator[OldNew]:
    """Each finding with the counterpart of its law that tells of the law and of its keeping."""
    for k, laws in mine.laws.items():
        for law in laws[:1]:
            if mine.told_with_law(law) is None:
                kept = mine.is_kept(k)
                yield from (
                    (k, other) for other in partners.get(law, ()) if theirs.told_with_law(other) == kept
                )


def _partners(links: Iterable[OldNew]) -> dict[int, list[int]]:
    """What each finding of one side is linked to, in order."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for here, there in sorted(links):
        if len(found[here]) < MOST_PARTNERS:
            found[here].append(there)
    return dict(found)
