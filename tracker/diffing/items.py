"""Items of enumerations: noun phrases so short that the words they share may only qualify what they name.

`unlawful killing` and `unlawful interference with privacy` share a word and no claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.fold import stems, words
from tracker.diffing.lightwords import LIGHT_WORDS
from tracker.model import Form

if TYPE_CHECKING:
    from tracker.model import Edition

_ADJECTIVE = ("able", "al", "ary", "ful", "ial", "ible", "ic", "ive", "less", "ous")
"""How many English adjectives end; a word counts as one only where it stands before another word."""
_COORDINATORS = frozenset({"and", "or"})


class Items:
    """Which pairs of findings, one of them an item, name nothing in common; in English alone."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self._old, self._new = _things(old), _things(new)
        self._editions = old, new

    def are_strangers(self, i: int, j: int) -> bool:
        """Whether old finding `i` and new finding `j` share at most words that qualify others."""
        if i not in self._old and j not in self._new:
            return False
        one = self._old[i] if i in self._old else things_of(self._editions[0].findings[i].text)
        other = self._new[j] if j in self._new else things_of(self._editions[1].findings[j].text)
        return one.isdisjoint(other)


def _things(edition: Edition) -> dict[int, frozenset[str]]:
    if edition.provenance.language != "en":
        return {}
    return {
        k: things_of(finding.text) for k, finding in enumerate(edition.findings) if finding.form is Form.ITEM
    }


def things_of(text: str) -> frozenset[str]:
    """Stems of the words that name something: neither words that say little nor adjectives before others."""
    found = words(text)
    following = [*found[1:], "", ""]
    modifiers: set[int] = set()
    for k in reversed(range(len(found))):
        if not found[k].endswith(_ADJECTIVE):
            continue
        coordinated = following[k] in _COORDINATORS and k + 2 in modifiers
        if coordinated or (following[k] and following[k] not in LIGHT_WORDS):
            modifiers.add(k)
    return frozenset(
        stems(word for k, word in enumerate(found) if k not in modifiers and word not in LIGHT_WORDS)
    )
