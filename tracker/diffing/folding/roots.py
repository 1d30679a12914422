"""What a word says beside its stem: a prisoner is no prison, a minority no minor; and forms of one word.

Stemmers are made for search and drop endings that make another word. Endings of inflection and those that
make a noun of what is done (`arrested`, `arrests`; `recruited`, `recruitment`) stay folded away.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import stem
from tracker.diffing.folding.verbs import IRREGULAR_VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDING = re.compile(
    r"""(?:
      (?P<agent>er|or)(?:s|ed|ing)?     # prisoner, violators; but register, registered
    | (?P<sort>iv)(?:es?|ed|ely|ing)    # executive; but receive, received
    | (?P<one>(?:(?<!m)e|a)nt|al)(?:s|ly)?  # defendant, residents, nationals; but recruitment
    | (?P<body>orat)(?:e[sd]?|ing|ions?)    # directorate
    | (?P<made>iz)(?:e[sd]?|ing|ations?)    # unionized
    | (?P<belief>is[tm])s?              # terrorism
    | (?P<state>it)(?:y|ies)            # minorities
    )$""",
    re.VERBOSE,
)
"""Endings that make another word, each with those of inflection that may follow."""

FORM_ROOT = 4
"""Letters that two forms of one word share at least."""
_INFLECTED = (
    *(("ies", "y"), ("ied", "y"), ("ying", "ie"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e")),
    *(("es", ""), ("s", ""), ("ian", "ia"), ("ibility", "ible"), ("ability", "able")),
)
"""Endings of inflection, and what stands in their place where the word has none; a country's adjective, and
the noun of what is possible, are its forms too."""
_HISSING = ("s", "x", "z", "h", "o")
"""Letters before a plural in -es."""


@lru_cache(maxsize=1 << 16)
def root(word: str, *, language: str = "en") -> str:
    """The stem of a word; in English with the ending that makes it another word, where the stem lacks it.

    Two words of one root are forms of one word. In other languages it is the stem.
    """
    found = stem(word, language=language)
    if language != "en" or word in IRREGULAR_VERBS:
        return found
    ending = _ENDING.search(word)
    if ending is None or ending.lastgroup is None:
        return found
    letters = ending[ending.lastgroup]
    return found if found.removesuffix("e").endswith(letters) else f"{found}+{letters}"


def roots(words: Iterable[str]) -> list[str]:
    """The roots of English words."""
    return [root(word) for word in words]


def are_forms(one: str, other: str) -> bool:
    """Whether two English words are forms of one, by their letters: `confirm`, `confirmed`."""
    if one[:FORM_ROOT] != other[:FORM_ROOT]:
        return False
    return not _plain(one).isdisjoint(_plain(other))


def _plain(word: str) -> set[str]:
    """What the word may be without an ending of inflection, itself included."""
    found = {word}
    for ending, plain in _INFLECTED:
        base = word.removesuffix(ending)
        if base != word and len(base) >= FORM_ROOT and (ending != "es" or base.endswith(_HISSING)):
            found.add(base + plain)
            if not plain and base[-1] == base[-2]:
                found.add(base[:-1])
    return found
