"""Items of enumerations: noun phrases so short that the words they share may only qualify what they name.

`unlawful killing` and `unlawful interference with privacy` share a word and no claim.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import kept_by_text, stems, words
from tracker.diffing.folding.lightwords import light_words
from tracker.diffing.lexicon import lexicon_of
from tracker.model import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.diffing.indices import OldNew
    from tracker.model import Edition


_ADJECTIVE = ("able", "al", "ary", "ful", "ial", "ible", "ic", "ive", "less", "ous")
"""How many English adjectives end; a word counts as one only where it stands before another word."""
_LIGHT = light_words("en")
_COORDINATORS = frozenset({"and", "or"})
_JOINTS = re.compile(r"[;:,.]|\b(?:and|or)\b")
"""Where what a sentence names is parted."""
_POINTING_ON = frozenset({"following"})
"""Says of a list only that it comes."""
MOST_ITEMS = 200
"""Of an enumeration of topics; longer ones are registers, and take time in square."""
LAST_WORDS = 2
"""Of a lead by which an item is known behind it in a sentence: `accused of: corruption`."""
ITEM_LINK = 0.5
"""Probability of a link of items by what they name."""


class Items:
    """Which findings, one of them an item, name nothing in common, or one thing: by words in English alone.

    That an item is, word for word, among what a sentence names is told in every language.
    """

    def __init__(self, old: Edition, new: Edition) -> None:
        self._old, self._new = _things(old), _things(new)
        self._own_old, self._own_new = _own_things(old, self._old), _own_things(new, self._new)
        self._editions = old, new

    def are_apart(self, i: int, j: int) -> bool:
        """Whether old finding `i` and new finding `j` share at most words that qualify others.

        An item and a sentence, too, that share only what other items of the same list name as well:
        `killing by the government` is not in a sentence because `torture by the government` is.
        """
        if i not in self._old and j not in self._new:
            return False
        one = self._old[i] if i in self._old else things_of(self._editions[0].findings[i].text)
        other = self._new[j] if j in self._new else things_of(self._editions[1].findings[j].text)
        shared = one & other
        if not shared or (i in self._old and j in self._new):
            return not shared
        if i in self._old:
            return shared != one and shared.isdisjoint(self._own_old.get(i, one))
        return shared != other and shared.isdisjoint(self._own_new.get(j, other))

    def links(self, links: Mapping[OldNew, float]) -> dict[OldNew, float]:
        """Links of items without one, of enumerations whose leads are linked.

        Such an item names the same as one of the other list where they share a word that no other item of
        either list names, and share their first word or another one (`torture by the government`, `torture or
        degrading treatment`). In a list of topics so much is said by a word that many findings have.

        Where the other edition names so few that they are a sentence and no list, an item stands if it is
        one of them.
        """
        linked_old, linked_new = {i for i, _ in links}, {j for _, j in links}
        olds, news = (_enumerations(edition) for edition in self._editions)
        found: list[OldNew] = []
        for i, j in sorted(pair for pair in links if pair[0] in olds or pair[1] in news):
            here, there = olds.get(i, []), news.get(j, [])
            if max(len(here), len(there)) > MOST_ITEMS:
                continue
            free_old = [k for k in here if k not in linked_old]
            free_new = [k for k in there if k not in linked_new]
            if not there:
                found += [(k, j) for k in self._among(0, i, free_old, j)]
            elif not here:
                found += [(i, k) for k in self._among(1, j, free_new, i)]
            elif free_old and free_new:
                named = Counter(stem for k in here for stem in self._old.get(k, ()))
                named_there = Counter(stem for k in there for stem in self._new.get(k, ()))
                found += [
                    (a, b)
                    for a, b in product(free_old, free_new)
                    if a in self._old and b in self._new and self._are_one(a, b, named, named_there)
                ]
        return dict.fromkeys(found, ITEM_LINK)

    def lead_links(self, links: Mapping[OldNew, float]) -> dict[OldNew, float]:
        """Links of leads without one that claim nothing (`There were:`), unless their whole list is gone.

        Such a lead went where the first of its items is that stands: into the sentence that names it, or to
        the lead of its list.
        """
        found: list[OldNew] = []
        for side, edition in enumerate(self._editions):
            linked = {pair[side] for pair in links}
            leads = {
                lead: next(k for k in items if k in linked)
                for lead, items in _enumerations(edition).items()
                if lead not in linked
                and not linked.isdisjoint(items)
                and _claims_nothing(edition.findings[lead].text, edition.provenance.language)
            }
            if not leads:
                continue
            firsts = set(leads.values())
            partners = {
                pair[side]: pair[1 - side] for pair in sorted(links, reverse=True) if pair[side] in firsts
            }
            there = {
                k: lead for lead, items in _enumerations(self._editions[1 - side]).items() for k in items
            }
            for lead, first in leads.items():
                partner = partners[first]
                pair = lead, there.get(partner, partner)
                found.append(pair if side == 0 else pair[::-1])
        return dict.fromkeys(found, ITEM_LINK)

    def _among(self, side: int, lead: int, items: Sequence[int], sentence: int) -> Iterator[int]:
        """Those items of one side that are, word for word, among what a sentence of the other names.

        The first one may follow the last words of their lead, which no joint parts from it there.
        """
        if not items:
            return
        edition, other = self._editions[side], self._editions[1 - side]
        named = _parts(other.findings[sentence].text, other.provenance.language)
        language = edition.provenance.language
        last = " ".join(stems(words(edition.findings[lead].text), language=language)[-LAST_WORDS:])
        for k in items:
            item = _parts(edition.findings[k].text, language)
            follows = f"{last} {item[1:]}"
            if item.strip("|") and (item in named or f"|{follows}" in named or f" {follows}" in named):
                yield k

    def _are_one(self, i: int, j: int, named: Counter[str], named_there: Counter[str]) -> bool:
        shared = self._old[i] & self._new[j]
        if not any(named[stem] == 1 == named_there[stem] for stem in shared):
            return False
        firsts = {
            _first_thing(edition.findings[k].text) for edition, k in zip(self._editions, (i, j), strict=True)
        }
        return len(shared) > 1 or (len(firsts) == 1 and firsts <= shared)


def _claims_nothing(text: str, language: str) -> bool:
    light, small = light_words(language), lexicon_of(language).function_words
    return all(word in light or word in small or word in _POINTING_ON for word in words(text))


def _parts(text: str, language: str) -> str:
    """The stems of a text, with `|` at every joint and at both ends."""
    parts = (" ".join(stems(words(part), language=language)) for part in _JOINTS.split(text))
    return f"|{'|'.join(filter(None, parts))}|"


def _enumerations(edition: Edition) -> dict[int, list[int]]:
    """The items of each enumeration, by what it begins with."""
    found: dict[int, list[int]] = {}
    lead = -1
    for k, finding in enumerate(edition.findings):
        if finding.form is Form.LEAD:
            lead = k
        elif finding.form is not Form.ITEM:
            lead = -1
        elif lead >= 0:
            found.setdefault(lead, []).append(k)
    return found


def _first_thing(text: str) -> str:
    """The stem of the first word that says something."""
    first = next((word for word in words(text) if word not in _LIGHT), "")
    return stems([first])[0] if first else ""


def _things(edition: Edition) -> dict[int, frozenset[str]]:
    if edition.provenance.language != "en":
        return {}
    return {
        k: things_of(finding.text) for k, finding in enumerate(edition.findings) if finding.form is Form.ITEM
    }


def _own_things(edition: Edition, things: Mapping[int, frozenset[str]]) -> dict[int, frozenset[str]]:
    """What each item names that no other item of its enumeration does."""
    own: dict[int, frozenset[str]] = {}
    for items in _enumerations(edition).values() if things else ():
        named = Counter(stem for k in items for stem in things[k])
        own.update((k, frozenset(stem for stem in things[k] if named[stem] == 1)) for k in items)
    return own


@kept_by_text
def things_of(text: str) -> frozenset[str]:
    """Stems of the words that name something: neither words that say little nor adjectives before others."""
    found = words(text)
    following = [*found[1:], "", ""]
    modifiers: set[int] = set()
    for k in reversed(range(len(found))):
        if not found[k].endswith(_ADJECTIVE):
            continue
        coordinated = following[k] in _COORDINATORS and k + 2 in modifiers
        if coordinated or (following[k] and following[k] not in _LIGHT):
            modifiers.add(k)
    return frozenset(stems(word for k, word in enumerate(found) if k not in modifiers and word not in _LIGHT))
