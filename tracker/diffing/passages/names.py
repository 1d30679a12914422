"""Proper names in running text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import bare
from tracker.diffing.folding.folded import of_edition
from tracker.diffing.lexicon import is_noun_of
from tracker.diffing.lexicon.notation import listed
from tracker.diffing.passages.abbreviations import CONNECTORS
from tracker.diffing.passages.capitals import (
    hyphenated,
    is_capital,
    past_series,
    run_of_capitals,
    starts_sentence,
)
from tracker.diffing.passages.sides import QUALIFIER

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side
    from tracker.model import Edition

SAME_SPELLING = 0.84
"""Similarity from which two long names are one name spelled in two ways: transliterations differ in a
letter or two in seven; in the names of the seeds different persons stay under 0.8."""
MOST_NAMES = 60
"""Names of a passage up to which each is looked for in other spellings; more are a register, no sentence."""
_LONG_NAME = 6
"""Letters of a name from which on another spelling of it is looked for; a shorter one is another name."""
_ROOT = 5
"""Letters that two forms of one name share at their beginning (`Kyrgyzstan`, `Kyrgyz Republic`)."""

_QUOTED = re.compile(r"[\"\u201c\u00ab]([^\"\u201c\u201d\u00ab\u00bb]{1,200})[\"\u201d\u00bb]")
_WORDS = re.compile(r"[^\W\d_]+")
_WITHIN_SENTENCE = re.compile(r"(?:(?<=[^\W\d_] )|(?<=, ))[^\W\d_]+")
"""A word behind another, or behind a comma."""
_QUOTES = '"\u201c\u00ab'
_CLOSING = frozenset('"\u201d\u00bb')
_FEWEST_OF_TITLE = 3
_IN_TITLES = listed("of for the and or on in to with against by a an")
"""Small words of a title in which all others are capitalised."""


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in a passage."""

    first: int
    last: int
    printed: str


def names_of(side: Side, lexicon: Lexicon) -> list[Name]:
    """Give the proper names of a passage, in order.

    A word that merely begins a sentence or a quotation is none, nor is what a quoted title is made of.
    """
    if side.found.names is None:
        side.found.names = _names(side, lexicon)
    return side.found.names


@dataclass(frozen=True, slots=True)
class Printed:
    """How a text prints its words."""

    small: frozenset[str]
    """Those that stand somewhere in small letters."""
    capitals: frozenset[str]
    """Those that stand somewhere with a capital though they begin no sentence."""

    @classmethod
    def of_text(cls, text: str) -> Printed:
        """How `text` does."""
        return cls(
            frozenset(filter(str.islower, _WORDS.findall(text))),
            frozenset(filter(str.istitle, _WITHIN_SENTENCE.findall(text))),
        )


@of_edition
def printed_in(edition: Edition) -> Printed:
    """How an edition prints its words; kept as long as the edition itself."""
    return Printed.of_text(edition.text)


class KnownNames:
    """Words that two editions print as names: in capitals within a sentence, and nowhere in small letters.

    What both titles name is the subject of all that they say.
    """

    def __init__(self, *editions: Printed, titles: tuple[str, ...] = ()) -> None:
        self._editions = editions
        words = [frozenset(map(str.lower, _WORDS.findall(title))) for title in titles]
        self._subject = words[0].intersection(*words[1:]) if words else frozenset()

    def is_subject(self, name: Name) -> bool:
        """Tell whether a name is what both editions are about: to leave it out is no change."""
        return self._subject.issuperset(map(str.lower, _WORDS.findall(name.printed)))

    def first_names(self, side: Side, lexicon: Lexicon) -> list[Name]:
        """Give the names of one word that begin a sentence and changed: `Lindt was released`."""
        found = []
        for k in side.lone:
            if not is_capital(side, k) or not starts_sentence(side, k) or k in side.labels:
                continue
            word = side.printed(k, k)
            is_alone = side.words[k] not in lexicon.calendar and run_of_capitals(side, k) == k
            if is_alone and self._has(word) and not _names_no_one(side, k, k, lexicon):
                found.append(Name(k, k, word))
        return found

    def _has(self, word: str) -> bool:
        small = word.lower()
        return any(word in printed.capitals for printed in self._editions) and not any(
            small in printed.small for printed in self._editions
        )


def _names(side: Side, lexicon: Lexicon) -> list[Name]:
    found: list[Name] = []
    titles = {k for words in _titles(side, lexicon) for k in words}
    k = 0
    while k < len(side.words):
        if k in side.labels or k in titles or not is_capital(side, k) or _is_of_figure(side, k, lexicon):
            k += 1
            continue
        last = past_series(side, k, run_of_capitals(side, k), lexicon)
        name = _without_beginning(side, k, last, lexicon)
        if name is not None and not _names_no_one(side, *name, lexicon):
            found.append(Name(*name, side.printed(name[0], _end_of_domain(side, name[1]))))
        k = last + 1
    return found


def _is_of_figure(side: Side, k: int, lexicon: Lexicon) -> bool:
    """Tell whether a word is of the sum or the number that follows: `KZT 3,000`, `No. 24`."""
    figures = lexicon.figures
    is_before_figure = k + 1 < len(side.words) and side.words[k + 1][0].isdecimal()
    return is_before_figure and (side.words[k] in figures.currencies or side.words[k] in figures.references)


def _titles(side: Side, lexicon: Lexicon) -> list[range]:
    """Give the words of quoted titles of laws and charges: capitals joined by `of`, `and`, commas."""
    if not any(mark in side.text for mark in _QUOTES):
        return []
    found = []
    for match in _QUOTED.finditer(side.text):
        words = range(bisect_left(side.starts, match.start()), bisect_left(side.starts, match.end()))
        joins = [k for k in words if not is_capital(side, k)]
        if len(words) < _FEWEST_OF_TITLE or not joins or any(side.words[k] not in _IN_TITLES for k in joins):
            continue
        bodies = lexicon.sources | lexicon.actors
        if not any(is_noun_of(side.words[k], bodies) for k in words):
            found.append(words)
    return found


def _end_of_domain(side: Side, last: int) -> int:
    """Give the last word of an address that a name is part of: `Example.org`."""
    while last + 1 < len(side.words) and side.text[side.ends[last] : side.starts[last + 1]] == ".":
        if is_capital(side, last + 1):
            break
        last += 1
    return last


def _without_beginning(side: Side, first: int, last: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Cut off a word that is capitalised as a sentence's first, and months and the like at either end."""
    if (
        starts_sentence(side, first)
        and not _is_quoted_whole(side, first, last)
        and not _is_known_name(side, first, last, lexicon)
    ):
        first += 1
        while first <= last and side.words[first] in CONNECTORS:
            first += 1
    while first <= last and side.words[first] in lexicon.calendar:
        first += 1
    while first <= last and side.words[last] in lexicon.calendar:
        last -= 1
    return (first, last) if first <= last else None


def _is_quoted_whole(side: Side, first: int, last: int) -> bool:
    """Tell whether quotation marks hold just these words: `the party "Dawn"`."""
    start, end = side.starts[first], side.ends[last]
    after = side.text[end : end + 2].strip(",.")[:1]
    return start > 0 and side.text[start - 1] in _QUOTES and after in _CLOSING


def _is_known_name(side: Side, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether what begins a sentence is a name: an acronym, or followed by another capital at once."""
    word = side.text[side.starts[first] : side.ends[first]]
    if len(word) > 1 and not word[1:].islower():
        return True
    if last == first or not is_capital(side, first + 1) or side.meanings[first][:1] in ("", QUALIFIER):
        return False
    if side.words[first] in lexicon.phrase_starts:
        return False  # `After May`
    following = [side.words[k] for k in range(first + 1, last + 1) if is_capital(side, k)]
    return not lexicon.acronyms.issuperset(following)


def _names_no_one(side: Side, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell acronyms of things, parts of compounds (`Soviet-era`) and adjectives of countries from names."""
    if first and hyphenated(side, first - 1) and not is_capital(side, first - 1):
        return True
    if all(side.words[k] in lexicon.acronyms or side.words[k] in CONNECTORS for k in range(first, last + 1)):
        return True
    if first < last:
        return False
    if last + 1 < len(side.words) and hyphenated(side, last) and not is_capital(side, last + 1):
        return True
    word = side.words[first]
    return len(word) == 1 or (bool(lexicon.demonyms) and word.endswith(lexicon.demonyms))


def named(side: Side, lexicon: Lexicon) -> Named:
    """Give the names of a passage as those of another are looked up among them."""
    if side.found.named is None:
        side.found.named = Named(side, names_of(side, lexicon))
    return side.found.named


class Named:
    """The names of one passage, for looking up those of the other."""

    def __init__(self, side: Side, names: list[Name]) -> None:
        self.text = bare(side.text)
        self.meanings = set(side.meanings)
        self.capitals = {word for k, word in enumerate(side.words) if is_capital(side, k)}
        forms = {bare(name.printed) for name in names}
        is_sentence = len(forms) <= MOST_NAMES
        self.forms = sorted(forms) if is_sentence else []
        self.spellings = sorted(forms | self.capitals) if is_sentence else []

    def has(self, name: Name, side: Side, bodies: frozenset[str]) -> bool:
        """Tell whether a name of `side` stands here too: as it is, shortened, or spelled another way.

        `bodies` are words that say what sort of body a name is (`Office`), not which.
        """
        form = bare(name.printed)
        if form in self.text:
            return True
        words = range(name.first, name.last + 1)
        own = {side.meanings[k] for k in words if not is_noun_of(side.words[k], bodies)}
        own |= {side.meanings[at] for name_at, at in side.introduced if name_at in words}
        own -= {""}
        if own and own <= self.meanings:
            return True
        if name.first < name.last:
            if side.words[name.last] in self.capitals:
                return True
            return any(is_spelled_alike(form, candidate) for candidate in self.forms)
        return any(is_spelled_alike(form, candidate) for candidate in self.spellings)


def _are_woman_and_man(one: str, other: str) -> bool:
    """Tell whether two names differ in nothing but a last `a` or `o`, as those of a woman and of a man do."""
    short, long = sorted((one, other), key=len)
    if short + "a" == long:
        return True
    return len(short) == len(long) and short[:-1] == long[:-1] and {short[-1], long[-1]} == {"a", "o"}


def is_spelled_alike(one: str, other: str) -> bool:
    """Tell whether two names, in bare letters, are one name in two spellings or forms."""
    if min(len(one), len(other)) < _LONG_NAME or _are_woman_and_man(one, other):
        return False
    if one[:_ROOT] == other[:_ROOT] and min(len(one), len(other)) <= 2 * _ROOT:
        return True
    if one[0] != other[0] or abs(len(one) - len(other)) > _LONG_NAME // 2:
        return False
    first, second = sorted((one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= SAME_SPELLING
