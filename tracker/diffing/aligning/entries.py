"""Entries, a label and a few words (`Status: Not free`), are known by the label: the words may be others.

So are those of a list that says one thing of many (`Zenda - 14 unsolved murders`): what two of them share is
what all of them say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import bare, masked
from tracker.diffing.folding.folded import of_edition
from tracker.diffing.outline.entered import entry_sections_of, same_entries
from tracker.diffing.outline.paths import same_sections
from tracker.model import Form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from tracker.diffing.indices import OldNew
    from tracker.model import Edition

MOST_WORDS = 5
"""Words behind a label for which others may stand: `Status: Not free`, `Level 2: Exercise caution`."""
ENTRY_LINK = 0.5
"""Probability of such a link. The labelled editions have hardly any: this is no share."""
_LISTED = re.compile(r"(?P<name>[^\W\d_][^\d:;|]{0,60}?)\s[\u2013\u2014-]\s(?P<value>[^:;|]*\d[^:;|]*)")
"""A name, a dash, and a few words with a figure."""


def entry_links(old: Edition, new: Edition, links: Mapping[OldNew, float]) -> dict[OldNew, float]:
    """Links of entries without one under a label that stands once in either of two sections that correspond.

    Args:
        old: the earlier edition.
        new: the later edition.
        links: what is linked already.
    """
    free = _entries_of(old).keys() - {i for i, _ in links}, _entries_of(new).keys() - {j for _, j in links}
    if not all(free):
        return {}
    at_old, at_new = _by_label(old, free[0]), _by_label(new, free[1])
    found: list[OldNew] = []
    for a, b in same_sections(old, new):
        for label, of_old in at_old.get(a, {}).items():
            of_new = at_new.get(b, {}).get(label, ())
            if len(of_old) == len(of_new) == 1:
                found.append((of_old[0], of_new[0]))
    return dict.fromkeys(found, ENTRY_LINK)


def head_links(old: Edition, new: Edition, links: Mapping[OldNew, float]) -> dict[OldNew, float]:
    """Links of lines without one that others stand under, if these are on one subject: it has a new name.

    Args:
        old: the earlier edition, its entries as sections.
        new: the later edition, likewise.
        links: what is linked already.
    """
    heads, others = _heads_of(old), _heads_of(new)
    if not heads or not others:
        return {}
    taken_old, taken_new = {i for i, _ in links}, {j for _, j in links}
    same = same_entries(old, new)
    pairs = ((i, others.get(same.get(section, -1), -1)) for section, i in heads.items() if i not in taken_old)
    return {(i, j): ENTRY_LINK for i, j in pairs if j >= 0 and j not in taken_new}


@of_edition
def _heads_of(edition: Edition) -> dict[int, int]:
    """The line that others stand under, by the section that is made of them."""
    entries = entry_sections_of(edition)
    return {
        edition.findings[k].section: k
        for k, after in enumerate(edition.findings[1:])
        if after.under and not edition.findings[k].under and after.section in entries
        if after.section == edition.findings[k].section
    }


class Listed:
    """The entries of lists in two editions that have a name before a dash."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self._entries = _listed_of(old), _listed_of(new)
        self._names = tuple(frozenset(name for name, _ in entries.values()) for entries in self._entries)

    def __bool__(self) -> bool:
        """Whether both editions have any."""
        return all(self._entries)

    def are_apart(self, i: int, j: int) -> bool:
        """Whether old finding `i` and new finding `j` are entries of two names.

        One name may have become another where all else is as it was and neither stands elsewhere.
        """
        one, other = self._entries[0].get(i), self._entries[1].get(j)
        if one is None or other is None or one[0] == other[0]:
            return False
        return one[1] != other[1] or one[0] in self._names[1] or other[0] in self._names[0]


@of_edition
def _listed_of(edition: Edition) -> dict[int, tuple[str, str]]:
    """The findings that are a name and a few words with a figure: both, folded."""
    return {
        k: (bare(match["name"]), bare(match["value"]))
        for k, finding in enumerate(edition.findings)
        if finding.form is Form.ITEM
        and (match := _LISTED.fullmatch(finding.text))
        and len(match["value"].split()) <= MOST_WORDS
    }


@of_edition
def _entries_of(edition: Edition) -> dict[int, str]:
    """The findings that are a label and a few words, each with the label but for its figures."""
    return {
        k: masked(bare(finding.label))
        for k, finding in enumerate(edition.findings)
        if finding.label and 0 < len(finding.text[len(finding.label) + 1 :].split()) <= MOST_WORDS
    }


def _by_label(edition: Edition, free: AbstractSet[int]) -> dict[int, dict[str, list[int]]]:
    """Entries by their section and label, without labels of which an entry is not free."""
    found: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for k, label in _entries_of(edition).items():
        found[edition.findings[k].section][label].append(k)
    return {
        section: {label: members for label, members in labels.items() if set(members) <= free}
        for section, labels in found.items()
    }
